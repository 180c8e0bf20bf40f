import pytest

from detente.sources.declared import declared_day
from detente.sources.feeds import parse_feed


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="2021-05-18T23:30:00-05:00">',
        "<meta content='2021-05-18' name='DC.date.issued'>",
        '<meta name="pubdate" content="2021-05-18 10:00:00">',
        '<time itemprop="datePublished" datetime="2021-05-18">yesterday</time>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-05-18T10:00:00.000Z"}</script>',
    ],
)
def test_day_is_where_publishers_write_it(markup: str) -> None:
    assert declared_day(markup, url=None) == "2021-05-18"


@pytest.mark.parametrize(
    "markup",
    [
        '<meta name="date" content="2021-02-31">',
        '<meta name="date" content="18 May">',
        '<meta property="article:modified_time" content="2021-05-18">',
        '<!-- <meta name="date" content="2021-05-18"> -->',
        "<p>Published 18 May 2021</p><footer>Copyright 2018</footer>",
        '<time datetime="2021-05-18">the day of the raid</time>',
    ],
)
def test_nothing_else_is_taken_for_it(markup: str) -> None:
    assert declared_day(markup, url=None) is None


def test_address_declares_a_day() -> None:
    assert declared_day("", url="https://example.org/2021/05/18/talks.html") == "2021-05-18"
    assert declared_day("", url="https://example.org/2021/02/31/talks.html") is None


def test_a_page_and_a_feed_may_part_the_day_by_slashes() -> None:
    assert declared_day('<meta name=date content="2026/03/05">', url=None) == "2026-03-05"
    assert declared_day('<meta name=date content="05/03/2026">', url=None) is None
    feed = "<rss version='2.0'><channel><item><title>Envoy</title><pubDate>2026/03/05</pubDate></item></channel></rss>"
    assert parse_feed(feed.encode()).entries[0].published == "2026-03-05"

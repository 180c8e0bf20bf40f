"""Pages as publishers lay them out: each keeps every paragraph once, in order, with its quotation marks, and loses what is not the report."""

import json
from time import process_time

import pytest

from detente.sources.declared import declared_day, declared_flags
from detente.sources.html import read_page

A = "Ardenia will withdraw its envoy from Borland by the end of the month, Foreign Minister Lena Marsk said on Thursday."
B = "“We will not return to the talks before the last prisoner is home,” Marsk told reporters in Sundhaven."
C = "Borland’s foreign ministry called the step “a mistake that will cost both peoples dearly” and summoned the chargé d’affaires."
D = "The two governments had agreed in January to exchange 40 prisoners; Borland said 12 of them were still in hospital."
BODY = (A, B, C, D)
P = "".join(f"<p>{words}</p>" for words in BODY)
OTHER = "Storm closes the harbour of Kestrel"
LINKS = f'<aside><h3>Most read</h3><ul><li><a href="/1">{OTHER} for three days</a></li><li><a href="/2">A lighthouse is sold</a></li></ul></aside>'
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
FOOT = "<footer><p>© 2026 The Example. All rights reserved.</p></footer>"
LD = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-05T21:10:00+02:00","dateModified":"2026-03-07"}</script>'


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>Envoy leaves</title>{head}</head><body>{body}</body></html>"


def each(pattern: str) -> str:
    return "".join(pattern.format(words) for words in BODY)


LAYOUTS = {
    "article with navigation": page(f"{NAV}<main><article><h1>Envoy leaves</h1>{P}</article></main>{LINKS}{FOOT}"),
    "blocks without any meaning": page(f'<div class="w"><div class="s"><h2>Envoy leaves</h2><div>{P}</div></div>{LINKS}</div>{FOOT}'),
    "paragraphs as blocks": page('<div class="article-body">' + each('<div class="para">{}</div>') + "</div>"),
    "paragraphs of spans": page(
        "<article>" + "".join(f"<p><span>{w[:30]}</span><b>{w[30:40]}</b>{w[40:]}</p>" for w in BODY) + "</article>"
    ),
    "broken lines": page('<div class="content">' + "<br/><br/>".join(BODY) + "</div>"),
    "broken lines in one paragraph": page("<article><p>" + "<br>".join(BODY) + "</p></article>"),
    "table of old": page(
        f'<table width="760"><tr><td><a href="/">Home</a><br><a href="/w">World</a></td><td><font face="Times">{"<br><br>".join(BODY)}</font></td></tr></table>'
    ),
    "table in a table": page(
        f"<table><tr><td><a href='/'>Home</a></td></tr><tr><td><table><tr><td>{P}</td></tr></table></td></tr></table>"
    ),
    "table under a heading": page(f"<table><tr><th colspan=2>Ministry</th></tr><tr><td><a href='/'>Home</a></td><td>{P}</td></tr></table>"),
    "capitals and open tags": "<HTML><HEAD><TITLE>Envoy leaves</TITLE></HEAD><BODY BGCOLOR=white>" + each("<P>{}\n") + "</BODY></HTML>",
    "sections between advertising": page(each(f'<section><p>{{}}</p></section><section class="promo"><a href="/x">{OTHER}</a></section>')),
    "accelerated page": '<!doctype html><html ⚡><head><meta charset="utf-8"><title>Envoy leaves</title></head><body><amp-sidebar><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article>'
    + each("<p>{}</p><amp-ad width=300></amp-ad>")
    + "</article></body></html>",
    "live page": page(
        "<main><h1>Live</h1>" + each("<section class='post'><time datetime='2026-03-05T10:00:00Z'></time><p>{}</p></section>") + "</main>"
    ),
    "comments below": page(
        f'<article>{P}</article><section id="comments"><div class="comment"><p>reader: {OTHER}, I say, and nobody cares.</p></div></section>'
    ),
    "cookie banner": page(f'<div class="cookie-banner"><p>We use cookies. Accept all?</p></div><article>{P}</article>'),
    "newsletter in the middle": page(
        f'<article><p>{A}</p><p>{B}</p><div class="newsletter-signup"><h3>Sign up</h3><p>The best in your inbox.</p></div><p>{C}</p><p>{D}</p></article>'
    ),
    "author below": page(f'<article>{P}<div class="author-bio"><p>Tom Wrene covers the north for The Example.</p></div></article>'),
    "quotation set off": page(f"<article><p>{A}</p><blockquote><p>{B}</p></blockquote><p>{C}</p><p>{D}</p></article>"),
    "empty paragraphs": page("<article>" + "<p>&nbsp;</p>".join(f"<p>{w}</p>" for w in BODY) + "</article>"),
    "links in the text": page("<article>" + each("<p>{}</p>").replace("Borland", "<a href='/b'>Borland</a>") + "</article>"),
    "preformatted": page("<h1>Envoy</h1><pre>\n" + "\n\n".join(BODY) + "\n</pre>"),
    "soft hyphens": page("<article>" + each("<p>{}</p>").replace("Borland", "Bor&shy;land") + "</article>"),
    "another report teased": page(f"<article>{P}</article><article class='teaser'><h2><a href='/2'>{OTHER}</a></h2></article>"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_paragraph_is_kept_once_in_order(name: str) -> None:
    lines = [line.strip() for line in read_page(LAYOUTS[name]).text.split("\n")]
    assert [line for line in lines if line in BODY] == list(BODY)


@pytest.mark.parametrize("name", sorted(LAYOUTS.keys() - {"sections between advertising"}))
def test_what_is_not_the_report_is_left_out(name: str) -> None:
    text = read_page(LAYOUTS[name]).text
    assert OTHER not in text
    assert "Tom Wrene covers" not in text
    assert "We use cookies" not in text


def test_a_post_of_another_is_kept_with_its_name() -> None:
    post = '<blockquote class="twitter-tweet"><p>We have nothing to add. Our envoy is on his way home.</p>&mdash; Lena Marsk (@lmarsk)</blockquote>'
    lines = read_page(page(f"<article><p>{A}</p>{post}<p>{B}</p><p>{C}</p></article>")).text.split("\n")
    assert lines == [A, "We have nothing to add. Our envoy is on his way home.", "— Lena Marsk (@lmarsk)", B, C]


def test_the_cells_of_a_table_of_figures_stay_in_their_rows() -> None:
    figures = "<table><tr><th>Country</th><th>Prisoners</th></tr><tr><td>Ardenia</td><td>28</td></tr></table>"
    assert "| Ardenia | 28 |" in read_page(page(f"<article><p>{A}</p>{figures}<p>{B}</p><p>{C}</p></article>")).text


def test_quotation_marks_that_the_browser_draws_are_written() -> None:
    said = "<p>Marsk said: <q>We will wait, as <q>they</q> did.</q> Then she left.</p>"
    assert "Marsk said: “We will wait, as ‘they’ did.” Then she left." in read_page(page(f"<article>{said}{P}</article>")).text


def test_quotation_marks_written_as_entities_are_those() -> None:
    said = (
        "<p>&ldquo;We&rsquo;ll wait &mdash; not for ever,&rdquo; said Marsk. &laquo;Never&raquo;, said &quot;Borland&quot; &amp; left.</p>"
    )
    assert (
        '“We’ll wait — not for ever,” said Marsk. «Never», said "Borland" & left.' in read_page(page(f"<article>{said}{P}</article>")).text
    )


@pytest.mark.parametrize("depth", [0, 400])
def test_quotation_marks_written_by_their_old_numbers_are_those(depth: int) -> None:
    said = "<p>&#147;We&#146;ll wait &#151; not for ever,&#148; said Marsk. &#x93;Never.&#x94;</p>"
    found = read_page(page("<div>" * depth + f"<article>{said}{P}</article>"))
    assert "“We’ll wait — not for ever,” said Marsk. “Never.”" in found.text


def test_a_page_made_by_script_gives_the_body_of_its_structured_data() -> None:
    data = json.dumps({"@type": "NewsArticle", "datePublished": "2026-03-05T10:00:00Z", "articleBody": " ".join(BODY)})
    found = read_page(page('<div id="root"></div>', f'<script type="application/ld+json">{data}</script>'))
    assert (found.text, found.published) == (" ".join(BODY), "2026-03-05")


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (LD, ""),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2026-03-05T00:30:00+09:00"}]}</script>',
            "",
        ),
        ('<meta name="date" content="Thu, 05 Mar 2026 10:00:00 GMT">', ""),
        ('<meta name="pubdate" content="March 5, 2026">', ""),
        ('<meta name="DC.date" content="20260305">', ""),
        ('<meta itemprop="datePublished" content="2026-03-05T10:00:00.000+0200">', ""),
        ("", '<h1>Envoy</h1><time datetime="2026-03-05T10:00:00Z">5 March</time>'),
        ("", '<div class="field date">5 March 2026</div>'),
        ("", '<p class="date">Published: 5 March 2026, 10:15</p>'),
        ("", '<span class="published">Posted on March 5th, 2026 at 10:15 am</span>'),
    ],
)
def test_the_day_is_read_where_pages_write_it(head: str, top: str) -> None:
    assert read_page(page(f"<article>{top}{P}</article>", head)).published == "2026-03-05"


@pytest.mark.parametrize(
    "rest",
    [
        '<footer class="date">© 2026</footer>',
        '<aside><h3>More</h3><time datetime="2025-01-01">1 Jan</time></aside>',
        '<div class="update">Rain expected on 5 March 2026</div>',
        '<meta name="last-modified" content="2026-03-05">',
        '<p class="date">05/03/2026</p>',
    ],
)
def test_no_day_is_taken_from_what_is_none_of_the_report(rest: str) -> None:
    assert read_page(page(f"<article>{P}</article>{rest}")).published is None


@pytest.mark.parametrize("wall", ["Subscribe to continue reading", "Already a subscriber? Log in", "This article is for subscribers only"])
def test_a_report_cut_by_a_paywall_is_a_teaser(wall: str) -> None:
    found = read_page(page(f'<article><p>{A}</p><p>{D}</p><div class="wall"><h2>{wall}</h2></div></article>'))
    assert "teaser" in found.flags
    assert A in found.text


def test_a_whole_report_that_asks_to_subscribe_is_none() -> None:
    assert "teaser" not in read_page(page(f"<article>{P * 3}<p>Subscribe to read more of us.</p></article>")).flags


@pytest.mark.parametrize(
    ("fetched", "kept"),
    [
        (None, "https://news.example/a"),
        ("https://news.example/x?y", "https://news.example/a"),
        ("https://evil.example/x", "https://evil.example/x"),
    ],
)
def test_the_address_a_page_gives_itself_counts_on_its_own_host(fetched: str | None, kept: str) -> None:
    assert read_page(page(P, '<link rel="canonical" href="https://news.example/a">'), url=fetched).url == kept


@pytest.mark.parametrize(
    "noise",
    [
        "<span class=date ",
        "<a class='",
        "<div class='date-",
        "<html class='",
        '"@type" : [',
        "<meta name=",
        "<time datetime=",
        "x-date-",
        "isAccessibleForFree : ",
    ],
)
def test_a_page_made_to_be_slow_is_read_in_time_linear_in_its_length(noise: str) -> None:
    spent = []
    for times in (2_000, 16_000):
        markup = page(f"<h1>x</h1><article>{P}</article>", "<!-- -->" + noise * times)
        start = process_time()
        declared_day(markup, url=None)
        list(declared_flags(markup, text=P))
        spent.append(process_time() - start)
    assert spent[1] < 40 * spent[0] + 0.2

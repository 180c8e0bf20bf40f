"""Rows 1–16 of docs/faults.md: what may be fetched, how, and what is kept of it."""

import gzip
import json
import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_network
from pathlib import Path

import pytest
from fault_web import PAGE, WORDS, Clock, drip, fetcher, serving

from detente.errors import InputError
from detente.model import Article, Refused
from detente.sources.addresses import look_up, target_of
from detente.sources.articles import Given
from detente.sources.collecting import Wishes, collect, offline
from detente.sources.download import Answer, Limits
from detente.sources.fetch import LONGEST_WAIT, Fetcher
from detente.sources.files import read_sources
from detente.sources.snapshots import warc_of


def results(urls: list[str], folder: Path, fetch: Fetcher | None = None, **wishes: object) -> list[tuple[str, str]]:
    found = collect(urls, folder=folder, fetcher=fetch or fetcher(), wishes=Wishes(**wishes))  # type: ignore[arg-type]
    return [(one.what, one.note or "") for one in found]


def articles(folder: Path) -> list[Article]:
    return [one for one in read_sources([str(folder)]) if isinstance(one, Article)]


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fd00::1",
        "fe80::1%eth0",
        "::",
    ],
)
def test_row_01_a_private_number_is_refused_before_connecting(number: str) -> None:
    with pytest.raises(InputError, match=r"which is not public"):
        target_of("http://news.example/a", resolve=lambda host, port: [number])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "017700000001", "127.1", "localhost"])
def test_row_02_a_number_in_another_spelling_is_looked_up_then_refused(host: str) -> None:
    with pytest.raises(InputError, match=r"leads to 127.0.0.1, which is not public|leads to ::1, which is not public"):
        target_of(f"http://{host}/", resolve=look_up)


@pytest.mark.parametrize(
    "number",
    ["64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "ff02::1", "::ffff:127.0.0.1", "2001::7f00:1", "255.255.255.255", "64:ff9b:1::1"],
)
def test_row_03_numbers_that_wrap_or_address_many_are_refused(number: str) -> None:
    with pytest.raises(InputError, match=r"which is not public"):
        target_of("http://news.example/a", resolve=lambda host, port: [number])


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1"])
def test_row_03_public_numbers_are_not(number: str) -> None:
    assert target_of("http://news.example/a", resolve=lambda host, port: [number]).numbers == (number,)


def test_row_03_one_private_number_among_public_ones_is_enough() -> None:
    with pytest.raises(InputError, match=r"leads to 10\.0\.0\.1"):
        target_of("http://news.example/a", resolve=lambda host, port: ["93.184.216.34", "10.0.0.1"])


def test_row_04_a_redirect_into_a_private_net_is_refused() -> None:
    with serving({"/a": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b"")}) as web:
        with pytest.raises(InputError, match=r"leads to 169\.254\.169\.254"):
            fetcher().fetch(f"{web.root}/a")


def test_row_04_more_than_five_redirects_are_refused() -> None:
    with serving({f"/{n}": (301, {"Location": f"/{n + 1}"}, b"") for n in range(9)}) as web:
        with pytest.raises(InputError, match=r"redirected more than 5 times"):
            fetcher(pause=0).fetch(f"{web.root}/0")
        assert "/6" not in web.paths()


def test_row_04_five_redirects_are_followed() -> None:
    hops: dict[str, object] = {f"/{n}": (301, {"Location": f"/{n + 1}"}, b"") for n in range(5)}
    with serving({**hops, "/5": (200, {}, PAGE)}) as web:
        assert fetcher(pause=0).fetch(f"{web.root}/0").body == PAGE


def test_row_05_the_checked_number_is_connected_to_whatever_the_name_means_next() -> None:
    given: list[str] = []

    def turncoat(host: str, port: int) -> list[str]:
        given.append("127.0.0.1" if len(given) < 2 else "10.9.9.9")
        return [given[-1]]

    with serving({"/a": (200, {}, PAGE)}) as web:
        answer = fetcher(pause=0, resolve=turncoat).fetch(f"http://news.example:{web.port}/a")
        assert answer.body == PAGE
        assert {headers["host"] for _, headers in web.asked} == {f"news.example:{web.port}"}
        assert given == ["127.0.0.1", "127.0.0.1"], "each address was looked up once, and never again to connect"


def test_row_05_of_several_checked_numbers_the_next_is_tried_where_one_does_not_answer() -> None:
    with serving({"/a": (200, {}, PAGE)}) as web:
        fetch = fetcher(pause=0, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"])
        fetch.allowed = [ip_network("127.0.0.0/8")]
        assert fetch.fetch(f"http://news.example:{web.port}/a").body == PAGE


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://example.org/",
        "data:text/html,x",
        "ftp://example.org/a",
        "http://user:pass@example.org/",
        "//a",
        "http:///a",
        "http://example.org:99999/",
        "http://exa mple.org/",
        "http://example.org/\r\nX: y",
        "javascript:alert(1)",
    ],
)
def test_row_06_other_kinds_of_address_are_refused(url: str) -> None:
    with pytest.raises(InputError, match=r"only http and https|user name|is no web address"):
        target_of(url, resolve=lambda host, port: ["93.184.216.34"])


def test_row_07_a_dripping_body_ends_at_the_time_limit_and_nothing_is_kept(tmp_path: Path) -> None:
    with serving({"/a": drip}) as web:
        [(what, note)] = results([f"{web.root}/a"], tmp_path, fetcher(limits=Limits(seconds=0.4)))
    assert (what, note.split(";")[0]) == ("refused", "did not answer whole within 0.4 s")
    assert not list(tmp_path.glob("*.warc.gz"))


def test_row_07_dripping_headers_end_at_the_time_limit() -> None:
    def headers_without_end(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(200):
            handler.wfile.write(b"X: y")
            handler.wfile.flush()
            if threading.Event().wait(0.02):
                return

    with serving({"/a": headers_without_end}) as web, pytest.raises(InputError, match=r"did not answer whole within 0.4 s"):
        fetcher(limits=Limits(seconds=0.4)).fetch(f"{web.root}/a")


def test_row_07_an_endless_body_ends_at_the_size_limit() -> None:
    with serving({"/a": (200, {"Content-Length": "100000000"}, b"x" * 2_000_000)}) as web:
        with pytest.raises(InputError, match=r"larger than 1,000,000 bytes; nothing of it was kept"):
            fetcher().fetch(f"{web.root}/a")


def test_row_08_a_bomb_is_stopped_by_its_unpacked_size() -> None:
    bomb = gzip.compress(bytes(200_000_000), 9)
    assert len(bomb) < 200_000
    with serving({"/a": (200, {"Content-Encoding": "gzip"}, bomb)}) as web:
        with pytest.raises(InputError, match=r"unpacks to more than 1,000,000 bytes"):
            fetcher().fetch(f"{web.root}/a")


def test_row_08_an_answer_packed_as_several_members_is_not_kept_as_its_first() -> None:
    body = gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:])
    with serving({"/a": (200, {"Content-Encoding": "gzip"}, body)}) as web, pytest.raises(InputError, match=r"several members"):
        fetcher().fetch(f"{web.root}/a")


@pytest.mark.parametrize(("said", "reason"), [(len(PAGE) + 50, "sent"), (10, None)])
def test_row_08_a_lying_length_keeps_nothing_or_only_what_it_said(said: int, reason: str | None) -> None:
    with serving({"/a": (200, {"Content-Length": str(said)}, PAGE)}) as web:
        if reason:
            with pytest.raises(InputError, match=r"said it has .* and sent .*; nothing of it was kept"):
                fetcher().fetch(f"{web.root}/a")
        else:
            assert fetcher().fetch(f"{web.root}/a").body == PAGE[:said]


def test_row_08_what_was_not_asked_for_is_not_unpacked() -> None:
    with serving({"/a": (200, {"Content-Encoding": "br"}, b"\x1b\xff\xff")}) as web, pytest.raises(InputError, match=r"packed as 'br'"):
        fetcher().fetch(f"{web.root}/a")


@pytest.mark.parametrize(
    "body",
    [
        "<h1>404 Not Found</h1><p>The page you were looking for could not be found. Try the search or go back to the front page of the paper.</p>",
        "<h1>Sign in to continue</h1><p>Enter your e-mail address and password. Forgot your password? We will send you a new one by e-mail today.</p>",
        "<p>We use cookies to give you the best experience of this site. Accept all cookies, or choose which of our 840 partners may follow you.</p>",
    ],
)
def test_row_09_a_page_without_its_article_is_kept_and_yields_no_article(tmp_path: Path, body: str) -> None:
    with serving({"/a": (200, {}, f"<html><body>{body}</body></html>".encode())}) as web:
        assert results([f"{web.root}/a"], tmp_path) == [("new", "")]
    [refused] = read_sources([str(tmp_path)])
    assert isinstance(refused, Refused)
    assert "without" in refused.reason
    assert refused.source.endswith("/a")


@pytest.mark.parametrize(("status", "told", "waited"), [(429, "7", 7.0), (503, "Thu, 05 Mar 2026 12:00:30 GMT", 30.0)])
def test_row_10_a_busy_server_is_waited_for_as_it_says(status: int, told: str, waited: float) -> None:
    clock = Clock()
    with serving({"/a": [(status, {"Retry-After": told}, b""), (200, {}, PAGE)]}) as web:
        assert fetcher(clock, pause=0).fetch(f"{web.root}/a").status == 200
    assert waited in clock.slept


def test_row_10_it_is_asked_three_times_and_no_more() -> None:
    with serving({"/a": (503, {"Retry-After": "1"}, b"")}) as web:
        with pytest.raises(InputError, match=r"is busy .status 503, asked 3 times"):
            fetcher(pause=0).fetch(f"{web.root}/a")
        assert web.paths().count("/a") == 3


def test_row_10_a_wait_beyond_all_measure_is_not_waited() -> None:
    clock = Clock()
    with serving({"/a": (429, {"Retry-After": "86400"}, b"")}) as web:
        with pytest.raises(InputError, match=r"says to wait 86400 s.; ask again later"):
            fetcher(clock).fetch(f"{web.root}/a")
    assert max(clock.slept, default=0) < LONGEST_WAIT


def test_row_11_what_robots_forbid_is_not_asked_for() -> None:
    with serving({"/robots.txt": (200, {}, b"User-agent: *\nDisallow: /private\n"), "/private/a": (200, {}, PAGE)}) as web:
        with pytest.raises(InputError, match=r"forbids it"):
            fetcher().fetch(f"{web.root}/private/a")
        assert web.paths() == ["/robots.txt"]


def test_row_11_a_mark_that_opens_robots_txt_is_no_part_of_it() -> None:
    with serving({"/robots.txt": (200, {}, b"\xef\xbb\xbfUser-agent: *\nDisallow: /private\n"), "/private/a": (200, {}, PAGE)}) as web:
        with pytest.raises(InputError, match=r"forbids it"):
            fetcher().fetch(f"{web.root}/private/a")


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_row_11_a_missing_robots_file_allows_and_a_failing_one_does_not(status: int, allowed: bool) -> None:
    with serving({"/robots.txt": (status, {}, b""), "/a": (200, {}, PAGE)}) as web:
        if allowed:
            assert fetcher(pause=0).fetch(f"{web.root}/a").status == 200
        else:
            with pytest.raises(InputError, match=rf"not to be fetched now: .*robots.txt answers with status {status}"):
                fetcher().fetch(f"{web.root}/a")


def test_row_11_of_a_huge_robots_file_the_first_500_kib_are_read() -> None:
    huge = b"User-agent: *\nDisallow: /early\n" + b"# and so on\n" * 900_000 + b"Disallow: /late\n"
    assert len(huge) > 10_000_000
    with serving({"/robots.txt": (200, {}, huge), "/late": (200, {}, PAGE)}) as web:
        fetch = fetcher(pause=0)
        assert fetch.fetch(f"{web.root}/late").status == 200
        with pytest.raises(InputError, match=r"forbids it"):
            fetch.fetch(f"{web.root}/early")


def test_row_11_robots_txt_is_asked_for_again_after_a_day() -> None:
    clock = Clock()
    with serving({"/robots.txt": [(404, {}, b""), (200, {}, b"User-agent: *\nDisallow: /\n")], "/a": (200, {}, PAGE)}) as web:
        fetch = fetcher(clock)
        assert [fetch.fetch(f"{web.root}/a").status for _ in range(2)] == [200, 200]
        clock.sleep(25 * 3_600)
        with pytest.raises(InputError, match=r"forbids it"):
            fetch.fetch(f"{web.root}/a")


def test_row_12_one_host_is_asked_five_seconds_apart() -> None:
    clock = Clock()
    with serving({f"/{n}": (200, {}, PAGE) for n in range(3)}) as web:
        fetch = fetcher(clock)
        for n in range(3):
            fetch.fetch(f"{web.root}/{n}")
    assert clock.slept == [5.0, 5.0, 5.0]


def test_row_12_robots_may_ask_for_a_longer_pause() -> None:
    clock = Clock()
    with serving({"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 20\n"), "/a": (200, {}, PAGE)}) as web:
        fetcher(clock).fetch(f"{web.root}/a")
    assert clock.slept == [20.0]


def test_row_12_another_host_is_not_waited_for() -> None:
    clock = Clock()
    with serving({"/a": (200, {}, PAGE)}) as one, serving({"/a": (200, {}, PAGE)}) as two:
        fetch = fetcher(clock, resolve=lambda host, port: ["127.0.0.1"])
        fetch.fetch(f"http://one.example:{one.port}/a")
        fetch.fetch(f"http://two.example:{two.port}/a")
    assert clock.slept == [5.0, 5.0], "one pause a host, between its robots.txt and its page"


def test_row_13_a_bad_certificate_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2"]
    subprocess.run([*made, "-subj", "/CN=localhost"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        with pytest.raises(InputError, match=r"certificate verify failed|CERTIFICATE_VERIFY_FAILED"):
            fetcher().fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/a")
        thread.join(5)


def test_row_14_offline_no_socket_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/a": (200, {}, PAGE)}) as web:
        url = f"{web.root}/a"
        results([url], tmp_path)

    def barred(*args: object, **options: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", barred)
    monkeypatch.setattr(socket, "create_connection", barred)
    monkeypatch.setattr(socket, "getaddrinfo", barred)
    [kept, missing] = offline([url, "http://other.example/"], folder=tmp_path)
    assert (kept.what, missing.what) == ("same", "refused")
    assert [article.url for article in articles(tmp_path)] == [url]


def test_row_15_a_changed_page_is_kept_beside_the_old_one(tmp_path: Path) -> None:
    changed = PAGE.replace(b"month", b"week")
    with serving({"/a": [(200, {}, PAGE), (200, {}, PAGE), (200, {}, changed)]}) as web:
        url = f"{web.root}/a"
        assert [results([url], tmp_path, fetcher(pause=0))[0][0] for _ in range(3)] == ["new", "same", "edited"]
    versions = articles(tmp_path)
    assert {article.url for article in versions} == {url}
    assert len({article.id for article in versions}) == 2


def test_row_15_only_what_has_changed_is_asked_for(tmp_path: Path) -> None:
    marks = {"ETag": '"v1"', "Last-Modified": "Wed, 04 Mar 2026 10:00:00 GMT"}
    with serving({"/a": [(200, marks, PAGE), (304, {}, b"")]}) as web:
        url = f"{web.root}/a"
        assert [results([url], tmp_path)[0][0] for _ in range(2)] == ["new", "same"]
        _, headers = web.asked[-1]
    assert headers["if-none-match"] == '"v1"'
    assert headers["if-modified-since"] == "Wed, 04 Mar 2026 10:00:00 GMT"


def test_row_16_of_a_page_removed_later_the_copy_stays_and_it_is_said(tmp_path: Path) -> None:
    with serving({"/a": [(200, {}, PAGE), (410, {}, b"gone")]}) as web:
        url = f"{web.root}/a"
        results([url], tmp_path)
        [(what, note)] = results([url], tmp_path)
    assert what == "gone"
    assert note.startswith("status 410; the copy of 2026-03-05T12:00")
    assert len(articles(tmp_path)) == 1
    visits = [json.loads(line) for line in (tmp_path / ".visits.jsonl").read_text().splitlines()]
    assert [visit["status"] for visit in visits] == [200, 410]


def test_a_feed_leads_to_its_pages_which_take_its_day_where_they_have_none(tmp_path: Path) -> None:
    item = "<item><title>Envoy leaves</title><link>{0}/a</link><pubDate>Thu, 05 Mar 2026 08:00:00 +0200</pubDate><description>Short.</description></item>"
    with serving({"/a": (200, {}, PAGE)}) as web:
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Example</title>{item.format(web.root)}</channel></rss>"
        web.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
        assert [what for what, _ in results([f"{web.root}/feed"], tmp_path)] == ["feed", "new"]
        assert [what for what, _ in results([f"{web.root}/feed"], tmp_path)] == ["feed"], "what is kept is not asked for again"
    [article] = articles(tmp_path)
    assert (article.published, article.outlet, article.url) == ("2026-03-05", "The Example", f"{web.root}/a")
    assert WORDS.strip() in article.text


def test_the_links_of_a_feed_may_be_short(tmp_path: Path) -> None:
    entries = "".join(f"<item>{link}<guid>g{n}</guid></item>" for n, link in enumerate(("<link>/a</link>", "<link>b?x=1</link>", "")))
    rss = f"<rss version='2.0'><channel><title>The Example</title>{entries}</channel></rss>".encode()
    answers = {
        "/dir/feed": (200, {}, rss),
        "/feed": (301, {"Location": "/dir/feed"}, b""),
        "/a": (200, {}, PAGE),
        "/dir/b?x=1": (200, {}, PAGE),
    }
    with serving(answers) as web:
        found = list(collect([f"{web.root}/feed"], folder=tmp_path, fetcher=fetcher(), wishes=Wishes()))
    assert [(each.what, each.note) for each in found] == [("feed", "3 entries, 1 without an address"), ("new", None), ("new", None)]


def test_of_an_answer_that_is_kept_and_not_read_it_is_said(tmp_path: Path) -> None:
    with serving({"/a": (200, {"Content-Type": "application/json"}, b"{}"), "/b": (200, {"Content-Type": ""}, PAGE)}) as web:
        found = list(collect([f"{web.root}/a", f"{web.root}/b"], folder=tmp_path, fetcher=fetcher(), wishes=Wishes()))
    assert [(each.what, each.note) for each in found] == [("new", "is application/json, which is kept and not read"), ("new", None)]
    assert [isinstance(each, Article) for each in read_sources([str(tmp_path)])] == [True]


def test_an_entrys_page_is_asked_for_again_while_it_is_young(tmp_path: Path) -> None:
    clock = Clock()
    with serving({"/a": [(200, {}, PAGE), (200, {}, PAGE.replace(b"month", b"week"))]}) as web:
        feed = f"<rss version='2.0'><channel><title>E</title><item><link>{web.root}/a</link></item></channel></rss>"
        web.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed.encode())
        for days in (1.0, 1.0):
            last = results([f"{web.root}/feed"], tmp_path, fetcher(clock), again_days=days)
        assert [what for what, _ in last] == ["feed", "edited"]
        clock.sleep(3 * 86_400)
        assert [what for what, _ in results([f"{web.root}/feed"], tmp_path, fetcher(clock), again_days=1.0)] == ["feed"]


def test_a_page_in_place_of_a_feed_is_refused_where_feeds_are_asked_for(tmp_path: Path) -> None:
    with serving({"/feed": (200, {}, PAGE)}) as web:
        [(what, note)] = results([f"{web.root}/feed"], tmp_path, feeds_only=True)
    assert what == "refused"
    assert note.startswith("is not a feed")


def test_a_kill_in_the_middle_of_the_log_costs_that_line_alone(tmp_path: Path) -> None:
    with serving({"/a": [(200, {}, PAGE)] * 3}) as web:
        url = f"{web.root}/a"
        results([url], tmp_path)
        with open(tmp_path / ".visits.jsonl", "ab") as log:
            log.write(b'{"url": "http://x')
        assert results([url], tmp_path)[0][0] == "same"
        assert results([url], tmp_path)[0][0] == "same"


def test_the_same_answer_makes_the_same_bytes() -> None:
    answer = Answer("http://news.example/a", 200, "OK", (("Content-Type", "text/html"),), PAGE, PAGE)
    known = Given(text="", title="Envoy leaves", published="2026-03-05")
    assert warc_of(answer, time=Clock().now(), known=known) == warc_of(answer, time=Clock().now(), known=known)

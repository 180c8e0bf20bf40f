"""Which version of a page counts? The latest; the older ones are kept, struck with the reason."""

from collections.abc import Iterable
from urllib.parse import urlsplit

import duckdb

CHANGED = "the page changed"
# Later is what was published later, then what was stored first later, whatever reader has read it again since; the numbers of
# the readings tell it, which a rebuilt ledger has in the same order, and not the runs, of which it has one.
STRIKE_OLDER_VERSIONS = """
INSERT INTO strike
WITH first AS (
    SELECT id, min(reading) AS reading FROM article WHERE url IN (SELECT unnest($urls::VARCHAR[])) GROUP BY id
),
standing AS (
    SELECT page.url, page.reading, page.id,
        row_number() OVER (PARTITION BY page.url ORDER BY page.published DESC NULLS LAST, first.reading DESC) AS place
    FROM current_article AS page JOIN first ON first.id = page.id
    WHERE page.url IN (SELECT unnest($urls::VARCHAR[]))
)
SELECT $run, older.reading, older.id, newest.id, $why
FROM standing AS older JOIN standing AS newest ON newest.url = older.url AND newest.place = 1
WHERE older.place > 1
"""


def strike_older_versions(connection: duckdb.DuckDBPyConnection, urls: Iterable[str | None], *, run: int) -> None:
    """Of the pages at these addresses let only the latest version count."""
    pages = sorted({url for url in urls if url and is_page(url)})
    if pages:
        connection.execute(STRIKE_OLDER_VERSIONS, {"urls": pages, "run": run, "why": CHANGED})


def is_page(url: str) -> bool:
    """Does the address name one page? A site's front page shows another report each day."""
    parts = urlsplit(url)
    return parts.path.strip("/") != "" or parts.query != ""

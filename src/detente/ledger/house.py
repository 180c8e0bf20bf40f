"""Which tables does the ledger keep beside the records? What was done and when; what no longer counts; what was derived.

`READING` numbers one reading of one article: its row in `article` and all the rows it yielded carry the same number, so
that the rows of an article lie together and a reading can be struck as a whole by one row of `strike`.
"""

# What is written once and never changed.
KEPT = {
    "meta": "program VARCHAR, schema_version INTEGER, shape VARCHAR",
    "run": 'run INTEGER, "time" VARCHAR, who VARCHAR, reader VARCHAR',
    "log": '"time" VARCHAR, what VARCHAR, who VARCHAR, why VARCHAR',
    "strike": "added INTEGER, reading BIGINT, article VARCHAR, successor VARCHAR, why VARCHAR",
    "mark": "added INTEGER, reading BIGINT, record VARCHAR, correction VARCHAR, does VARCHAR",
    "correction": "added INTEGER, id VARCHAR, what VARCHAR, kind VARCHAR, record VARCHAR, article VARCHAR, "
    'start BIGINT, "end" BIGINT, field VARCHAR, value VARCHAR, line VARCHAR, "time" VARCHAR, who VARCHAR, why VARCHAR',
}
# What follows from the records; `detente check` holds it against them and `detente fold --anew` makes it again.
DERIVED = {
    "place": "number UBIGINT, reading BIGINT",
    "sheet": "reading BIGINT, lines BLOB",
    "dyad": 'added INTEGER, reading BIGINT, day VARCHAR, "last" VARCHAR, inferred BOOLEAN, reported VARCHAR, source VARCHAR, '
    "target VARCHAR, type VARCHAR, status VARCHAR, intensity DOUBLE, undirected BOOLEAN, article VARCHAR, id VARCHAR",
    "fold_article": "reading BIGINT, article VARCHAR, copy_of VARCHAR",
    "fold_band": "band UBIGINT, reading BIGINT",
    "fold_member": "claim VARCHAR, record VARCHAR, reading BIGINT",
    "fold_line": "claim VARCHAR, line VARCHAR",
    "fold_claim": "claim VARCHAR, part VARCHAR, grp VARCHAR",
    "fold_key": "key UBIGINT, claim VARCHAR",
}
HOUSE = [f"CREATE TABLE {name} ({columns})" for name, columns in (KEPT | DERIVED).items()]
FOLD_TABLES = [name for name in DERIVED if name.startswith("fold_")]

# What the log says of a ledger without the words of its articles, and of one that was made anew with them.
PACKED, REBUILT = "packed without text", "rebuilt"

# An article's id as a number: a scan of numbers is ten times as fast as one of words.
NUMBER = "md5_number_lower({id})"
PLACE_ROWS = f"SELECT {NUMBER.format(id='id')} AS number, reading FROM article WHERE {{test}}"
# One row an act and pair of states, from the event rows that pass the test.
DYAD_ROWS = """
WITH sided AS (
    SELECT event.*, unnest(if(len(event.source) = 0, [NULL], event.source)) AS actor FROM event WHERE {test}
),
paired AS (
    SELECT sided.*, unnest(if(len(sided.target) = 0, [NULL], sided.target)) AS other FROM sided
)
SELECT
    paired.added, paired.reading, paired."when".start AS day, paired."when"."end" AS "last", paired."when".inferred AS inferred,
    left(report.published, 10) AS reported, actor.state AS source, other.state AS target, type, status, intensity, undirected,
    paired.article, paired.id
FROM paired JOIN article AS report ON report.reading = paired.reading
"""

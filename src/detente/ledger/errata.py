"""Where do the corrections of a folder of Parquet lie? One small file each; at each look they are carried out anew, in their order.

    LEDGER/correction/NUMBER-ID.json    one thing that a person did

What a correction makes is in the memory of the connection only, so that no file of records is ever changed by it.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

import duckdb

from detente.errors import StoreError
from detente.ledger import correcting
from detente.ledger.adding import Run, next_run
from detente.ledger.columns import RECORD_KINDS, creation, quoted
from detente.ledger.corrections import Correction
from detente.ledger.places import Place

ERRATA = "correction"
# Rows that a correction makes lie beside those of the files.
MADE = "made_{kind}"


def find_errata(place: Place) -> list[Correction]:
    """The corrections, oldest first."""
    return [_read_erratum(place, name) for name in _names(place)]


def write_erratum(place: Place, correction: Correction) -> None:
    """Keep the correction as the last of all; it stands from now on."""
    last = max((int(name.split("-")[0]) for name in _names(place)), default=0)
    data = json.dumps(asdict(correction), ensure_ascii=False, indent=1).encode()
    place.write(f"{ERRATA}/{last + 1:06}-{correction.id}.json", data)


def remove_errata(place: Place, *, article: str) -> None:
    """Take away what was said of the article's records, for good."""
    for name in _names(place):
        if _read_erratum(place, name).article == article:
            place.remove(f"{ERRATA}/{name}")


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """An empty table a kind for the rows that corrections make."""
    for kind in RECORD_KINDS:
        opening = f"CREATE TABLE {quoted(kind)} ("
        (statement,) = (one for one in creation() if one.startswith(opening))
        connection.execute(statement.replace(opening, f"CREATE TABLE {MADE.format(kind=kind)} (", 1))


def carry_out_all(connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """Have the corrections count in every reading of their articles, whichever of these readings counts itself."""
    for one in corrections:
        run = next_run(connection, Run(time=one.time, who=one.who))
        correcting.carry_out(connection, one, run=run, made=MADE)


def _names(place: Place) -> list[str]:
    return [name for name in place.names(ERRATA) if name.endswith(".json") and name.split("-")[0].isdigit()]


def _read_erratum(place: Place, name: str) -> Correction:
    try:
        return Correction(**json.loads(place.read(f"{ERRATA}/{name}") or b""))
    except (ValueError, TypeError) as error:
        raise StoreError(f"{place.path(f'{ERRATA}/{name}')}: is damaged; delete it and correct the record again") from error

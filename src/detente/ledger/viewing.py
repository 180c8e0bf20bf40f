"""Where does a number on a page come from? From a named view: one SQL file of `views/`, run with named parameters."""

import re
from dataclasses import dataclass
from importlib import resources
from typing import Any

import duckdb

from detente.errors import UsageError

PARAMETER = re.compile(r"\$([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a view: the names of its columns and its rows, in the view's own order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def view_names() -> list[str]:
    """The views there are, sorted."""
    names = [file.name for file in (resources.files("detente.ledger") / "views").iterdir()]
    return sorted(name.removesuffix(".sql") for name in names if name.endswith(".sql"))


def view_sql(name: str) -> str:
    """The view's text."""
    if name not in view_names():
        raise UsageError(f"unknown view {name!r}; views are {', '.join(view_names())}")
    return (resources.files("detente.ledger") / "views" / f"{name}.sql").read_text(encoding="utf-8")


def view_parameters(name: str) -> list[str]:
    """The parameters that the view takes; each may be left out."""
    return sorted(set(PARAMETER.findall(view_sql(name))))


def run_view(connection: duckdb.DuckDBPyConnection, name: str, *, parameters: dict[str, str | None]) -> Table:
    """The view's rows; a parameter left out asks for nothing in particular."""
    known = view_parameters(name)
    unknown = sorted(parameters.keys() - set(known))
    if unknown:
        raise UsageError(f"view {name} has no parameters {unknown}; it has {known}")
    values = {parameter: parameters.get(parameter) for parameter in known}
    found = connection.execute(view_sql(name), values)
    columns = tuple(column[0] for column in found.description or [])
    return Table(name, columns, tuple(found.fetchall()))

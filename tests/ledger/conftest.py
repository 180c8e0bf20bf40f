"""A folder ledger without segments, on a disk and in a store of fsspec's."""

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from detente.ledger.places import Place, place_of
from detente.ledger.segments import prepare_folder


@pytest.fixture(params=["disk", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "disk":
        yield str(tmp_path / "it's a ledger")
    else:
        yield "memory://ledger"
        fsspec.filesystem("memory").rm("/ledger", recursive=True)


@pytest.fixture
def place(url: str) -> Place:
    place = place_of(url)
    prepare_folder(place)
    return place

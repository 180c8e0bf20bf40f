"""What the tests share: one loaded reader."""

import pytest

from detente.reading.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()

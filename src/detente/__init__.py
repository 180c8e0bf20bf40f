"""Reads news reports about states and keeps a sourced ledger of the state of a relation."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.api import Reading, open, read, read_files

__version__ = "0.1.0"
__all__ = ["Reading", "__version__", "open", "read", "read_files"]


def __getattr__(name: str) -> Any:
    """The names of the API, loaded with the parser when one is first used."""
    if name not in __all__:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    return getattr(import_module("detente.api"), name)

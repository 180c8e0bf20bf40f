"""Is an optional package there? Loaded when it is first needed; if it is missing, the message says which extra brings it."""

from importlib import import_module
from typing import Any

from detente.errors import UsageError


def optional(module: str, *, extra: str) -> Any:
    """The module, or a UsageError that says how to install it."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise UsageError(f"{module} is not installed; pip install 'detente[{extra}]' brings it") from error

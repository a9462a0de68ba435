"""Modules that are brought in when they are first used: they take long to load, and the first page must not wait.

Type checkers see the module itself: a `Late` stands in the `else` of `if TYPE_CHECKING`.
"""

from importlib import import_module
from typing import Any


class Late:
    """Stands in for a module until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)

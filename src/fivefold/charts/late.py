"""Altair, brought in when the first chart is drawn: it takes more than a second, and the first page must not wait."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt
else:

    class _Late:
        def __getattr__(self, name: str) -> Any:
            return getattr(import_module("altair"), name)

    alt = _Late()

__all__ = ["alt"]

"""Altair, brought in when the first chart is drawn."""

from typing import TYPE_CHECKING

from fivefold.late import Late

if TYPE_CHECKING:
    import altair as alt
else:
    alt = Late("altair")

__all__ = ["alt"]

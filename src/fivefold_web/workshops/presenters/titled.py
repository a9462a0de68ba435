"""A page with no more than a heading and a line below it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Titled:
    heading: str
    lead: str = ""

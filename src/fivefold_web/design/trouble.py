"""What a page says when something does not work."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trouble:
    """What happened, what to do, and the reference that the log knows."""

    heading: str
    lines: tuple[str, ...]
    reference: str
    href: str
    link: str

"""What every chapter is made of and hands back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fivefold.publishing.document import Block, Section, Text
from fivefold.vocabulary.citation import Citation

NOTHING_YET = "nothing yet"


@dataclass(frozen=True)
class Scope:
    """Whose document it is, the day it speaks of, and which pictures were chosen."""

    partnership: Any
    on: date
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """What stands under one heading.

    citations: what it rests on, for the chapter of sources
    withheld:  what was left out on purpose, told to whoever previews the document
    """

    blocks: tuple[Block, ...] = ()
    parts: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    withheld: tuple[str, ...] = ()
    is_empty: bool = False


def said(*parts):
    """A paragraph of words and figures."""
    return Text(tuple(parts))


def nothing_yet(what=""):
    """A chapter without anything says so plainly."""
    words = _("Nothing has been entered yet.")
    return Chapter(blocks=(said(f"{words} {what}".strip()),), is_empty=True)

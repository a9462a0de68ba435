"""Typed text in Markdown, read into paragraphs and points that every writer can print.

HTML is not read: a typed tag is printed as typed. A link keeps its address only if it leads to the web or to e-mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from fivefold.late import Late

if TYPE_CHECKING:
    import markdown_it
    from markdown_it.token import Token
else:
    markdown_it = Late("markdown_it")

_SAFE = ("https://", "http://", "mailto:")


@dataclass(frozen=True, slots=True)
class Run:
    """Some letters printed in one way."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a point of a list: `mark` is "•" or "1." there, and empty otherwise."""

    runs: tuple[Run, ...]
    mark: str = ""


def read(markdown: str) -> tuple[Paragraph, ...]:
    """The paragraphs and points of a typed text."""
    return tuple(_paragraphs(_reader().parse(markdown)))


@cache
def _reader() -> markdown_it.MarkdownIt:
    return markdown_it.MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape"])


def _paragraphs(tokens: list[Token]) -> Iterator[Paragraph]:
    lists: list[
        int | None
    ] = []  # the number of the last point of each open list, None where points have dots
    fresh = False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(None if token.type[0] == "b" else int(token.attrs.get("start", 1)) - 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            lists[-1] = None if lists[-1] is None else lists[-1] + 1
            fresh = True
        elif token.type == "inline":
            mark = ("•" if lists[-1] is None else f"{lists[-1]}.") if lists and fresh else ""
            fresh = False
            yield Paragraph(tuple(_runs(token.children or [])), mark)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    now = Run("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                now = replace(now, bold=token.nesting > 0)
            case "em_open" | "em_close":
                now = replace(now, italic=token.nesting > 0)
            case "link_open":
                href = str(token.attrs.get("href", ""))
                now = replace(now, href=href if href.startswith(_SAFE) else "")
            case "link_close":
                now = replace(now, href="")
            case "softbreak" | "hardbreak":
                yield replace(now, text=" ")
            case _ if token.content:
                yield replace(now, text=token.content)

"""What every page of a pack is made from: items of a part, their words, and the pages that they come from."""

from django.utils.translation import gettext as _

from fivefold.knowledge.entries import Certainty
from fivefold.publishing.document import Table, Text
from fivefold_web.design.words import translated


def said(words):
    return Text((words,))


def of_part(number, entries):
    """Items whose first source is this part of the toolkit."""
    return [one for one in entries if one.cites[0].part == number]


def pages_of(entry):
    """The pages of an item, and how sure we are where it is not the toolkit itself that says so."""
    return _with_doubt(entry.sources, entry.certainty)


def short_pages(entry):
    """The same for a narrow column: p48, p51."""
    return _with_doubt(numbers_of(entry), entry.certainty)


def numbers_of(entry):
    """The pages alone."""
    return ", ".join(f"p{cite.page}" for cite in entry.cites if cite.part is not None) or entry.sources


def _with_doubt(words, certainty):
    return words if certainty is Certainty.TOOLKIT else f"{words} ({translated(certainty.label)})"


def part_pages(part, whole):
    """Pages of a step or a line; those of the whole where it names none of its own."""
    return ", ".join(f"p{cite.page}" for cite in part.cites or whole.cites if cite.part is not None)


def listed(caption, entries, name, told, head=None, about=None):
    """Items as a table: name, what is said, pages."""
    headers = (head or _("What"), about or _("In our words"), _("Page"))
    rows = ((name(one), _with_doubt(told(one), one.certainty), numbers_of(one)) for one in entries)
    return Table(caption, headers, tuple(rows))

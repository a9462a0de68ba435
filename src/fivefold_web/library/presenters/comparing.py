"""Items side by side: the same fields of two to four of them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fivefold_web.library.presenters.links import address
from fivefold_web.library.presenters.shelf import links_to


@dataclass(frozen=True)
class ComparedRow:
    label: str
    cells: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class ComparePage:
    """Two to four items side by side, field by field."""

    heading: str
    links: list
    chosen: list[str]
    rows: list[ComparedRow]
    others: list
    crumbs: list[tuple[str, str]]
    back: str


def compare_page(partnership, entries, fields, *, kind, heading, crumb, among):
    """Items side by side: for each field one cell an item, in the order chosen."""
    label, name = crumb
    back = address(f"library:{name}", partnership)
    chosen = [one.slug for one in entries]
    return ComparePage(
        heading=heading,
        links=links_to(partnership, kind, entries),
        chosen=chosen,
        rows=[
            ComparedRow(field, [(one.title, told(one)) for one in entries]) for field, told in fields.items()
        ],
        others=[(one.slug, one.title) for one in among if one.slug not in chosen],
        crumbs=[(_("Knowledge"), address("library:explorer", partnership)), (label, back)],
        back=back,
    )

"""Frameworks in words: a list of them, one with its cells, and one cell."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.adaptable import original
from fivefold.knowledge.first_person import age_in_words
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.adaptations import Panel, state_of
from fivefold_web.library.presenters.links import Link, address, picture_link
from fivefold_web.library.queries import adaptations as queries
from fivefold_web.library.queries.vignettes import local_vignettes

TWO_BY_THREE = "being-and-becoming"
COLUMNS = ("being", "becoming")


@dataclass(frozen=True)
class FrameworkLine:
    """A framework in the list, and where this place stands with it."""

    title: str
    href: str
    text: str
    owner: str
    pages: str
    elements: str
    state: str
    state_words: str
    comments: str


@dataclass(frozen=True)
class FrameworksPage:
    heading: str
    lines: list[FrameworkLine]

    @classmethod
    def of(cls, partnership):
        """Every framework, being and becoming first; two queries."""
        versions = queries.all_versions(partnership, "frameworks")
        said = queries.comment_totals(partnership, "frameworks")
        ordered = sorted(knowledge.frameworks(), key=lambda one: one.slug != TWO_BY_THREE)
        lines = [_line(partnership, one, versions.get(one.slug, []), said[one.slug]) for one in ordered]
        return cls(_("Frameworks"), lines)


def _line(partnership, framework, versions, comments):
    local = queries.in_force(versions)
    parts = len(framework.elements)
    return FrameworkLine(
        _said(local, "", "title", framework.title),
        framework_href(partnership, framework),
        _said(local, "", "text", framework.text),
        framework.owner,
        framework.sources,
        ngettext("%(n)d part", "%(n)d parts", parts) % {"n": parts},
        *state_of(versions),
        _comments(comments),
    )


def _comments(number):
    return ngettext("%(n)d comment", "%(n)d comments", number) % {"n": number} if number else ""


def _said(local, element, field, otherwise):
    row = local.get((element, field))
    return row.wording if row else otherwise


def framework_href(partnership, framework):
    return address("library:framework", partnership, parts={"framework": framework.slug})


def element_href(partnership, framework, element):
    parts = {"framework": framework.slug, "element": element.slug}
    return address("library:element", partnership, parts=parts)


@dataclass(frozen=True)
class Cell:
    """One element of a framework as this place words it, and how much hangs on it."""

    slug: str
    title: str
    text: str
    href: str
    group: str
    row_heading: str
    other_language: str
    examples: tuple[str, ...]
    pages: str
    adapted: bool
    comments: str
    linked: str
    linked_number: int


@dataclass(frozen=True)
class CellGroup:
    """Elements that stand together; the heading may be empty."""

    heading: str
    cells: list[Cell]


@dataclass(frozen=True)
class TwoByThree:
    """Being and becoming as a table: two columns, three rows, with base and context."""

    columns: list[Cell]
    rows: list[tuple[str, list[Cell]]]
    base: list[Cell]
    context: list[Cell]
    warning: str


@dataclass(frozen=True)
class FrameworkPage:
    heading: str
    framework: object
    text: str
    certainty: str
    panel: Panel | None
    table: TwoByThree | None
    groups: list[CellGroup]
    picture: Link | None
    citation: Citation

    @classmethod
    def of(cls, partnership, framework, *, panel, counted, on: date):
        """One framework in local wording, with what the strands hold about each of its elements."""
        versions = panel.versions if panel else []
        said = queries.comment_counts(partnership, "frameworks", framework.slug)
        local = queries.in_force(versions)
        cells = [_cell(partnership, framework, one, local, said, counted) for one in framework.elements]
        return cls(
            _said(local, "", "title", framework.title),
            framework,
            _said(local, "", "text", framework.text),
            translated(framework.certainty.doubt),
            panel,
            two_by_three(cells) if framework.slug == TWO_BY_THREE else None,
            _groups(cells),
            picture_link(partnership, framework.slug),
            _citation(framework, None, framework_href(partnership, framework), on),
        )


def _cell(partnership, framework, element, local, said, counted):
    numbers = [(one.title, one.by_element.get(element.slug, 0)) for one in counted]
    total = sum(number for _title, number in numbers)
    linked = " · ".join(f"{title}: {number}" for title, number in numbers if number)
    told = original("frameworks", framework.slug, element.slug)
    return Cell(
        element.slug,
        _said(local, element.slug, "title", element.title),
        _said(local, element.slug, "text", element.text),
        element_href(partnership, framework, element),
        element.group,
        element.row_heading,
        element.other_language,
        element.examples,
        told.sources if told else framework.sources,
        any(place[0] == element.slug for place in local),
        _comments(said[element.slug]),
        linked or _("nothing linked yet"),
        total,
    )


def two_by_three(cells):
    """The six cells as a table, the components as its headings, base and context below."""
    rows = {}
    for cell in cells:
        if cell.group in COLUMNS and cell.row_heading:
            rows.setdefault(cell.row_heading, []).append(cell)
    return TwoByThree(
        [cell for cell in cells if cell.group == "component"],
        [(heading, sorted(row, key=lambda one: COLUMNS.index(one.group))) for heading, row in rows.items()],
        [cell for cell in cells if cell.group == "base"],
        [cell for cell in cells if cell.group == "context"],
        _nothing_about_being(cells),
    )


def _nothing_about_being(cells):
    """Plans speak easily of what children will become; it is said plainly where nothing speaks of how they are."""
    being = [cell.linked_number for cell in cells if cell.group == "being"]
    if any(being):
        return ""
    return _(
        "No finding and no action speaks of how children are today: nothing is linked to any of the three cells of BEING. "
        "Open a cell and make a finding from it."
    )


def _groups(cells):
    groups = {}
    for cell in cells:
        groups.setdefault(cell.group, []).append(cell)
    return [CellGroup(heading[:1].upper() + heading[1:], those) for heading, those in groups.items()]


@dataclass(frozen=True)
class ElementPage:
    """One cell: its words, where they come from, what the place holds about it, children in whom it shows."""

    heading: str
    framework: Link
    element: object
    text: str
    pages: str
    certainty: str
    panel: Panel | None
    held: list
    vignettes: list[Link]
    before: Link | None
    after: Link | None
    citation: Citation

    @classmethod
    def of(cls, partnership, framework, element, *, panel, held, on: date):
        place = framework.elements.index(element)
        around = [None, *framework.elements, None]
        href = element_href(partnership, framework, element)
        return cls(
            panel.name if panel else element.title,
            Link(framework.title, framework_href(partnership, framework)),
            element,
            panel.text if panel else element.text,
            panel.original.sources if panel else framework.sources,
            translated((element.certainty or framework.certainty).doubt),
            panel,
            held,
            _vignettes(partnership, framework, element),
            _neighbour(partnership, framework, around[place]),
            _neighbour(partnership, framework, around[place + 2]),
            _citation(framework, element, href, on),
        )


def _neighbour(partnership, framework, element):
    return Link(element.title, element_href(partnership, framework, element)) if element else None


def _vignettes(partnership, framework, element):
    """Children of the vignettes in whom this cell shows, youngest first."""
    if framework.slug != TWO_BY_THREE:
        return []
    page = address("library:vignettes", partnership)
    shown = [
        (one.age_months, f"{one.age}: {one.title}", one.slug)
        for one in knowledge.vignettes()
        if element.slug in one.cells
    ]
    shown += [
        (row.age_months, f"{age_in_words(row.age_months)}: {row.title}", f"local-{row.pk}")
        for row in local_vignettes(partnership)
        if element.slug in row.cells.split()
    ]
    return [Link(label, f"{page}#{anchor}") for _months, label, anchor in sorted(shown)]


def _citation(framework, element, href, on):
    told = element or framework
    key = ":".join(filter(None, ("framework", framework.slug, element.slug if element else "")))
    title = f"{framework.title}: {element.title}" if element else framework.title
    found = original("frameworks", framework.slug, element.slug if element else "")
    source = found.sources if found else framework.sources
    return Citation(
        kind=SourceKind.TOOLKIT,
        key=key,
        title=title,
        detail=told.text,
        path=str(href),
        source=source,
        as_of=on,
    )

"""Mentally healthy children in their own voice, by age: those of the toolkit and those of the place."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.first_person import age_in_words, said_in
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.presenters.links import Link, address, picture_link
from fivefold_web.library.queries import vignettes as queries


@dataclass(frozen=True)
class ScenarioBeside:
    """A child of the same age for whom things are harder."""

    title: str
    text: str
    href: str
    pages: str


@dataclass(frozen=True)
class VignetteCard:
    """One child. `said` are runs of words; those with `support` tell what an adult does."""

    anchor: str
    title: str
    age: str
    months: float
    said: tuple
    cells: list[Link]
    scenario: ScenarioBeside | None
    source: str
    local: bool
    written_by: str = ""
    change: str = ""
    remove: str = ""


@dataclass(frozen=True)
class VignettesPage:
    heading: str
    cell: str
    found: str
    cards: list[VignetteCard]
    everything: str
    print_href: str
    picture: Link | None

    @classmethod
    def of(cls, partnership, cell=""):
        """All children in whom a cell shows, or all of them, youngest first; two queries."""
        scenarios = in_local_words(partnership, knowledge.scenarios())
        cards = [
            _of_toolkit(partnership, one, scenarios)
            for one in knowledge.vignettes()
            if cell in ("", *one.cells)
        ]
        rows = queries.local_vignettes(partnership)
        cards += [
            _of_place(partnership, row, scenarios) for row in rows if not cell or cell in row.cells.split()
        ]
        cards.sort(key=lambda card: (card.months, card.local))
        found = ngettext("%(n)d child", "%(n)d children", len(cards)) % {"n": len(cards)}
        question = f"?cell={cell}" if cell else ""
        return cls(
            _("Mentally healthy children in their own voice"),
            cell,
            found,
            cards,
            address("library:vignettes", partnership),
            address("library:vignette_cards", partnership) + question,
            picture_link(partnership, "vignettes"),
        )


def _of_toolkit(partnership, one, scenarios):
    doubt = translated(one.certainty.doubt)
    return VignetteCard(
        one.slug,
        one.title,
        one.age,
        one.age_months,
        one.said,
        _cells(partnership, one.cells),
        _beside(partnership, knowledge.named(one.scenario, scenarios)),
        f"{one.sources} · {doubt}" if doubt else one.sources,
        local=False,
    )


def _of_place(partnership, row, scenarios):
    same_age = next((one for one in scenarios if one.age_months == row.age_months), None)
    return VignetteCard(
        f"local-{row.pk}",
        row.title,
        age_in_words(row.age_months),
        row.age_months,
        said_in(row.text),
        _cells(partnership, row.cells.split()),
        _beside(partnership, same_age),
        _("Written in %(place)s") % {"place": partnership.name},
        local=True,
        written_by=row.written_by,
        change=address("library:change_vignette", partnership, parts={"pk": row.pk}),
        remove=address("library:remove_vignette", partnership, parts={"pk": row.pk}),
    )


def _cells(partnership, slugs):
    framework = knowledge.framework("being-and-becoming")
    known = [knowledge.named(slug, framework.elements) for slug in slugs]
    return [
        Link(
            f"{one.group.capitalize()}, {one.row_heading}",
            address("library:element", partnership, parts={"framework": framework.slug, "element": one.slug}),
        )
        for one in known
        if one
    ]


def _beside(partnership, scenario):
    if scenario is None:
        return None
    href = address("services:scenario", partnership, parts={"slug": scenario.slug})
    return ScenarioBeside(f"{scenario.title}, {scenario.age}", scenario.text, href, scenario.sources)

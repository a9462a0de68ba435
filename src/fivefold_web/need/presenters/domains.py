"""The three domains by age, in words: what tells about each, and where no source was found."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import SPLIT_BY_AGE, STAGES, THREE_DOMAINS, Finding, Source, Way, frame, gaps
from fivefold.need.holders import AgeSplit
from fivefold.need.told_by import not_placed, published_sources
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.library.presenters.addresses import href_of
from fivefold_web.need.presenters.holdings import ages_words, factor_label

MEASURES_SHOWN = 4


def domain_abouts():
    """What each domain asks for, in our words."""
    return {
        Domain.CHILD: _("How the child feels, behaves and gets on with others, and where development is late or troubled."),
        Domain.RELATIONSHIP: _("How attentive, warm and attuned the caregiver is, and how good the bond is."),
        Domain.FACTORS: _("What surrounds the family: money, home, safety, the parents' own strain; and how many of these one child faces."),
    }  # fmt: skip


@dataclass(frozen=True)
class SourceLine:
    title: str
    way: str
    ages: str
    split: str
    href: str
    apart: bool


@dataclass(frozen=True)
class CellView:
    """One domain at one age."""

    domain: str
    stage: str
    label: str
    finding: str
    words: str
    shade: int
    is_gap: bool
    sources: list
    searches: list
    measures: list
    more_measures: int
    contacts: list
    citation: Citation


@dataclass(frozen=True)
class DomainView:
    key: str
    label: str
    about: str
    cells: list


@dataclass(frozen=True)
class DomainsPage:
    heading: str
    columns: list
    domains: list
    gaps: str
    told: str
    legend: list
    not_placed: list
    source: str
    citation: Citation | None = None
    gap_list: list = field(default_factory=list)


def sources_of(*, held, entries, releases):
    """Everything the place holds that tells about need: published figures, datasets, releases."""
    datasets = [
        Source(
            Way.HOLDING, str(entry.number), f"{entry.holding.dataset}, {entry.holding.organisation}",
            entry.holding.domain, entry.holding.ages, entry.holding.age_split,
            factor_label(entry.holding.factor) or entry.holding.about,
        )
        for entry in entries
    ]  # fmt: skip
    released = [
        Source(Way.RELEASE, str(number), title, Domain.FACTORS, AgeBand(-9, 60), AgeSplit.UNKNOWN, population)
        for number, title, population in releases
    ]
    return [*published_sources(held), *datasets, *released]


def domains_page(*, partnership, held, entries, releases, searches, numbers, contacts, about):
    """The frame with every cell in words."""
    sources = sources_of(held=held, entries=entries, releases=releases)
    cells = frame(sources, searches, knowledge.measures())
    at = {stage.slug: _contacts_at(partnership, stage, contacts) for stage in STAGES}
    views = [cell_view(cell, numbers, at[cell.stage.slug], about, partnership) for cell in cells]
    empty = gaps(cells)
    told = sum(cell.finding is Finding.TOLD for cell in cells)
    abouts = domain_abouts()
    return DomainsPage(
        heading=_("The three domains of need"),
        columns=[translated(stage.label) for stage in STAGES],
        domains=[
            DomainView(
                domain.value, translated(domain.label), abouts[domain], [v for v in views if v.domain == domain.value]
            )
            for domain in Domain
        ],
        gaps=ngettext("%(n)d of 15 cells has no source", "%(n)d of 15 cells have no source", len(empty))
        % {"n": len(empty)},
        told=ngettext("%(n)d cell tells this age apart", "%(n)d cells tell their age apart", told) % {"n": told},
        legend=[(_finding_words(one, 1) if one is not Finding.TOLD else translated(one.label), _SHADES[one]) for one in (Finding.TOLD, Finding.NOT_APART, Finding.LOOKED, Finding.NOTHING)],
        not_placed=[name for _code, name in not_placed(held)],
        source=f"{THREE_DOMAINS.words}; {SPLIT_BY_AGE.words}",
        citation=_gaps_citation(empty, about) if empty else None,
        gap_list=[_where(cell) for cell in empty],
    )  # fmt: skip


_SHADES = {Finding.TOLD: 4, Finding.NOT_APART: 2, Finding.LOOKED: 1, Finding.NOTHING: 0}


def _finding_words(finding, number):
    """What a cell says in a few words."""
    if finding is Finding.TOLD:
        return ngettext("%(n)d source", "%(n)d sources", number) % {"n": number}
    if finding is Finding.NOT_APART:
        return _("Only mixed with other ages")
    if finding is Finding.LOOKED:
        return _("No source found: looked for")
    return _("No source found")


def _where(cell):
    return f"{translated(cell.domain.label)}, {translated(cell.stage.label).lower()}"


def cell_view(cell, numbers, contacts, about, partnership):
    finding = cell.finding
    measures = [
        (one.short_name or one.title, href_of(partnership, "measures", one.slug)) for one in cell.measures
    ]
    return CellView(
        domain=cell.domain.value,
        stage=cell.stage.slug,
        label=translated(cell.stage.label),
        finding=finding.name.lower().replace("_", "-"),
        words=_finding_words(finding, len(cell.sources)),
        shade=_SHADES[finding],
        is_gap=finding.is_gap,
        sources=[_source_line(one, cell.stage, about) for one in cell.sources],
        searches=[
            (numbers[one.key], one.looked.rstrip(". "), one.by, date_format(one.on, "j F Y"))
            for one in cell.searches
        ],
        measures=measures[:MEASURES_SHOWN],
        more_measures=max(0, len(measures) - MEASURES_SHOWN),
        contacts=contacts if cell.domain is not Domain.FACTORS else [],
        citation=_cell_citation(cell, about),
    )


def _source_line(one, stage, about):
    """A source as a link, with how far it tells ages apart."""
    addresses = {
        Way.FIGURES: lambda: about.path("indicator", code=one.key),
        Way.HOLDING: lambda: about.path("holder", pk=int(one.key)),
        Way.RELEASE: lambda: about.path("faced", f"release={one.key}"),
    }
    ages = ages_words(one.ages)
    split = "" if one.way is Way.FIGURES else translated(one.split.label)
    if one.way is Way.FIGURES and not one.tells_apart(stage):
        split = translated(AgeSplit.NONE.label)
    title = one.title if not one.detail else f"{one.title} ({one.detail})"
    return SourceLine(
        title, translated(one.way.label), ages, split, addresses[one.way](), one.tells_apart(stage)
    )


def _contacts_at(partnership, stage, counted):
    """Universal contacts of the nation at this age: occasions on which somebody could ask."""
    known = {word.casefold() for word in counted}
    return [
        (one.name, bool({one.name.casefold(), one.slug} & known))
        for one in knowledge.universal_contacts(partnership.nation)
        if one.due_from_months < stage.ages.end and one.due_to_months > stage.ages.start
    ]


def _cell_citation(cell, about):
    """One cell as evidence: its sources, or that none was found and where somebody looked."""
    if cell.sources:
        detail = "; ".join(one.title for one in cell.sources[:8])
    else:
        looked = [_("Looked at: %(where)s") % {"where": one.looked.rstrip(". ")} for one in cell.searches]
        detail = ". ".join([_("No source found"), *looked])
    return Citation(
        kind=SourceKind.DOCUMENT,
        key=f"domains:{cell.domain.value}:{cell.stage.slug}",
        title=_where(cell),
        detail=f"{translated(cell.finding.label)}. {detail}" if cell.sources else detail,
        path=about.path("domains") + f"#{cell.domain.value}-{cell.stage.slug}",
        source=_("Three-domain frame of %(place)s; %(page)s")
        % {"place": about.place, "page": THREE_DOMAINS.words},
        as_of=about.today,
    )


def _gaps_citation(empty, about):
    return Citation(
        kind=SourceKind.DOCUMENT,
        key="domains:gaps",
        title=_("Domains and ages without any source"),
        detail="; ".join(_where(cell) for cell in empty),
        path=about.path("domains"),
        source=_("Three-domain frame of %(place)s; %(page)s")
        % {"place": about.place, "page": THREE_DOMAINS.words},
        as_of=about.today,
    )


def frame_table(page):
    """The frame as headings and rows of words, for a spreadsheet."""
    headers = [
        _("Domain"), _("Age"), _("Finding"), _("Sources, with their split by age"), _("Where somebody looked"),
        _("Measures that could tell"), _("Universal contacts at this age"),
    ]  # fmt: skip
    rows = [
        [
            domain.label,
            cell.label,
            cell.words,
            "; ".join(", ".join(p for p in (one.title, one.ages, one.split) if p) for one in cell.sources),
            "; ".join(f"{looked} ({by}, {on})" for _number, looked, by, on in cell.searches),
            "; ".join(name for name, _href in cell.measures),
            "; ".join(name for name, _held in cell.contacts),
        ]
        for domain in page.domains
        for cell in domain.cells
    ]
    return headers, rows

"""The register of data holders in words: the list, one entry, what is published beside it."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.knowledge.schemas import Domain
from fivefold.need.holders import Sharing
from fivefold.need.holdings import COMBINE_AND_SPLIT, WHO_HOLDS_DATA
from fivefold.need.linkable import feasibility
from fivefold.sources.service_words import months_words
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.words import About

FINGERTIPS = "https://fingertips.phe.org.uk/search/"
STEPS = ("what", "whom", "sharing", "upkeep")


def step_words():
    """The four pages on which an entry is written."""
    return {
        "what": _("What it is"),
        "whom": _("Whom it covers"),
        "sharing": _("Sharing and identifiers"),
        "upkeep": _("Upkeep"),
    }


def factor_label(slug):
    """What the library calls a factor; "" for none."""
    factor = knowledge.named(slug, knowledge.factors()) if slug else None
    return factor.label if factor else slug


def ages_words(ages):
    if ages is None:
        return _("ages not given")
    start, end = translated(months_words(ages.start)), translated(months_words(ages.end))
    return _("%(start)s to %(end)s") % {"start": start, "end": end}


@dataclass(frozen=True)
class Published:
    """A published indicator about the same factor; `href` is empty where no figures are held."""

    code: str
    label: str
    href: str = ""


class Beside:
    """Published indicators beside factors and datasets. Made once a page, for the library is read through once.

    `held` maps the codes of indicators with figures to their names.
    """

    def __init__(self, held, place):
        self._held, self._place = held, place
        self._labels = {
            str(one.indicator_id): translated(one.label) for one in knowledge.indicator_definitions()
        }
        self._by_factor = {one.slug: tuple(map(str, one.indicators)) for one in knowledge.factors()}

    def of(self, factor, code=""):
        """Indicators of a factor, and the one that a dataset is made into, with a link where figures are held."""
        codes = dict.fromkeys([*([code] if code else []), *self._by_factor.get(factor, ())])
        return [
            Published(one, self._labels.get(one) or self._held.get(one, one), self._href(one))
            for one in codes
        ]

    def _href(self, code):
        if code not in self._held:
            return ""
        return reverse("need:indicator", kwargs={"place": self._place, "code": code})


@dataclass(frozen=True)
class HoldingRow:
    """One entry as the list shows it."""

    number: int
    dataset: str
    organisation: str
    factor: str
    factor_slug: str
    about: str
    domain: str
    ages: str
    age_split: str
    no_split: bool
    area: str
    sharing: str
    usable: bool
    verdict: str
    confirmed: str
    published: list = field(default_factory=list)


def holding_row(entry, beside):
    one = entry.holding
    return HoldingRow(
        number=entry.number,
        dataset=one.dataset,
        organisation=one.organisation,
        factor=factor_label(one.factor),
        factor_slug=one.factor,
        about=one.about,
        domain=translated(one.domain.label),
        ages=ages_words(one.ages),
        age_split=translated(one.age_split.label),
        no_split=one.age_split == "none",
        area=translated(one.area_split.label),
        sharing=translated(one.sharing.label),
        usable=one.sharing.can_be_used,
        verdict=translated(feasibility(one).verdict.label),
        confirmed=date_format(one.confirmed, "j F Y"),
        published=beside.of(one.factor, one.indicator),
    )


@dataclass(frozen=True)
class Asked:
    """What the reader narrowed the list to, out of the address; what is unknown is left out."""

    factor: str = ""
    level: str = ""
    domain: str = ""
    organisation: str = ""
    sharing: str = ""
    sort: str = "organisation"

    @classmethod
    def of(cls, asked):
        told = {
            name: asked.get(name, "")
            for name in ("factor", "level", "domain", "organisation", "sharing", "sort")
        }
        if told["sort"] not in _SORTS:
            told["sort"] = "organisation"
        return cls(**told)

    def keeps(self, one):
        """Whether an entry is in the narrowed list."""
        factor = knowledge.named(one.factor, knowledge.factors()) if self.level and one.factor else None
        return (
            (not self.factor or one.factor == self.factor)
            and (not self.domain or one.domain == self.domain)
            and (not self.organisation or one.organisation == self.organisation)
            and (not self.sharing or one.sharing == self.sharing)
            and (not self.level or (factor is not None and self.level in factor.levels))
        )

    @property
    def narrows(self):
        return any((self.factor, self.level, self.domain, self.organisation, self.sharing))

    @property
    def in_order(self):
        return _SORTS[self.sort]


_SORTS = {
    "organisation": lambda one: (one.organisation.casefold(), one.dataset.casefold(), one.factor),
    "factor": lambda one: (not one.factor, factor_label(one.factor).casefold(), one.organisation.casefold()),
    "sharing": lambda one: (list(Sharing).index(one.sharing), one.organisation.casefold()),
    "confirmed": lambda one: (one.confirmed, one.organisation.casefold()),
}


@dataclass(frozen=True)
class Choice:
    """A field of the filter with its choices."""

    name: str
    label: str
    options: list
    chosen: str


@dataclass(frozen=True)
class HoldingsPage:
    """The list, narrowed and sorted, with what the filter offers."""

    heading: str
    count: str
    total: int
    rows: list
    choices: list
    asked: Asked
    retired: list
    source: str
    focus: str = ""
    citation: Citation | None = None


def holdings_page(*, entries, retired, asked, held, about):
    """Everything that the list shows. `entries` count as held; `retired` were given up."""
    kept = sorted((e for e in entries if asked.keeps(e.holding)), key=lambda e: asked.in_order(e.holding))
    beside = Beside(held, about.slug)
    rows = [holding_row(entry, beside) for entry in kept]
    focus = factor_label(asked.factor) if asked.factor else ""
    return HoldingsPage(
        heading=_("Who holds data"),
        count=ngettext("%(n)d dataset", "%(n)d datasets", len(rows)) % {"n": len(rows)},
        total=len(entries),
        rows=rows,
        choices=_choices(entries, asked),
        asked=asked,
        retired=[(entry.number, str(entry.holding.dataset), entry.because) for entry in retired],
        source=f"{WHO_HOLDS_DATA.words}; {COMBINE_AND_SPLIT.words}",
        focus=focus,
        citation=_about_factor(asked.factor, focus, rows, about) if focus else None,
    )


def _choices(entries, asked):
    """Only what the register holds can be chosen, so no choice leads to nothing."""
    there = [entry.holding for entry in entries]
    factors = sorted(
        {one.factor for one in there if one.factor}, key=lambda slug: factor_label(slug).casefold()
    )
    if asked.factor and asked.factor not in factors:
        factors.append(asked.factor)
    organisations = sorted({one.organisation for one in there}, key=str.casefold)
    return [
        Choice("factor", _("Factor"), [("", _("All factors")), *((f, factor_label(f)) for f in factors)], asked.factor),
        Choice("level", _("Level"), [("", _("All levels")), *((v.value, translated(v.label)) for v in Level)], asked.level),
        Choice("domain", _("Domain"), [("", _("All three")), *((d.value, translated(d.label)) for d in Domain)], asked.domain),
        Choice("organisation", _("Organisation"), [("", _("All")), *((o, o) for o in organisations)], asked.organisation),
        Choice("sharing", _("Sharing"), [("", _("All")), *((s.value, translated(s.label)) for s in Sharing)], asked.sharing),
        Choice("sort", _("In order of"), _sort_words(), asked.sort),
    ]  # fmt: skip


def _sort_words():
    return [
        ("organisation", _("organisation")),
        ("factor", _("factor")),
        ("sharing", _("sharing")),
        ("confirmed", _("oldest confirmation first")),
    ]


def _about_factor(slug, label, rows, about):
    """What the register says about one factor, as evidence."""
    if not rows:
        detail = _("No holder known.")
    elif all(row.no_split for row in rows):
        detail = _("%(n)d held; %(split)s.") % {"n": len(rows), "split": _("cannot be split by age")}
    else:
        detail = "; ".join(
            f"{row.dataset}, {row.organisation}: {row.age_split}, {row.sharing}" for row in rows[:6]
        )
    return Citation(
        kind=SourceKind.DOCUMENT,
        key=f"holders:{slug}"[:200],
        title=_("Who holds data on: %(factor)s") % {"factor": label},
        detail=detail,
        path=about.path("holders", f"factor={slug}"),
        source=_("Register of data holders of %(place)s") % {"place": about.place},
        as_of=about.today,
    )


@dataclass(frozen=True)
class HoldingPage:
    """One entry with all its facts, what is unknown, and whether it could be linked."""

    heading: str
    number: int
    organisation: str
    sections: list
    feasibility: object
    conditions: list
    published: list
    retired: str
    because: str
    entered_by: str
    unknown: list


def holding_page(entry, held, about: About):
    one = entry.holding
    judged = feasibility(one)
    return HoldingPage(
        heading=one.dataset,
        number=entry.number,
        organisation=one.organisation,
        sections=_sections(one),
        feasibility=judged,
        conditions=[
            (translated(c.name), c.met.value, translated(c.met.label), translated(c.why))
            for c in judged.conditions
        ],
        published=Beside(held, about.slug).of(one.factor, one.indicator),
        retired=date_format(entry.retired, "j F Y") if entry.retired else "",
        because=entry.because,
        entered_by=entry.entered_by,
        unknown=_unknown(one),
    )


def _sections(one):
    """The facts as the four pages ask for them: key of the page, heading, rows."""
    nothing = _("not given")
    told = {
        "what": [
            (_("Held by"), one.organisation),
            (_("What it tells"), one.about),
            (_("Factor"), factor_label(one.factor) or _("none: it is about children themselves")),
            (_("Domain"), translated(one.domain.label)),
        ],
        "whom": [
            (_("Covers"), one.population or nothing),
            (_("Ages"), ages_words(one.ages)),
            (_("Ages told apart"), translated(one.age_split.label)),
            (_("Smallest area"), translated(one.area_split.label)),
        ],
        "sharing": [
            (_("Sharing"), translated(one.sharing.label)),
            (_("Agreement or basis"), one.basis or nothing),
            (_("NHS number"), translated(one.nhs_number.of_records)),
            (_("Birth date"), translated(one.birth_date.of_records)),
            (_("Postcode"), translated(one.postcode.of_records)),
        ],
        "upkeep": [
            (_("Brought up to date"), one.refreshed or nothing),
            (_("Ask"), one.contact_role or nothing),
            (_("Note"), one.note or nothing),
            (_("Confirmed"), date_format(one.confirmed, "j F Y")),
        ],
    }
    return [(key, words, told[key]) for key, words in step_words().items()]


def _unknown(one):
    """What still has to be found out, in words."""
    asked = [
        (one.age_split == "not known", _("how far ages can be told apart")),
        (one.area_split == "not known", _("the smallest area")),
        (one.nhs_number == "not known", _("whether records have an NHS number")),
        (one.sharing == "not asked", _("whether partners may use it")),
        (not one.contact_role, _("whom to ask")),
    ]
    return [words for is_open, words in asked if is_open]

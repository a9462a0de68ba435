"""The columns of a list of services: for each fact its heading, what else people call it, how it is read and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fivefold.knowledge.schemas.interventions import ToolkitLabel
from fivefold.services.offer import Offer, Status
from fivefold.services.open_to import Access, Caregiver, CoProducer, Referrer
from fivefold.services.supply import WaitBasis
from fivefold.sources import service_library as library
from fivefold.sources import service_words as words
from fivefold.sources.columns import Column
from fivefold.sources.service_ages import band_of
from fivefold.sources.workbooks import SheetColumn
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier


@dataclass(frozen=True, slots=True)
class Fact:
    """One column. `name` is the fact ("supply.places"); `write` is empty for columns that are only read.

    prose: a free text with line ends; everything else is one line
    room:  the longest text that the directory keeps
    """

    column: Column
    name: str
    read: Callable[[str], Any] = str
    write: Callable[[Offer], str] | None = None
    prose: bool = False
    room: int = 10_000
    sheet: SheetColumn = SheetColumn("")


def _column(heading: str, also: tuple[str, ...] = (), *, required: bool = False) -> Column:
    return Column(heading, required=required, also=also)


def _plain(
    heading: str, name: str, *also: str, room: int = 10_000, prose: bool = False,
    read: Callable[[str], Any] = str, hint: str = "", width: float = 22, required: bool = False,
) -> Fact:  # fmt: skip
    """A text that stands in the service as it stands in the cell."""
    return Fact(
        _column(heading, also, required=required), name, read, lambda offer: getattr(offer, name), prose, room,
        SheetColumn(heading, width, (), hint),
    )  # fmt: skip


def _kinds(heading: str, name: str, of: type[StrEnum], *also: str, hint: str = "") -> Fact:
    """One or several words of an enum, in its order."""
    return Fact(
        _column(heading, also), name, lambda cell: words.all_of(of, cell),
        lambda offer: "; ".join(kind for kind in of if kind in getattr(offer, name)),
        sheet=SheetColumn(heading, 28, (), f"{hint or 'One or several'}, separated by semicolons: {'; '.join(of)}."),
    )  # fmt: skip


def _kind(heading: str, name: str, of: type[StrEnum], *also: str, hint: str = "") -> Fact:
    """One word of an enum."""
    return Fact(
        _column(heading, also), name, lambda cell: words.one_of(of, cell), lambda offer: getattr(offer, name) or "",
        sheet=SheetColumn(heading, 18, tuple(of), hint),
    )  # fmt: skip


def _of_supply(heading: str, name: str, read: Callable[[str], Any], *also: str, hint: str) -> Fact:
    """A figure of capacity or a day."""

    def written(offer: Offer) -> str:
        figure = getattr(offer.supply, name)
        if figure is None:
            return ""
        return words.amount_words(float(figure)) if isinstance(figure, (int, float)) else figure.isoformat()

    return Fact(
        _column(heading, also), f"supply.{name}", read, written, sheet=SheetColumn(heading, 14, (), hint)
    )


def _of_wait(heading: str, name: str, read: Callable[[str], Any], *also: str, hint: str, choices: Iterable[str] = ()) -> Fact:  # fmt: skip
    def written(offer: Offer) -> str:
        fact = getattr(offer.supply.wait, name, None)
        if fact is None:
            return ""
        return (
            words.amount_words(fact)
            if isinstance(fact, (int, float))
            else fact
            if isinstance(fact, str)
            else fact.isoformat()
        )

    return Fact(
        _column(heading, also),
        f"wait.{name}",
        read,
        written,
        sheet=SheetColumn(heading, 14, tuple(choices), hint),
    )


def _answer(heading: str, name: str, *also: str, hint: str) -> Fact:
    def written(offer: Offer) -> str:
        said = getattr(offer, name)
        return "" if said is None else "yes" if said else "no"

    return Fact(
        _column(heading, also),
        name,
        words.yes_or_no,
        written,
        sheet=SheetColumn(heading, 12, ("yes", "no"), hint),
    )


def _items(heading: str, kind: str, hint: str) -> Fact:
    """Items of the library that the service is marked with."""
    return Fact(
        _column(heading), f"tags.{kind}", lambda cell: library.tags_of(kind, words.several(cell)),
        lambda offer: words.listed(library.tag_words(tag) for tag in sorted(offer.tags) if tag.kind == kind),
        sheet=SheetColumn(heading, 34, (), hint),
    )  # fmt: skip


def _several(heading: str, name: str, read: Callable[[Iterable[str]], Any], *also: str, hint: str) -> Fact:
    return Fact(
        _column(heading, also), name, lambda cell: read(words.several(cell)), lambda offer: words.listed(getattr(offer, name)),
        sheet=SheetColumn(heading, 26, (), hint),
    )  # fmt: skip


def _age(heading: str, name: str, *also: str, hint: str) -> Fact:
    return Fact(
        _column(heading, also), f"ages.{name}", words.months,
        lambda offer: words.months_words(getattr(offer.ages, name)) if offer.ages else "",
        sheet=SheetColumn(heading, 14, (), hint),
    )  # fmt: skip


FACTS: tuple[Fact, ...] = (
    _plain("Name", "name", "Service name", "Service", "Service title", "sal name", room=200, required=True, width=30, hint="Required. The name that families know."),
    _plain("Organisation", "organisation", "Organisation name", "Organization", "Provider", room=200),
    _plain("Team", "team", room=200, hint="The team within the organisation."),
    _plain("Description", "description", prose=True, width=45, hint="What it does, in a sentence or two."),
    _kinds("Levels", "levels", Level, "Level"),
    _kinds("Kinds of support", "tiers", Tier, "Tiers", "Tier", "Continuum"),
    _kind("Main kind", "primary", Tier, "Primary tier", "Main kind of support", hint="The one kind that describes the service best."),
    _kind("Reach", "reach", Reach, hint="Universal: offered to all. Targeted: to some. Specialist: by referral."),
    _kinds("Need groups", "need_groups", NeedGroup, "Need group", hint="THRIVE groups"),
    _age("Age from", "start", "From age", "Minimum age", hint="pregnancy, birth, 6 weeks, 18 months, 2 years"),
    _age("Age to", "end", "To age", "Maximum age", hint="Until this age: 5 years means until the fifth birthday."),
    _several("Areas", "areas", words.areas, "Area", "Area name", "Area served", hint="Names or official codes, separated by semicolons."),
    _plain("Caregivers", "caregivers", prose=True, hint="Parents and carers in words, where the list of Serves is not enough."),
    _kinds("Serves", "serves", Caregiver, "Who is served", hint="Who of those that care for a child. Empty means: nobody said"),
    _plain("Eligibility", "eligibility", "Referral method", "Referral", prose=True, hint="Conditions, in words."),
    _plain("Exclusions", "exclusions", prose=True, hint="Who cannot use it, in words."),
    _kinds("Referrers", "referrers", Referrer, "Who can refer", hint="Who can open the door"),
    _kinds("Access", "access", Access, hint="What makes it possible to come"),
    _several("Languages", "languages", tuple, "Language", hint="Names of languages, separated by semicolons: English; Polish."),
    _answer("Free", "free", "Is it free", hint="Whether families pay nothing."),
    _plain("Cost", "cost", "Price", prose=True, hint="What families pay, in words."),
    _answer("Asks about children", "asks_about_children", hint="For services for adults: do they ask whether the adult cares for children?"),
    _kinds("Co-produced with", "co_produced", CoProducer, hint="With whom the service was shaped"),
    _several("Measures", "measures", library.measures_of, hint="Measures of the library, separated by semicolons: asq-3; sdq-2-4."),
    _kind("Evidence", "evidence", ToolkitLabel, "Evidence label", hint="The label that the toolkit gives to what is offered."),
    _items("Factors", "factor", "What it does to a factor of the library: lessens it: parental-stress; softens its impact: premature-birth; builds it: parenting-skills."),
    _items("Nurturing care", "component", "Components, separated by semicolons: good-health; early-learning."),
    _items("NEST", "nest", "For Wales: principles of NEST, separated by semicolons."),
    _items("Interventions", "intervention", "Interventions of the library that it offers, separated by semicolons: watch-me-play."),
    _plain("Capacity", "capacity", prose=True, hint="In words; figures have their own columns."),
    _of_supply("Places at a time", "places", words.whole, hint="Families or children that can be helped at a time."),
    _of_supply("Helped now", "caseload", words.whole, "Caseload", hint="Families or children that are helped now."),
    _of_supply("Paid staff", "staff", words.amount, hint="Whole-time equivalent, such as 2.6. 0 means that nobody is paid."),
    _of_supply("Volunteers", "volunteers", words.whole, hint="People who help unpaid."),
    _of_supply("Figures of", "on", words.day, hint="The day for which these figures were given: 2026-03-31."),
    _of_wait("Wait from (weeks)", "low", words.amount, "Wait in weeks", "Wait (weeks)", hint="Weeks to the first contact; 0 is at once. Empty means: not known."),
    _of_wait("Wait to (weeks)", "high", words.amount, hint="The longest usual wait. With one number alone both are the same."),
    _of_wait("Wait is", "basis", lambda cell: words.one_of(WaitBasis, cell), hint="How the wait is known.", choices=tuple(WaitBasis)),
    _of_wait("Wait of", "on", words.day, hint="The day for which the wait was given."),
    _of_supply("Funding ends", "funding_ends", words.day, hint="The day on which the money that is agreed runs out."),
    _plain("Address", "address", prose=True),
    _plain("Postcode", "postcode", room=20),
    _plain("Website", "website", "URL", "Web address", room=500, read=words.website, width=30, hint="https://..."),
    _plain("Email", "email", "E-mail", "Email address", room=254, read=words.email),
    _plain("Telephone", "telephone", "Phone", "Telephone number", room=60),
    _kind("Status", "status", Status, hint="active if families can use it now"),
    Fact(
        _column("Checked on", ("Assured on", "Assured date")), "assured_on", words.day,
        lambda offer: offer.assured_on.isoformat() if offer.assured_on else "",
        sheet=SheetColumn("Checked on", 14, (), "When the details were last checked, year first: 2026-03-31."),
    ),
    _plain("ID", "id", "sal id", room=200, width=38, hint="Leave it as it is; leave it empty for a new service. A further row with the same ID gives one more place."),
)  # fmt: skip

# Columns of other people's lists. They are read, never written.
AGES = Fact(_column("Ages", ("Age range", "Age group")), "ages", band_of)
CONTACT = Fact(_column("Contact"), "contact", prose=True)
CALENDAR = {
    "days": _column("Schedule by day"),
    "frequency": _column("Schedule freq"),
    "interval": _column("Schedule interval"),
    "opens": _column("Time opens at"),
}
# What has no fact of its own but tells families something goes into the description, with these words before it.
TOLD_IN_WORDS = {
    "Taxonomy of services": "Listed under",
    "Opening times": "Opening times",
    "Opening hours": "Opening times",
    "Type": "Kind of place",
}

"""Which services for adults record that an adult is pregnant or a parent, and how many children that shows.

The toolkit asks for it in Part 7, p84, and in Part 4, p38: adults in mental health services are seen as parents too.
Only totals come in. Small ones are hidden before they are kept, and a hidden number is never added as nought.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from fivefold.need.holders import Recorded
from fivefold.statistics.small_numbers import NHS_ENGLAND
from fivefold.vocabulary.citation import ToolkitPage
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

RECORD_PARENTHOOD = ToolkitPage(7, "84")
PATIENTS_AS_PARENTS = ToolkitPage(4, "38")
RULE = NHS_ENGLAND


@dataclass(frozen=True, slots=True)
class Audit:
    """What one service for adults answered on one day. `children` and `adults` are totals, or a state in their place."""

    key: str
    service: str
    organisation: str = ""
    system: str = ""
    pregnancy: Recorded = Recorded.UNKNOWN
    parenthood: Recorded = Recorded.UNKNOWN
    ages: Recorded = Recorded.UNKNOWN
    field: str = ""
    adults: Value = Value(State.MISSING, unit="adults")
    children: Value = Value(State.MISSING, unit="children")
    period: str = ""
    source: str = ""
    note: str = ""
    asked_on: date | None = None

    @property
    def same_service(self) -> tuple[str, str]:
        return self.service.casefold(), self.organisation.casefold()

    @property
    def same_as(self) -> tuple[str, str, date | None]:
        """One answer of a service a day."""
        return *self.same_service, self.asked_on

    def filled_from(self, before: Audit) -> Audit:
        """The same answer under the key of the one that it replaces; a day that is not given stays as it was."""
        return replace(self, key=before.key, asked_on=self.asked_on or before.asked_on)

    @property
    def records_it(self) -> bool:
        """Whether parental responsibility is recorded for every adult."""
        return self.parenthood is Recorded.ALWAYS


ROUNDED = marked("rounded to the nearest 5 on entry (rule of NHS England)")
HIDDEN = marked("hidden on entry, or by the service itself")


def answered(state: State, number: float | None, *, unit: str, period: str = "", source: str = "") -> Value:
    """A total as it was kept, with what was done to it on the way in."""
    basis = HIDDEN if state is State.SUPPRESSED else ROUNDED if number else ""
    return Value(state, number, basis=basis, period=period, source=source, unit=unit)


def kept(count: int, *, unit: str, period: str = "", source: str = "") -> Value:
    """A typed total as it may be kept: 1 to 7 hidden without the number, others to the nearest 5, nought as nought."""
    safe = RULE.protect(count)
    return answered(safe.state, safe.number, unit=unit, period=period, source=source)


@dataclass(frozen=True, slots=True)
class Standing:
    """One service: its newest answer and those before it, newest first."""

    newest: Audit
    earlier: tuple[Audit, ...] = ()

    @property
    def change(self) -> str:
        """How parental responsibility is recorded now against the answer before, or "" where there is none."""
        if not self.earlier:
            return ""
        before, now = _RANK[self.earlier[0].parenthood], _RANK[self.newest.parenthood]
        if Recorded.UNKNOWN in (self.earlier[0].parenthood, self.newest.parenthood):
            return ""
        return marked("better than before") if now > before else _SAME if now == before else _WORSE


_RANK = {Recorded.UNKNOWN: 0, Recorded.NO: 0, Recorded.SOMETIMES: 1, Recorded.ALWAYS: 2}
_SAME, _WORSE = marked("as before"), marked("worse than before")


def standings(audits: Iterable[Audit]) -> list[Standing]:
    """Each service once, by name, with its newest answer first; answers of one day stand in the order given."""
    by_service: dict[tuple[str, str], list[Audit]] = {}
    for one in audits:
        by_service.setdefault(one.same_service, []).append(one)
    found = []
    for answers in by_service.values():
        answers.sort(key=lambda one: one.asked_on or date.min, reverse=True)
        found.append(Standing(answers[0], tuple(answers[1:])))
    return sorted(found, key=lambda one: one.newest.same_service)


@dataclass(frozen=True, slots=True)
class Total:
    """Children (or adults) over services. `value` adds only what was given; the rest is counted beside it.

    A child whose parent uses two services is in both totals, so the sum is of answers and not of different children.
    """

    value: Value
    giving: int
    hidden: int
    missing: int

    @property
    def is_whole(self) -> bool:
        return self.hidden == self.missing == 0


def total(values: Iterable[Value], *, unit: str = "children") -> Total:
    """Add what services gave; hidden and missing ones are counted, never added."""
    all_of_them = list(values)
    given = [one for one in all_of_them if one.number is not None]
    hidden = sum(one.state is State.SUPPRESSED for one in all_of_them)
    missing = len(all_of_them) - len(given) - hidden
    basis = marked("sum of the services that gave a number; a child can be counted by two services")
    periods = sorted({one.period for one in given if one.period})
    if not given:
        state = State.SUPPRESSED if hidden else State.MISSING
        return Total(Value(state, basis=basis, unit=unit), 0, hidden, missing)
    value = Value.observed(
        sum(one.number or 0 for one in given), basis=basis, period="; ".join(periods), unit=unit
    )
    return Total(value, len(given), hidden, missing)


def not_asked(suggested: Iterable[tuple[str, str]], audits: Iterable[Audit]) -> list[tuple[str, str]]:
    """Services (name, organisation) that nobody has asked: nothing is recorded of them."""
    asked = {one.service.casefold() for one in audits}
    return [one for one in suggested if one[0].casefold() not in asked]


@dataclass(frozen=True, slots=True)
class DataItem:
    """A question for a service's own record, in our words, and where the toolkit asks for it."""

    name: str
    question: str
    answers: tuple[str, ...]
    why: str
    page: ToolkitPage


DATA_ITEMS = (
    DataItem(
        "pregnancy",
        marked("Is the adult, or the adult's partner, expecting a baby?"),
        (marked("Yes, with the month the baby is due"), marked("No"), marked("Not asked yet"), marked("Prefers not to say")),
        marked("Pregnancy is when support can begin earliest; “not asked” must differ from “no”."),
        RECORD_PARENTHOOD,
    ),
    DataItem(
        "parenthood",
        marked("Does the adult care for, or have parental responsibility for, a child?"),
        (
            marked("Yes, lives with the child"), marked("Yes, lives apart from the child"), marked("No"),
            marked("Not asked yet"), marked("Prefers not to say"),
        ),
        marked("It shows how many children live with the strain that a parent is under."),
        RECORD_PARENTHOOD,
    ),
    DataItem(
        "ages",
        marked("In which month and year was each child born?"),
        (marked("Month and year, for each child"), marked("Not asked yet")),
        marked("A month and year tells a baby from a four-year-old and stays true; an age in years grows old."),
        RECORD_PARENTHOOD,
    ),
    DataItem(
        "help",
        marked("Does the adult want help in being a parent now, and from whom is it offered?"),
        (marked("Yes, and the service that was told"), marked("Not now"), marked("Not asked yet")),
        marked("It turns the record into support, after the second birthday too."),
        PATIENTS_AS_PARENTS,
    ),
)  # fmt: skip

"""What a new file says otherwise than the one that is held: figures new, changed, gone; periods and indicators added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.need.population import AGES
from fivefold.sources.reading import Reading
from fivefold.vocabulary.value import State, Value, figure, value_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a file says: `key` makes it the same thing in another file, `said` is what is said of it.

    `what` names the indicator or the subject, `about` the area, the people and the period, `said` the figure in words.
    """

    key: tuple[str, ...]
    what: str
    about: str
    period: str
    said: str


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that both files have and that is not the same in both."""

    what: str
    about: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is otherwise. Lists are in the order of the files."""

    new: tuple[Fact, ...]
    changed: tuple[Change, ...]
    gone: tuple[Fact, ...]
    same: int
    periods_added: tuple[str, ...]
    periods_gone: tuple[str, ...]
    subjects_added: tuple[str, ...]
    subjects_gone: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        return not (self.new or self.changed or self.gone)


def changes(before: Iterable[Fact], after: Iterable[Fact]) -> Changes:
    """Put the held facts beside the new ones."""
    old = {fact.key: fact for fact in before}
    now = {fact.key: fact for fact in after}
    both = [key for key in now if key in old]
    return Changes(
        new=tuple(fact for key, fact in now.items() if key not in old),
        changed=tuple(
            Change(now[key].what, now[key].about, old[key].said, now[key].said)
            for key in both
            if old[key].said != now[key].said
        ),
        gone=tuple(fact for key, fact in old.items() if key not in now),
        same=sum(old[key].said == now[key].said for key in both),
        periods_added=_only("period", now, old),
        periods_gone=_only("period", old, now),
        subjects_added=_only("what", now, old),
        subjects_gone=_only("what", old, now),
    )


def _only(
    name: str, here: Mapping[tuple[str, ...], Fact], there: Mapping[tuple[str, ...], Fact]
) -> tuple[str, ...]:
    others = {getattr(fact, name) for fact in there.values()}
    found = dict.fromkeys(getattr(fact, name) for fact in here.values())
    return tuple(sorted(word for word in found if word and word not in others))


def facts_of(reading: Reading) -> list[Fact]:
    """What a file that was read says, as far as it enters: of a population the children under five. Kinds that are not compared (boundaries, our own templates of totals) say nothing."""
    return [
        *(
            figure_fact(
                row.key, row.indicator_name, row.area_name,
                ", ".join(part for part in (row.sex, row.age, row.category) if part), row.period,
                row.state, row.value, row.low, row.high, row.unit,
            )
            for row in reading.indicator_rows
        ),
        *(
            count_fact(row.area_code, row.area_name, row.sex, row.age, row.year, row.count)
            for row in reading.population_rows
            if row.age in AGES and not row.open_ended
        ),
        *(
            births_fact(row.area_code, row.area_name, row.year, row.month, row.state, row.count)
            for row in reading.birth_rows
        ),
        *(
            deprivation_fact(row.area_code, row.edition, row.decile, row.rank)
            for row in reading.deprivation_rows
        ),
        *(
            lookup_fact(row.child_code, row.parent_level, row.parent_vintage, row.parent_code)
            for row in reading.lookup_rows
        ),
    ]  # fmt: skip


def figure_fact(
    key: tuple[str, ...], name: str, area: str, people: str, period: str, state: State,
    value: float | None, low: float | None, high: float | None, unit: str,
) -> Fact:  # fmt: skip
    """A figure of an indicator, with its interval or its state."""
    about = ", ".join(part for part in (area, people, period) if part)
    return Fact(key, name, about, period, _said(state, value, low, high, unit))


def count_fact(code: str, area: str, sex: str, age: int, year: int, count: float) -> Fact:
    """Children of one age and sex in one area and year."""
    key = (code, sex, str(age), str(year))
    return Fact(key, "", f"{area}, {sex}, {_aged(age)}, {year}", str(year), figure(count))


def births_fact(code: str, area: str, year: int, month: int, state: State, count: float | None) -> Fact:
    when = f"{year}-{month:02}" if month else str(year)
    said = state.label if count is None else figure(count)
    return Fact((code, str(year), str(month)), "", f"{area}, {when}", str(year), said)


def deprivation_fact(code: str, edition: int, decile: int, rank: int) -> Fact:
    said = f"tenth {decile}, rank {rank:,}"
    return Fact((code, str(edition)), "", code, str(edition), said)


def lookup_fact(child: str, level: str, vintage: int, parent: str) -> Fact:
    return Fact(
        (child, level, str(vintage), parent), "", f"{child} in {level} {vintage}", str(vintage), parent
    )


def _said(state: State, value: float | None, low: float | None, high: float | None, unit: str) -> str:
    if value is None:
        return state.label
    backwards = low is None or high is None or low > high
    shown = Value(
        State.ZERO if value == 0 else State.OBSERVED, value, None if backwards else low, None if backwards else high,
        unit=unit,
    )  # fmt: skip
    return value_words(shown)


def _aged(age: int) -> str:
    return "under 1" if age == 0 else f"aged {age}"

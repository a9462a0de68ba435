"""Counts of universal contacts arranged for a reader: by contact, area, group, way and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fivefold.need.contacts import (
    ContactCount,
    FaceToFace,
    Mode,
    change,
    coverage,
    face_to_face,
    lost_of_hundred,
    not_seen,
    together,
)
from fivefold.need.published_contacts import PublishedCoverage, published_of
from fivefold.statistics.comparison import compare
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import Value


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One contact in one area and period, with everything that stands beside its number."""

    contact: str
    count: ContactCount
    covered: Value
    lost: Value
    not_seen: Value
    face: FaceToFace | None
    since: Value | None
    published: PublishedCoverage | None
    compared: Comparison


def lines_of(
    counts: Iterable[ContactCount], *, period: str, in_pregnancy: Iterable[str] = ()
) -> dict[str, ContactLine]:
    """One line for each contact of one area in one period, everybody together."""
    pregnant = set(in_pregnancy)
    whole = [count for count in counts if is_everybody(count)]
    lines = {}
    for count in whole:
        if count.period == period and count.mode is Mode.ANY:
            ways = {
                way.mode: way for way in whole if way.contact == count.contact and way.period == count.period
            }
            lines[count.contact] = _line(count, ways, _before(count, whole), count.contact in pregnant)
    return lines


def _line(
    count: ContactCount, ways: Mapping[Mode, ContactCount], before: ContactCount | None, pregnant: bool
) -> ContactLine:
    covered = coverage(count, in_pregnancy=pregnant)
    published = published_of(count.contact)
    word = compare(covered, published.value, Polarity.HIGH_IS_GOOD) if published else Comparison.NOT_COMPARED
    since = change(before, count) if before is not None and not pregnant else None
    return ContactLine(
        count.contact, count, covered, lost_of_hundred(covered), not_seen(count), face_to_face(ways), since,
        published, word,
    )  # fmt: skip


def _before(count: ContactCount, whole: Iterable[ContactCount]) -> ContactCount | None:
    """The same total one period earlier."""
    same = [
        other for other in whole
        if other.contact == count.contact and other.mode is count.mode and other.period_sort < count.period_sort
    ]  # fmt: skip
    return max(same, key=lambda other: other.period_sort, default=None)


def is_everybody(count: ContactCount) -> bool:
    """Whether the count is about all children rather than one group of them."""
    about = count.about
    return about.is_whole and not about.age and about.sex in ("", "Persons")


def kind_of_group(count: ContactCount) -> str:
    """By what a group is split: "Deprivation", "sex", "age"; empty for everybody."""
    if is_everybody(count):
        return ""
    about = count.about
    return about.category_type or ("age" if about.age else "sex")


def by_group(
    counts: Iterable[ContactCount], *, contact: str, period: str
) -> dict[str, tuple[ContactCount, ...]]:
    """Groups of one contact, one area and period by what they are split by, in the order of their names."""
    found: dict[str, list[ContactCount]] = {}
    for count in counts:
        if (count.contact, count.period, count.mode) == (contact, period, Mode.ANY) and not is_everybody(
            count
        ):
            found.setdefault(kind_of_group(count), []).append(count)
    return {kind: tuple(sorted(some, key=lambda c: c.about.words)) for kind, some in sorted(found.items())}


def whole_place(counts: Iterable[ContactCount], areas: Iterable[str], name: str) -> list[ContactCount]:
    """The areas of a place added up, for every total that all of them have."""
    areas = tuple(areas)
    found: dict[tuple[object, ...], dict[str, ContactCount]] = {}
    for count in counts:
        if count.area_code in areas:
            key = (count.contact, count.about, count.mode, count.period)
            found.setdefault(key, {}).setdefault(count.area_code, count)
    summed = (
        together(by_area.values(), name=name) for by_area in found.values() if len(by_area) == len(areas)
    )
    return [count for count in summed if count is not None]


def over_time(counts: Iterable[ContactCount], contact: str) -> list[ContactCount]:
    """One contact of one area through the periods, everybody and all ways together."""
    same = [c for c in counts if c.contact == contact and c.mode is Mode.ANY and is_everybody(c)]
    return sorted(same, key=lambda count: count.period_sort)


def of_one_level(counts: Iterable[ContactCount]) -> list[ContactCount]:
    """Areas of the kind of which most are held: a council and its wards never stand in one list."""
    found: dict[str, list[ContactCount]] = {}
    for count in counts:
        found.setdefault(count.area_code[:3], []).append(count)
    return max(found.values(), key=len, default=[])

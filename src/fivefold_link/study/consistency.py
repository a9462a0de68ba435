"""What must agree between the parts of a study; each disagreement with its place and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from fivefold_link.study.layout import Place
from fivefold_link.study.profiles import profiles
from fivefold_link.study.schema import (
    About,
    Agreement,
    Dataset,
    Direction,
    FileSource,
    Holds,
    Role,
    Seen,
    Status,
    Study,
    StudyFactor,
)

Said = tuple[Place, str, str]
FILE_KINDS = (".csv", ".txt", ".tsv", ".parquet", ".xlsx", ".xlsm")


def inconsistencies(study: Study) -> Iterator[Said]:
    """Every place where one part of the study contradicts another."""
    yield from _twice(("agreements",), "reference", [one.reference for one in study.agreements])
    yield from _twice(("datasets",), "slug", [one.slug for one in study.datasets])
    yield from _twice(("factors",), "slug", [one.slug for one in study.factors])
    for number, agreement in enumerate(study.agreements):
        yield from _agreement(study, agreement, ("agreements", number))
    for number, dataset in enumerate(study.datasets):
        yield from _dataset(study, dataset, ("datasets", number))
    for number, factor in enumerate(study.factors):
        yield from _factor(study, factor, ("factors", number))
    yield from _population(study)
    yield from _areas(study)
    yield from _output(study)


def _twice(place: Place, field: str, names: Iterable[str]) -> Iterator[Said]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            yield (*place, number, field), f"{name!r} is used twice", "Give each its own"
        seen.add(name)


def _agreement(study: Study, agreement: Agreement, place: Place) -> Iterator[Said]:
    if agreement.status is Status.SIGNED and agreement.signed is None:
        yield (*place, "signed"), "a signed agreement needs its date", "Add `signed:` and the date"
    if agreement.signed and agreement.review and agreement.review <= agreement.signed:
        yield (*place, "review"), "the review is not after the signature", "Correct one of the two dates"
    if agreement.status is Status.FICTIONAL and not study.fictional:
        remedy = "Write `fictional: true` for made-up records, or the agreement's real status"
        yield (*place, "status"), "a fictional agreement in a study of real records", remedy


def _dataset(study: Study, dataset: Dataset, place: Place) -> Iterator[Said]:
    known = [agreement.reference for agreement in study.agreements]
    if dataset.agreement not in known:
        remedy = f"Use one of: {', '.join(known)}; or add the agreement to the register"
        yield (*place, "agreement"), "no agreement has this reference", remedy
    if dataset.covers_to < dataset.covers_from:
        yield (*place, "covers_to"), "the dataset ends before it begins", "Correct one of the two dates"
    if dataset.births and dataset.about is About.ADULT:
        yield (*place, "births"), "a register of births is about children", "Write `about: child`"
    source = dataset.source
    if isinstance(source, FileSource) and source.path.suffix.lower() not in FILE_KINDS:
        remedy = f"Use a file that ends in one of: {', '.join(FILE_KINDS)}"
        yield (*place, "source", "path"), "this kind of file cannot be read", remedy
    yield from _profile(dataset, place)
    yield from _columns(dataset, place)


def _profile(dataset: Dataset, place: Place) -> Iterator[Said]:
    if dataset.profile is not None and dataset.profile not in profiles():
        yield (*place, "profile"), "no profile has this name", f"Use one of: {', '.join(profiles())}"
    if dataset.lacks and dataset.profile is None:
        yield (*place, "lacks"), "without a profile nothing can be lacking", "Remove `lacks`"


def _columns(dataset: Dataset, place: Place) -> Iterator[Said]:
    columns, here = dataset.columns, (*place, "columns")
    if Role.ID not in columns:
        yield here, "no column is the record's own id", "Add `id:` and the column's name"
    by_name = {Role.SURNAME, Role.BIRTH_DATE} <= columns.keys()
    if Role.NHS_NUMBER not in columns and not by_name:
        remedy = "Add `nhs_number:`, or both `surname:` and `birth_date:`"
        yield here, "nothing here can be linked", remedy
    first: dict[str, Role] = {}
    for role, name in columns.items():
        other = first.setdefault(name, role)
        if other is not role and Role.ID not in (other, role):
            problem = f"column {name!r} stands for both {other.value} and {role.value}"
            yield (*here, role.value), problem, "Name the right column for each"


def _factor(study: Study, factor: StudyFactor, place: Place) -> Iterator[Said]:
    for number, seen in enumerate(factor.seen_in):
        yield from _seen(study, factor, seen, (*place, "seen_in", number))
    about = {d.slug: d.about for d in study.datasets}
    if factor.through_adult and About.ADULT not in [about.get(seen.dataset) for seen in factor.seen_in]:
        remedy = "Name an adult dataset in `seen_in`, or remove `through_adult`"
        yield (*place, "through_adult"), "this factor is seen on no adult's record", remedy


def _seen(study: Study, factor: StudyFactor, seen: Seen, place: Place) -> Iterator[Said]:
    dataset = next((one for one in study.datasets if one.slug == seen.dataset), None)
    if dataset is None:
        remedy = f"Use one of: {', '.join(one.slug for one in study.datasets)}"
        yield (*place, "dataset"), "no dataset has this slug", remedy
    elif dataset.about is About.ADULT and not factor.through_adult:
        remedy = "Write `through_adult: true`, so that it is carried from the parent to the child"
        yield (*place, "dataset"), "an adult's record says nothing about a child by itself", remedy
    if dataset and _undated(study, dataset, seen):
        remedy = "Name `date_column`, or a column `seen` of the dataset, or leave out both ends of the window"
        yield place, "without a date nobody knows whether it was seen in this window", remedy
    if seen.to_months <= seen.from_months:
        yield (*place, "to_months"), "the window ends before it begins", "Correct one of the two ages"
    yield from _value(seen, place)


def _undated(study: Study, dataset: Dataset, seen: Seen) -> bool:
    """A window that leaves out a part of the children's ages, for records without a date."""
    if Role.SEEN in dataset.columns or seen.date_column:
        return False
    ages = study.population
    return seen.from_months > ages.from_months or seen.to_months < ages.to_months


def _value(seen: Seen, place: Place) -> Iterator[Said]:
    value, here = seen.value, (*place, "value")
    several = isinstance(value, tuple)
    if seen.holds is Holds.FILLED and value is not None:
        yield here, "`filled` asks only whether something is there", "Remove `value`, or use `is`"
    if seen.holds is Holds.IN and not (several and value):
        yield here, "`in` needs a list of values", "Write a list, such as [1, 2]"
    if seen.holds is Holds.IS and (several or value is None):
        yield here, "`is` needs one value", "Write one value, or use `in` for several"
    if seen.holds in (Holds.AT_LEAST, Holds.AT_MOST) and not isinstance(value, int | float):
        yield here, f"`{seen.holds.value}` needs a number", "Write a number without quotes"
    held = {str(one) for one in value} if isinstance(value, tuple) else {str(value)}
    if value is not None and (both := sorted(held & set(seen.unknown))):
        problem = f"{', '.join(both)} means the factor and means not recorded"
        yield (*place, "unknown"), problem, "Keep each code in one of the two"


def _population(study: Study) -> Iterator[Said]:
    population, place = study.population, ("population",)
    if (population.on is None) == (population.window is None):
        remedy = "Write either `on:` with one date or `window:` with two"
        yield place, "children are counted on one date or through a window", remedy
    if population.window and population.window[1] <= population.window[0]:
        yield (*place, "window"), "the window ends before it begins", "Write the earlier date first"
    if population.to_months <= population.from_months:
        yield (*place, "to_months"), "the ages end before they begin", "Correct one of the two ages"
    births = any(dataset.births for dataset in study.datasets)
    if population.address_rule != "latest" and not births:
        remedy = "Mark the births dataset with `births: true`, or use `latest`"
        yield (*place, "address_rule"), "no dataset is the register of births", remedy
    if not any(dataset.about is About.CHILD for dataset in study.datasets):
        yield ("datasets",), "no dataset is about children", "Add one with `about: child`"
    yield from _covered(study, population.on or (population.window[1] if population.window else None))


def _covered(study: Study, last: date | None) -> Iterator[Said]:
    """A count on a day that no dataset reaches would be a count of nobody."""
    if last and not any(d.covers_from <= last for d in study.datasets if d.about is About.CHILD):
        field = "on" if study.population.on else "window"
        yield ("population", field), "every dataset begins later", "Correct the date, or `covers_from`"


def _areas(study: Study) -> Iterator[Said]:
    areas, place = study.areas, ("areas",)
    children = [dataset.columns for dataset in study.datasets if dataset.about is About.CHILD]
    by_postcode = any(Role.POSTCODE in columns for columns in children) and areas.postcode_lookup
    if not by_postcode and not any(Role.AREA in columns for columns in children):
        remedy = "Name a column `area`, or `postcode` together with `areas: postcode_lookup`"
        yield place, "nothing says in which area a child lives", remedy
    if areas.release_level == "wider" and areas.names is None:
        remedy = "Add `names:` (a CSV with area, name, wider, wider_name), or use `release_level: area`"
        yield (*place, "names"), "wider areas are not known without the list of areas", remedy


def _output(study: Study) -> Iterator[Said]:
    output, place = study.output, ("output",)
    if list(output.age_bands) != sorted(set(output.age_bands)) or len(output.age_bands) < 2:
        yield (*place, "age_bands"), "the edges of age bands rise", "Write them in order, each once"
    if len(set(output.breakdowns)) < len(output.breakdowns):
        yield (*place, "breakdowns"), "a breakdown stands twice", "Keep one of them"
    counted = [factor for factor in study.factors if factor.direction is not Direction.GROUP]
    if study.factors and not counted:
        remedy = "Add a risk or a protective factor: a group at higher exposure is never counted"
        yield ("factors",), "there is no factor to count", remedy
    if not re.fullmatch(r"\d+(\.\d+)? ?[KMGT]i?B", study.engine.memory_limit):
        yield ("engine", "memory_limit"), "this is no amount of memory", "Write it as 4GB or 800MB"

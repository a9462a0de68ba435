"""Taking files in and out. A file enters whole or not at all, and the same file enters once."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import IntegrityError, connection, transaction

from fivefold.need.population import AGES
from fivefold_web.audit.actions import record
from fivefold_web.need.actions import counts, small_areas
from fivefold_web.need.models import (
    AreaDeprivation,
    AreaLookup,
    BirthCount,
    Boundary,
    Dataset,
    Group,
    HeldArea,
    Indicator,
    IndicatorFigure,
    PopulationCount,
)
from fivefold_web.need.queries import figures as queries

TOGETHER = 10_000


class NotClean(ValueError):
    """A file with errors enters not at all."""


@dataclass(frozen=True)
class TakenIn:
    """What became of a file: the dataset, and whether it is new."""

    dataset: Dataset
    is_new: bool


@dataclass(frozen=True)
class Origin:
    """Who published a file and when it was fetched; what the publisher calls its state; the file that it replaces."""

    source: str
    retrieved: date
    edition: str = ""
    address: str = ""
    replaces: Dataset | None = None


def take_in(
    *, partnership, reading, filename, sha256, source, retrieved, by, edition="", address="", replaces=None
):
    """Take in all rows of a clean reading, or none. The same file a second time changes nothing.

    The figures of the file that it `replaces` are kept and no longer shown.
    """
    if not reading.is_clean:
        raise NotClean(f"{filename} has {reading.problem_count} errors; nothing was taken in")
    if held := queries.dataset_with(partnership, sha256):
        return TakenIn(held, is_new=False)
    try:
        origin = Origin(source, retrieved, edition, address, replaces)
        return TakenIn(_taken_in(partnership, reading, filename, sha256, origin, by), is_new=True)
    except IntegrityError:
        # Two people confirmed the same file at the same moment: the first one won.
        if held := queries.dataset_with(partnership, sha256):
            return TakenIn(held, is_new=False)
        raise


@transaction.atomic
def _taken_in(partnership, reading, filename, sha256, origin, by):
    dataset = Dataset.objects.create(
        partnership=partnership,
        kind_name=reading.kind.value,
        title=reading.title[:300],
        filename=filename[:255],
        sha256=sha256,
        source=origin.source,
        retrieved=origin.retrieved,
        edition=origin.edition[:60],
        address=origin.address[:1000],
        uploaded_by=by.audit_label[:200],
        rows=queries.entering(reading),
        areas=len(reading.areas),
        first_period=reading.periods[0] if reading.periods else "",
        last_period=reading.periods[-1] if reading.periods else "",
        repeated=len(reading.repeated),
        contradictions=len(reading.contradictions),
    )
    _name_areas(partnership, reading.areas)
    _add_figures(dataset, reading.indicator_rows)
    _add_counts(dataset, reading.population_rows)
    _add_deprivation(dataset, reading.deprivation_rows)
    _add_lookups(dataset, reading.lookup_rows)
    _add_boundaries(dataset, reading.boundary_rows)
    _add_births(dataset, reading.birth_rows)
    _add_totals(dataset, reading)
    _add_small_areas(dataset, reading.small)
    record(partnership=partnership, by=by, did="imported", what=dataset, after=facts_of(dataset))
    if origin.replaces is not None:
        _replace(origin.replaces, dataset, by)
    return dataset


def _replace(older, dataset, by):
    """The older file stays for the record; one that was replaced meanwhile stays as it is."""
    if Dataset.objects.filter(pk=older.pk, replaced_by=None).update(replaced_by=dataset):
        record(
            partnership=dataset.partnership, by=by, did="replaced", what=older, before=facts_of(older),
            after={"replaced_by": dataset.title},
        )  # fmt: skip


@transaction.atomic
def remove(*, dataset, by):
    """Take a file and all its figures out. Other files are not touched."""
    record(partnership=dataset.partnership, by=by, did="removed", what=dataset, before=facts_of(dataset))
    for rows in (
        dataset.figures,
        dataset.counts,
        dataset.deprivation,
        dataset.lookups,
        dataset.boundaries,
        dataset.births,
    ):
        rows.all()._raw_delete(rows.db)
    for totals in (dataset.contacts, dataset.use):
        totals.all()._raw_delete(totals.db)
    small_areas.clear_figures(dataset)
    partnership = dataset.partnership
    dataset.delete()
    Indicator.objects.filter(partnership=partnership, figures=None, small_series=None).delete()


def facts_of(dataset):
    """A file as the audit record keeps it."""
    names = (
        "title",
        "filename",
        "sha256",
        "source",
        "retrieved",
        "rows",
        "areas",
        "first_period",
        "last_period",
    )
    return {"kind": dataset.kind_name} | {name: getattr(dataset, name) for name in names}


def _name_areas(partnership, areas):
    """Keep the names of areas; the newest file names best. A code that stands for itself is no name."""
    named = ((partnership.pk, code, name[:160]) for code, name in areas.items() if name != code)
    _write(
        HeldArea,
        ("partnership", "code", "name"),
        named,
        "ON CONFLICT (partnership_id, code) DO UPDATE SET name = excluded.name",
    )


FIGURE = (
    "partnership", "dataset", "indicator", "group", "area_code", "period", "period_sort", "state", "number", "low", "high",
    "low_998", "high_998", "count", "denominator", "trend", "compared_england", "compared_region", "note", "source",
)  # fmt: skip


def _add_figures(dataset, rows):
    if not rows:
        return
    indicators = _indicators(dataset.partnership, rows)
    groups = _groups(dataset.partnership, rows)
    usual = rows[0].source
    owned = (dataset.partnership_id, dataset.pk)
    _write(
        IndicatorFigure,
        FIGURE,
        (
            (
                *owned, indicators[row.indicator_id], groups[_group_of(row)], row.area_code, row.period[:60],
                row.period_sort, row.state.value, row.value, *_both_ends(row.low, row.high),
                *_both_ends(row.low_998, row.high_998), row.count, row.denominator, row.trend[:60],
                row.compared_england[:60], row.compared_region[:60], row.note[:1000],
                "" if row.source == usual else row.source[:200],
            )
            for row in rows
        ),
    )  # fmt: skip


def _both_ends(low, high):
    """One end alone bounds nothing; it is left out."""
    return (None, None) if low is None or high is None else (low, high)


def _indicators(partnership, rows):
    """Number of each indicator by its code; a name, unit or direction that the file knows better is brought up to date."""
    found = {}
    for row in rows:
        found.setdefault(row.indicator_id, row)
    Indicator.objects.bulk_create(
        (
            Indicator(
                partnership=partnership,
                code=code,
                name=row.indicator_name[:300],
                unit=row.unit[:60],
                polarity_name=row.polarity.value if row.polarity else "",
            )
            for code, row in found.items()
        ),
        update_conflicts=True,
        unique_fields=["partnership", "code"],
        update_fields=["name", "unit", "polarity_name"],
    )
    return dict(Indicator.objects.filter(partnership=partnership).values_list("code", "pk"))


def _groups(partnership, rows):
    """Number of each group of people that the rows are about."""
    fields = ("sex", "age", "category_type", "category")
    found = dict.fromkeys(_group_of(row) for row in rows)
    Group.objects.bulk_create(
        (Group(partnership=partnership, **dict(zip(fields, group, strict=True))) for group in found),
        ignore_conflicts=True,
    )
    held = Group.objects.filter(partnership=partnership).values_list(*fields, "pk")
    return {tuple(group): pk for *group, pk in held}


def _group_of(row):
    return row.sex[:60], row.age[:80], row.category_type[:200], row.category[:200]


def _add_totals(dataset, reading):
    """Contacts and use of services: totals by group of people."""
    rows = [*reading.contact_rows, *reading.use_rows]
    if not rows:
        return
    groups = _groups(dataset.partnership, rows)
    counts.add_contacts(dataset, reading.contact_rows, lambda row: groups[_group_of(row)])
    counts.add_use(dataset, reading.use_rows, lambda row: groups[_group_of(row)])


def _add_small_areas(dataset, small):
    """The figures of a large file of small areas, in a narrow table of their own."""
    if small:
        of = dataset.partnership
        small_areas.add_figures(dataset, small, _indicators(of, small.series), _groups(of, small.series))


def _add_counts(dataset, rows):
    """Children under five only: nobody else is asked about."""
    owned = (dataset.partnership_id, dataset.pk)
    _write(
        PopulationCount,
        ("partnership", "dataset", "area_code", "year", "sex", "age", "count"),
        (
            (*owned, row.area_code, row.year, row.sex, row.age, row.count)
            for row in rows
            if row.age in AGES and not row.open_ended
        ),
    )


def _add_deprivation(dataset, rows):
    owned = (dataset.partnership_id, dataset.pk)
    _write(
        AreaDeprivation,
        (
            "partnership", "dataset", "area_code", "edition", "vintage", "rank", "decile", "score",
            "children_in_income_deprivation",
        ),
        (
            (
                *owned, row.area_code, row.edition, row.vintage, row.rank, row.decile, row.score,
                row.children_in_income_deprivation,
            )
            for row in rows
        ),
    )  # fmt: skip


def _add_lookups(dataset, rows):
    owned = (dataset.partnership_id, dataset.pk)
    _write(
        AreaLookup,
        (
            "partnership", "dataset", "child_code", "child_level", "child_vintage", "parent_code", "parent_name",
            "parent_level", "parent_vintage",
        ),
        (
            (
                *owned, row.child_code, row.child_level, row.child_vintage, row.parent_code, row.parent_name[:160],
                row.parent_level, row.parent_vintage,
            )
            for row in rows
        ),
    )  # fmt: skip


def _add_boundaries(dataset, rows):
    owned = (dataset.partnership_id, dataset.pk)
    fields = (
        "area_code", "level", "vintage", "shape", "longitude", "latitude", "west", "south", "east", "north",
    )  # fmt: skip
    facts = ((*owned, *(getattr(row, name) for name in fields)) for row in rows)
    _write(Boundary, ("partnership", "dataset", *fields), facts)


def _add_births(dataset, rows):
    owned = (dataset.partnership_id, dataset.pk)
    facts = ((*owned, row.area_code, row.year, row.month, row.state.value, row.count) for row in rows)
    _write(BirthCount, ("partnership", "dataset", "area_code", "year", "month", "state", "count"), facts)


def _write(kind, fields, rows, also=""):
    """Write many rows at once. Making an object of each row first takes four times as long for a national file."""
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(kind._meta.get_field(name).column) for name in fields)
    places = ", ".join(["%s"] * len(fields))
    # Table and columns are our own names; everything out of the file goes through a placeholder.
    statement = f"INSERT INTO {quoted(kind._meta.db_table)} ({columns}) VALUES ({places}) {also}"  # noqa: S608
    rows = iter(rows)
    with connection.cursor() as cursor:
        while portion := list(islice(rows, TOGETHER)):
            cursor.executemany(statement, portion)

"""Taking files in and out. A file enters whole or not at all, and the same file enters once."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from fivefold.need.population import AGES
from fivefold_web.audit.actions import record
from fivefold_web.need import queries
from fivefold_web.need.models import (
    AreaDeprivation,
    AreaLookup,
    Dataset,
    Group,
    HeldArea,
    Indicator,
    IndicatorFigure,
    PopulationCount,
)

TOGETHER = 5_000
"""Rows made and written at a time, so that a large file never lies in memory twice."""


class NotClean(ValueError):
    """A file with errors enters not at all."""


@dataclass(frozen=True)
class TakenIn:
    """What became of a file: the dataset, and whether it is new."""

    dataset: Dataset
    is_new: bool


def take_in(*, partnership, reading, filename, sha256, source, retrieved, by):
    """Take in all rows of a clean reading, or none. The same file a second time changes nothing."""
    if not reading.is_clean:
        raise NotClean(f"{filename} has {reading.problem_count} errors; nothing was taken in")
    if held := queries.dataset_with(partnership, sha256):
        return TakenIn(held, is_new=False)
    try:
        return TakenIn(_taken_in(partnership, reading, filename, sha256, source, retrieved, by), is_new=True)
    except IntegrityError:
        # Two people confirmed the same file at the same moment: the first one won.
        if held := queries.dataset_with(partnership, sha256):
            return TakenIn(held, is_new=False)
        raise


@transaction.atomic
def _taken_in(partnership, reading, filename, sha256, source, retrieved, by):
    dataset = Dataset.objects.create(
        partnership=partnership,
        kind_name=reading.kind.value,
        title=reading.title[:300],
        filename=filename[:255],
        sha256=sha256,
        source=source,
        retrieved=retrieved,
        uploaded_by=by.audit_label[:200],
        rows=len(reading.rows),
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
    record(partnership=partnership, by=by, did="imported", what=dataset, after=facts_of(dataset))
    return dataset


@transaction.atomic
def remove(*, dataset, by):
    """Take a file and all its figures out. Other files are not touched."""
    record(partnership=dataset.partnership, by=by, did="removed", what=dataset, before=facts_of(dataset))
    for rows in (dataset.figures, dataset.counts, dataset.deprivation, dataset.lookups):
        rows.all()._raw_delete(rows.db)
    partnership = dataset.partnership
    dataset.delete()
    Indicator.objects.filter(partnership=partnership, figures__isnull=True).delete()


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
    named = [
        HeldArea(partnership=partnership, code=code, name=name[:160])
        for code, name in areas.items()
        if name != code
    ]
    HeldArea.objects.bulk_create(
        named,
        update_conflicts=True,
        unique_fields=["partnership", "code"],
        update_fields=["name"],
        batch_size=300,
    )


def _add_figures(dataset, rows):
    usual = rows[0].source if rows else ""
    indicators = _indicators(dataset.partnership, rows)
    groups = _groups(dataset.partnership, rows)
    _in_portions(
        IndicatorFigure,
        rows,
        lambda row: IndicatorFigure(
            partnership_id=dataset.partnership_id,
            dataset_id=dataset.pk,
            indicator_id=indicators[row.indicator_id],
            group_id=groups[_group_of(row)],
            area_code=row.area_code,
            period=row.period,
            period_sort=row.period_sort,
            state=row.state.value,
            number=row.value,
            **_both_ends("low", row.low, "high", row.high),
            **_both_ends("low_998", row.low_998, "high_998", row.high_998),
            count=row.count,
            denominator=row.denominator,
            trend=row.trend[:60],
            compared_england=row.compared_england[:60],
            compared_region=row.compared_region[:60],
            note=row.note[:1000],
            source="" if row.source == usual else row.source[:200],
        ),
    )


def _both_ends(low_name, low, high_name, high):
    """One end alone bounds nothing; it is left out."""
    whole = low is not None and high is not None
    return {low_name: low if whole else None, high_name: high if whole else None}


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


def _add_counts(dataset, rows):
    _in_portions(
        PopulationCount,
        [row for row in rows if row.age in AGES and not row.open_ended],
        lambda row: PopulationCount(
            partnership_id=dataset.partnership_id,
            dataset_id=dataset.pk,
            area_code=row.area_code,
            year=row.year,
            sex=row.sex,
            age=row.age,
            count=row.count,
        ),
    )


def _add_deprivation(dataset, rows):
    _in_portions(
        AreaDeprivation,
        rows,
        lambda row: AreaDeprivation(
            partnership_id=dataset.partnership_id,
            dataset_id=dataset.pk,
            area_code=row.area_code,
            edition=row.edition,
            vintage=row.vintage,
            rank=row.rank,
            decile=row.decile,
            score=row.score,
            children_in_income_deprivation=row.children_in_income_deprivation,
        ),
    )


def _add_lookups(dataset, rows):
    _in_portions(
        AreaLookup,
        rows,
        lambda row: AreaLookup(
            partnership_id=dataset.partnership_id,
            dataset_id=dataset.pk,
            child_code=row.child_code,
            child_level=row.child_level,
            child_vintage=row.child_vintage,
            parent_code=row.parent_code,
            parent_name=row.parent_name[:160],
            parent_level=row.parent_level,
            parent_vintage=row.parent_vintage,
        ),
    )


def _in_portions(kind, rows, made_of):
    for start in range(0, len(rows), TOGETHER):
        kind.objects.bulk_create(made_of(row) for row in rows[start : start + TOGETHER])

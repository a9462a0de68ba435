"""Totals of contacts and of the use of services enter with their file."""

from fivefold_web.need.models import ContactCount, UseCount

TOGETHER = 2_000


def add_contacts(dataset, rows, group_of):
    """`group_of` gives the number of the group of people that a row is about."""
    ContactCount.objects.bulk_create(
        (
            ContactCount(
                contact=row.contact[:80], mode=row.mode, due=row.due, **_shared(dataset, row, group_of)
            )
            for row in rows
        ),
        batch_size=TOGETHER,
    )


def add_use(dataset, rows, group_of):
    UseCount.objects.bulk_create(
        (
            UseCount(
                service_name=row.service_name[:200],
                who=row.who[:80],
                population=row.population,
                **_shared(dataset, row, group_of),
            )
            for row in rows
        ),
        batch_size=TOGETHER,
    )


def _shared(dataset, row, group_of):
    return {
        "partnership_id": dataset.partnership_id,
        "dataset": dataset,
        "area_code": row.area_code,
        "group_id": group_of(row),
        "period": row.period[:60],
        "period_sort": row.period_sort,
        "state": row.state.value,
        "seen": row.seen,
        "note": row.note[:1000],
    }

"""Taking large files of small areas in and out: millions of rows in one transaction, whole or not at all."""

from itertools import chain

from django.db import connection

from fivefold.sources.small_area_table import SmallAreas
from fivefold_web.need.models import SmallAreaFigure, SmallAreaSeries

TOGETHER = 50_000
# SQLite puts many rows of one statement away more than twice as fast as many statements of one row.
IN_ONE_STATEMENT = 100
FIELDS = ("area_code", "series", "state", "number", "low", "high", "count", "denominator")


def add_figures(dataset, small: SmallAreas, indicators, groups):
    """Write all figures, in the order of the index that finds them again. `indicators` gives the row of each code,
    `groups` that of each group of people."""
    numbers = _series(dataset, small, indicators, groups)
    write = _copied if connection.vendor == "postgresql" else _inserted
    with connection.cursor() as cursor:
        for codes, series, *rest in small.portions(TOGETHER):
            write(cursor, list(zip(codes, [numbers[at] for at in series], *rest, strict=True)))


def clear_figures(dataset):
    """Take the figures and series of a file out."""
    series = SmallAreaSeries.objects.filter(dataset=dataset)
    if not series.exists():
        return
    SmallAreaFigure.objects.filter(series__in=list(series.values_list("pk", flat=True)))._raw_delete(
        series.db
    )
    series._raw_delete(series.db)


def _series(dataset, small, indicators, groups):
    """The number of each series, in the order of the file: so rows come in the order of the index."""
    vintage = small.vintage
    SmallAreaSeries.objects.bulk_create(
        SmallAreaSeries(
            partnership_id=dataset.partnership_id,
            dataset=dataset,
            indicator_id=indicators[one.indicator_id],
            group_id=groups[one.sex[:60], one.age[:80], one.category_type[:200], one.category[:200]],
            period=one.period[:60],
            period_sort=one.period_sort,
            vintage=vintage,
        )
        for one in small.series
    )
    found = SmallAreaSeries.objects.filter(dataset=dataset).order_by("pk")
    return list(found.values_list("pk", flat=True))


def _columns():
    quoted = connection.ops.quote_name
    return ", ".join(quoted(SmallAreaFigure._meta.get_field(name).column) for name in FIELDS)


def _inserted(cursor, rows):
    """Rows through placeholders, many in a statement; the names are our own."""
    table = connection.ops.quote_name(SmallAreaFigure._meta.db_table)
    head = f"INSERT INTO {table} ({_columns()}) VALUES "  # noqa: S608
    one = f"({', '.join(['%s'] * len(FIELDS))})"
    whole = len(rows) // IN_ONE_STATEMENT * IN_ONE_STATEMENT
    many = (
        list(chain.from_iterable(rows[at : at + IN_ONE_STATEMENT]))
        for at in range(0, whole, IN_ONE_STATEMENT)
    )
    if whole:
        cursor.executemany(head + ", ".join([one] * IN_ONE_STATEMENT), many)
    if rows[whole:]:
        cursor.executemany(head + one, rows[whole:])


def _copied(cursor, rows):
    table = connection.ops.quote_name(SmallAreaFigure._meta.db_table)
    with cursor.copy(f"COPY {table} ({_columns()}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)

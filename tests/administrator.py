"""An administrator who wants to know who said what, and may read all that the database and the server hold.

Nothing here knows the tables: it reads every column of every table, and the places in which the database keeps rows.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db import connection

# A sequence that goes this much along with the order of sending (rank correlation) tells it. Among fifteen answers in
# random order that happens once in some thousand million tries.
TELLING = 0.97


@dataclass(frozen=True)
class Person:
    """A participant as the others in the room know them. `turn`: the how-manieth to send, as one could watch."""

    name: str
    sector: str
    turn: int


@dataclass(frozen=True)
class Answered:
    """What a person truly sent to an item, and the traces of it: the row's key, its text, the key of the phone."""

    person: Person
    item: int
    traces: tuple[str, ...]


def everything():
    """{table: rows}, each row {column: value} with the places that the database keeps of it."""
    tables = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT {_places()}, * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            tables[table] = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return tables


def _places():
    if connection.vendor == "sqlite":
        return "rowid AS stored_at"
    # Where a row lies, and the number of the transaction that wrote it.
    return "(ctid::text::point)[0] * 10000 + (ctid::text::point)[1] AS stored_at, xmin::text::bigint AS written_by"


def told_by_order(tables, answered):
    """Columns and places of storing whose order is the order in which people sent: “table.column”, sorted."""
    return sorted(
        {
            f"{table}.{column}"
            for item in {one.item for one in answered}
            for table, rows in tables.items()
            for column in (rows[0] if rows else ())
            if _goes_along(_turns(rows, column, [one for one in answered if one.item == item]))
        }
    )


def _turns(rows, column, answered):
    """(value of the column, turn) of each answer that a row of the table belongs to."""
    found = []
    for row in rows:
        if not isinstance(row[column], int | float | datetime):
            continue
        text = _text(row)
        owners = [one for one in answered if any(trace in text for trace in one.traces)]
        found += [(row[column], one.person.turn) for one in owners[:1] if len(owners) == 1]
    return found


def _goes_along(pairs):
    if len(pairs) < 5 or len({value for value, _turn in pairs}) < len(pairs) / 2:
        return False
    stored = [turn for _value, turn in sorted(pairs, key=lambda pair: pair[0])]
    ranks = {turn: rank for rank, turn in enumerate(sorted(stored))}
    number = len(stored)
    apart = sum((ranks[turn] - place) ** 2 for place, turn in enumerate(stored))
    return abs(1 - 6 * apart / (number * (number**2 - 1))) > TELLING


def told_by_sector(tables, answered, people, smallest):
    """Names of people whose answer carries a sector that fewer than `smallest` have."""
    lonely = {p.sector for p in people if sum(q.sector == p.sector for q in people) < smallest}
    return sorted(
        {
            one.person.name
            for one in answered
            for rows in tables.values()
            for row in rows
            if any(trace in _text(row) for trace in one.traces) and lonely & set(map(str, row.values()))
        }
    )


def told_by_company(tables, answered, names):
    """Tables in which what was answered stands in one row with a name, an address or a number of a person."""
    return sorted(
        {
            table
            for table, rows in tables.items()
            for row in rows
            for one in answered
            if any(trace in _text(row) for trace in one.traces) and any(name in _text(row) for name in names)
        }
    )


def changed(before, after):
    """Tables whose rows have changed between two readings."""
    return sorted(table for table in after if after[table] != before.get(table))


def in_memory_and_logs(folder, *printed):
    """All that the process remembers and has written down, as one text."""
    kept = [file.read_text() for file in folder.glob("*.log*")]
    return "\n".join([*kept, *printed, *(f"{k} {v!r}" for k, v in getattr(cache, "_cache", {}).items())])


def _text(row):
    return " ".join(str(value).replace("-", "") for value in row.values())

"""Invented totals of contacts and of the use of services, as files and in a place."""

import hashlib
from datetime import date

from fivefold.sources import recognise
from fivefold_web.need.actions import files as actions
from tests.builders.files import a_csv
from tests.builders.places import its_lead

CONTACTS = (
    "Contact", "Area code", "Area name", "Group type", "Group", "Mode", "Period", "Due", "Seen", "Note",
)  # fmt: skip
USE = (
    "Service",
    "Who",
    "Area code",
    "Area name",
    "Group type",
    "Group",
    "Period",
    "Seen",
    "Population",
    "Note",
)
_CONTACT = {
    "Contact": "New birth review", "Area code": "E08000009", "Area name": "Trafford", "Period": "2024/25",
    "Due": "1000", "Seen": "810",
}  # fmt: skip
_USE = {
    "Service": "Parent-infant team", "Area code": "E08000009", "Area name": "Trafford", "Period": "2024/25",
    "Seen": "96", "Population": "5000",
}  # fmt: skip


def a_contacts_file(*changes, without=()):
    """Our template for contacts as CSV, with one row for each set of changes to a usual row."""
    return _file(CONTACTS, _CONTACT, changes, without)


def a_use_file(*changes, without=()):
    """Our template for the use of services as CSV."""
    return _file(USE, _USE, changes, without)


def _file(columns, usual, changes, without):
    kept = [column for column in columns if column not in without]
    rows = [[{**usual, **change}.get(column, "") for column in kept] for change in changes or [{}]]
    return a_csv(kept, *rows)


def totals_in(place, content, *, tmp_path, name="totals.csv"):
    """Take a file of totals in without the pages."""
    path = tmp_path / name
    path.write_bytes(content)
    return actions.take_in(
        partnership=place,
        reading=recognise(path, name),
        filename=name,
        sha256=hashlib.sha256(content).hexdigest(),
        source="Health visiting service",
        retrieved=date(2025, 6, 1),
        by=its_lead(place),
    )

"""An invented file that came twice from its publisher: the newer one replaced the older, and it contradicts another source."""

import hashlib
from datetime import date

from fivefold.sources import recognise
from fivefold_web.config.demo.place import HARBOURSIDE, MOORS
from fivefold_web.need.actions import files
from fivefold_web.need.actions import retrieved as actions

SOURCE = "Invented for the demonstration, in the layout of the Department for Work and Pensions"
HEADING = "area_code,area_name,period,indicator,measure,unit,value"
MEASURE = "% of children living in absolute low income families: Aged 0-15"
# One figure was revised between the two releases, and a year was added.
SHARES = {HARBOURSIDE: (21.4, 22.0, 23.1, 24.2), MOORS: (15.0, 15.2, 15.9, 16.4)}
EARLIER = {HARBOURSIDE: (21.4, 21.1, 23.1), MOORS: (15.0, 15.2, 15.9)}
FIRST_YEAR = 2021


def fetch_twice(lead, folder):
    """Take the older file in, then the newer one in its place, as a fetch does."""
    older = _taken_in(lead, folder, "invented-low-income-2025.csv", EARLIER, date(2025, 4, 3), None)
    fetch = actions.ask(
        partnership=lead.partnership, source="low-income", title="Children in low-income families: 2026 (invented)",
        asked_for={"edition": "2026", "areas": {}}, client_key="invented-fetch-2026", by=lead,
    )  # fmt: skip
    newer = _taken_in(lead, folder, "invented-low-income-2026.csv", SHARES, date(2026, 4, 2), older)
    actions.taken_in(retrieval=fetch, dataset=newer)


def _taken_in(lead, folder, name, shares, day, replaces):
    path = folder / name
    path.write_text(_table(shares), encoding="utf-8")
    taken = files.take_in(
        partnership=lead.partnership, reading=recognise(path, name), filename=name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(), source=SOURCE, retrieved=day, by=lead,
        edition=str(day.year), replaces=replaces,
    )  # fmt: skip
    path.unlink()
    return taken.dataset


def _table(shares):
    rows = [HEADING]
    for area, values in shares.items():
        for year, value in enumerate(values, FIRST_YEAR):
            rows.append(
                f"{area.code},{area.name},{year}/{(year + 1) % 100:02},{MEASURE},Percentage,Persons,{value}"
            )
    return "\n".join(rows) + "\n"

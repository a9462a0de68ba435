"""Invented totals: contacts with every family, the use of two services, and a local study. Small areas are quarters."""

import csv
import hashlib
import io
from datetime import date
from random import Random

from fivefold.need.population import under_fives, years_held
from fivefold.sources import recognise
from fivefold_web.config.demo.need import SOURCE
from fivefold_web.config.demo.place import HARBOURSIDE, MOORS
from fivefold_web.need.actions import files as actions
from fivefold_web.need.actions import studies
from fivefold_web.need.queries import figures as queries

HARBOUR = ("Old Harbour", "Lantern Quay", "Saltings", "Northgate", "Tannery Row", "Gull Point")
HILLS = ("Wool Market", "High Moor", "Becks", "Stonefold")
# Code, name and council of each quarter; the codes are those of the invented small areas.
QUARTERS = [(f"E020991{n:02}", name, HARBOURSIDE) for n, name in enumerate(HARBOUR, 1)] + [
    (f"E020992{n:02}", name, MOORS) for n, name in enumerate(HILLS, 1)
]
PERIODS = ("2022/23", "2023/24", "2024/25")
NEWEST = PERIODS[-1]
# (contact, age of the children in years, coverage, share face to face, points lost a year)
CONTACTS = [
    ("Antenatal review", 0, 0.62, 0.55, 0.02),
    ("New birth review", 0, 0.90, 0.95, 0.012),
    ("6 to 8 week review", 0, 0.86, 0.84, 0.014),
    ("12 month review", 1, 0.87, 0.71, 0.01),
    ("2 to 2½ year review", 2, 0.80, 0.60, 0.022),
]
MISSED_MORE = {"Tannery Row": 0.13, "High Moor": 0.11, "Old Harbour": 0.05}
CONTACT_HEADING = [
    "Contact", "Area code", "Area name", "Group type", "Group", "Mode", "Period", "Due", "Seen", "Note",
]  # fmt: skip
FIFTHS = ("1 (most deprived)", "2", "3", "4", "5 (least deprived)")
FIFTH_POINTS = (-0.09, -0.04, 0.0, 0.03, 0.06)
ETHNIC = (("Asian or Asian British", 0.12, -0.01), ("Black or Black British", 0.04, -0.05), ("Mixed", 0.06, 0.0),
          ("White", 0.75, 0.005), ("Other", 0.03, -0.07))  # fmt: skip
USE_HEADING = [
    "Service",
    "Who",
    "Area code",
    "Area name",
    "Group type",
    "Group",
    "Period",
    "Seen",
    "Population",
]
# (service, share of under-fives reached, factor by quarter)
USE = [
    ("Parent and infant relationship team", 0.030, {
        "Tannery Row": 0.42, "High Moor": 0.30, "Old Harbour": 0.8, "Lantern Quay": 1.6, "Wool Market": 1.5,
    }),
    ("Stay and play at the family hub", 0.21, {"High Moor": 0.45, "Stonefold": 0.6, "Old Harbour": 1.35, "Saltings": 1.1}),
]  # fmt: skip


def count_contacts_and_use(lead, folder):
    """Take in the invented totals, each kind as a file of our own template."""
    young = children_of(lead.partnership)
    for name, rows in (
        ("invented-contacts.csv", contact_rows(young)),
        ("invented-use-of-services.csv", use_rows(young)),
    ):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        path = folder / name
        path.write_text(text.getvalue(), encoding="utf-8")
        actions.take_in(
            partnership=lead.partnership,
            reading=recognise(path, name),
            filename=name,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            source=SOURCE,
            retrieved=date(2026, 11, 2),
            by=lead,
        )
        path.unlink()
    add_a_study(lead)


def add_a_study(lead):
    """A study of the place's own, as an analyst would add it."""
    studies.add_study(
        partnership=lead.partnership,
        client_key="demonstration-study",
        by=lead,
        title="Tideway early years survey (invented)",
        place="Harbourside (fictional)",
        year="2024",
        measure="high total difficulties in a questionnaire answered by parents",
        age_from_months=24,
        age_to_months=60,
        people=640,
        cases=73,
        source="Tideway Community Health, invented for the demonstration",
        caution="Parents answered by post; one in three did.",
    )


def children_of(partnership):
    """Young children of every quarter by single year of age, as the invented population file holds them."""
    codes = [code for code, _name, _council in QUARTERS]
    counts = queries.counts_for(partnership, areas=codes)
    found = {}
    for code, name, _council in QUARTERS:
        years = years_held(counts, code)
        ages = under_fives(counts, area_codes=[code], area_name=name, year=years[0]).by_age if years else ()
        found[code] = [int(value.number or 0) for value in ages] or [400] * 5
    return found


def contact_rows(young):
    """Every contact in every quarter and council through three years; the newest year also by way and group."""
    rng = Random(2033)  # noqa: S311 - invented figures, the same every time
    rows = [CONTACT_HEADING]
    for contact in CONTACTS:
        for year, period in enumerate(PERIODS):
            seen = {code: _seen(rng, contact, name, young[code], year) for code, name, _council in QUARTERS}
            rows += [
                _contact(contact, (code, name), period, *seen[code]) for code, name, _council in QUARTERS
            ]
            for council in (HARBOURSIDE, MOORS):
                own = [seen[code] for code, _name, where in QUARTERS if where is council]
                whole = (sum(due for due, _ in own), sum(met for _, met in own))
                rows += _council_rows(rng, contact, council, period, *whole)
    return rows


def _seen(rng, contact, name, ages, year):
    """Children due and seen in one quarter and year."""
    _contact, age, covered, _face, lost = contact
    due = ages[age]
    share = covered - lost * year - MISSED_MORE.get(name, 0) * (0.5 + year / 4) + rng.uniform(-0.015, 0.015)
    return due, min(round(due * share), due)


def _contact(contact, area, period, due, seen, group=("", ""), mode="", note=""):
    due = "" if contact[0] == "Antenatal review" or mode else due
    return [contact[0], *area, *group, mode, period, due, seen, note]


def _council_rows(rng, contact, council, period, due, seen):
    """A council's total; in the newest year its ways and its groups too."""
    area = (council.code, council.name)
    rows = [_contact(contact, area, period, due, seen)]
    if period != NEWEST:
        return rows
    face = round(seen * (contact[3] - (0.08 if council is MOORS else 0)))
    video = round(seen * 0.03)
    unsaid = round(seen * 0.02)
    for mode, number in (
        ("face to face", face),
        ("video", video),
        ("telephone", seen - face - video - unsaid),
        ("not said", unsaid),
    ):
        rows.append(_contact(contact, area, period, "", number, mode=mode))
    if contact[0] != "Antenatal review":
        rows += _groups(rng, contact, council, period, due, seen)
    return rows


def _groups(rng, contact, council, period, due, seen):
    """Groups by deprivation and by ethnic group; a small one is hidden, as its owner would hide it."""
    area, share = (council.code, council.name), seen / due
    groups = [("deprivation", name, 0.2, points) for name, points in zip(FIFTHS, FIFTH_POINTS, strict=True)]
    groups += [("ethnic group", name, part, points) for name, part, points in ETHNIC]
    rows = []
    for kind, name, part, points in groups:
        of = round(due * part)
        met = min(round(of * (share + points + rng.uniform(-0.01, 0.01))), of)
        if kind == "ethnic group" and council is MOORS and name == "Other":
            rows.append(_contact(contact, area, period, "*", "*", (kind, name), note="Hidden: small numbers"))
        else:
            rows.append(_contact(contact, area, period, of, met, (kind, name)))
    return rows


def use_rows(young):
    """People reached by two services in every quarter, and by deprivation in each council."""
    rng = Random(2034)  # noqa: S311
    rows = [USE_HEADING]
    for service, reached, factors in USE:
        sums = {}
        for code, name, council in QUARTERS:
            of = sum(young[code])
            seen = round(of * reached * factors.get(name, 1) * rng.uniform(0.9, 1.1))
            rows.append([service, "children", code, name, "", "", NEWEST, seen, of])
            before = sums.get(council, (0, 0))
            sums[council] = (before[0] + seen, before[1] + of)
        for council, (seen, of) in sums.items():
            rows.append([service, "children", council.code, council.name, "", "", NEWEST, seen, of])
            rows += _use_by_fifth(rng, service, council, seen, of)
    return rows


def _use_by_fifth(rng, service, council, seen, of):
    """Fewer families of the most deprived fifth come, although more of them may need it."""
    weights = [0.6, 0.8, 1.0, 1.2, 1.4]
    parts = [weight * rng.uniform(0.92, 1.08) for weight in weights]
    return [
        [
            service, "children", council.code, council.name, "deprivation", name, NEWEST,
            round(seen * part / sum(parts)), round(of * 0.2),
        ]
        for name, part in zip(FIFTHS, parts, strict=True)
    ]  # fmt: skip

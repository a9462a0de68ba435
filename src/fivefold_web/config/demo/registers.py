"""Invented registers: who holds data, which services record parents, where nobody found a source."""

from datetime import date

from fivefold.knowledge.schemas import Domain
from fivefold.need.domains import stage_called
from fivefold.need.parents import answered, kept
from fivefold.vocabulary.value import State
from fivefold_web.need.actions import holdings, parents

WHAT = ("organisation_name", "dataset_name", "factor", "domain", "about")
SPLITS = ("population", "age_split", "age_from_months", "age_to_months", "area_split")
USE = ("sharing", "basis", "has_nhs_number", "has_birth_date", "has_postcode")
UPKEEP = ("refreshed", "contact_role", "indicator_code")
YES, SOME, NO, ASK = "always", "sometimes", "no", "not known"
LINKED = "records linked under an agreement"
AGREEMENT = "Harbourside early years sharing agreement (invented)"
TIDEWAY, HOSPITAL, COUNCIL = (
    "Tideway Community Health",
    "Harbourside Hospitals Trust",
    "Council children's social care",
)
DATASETS = [
    (HOSPITAL, "Maternity record", "smoking-in-pregnancy", "factors", "smoking at the booking appointment and at delivery",
     "all bookings since 2018", "months", -9, 0, "postcode", LINKED, AGREEMENT, YES, YES, YES, "each month", "maternity data lead", "93085"),
    (HOSPITAL, "Maternity record", "perinatal-mental-health-problems-of-the-mother", "factors", "answers to the two questions on mood",
     "all bookings since 2018", "months", -9, 0, "postcode", LINKED, AGREEMENT, YES, YES, YES, "each month", "maternity data lead", ""),
    (HOSPITAL, "Neonatal unit register", "premature-birth", "factors", "weeks of pregnancy and days on the unit",
     "babies admitted", "months", 0, 12, "postcode", "aggregates shared", "", YES, YES, YES, "each quarter", "neonatal network analyst", ""),
    (TIDEWAY, "Community services dataset", "language-and-communication", "child", "ASQ-3 at the review at two",
     "children reviewed", "months", 24, 30, "postcode", LINKED, AGREEMENT, YES, YES, YES, "each month", "community data lead", "93436"),
    (TIDEWAY, "Community services dataset", "skin-to-skin-touch-and-breastfeeding", "factors", "feeding at 6 to 8 weeks",
     "babies reviewed", "months", 0, 3, "postcode", LINKED, AGREEMENT, YES, YES, YES, "each month", "community data lead", "92517"),
    ("Tideway Mental Health Trust", "Parent-infant observations", "", "relationship", "how parent and baby are with one another, scored by practitioners",
     "families of the parent-infant team", "months", 0, 12, "LSOA", "asked for", "", YES, YES, YES, "when a family ends", "parent-infant team lead", ""),
    (COUNCIL, "Children in need census", "abuse-or-neglect-of-the-child", "factors", "children on plans, with the main reason",
     "children known to social care", "single years", 0, 216, "LSOA", "aggregates shared", "", SOME, YES, YES, "each year", "social care analyst", "90886"),
    ("Harbour Police", "Incidents at home", "domestic-abuse", "factors", "incidents with a child in the home",
     "calls attended", "none", None, None, "ward", "not asked", "", NO, ASK, SOME, "each month", "", ""),
    ("Harbourside and Moors Council", "Housing register", "poor-cramped-or-cold-housing", "factors", "households with children in overcrowded homes",
     "applicants for council housing", "wider bands", 0, 216, "postcode", "asked for", "", NO, YES, YES, "each week", "housing options manager", ""),
    ("Revenue office (invented)", "Low-income families", "poverty-and-low-income", "factors", "children in families on a low income",
     "families who claim", "wider bands", 0, 192, "LSOA", "published", "Open Government Licence", NO, NO, NO, "each year", "", "93700"),
    ("Moorland Nurseries Group", "Settling-in notes", "hard-start-in-nursery", "factors", "how children settle, in free text",
     "children who start", "none", None, None, "none", "refused", "", NO, ASK, NO, "", "manager", ""),
    ("Quayside Family Hub", "Hub visits", "social-isolation-of-the-family", "factors", "families who come without another grown-up they trust",
     "families registered with the hub", "not known", None, None, "not known", "not asked", "", ASK, ASK, ASK, "", "", ""),
]  # fmt: skip
PERIOD, SOURCE = "2025/26", "team manager (invented), June 2026"
ANSWERS = [
    ("Perinatal mental health service", "Tideway Mental Health Trust", "TideNotes", (YES, YES, YES), "dependants tab", 140, 120, date(2026, 6, 4)),
    ("Perinatal mental health service", "Tideway Mental Health Trust", "TideNotes", (YES, SOME, NO), "free text", None, None, date(2025, 5, 12)),
    ("Harbour drug and alcohol service", "Little Lanterns charity", "CaseBook", (SOME, YES, SOME), "household page", 45, 60, date(2026, 6, 9)),
    ("Moors talking therapies", "Tideway Mental Health Trust", "TideNotes", (NO, SOME, NO), "assessment letter", 30, 4, date(2026, 6, 11)),
    ("Harbour probation office", "Probation (invented)", "", (NO, NO, NO), "", None, None, date(2026, 6, 18)),
    ("Debt advice line", "Little Lanterns charity", "", (ASK, ASK, ASK), "", None, None, date(2026, 7, 2)),
]  # fmt: skip
SEARCHES = [
    ("relationship", "second-year", "Community services dataset, records of the Family Hub, the parent-infant team: nobody observes at this age.", date(2026, 9, 3)),
    ("child", "first-year", "Community services dataset and maternity record: no measure of how babies are is kept.", date(2026, 9, 3)),
]  # fmt: skip


def keep_registers(lead):
    """Enter datasets, answers of services and searches, one by one as people do."""
    for number, row in enumerate(DATASETS):
        facts = dict(zip((*WHAT, *SPLITS, *USE, *UPKEEP), row, strict=True))
        holdings.add_holding(
            partnership=lead.partnership,
            facts=facts,
            client_key=f"demo-data-{number}",
            today=date(2026, 9, 1),
            by=lead,
        )
    for number, row in enumerate(ANSWERS):
        parents.add_answer(
            partnership=lead.partnership, facts=_answer(*row), client_key=f"demo-parents-{number}", by=lead
        )
    for number, (domain, stage, looked, on) in enumerate(SEARCHES):
        parents.note_search(
            partnership=lead.partnership, domain=Domain(domain), ages=stage_called(stage).ages, looked=looked, on=on,
            client_key=f"demo-searched-{number}", by=lead,
        )  # fmt: skip


def _answer(service, organisation, system, recorded, field, adults, children, on):
    about = {"period": PERIOD, "source": SOURCE} if children else {}
    pregnancy, parenthood, ages = recorded
    return {
        "service_name": service,
        "organisation_name": organisation,
        "system_name": system,
        "records_pregnancy": pregnancy,
        "records_parenthood": parenthood,
        "records_ages": ages,
        "field_name": field,
        "adults": _total(adults, "adults", about),
        "children": _total(children, "children", about),
        **about,
        "asked_on": on,
    }


def _total(count, unit, about):
    return answered(State.MISSING, None, unit=unit) if count is None else kept(count, unit=unit, **about)

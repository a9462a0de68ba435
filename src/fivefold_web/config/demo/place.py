"""The invented place, its partners and its people."""

from fivefold.vocabulary.areas import Area, Nation
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.places import actions

EMAIL = "lead@harbourside.example"
HARBOURSIDE = Area("E06000991", "Harbourside (fictional)")
MOORS = Area("E06000992", "Moors (fictional)")
PARTNERS = [
    ("Harbourside Hospitals Trust", Sector.MATERNITY),
    ("Tideway Community Health", Sector.HEALTH_VISITING),
    ("Tideway Mental Health Trust", Sector.NHS),
    ("Quayside Family Hub", Sector.FAMILY_HUB),
    ("Moorland Nurseries Group", Sector.EARLY_YEARS),
    ("Council children's social care", Sector.SOCIAL_CARE),
    ("Little Lanterns charity", Sector.VOLUNTARY),
    ("Moors Parents' Voice", Sector.FAMILIES),
]
PEOPLE = [
    ("Bryn Analyst", "analyst@harbourside.example", Role.CONTRIBUTOR),
    ("Casey Facilitator", "facilitator@harbourside.example", Role.FACILITATOR),
    ("Devi Commissioner", "commissioner@harbourside.example", Role.VIEWER),
]


def found_place(password):
    """Found the partnership; returns its lead."""
    person = actions.open_account(email=EMAIL, password=password, name="Ariel Lead")
    lead = actions.create_place(
        name="Harbourside and Moors",
        nation=Nation.ENGLAND,
        areas=[HARBOURSIDE, MOORS],
        lead_body="Harbourside and Moors Council",
        sector=Sector.PUBLIC_HEALTH,
        reports_to="Harbourside and Moors Health and Wellbeing Board",
        is_fictional=True,
        by=person,
    )
    for name, sector in PARTNERS:
        actions.add_organisation(partnership=lead.partnership, name=name, sector=sector, by=lead)
    for name, email, role in PEOPLE:
        user = actions.open_account(email=email, password=None, name=name)
        actions.add_member(partnership=lead.partnership, user=user, role=role, by=lead)
    return lead

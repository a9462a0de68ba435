"""Invented local content of the shelf: where the place stands with interventions, its rating, its reading."""

from decimal import Decimal

from fivefold_web.library.actions import interventions, resources

USES = [
    {"intervention": "newborn-behavioural-observations", "status": "running",
     "staffing": "Four health visitors are trained; each keeps half a day a week for it.",
     "cost_pounds": Decimal("6200"), "cost_covers": "training of four health visitors", "cost_year": "2025/26",
     "note": "Offered at the new birth visit in Harbourside. Not yet in the Moors."},
    {"intervention": "ficare", "status": "planned",
     "staffing": "A lead nurse of the neonatal unit, one day a week.",
     "cost_pounds": None, "cost_covers": "", "cost_year": "",
     "note": "Parents of the unit asked for it. Starts when the family room is ready."},
    {"intervention": "vipp-sd", "status": "being considered",
     "staffing": "", "cost_pounds": None, "cost_covers": "", "cost_year": "",
     "note": "The parent-infant team would like to compare it with what it does now."},
]  # fmt: skip
RATING = {
    "intervention": "vipp-sd",
    "strength": "some",
    "source": (
        "O'Farrelly and others, 2021, A brief home-based parenting intervention to reduce behavior problems in "
        "young children: a pragmatic randomized clinical trial, JAMA Pediatrics 175(6)"
    ),
    "note": "One randomised trial in England. We would like to see a second one, with families in the country.",
}
RESOURCE = {
    "title": "Listening in the Moors: what parents of under-twos told us",
    "publisher": "Moors Parents' Voice",
    "year": "2026",
    "topic": "Early relationships",
    "link": "",
    "note": "Invented. Short report of eight group talks in village halls.",
}
ON_THE_LIST = ("making-sense-of-your-baby", "relationship-building-resources", "uk-trauma-council-resources")


def stock_shelf(lead):
    """Three interventions with their place here, one rating with its source, one report, one reading list."""
    facts = {"partnership": lead.partnership, "by": lead}
    for use in USES:
        interventions.say_use(**use, **facts)
    interventions.rate_evidence(**RATING, **facts)
    report = resources.add_resource(**RESOURCE, **facts)
    start = resources.make_list(name="Start here", for_whom="New colleagues in health visiting", **facts)
    for slug in ON_THE_LIST:
        resources.put_on_list(reading_list=start, resource=slug, by=lead)
    resources.put_on_list(reading_list=start, local=report, by=lead)

"""Invented services of the fictional place. Names and ages are built on by other parts of the demonstration."""

from datetime import date

from fivefold.services.offer import Status
from fivefold.services.open_to import Access, Caregiver, CoProducer, Referrer
from fivefold.services.supply import Supply, Wait, WaitBasis
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.config.demo.service_sites import place

C, R, F, M = Level.CHILD, Level.RELATIONSHIP, Level.FAMILY, Level.COMMUNITY
PRO, PRE, EAR, TRE = Tier.PROMOTION, Tier.PREVENTION, Tier.EARLY_INTERVENTION, Tier.TREATMENT
THR, ADV, HELP, MORE = (
    NeedGroup.THRIVING, NeedGroup.GETTING_ADVICE, NeedGroup.GETTING_HELP, NeedGroup.GETTING_MORE_HELP,
)  # fmt: skip
ALL, SOME, FEW = Reach.UNIVERSAL, Reach.TARGETED, Reach.SPECIALIST
HARBOURSIDE, MOORS = "Harbourside", "Moors"
BOTH = (HARBOURSIDE, MOORS)
COUNTED, ASKED = date(2026, 9, 30), date(2026, 10, 12)
YEAR_END = date(2027, 3, 31)
MUM, BIRTH, DAD, KIN, FOS, ADO, YOUNG, APART = Caregiver
EVERY = tuple(Caregiver)
SELF, ANY, MID, HV, GP, EY, HUB, SOC, AMH, VOL = Referrer
BUGGY, STEP, LOOP, CHANGE, FEED, BUS, HOME, REMOTE, EVE, INTER, SIB, QUIET = Access
PARENTS, FATHERS, COMMUNITY, STAFF = CoProducer
HOSPITALS, COMMUNITY_HEALTH = "Harbourside Hospitals Trust", "Tideway Community Health"
MIND, QUAYSIDE, COUNCIL = (
    "Tideway Mental Health Trust",
    "Quayside Family Hub",
    "Harbourside and Moors Council",
)
CARE, LANTERNS, VOICE = "Council children's social care", "Little Lanterns charity", "Moors Parents' Voice"
NURSERIES = "Moorland Nurseries Group"


def waits(low, high=None, measured=False):
    """Weeks from asking to the first contact."""
    return Wait(low, low if high is None else high, WaitBasis.MEASURED if measured else WaitBasis.SAID, ASKED)


def supply(places=None, caseload=None, staff=None, volunteers=None, wait=None, ends=None):
    """Figures of one day; what is left out is not known."""
    known = any(figure is not None for figure in (places, caseload, staff, volunteers))
    return Supply(places, caseload, staff, volunteers, COUNTED if known else None, wait, ends)


# name, organisation, levels, kinds of support (main one first), reach, ages in months, what else is known
SERVICES = [
    ("Antenatal classes", HOSPITALS, (F, R), (PRO, PRE), ALL, (-9, 0), {
        "capacity": "20 places a month", "supply": supply(20, 18, 1.5, wait=waits(2, 5)), "areas": BOTH,
        "serves": (MUM, BIRTH, DAD), "referrers": (SELF, MID), "access": (STEP, EVE, BUS, REMOTE), "free": True,
        "languages": ("English", "Polish"), "need_groups": (THR, ADV), "co_produced": (PARENTS,),
        "tags": ("builds it: healthy-pregnancy", "component: good-health", "component: responsive-caregiving"),
        "locations": (place("hospital", on="13", clock="1800-2000"), place("market", on="5", clock="1000-1300", note="first of the month")),
    }),
    ("Health visiting", COMMUNITY_HEALTH, (C, R, F), (PRE, PRO, EAR), ALL, (-3, 60), {
        "supply": supply(None, 6100, 31.4, wait=waits(0, 2, True)), "areas": BOTH, "serves": EVERY, "free": True,
        "referrers": (SELF, ANY), "access": (HOME, REMOTE, INTER, STEP, BUGGY, CHANGE), "asks_about_children": True,
        "languages": ("English",), "need_groups": (THR, ADV, HELP), "measures": ("asq-3", "asq-se-2"),
        "tags": ("lessens it: gaps-between-contacts-and-services-cut-or-moved-online", "builds it: sensitive-responsive-caregiver",
                 "component: good-health", "component: responsive-caregiving", "component: adequate-nutrition"),
        "locations": (place("northgate", on="01234", clock="0900-1700"), place("market", on="01234", clock="0900-1700")),
    }),
    ("Quayside stay and play", QUAYSIDE, (C, M), (PRO,), ALL, (0, 60), {
        "capacity": "Drop in, weekdays", "supply": supply(35, 28, 2.0, 3, waits(0)), "areas": (HARBOURSIDE,), "serves": EVERY,
        "referrers": (SELF,), "access": (BUGGY, STEP, CHANGE, FEED, BUS, SIB), "free": True, "languages": ("English", "Polish", "Urdu"),
        "need_groups": (THR,), "co_produced": (PARENTS, COMMUNITY),
        "tags": ("lessens it: social-isolation-of-the-family", "builds it: home-learning-and-stimulating-play", "component: early-learning"),
        "locations": (place("quay", on="01234", clock="0930-1130"),),
    }),
    ("Baby massage group", QUAYSIDE, (R,), (PRO, PRE), ALL, (1, 9), {
        "capacity": "8 babies a course", "supply": supply(8, 8, 0.2, wait=waits(4, 8)), "areas": (HARBOURSIDE,), "serves": (MUM, BIRTH, DAD),
        "referrers": (SELF, HV), "access": (BUGGY, STEP, CHANGE, FEED, QUIET), "free": True, "languages": ("English",), "need_groups": (THR, ADV),
        "tags": ("builds it: skin-to-skin-touch-and-breastfeeding", "component: responsive-caregiving"),
        "locations": (place("quay", on="2", clock="1330-1430", note="term time"),),
    }),
    ("Infant feeding support", HOSPITALS, (C, R), (PRE,), ALL, (0, 12), {
        "supply": supply(None, None, 3.0, 6, waits(0, 1, True)), "areas": BOTH, "serves": (MUM, BIRTH), "referrers": (SELF, MID, HV, GP),
        "access": (BUGGY, STEP, FEED, CHANGE, HOME, REMOTE, INTER), "free": True, "languages": ("English",), "need_groups": (THR, ADV),
        "evidence": "An example of putting this into practice", "assured_on": date(2026, 6, 2),
        "tags": ("builds it: responsive-feeding-and-shared-meals", "intervention: baby-friendly-initiative", "component: adequate-nutrition"),
        "locations": (place("hospital", on="024", clock="1000-1300"), place("saltings", on="1", clock="1000-1200")),
    }),
    ("Moorland parent-infant team", MIND, (R,), (EAR, TRE), FEW, (-6, 24), {
        "capacity": "About 14 weeks' wait", "supply": supply(24, 26, 2.6, wait=waits(12, 16, True), ends=YEAR_END), "areas": BOTH,
        "serves": (MUM, BIRTH, DAD, FOS), "referrers": (HV, MID, GP, SOC), "access": (HOME, STEP, INTER, QUIET), "free": True,
        "languages": ("English",), "need_groups": (HELP, MORE), "measures": ("adbb", "mors-sf"), "co_produced": (STAFF,),
        "eligibility": "Worries about the early relationship, up to the second birthday.",
        "exclusions": "Families in court proceedings; children over two.", "asks_about_children": True, "team": "Parent-infant team",
        "tags": ("lessens it: lasting-difficulties-in-the-early-relationship", "lessens it: lack-of-sensitive-nurturing-care",
                 "intervention: weekly-parent-infant-psychotherapy", "component: responsive-caregiving"),
        "locations": (place("market", on="124", clock="0900-1700"),),
    }),
    ("Perinatal mental health service", MIND, (F, R), (TRE,), FEW, (-9, 24), {
        "supply": supply(140, 128, 11.0, wait=waits(4, 7, True)), "areas": BOTH, "serves": (MUM, BIRTH), "referrers": (MID, HV, GP, AMH),
        "access": (HOME, REMOTE, INTER, STEP), "free": True, "languages": ("English",), "need_groups": (HELP, MORE), "asks_about_children": True,
        "measures": ("postpartum-bonding-questionnaire",), "eligibility": "Moderate to severe illness in pregnancy or within two years of birth.",
        "tags": ("lessens it: perinatal-mental-health-problems-of-the-mother", "component: safety-and-security"),
        "locations": (place("northgate", on="01234", clock="0900-1700"),),
    }),
    ("Family support workers", CARE, (F,), (EAR,), SOME, (0, 60), {
        "capacity": "60 families", "supply": supply(60, 57, 7.0, wait=waits(3, 6)), "areas": BOTH, "serves": EVERY,
        "referrers": (HV, EY, GP, SOC, HUB), "access": (HOME, INTER), "free": True, "languages": ("English", "Urdu"), "need_groups": (HELP,),
        "asks_about_children": True, "measures": ("outcomes-star",), "exclusions": "A family without a plan for early help.",
        "tags": ("lessens it: parental-stress", "softens its impact: poverty-and-low-income", "component: safety-and-security"),
        "locations": (place("council", on="01234", clock="0900-1700"),),
    }),
    ("Lanterns befriending", LANTERNS, (F, M), (PRE,), SOME, (-6, 36), {
        "capacity": "25 volunteers", "supply": supply(25, 22, 0.0, 25, waits(5, 9), YEAR_END), "areas": (HARBOURSIDE,),
        "serves": (MUM, BIRTH, YOUNG), "referrers": (SELF, HV, MID, HUB, VOL), "access": (HOME,), "free": True,
        "languages": ("English", "Polish", "Arabic"), "need_groups": (ADV, HELP), "co_produced": (PARENTS,), "evidence": "A local example",
        "tags": ("lessens it: social-isolation-of-the-family", "builds it: social-support-and-friends"),
        "locations": (place("tannery"),),
    }),
    ("Speech and language drop-in", COMMUNITY_HEALTH, (C,), (EAR,), SOME, (18, 60), {
        "supply": supply(12, 12, 0.8, wait=waits(0)), "areas": (HARBOURSIDE,), "serves": EVERY, "referrers": (SELF, HV, EY, GP),
        "access": (BUGGY, STEP, SIB), "free": True, "languages": ("English",), "need_groups": (ADV, HELP),
        "tags": ("builds it: language-and-communication", "component: early-learning"),
        "locations": (place("northgate", on="3", clock="0930-1200"), place("quay", on="1", clock="1330-1530", note="every second week")),
    }),
    ("Moorland Nurseries", NURSERIES, (C, M), (PRO,), ALL, (9, 60), {
        "capacity": "420 places", "supply": supply(420, 401, 96.0, wait=waits(8, 26)), "areas": (MOORS,), "serves": EVERY, "referrers": (SELF, SOC),
        "access": (BUGGY, STEP, CHANGE), "free": False, "cost": "Hourly fee; funded hours from nine months.", "languages": ("English",), "need_groups": (THR,),
        "tags": ("builds it: good-early-education-and-trusted-adults-in-it", "component: early-learning", "component: adequate-nutrition"),
        "locations": (place("nursery", on="01234", clock="0730-1800"), place("stonefold", on="01234", clock="0800-1800")),
    }),
    ("Healthy homes advice", COUNCIL, (F, M), (PRE,), SOME, (-9, 60), {
        "supply": supply(None, None, 2.0, wait=waits(1, 3)), "areas": BOTH, "serves": EVERY, "referrers": (SELF, ANY), "access": (HOME, REMOTE, INTER),
        "free": True, "languages": ("English", "Polish", "Urdu", "Arabic"), "need_groups": (ADV,),
        "tags": ("lessens it: poor-cramped-or-cold-housing", "builds it: advice-on-money-benefits-and-housing", "component: safety-and-security"),
        "locations": (place("council", on="0123", clock="1000-1600"),),
    }),
    ("Library rhyme time", COUNCIL, (R, M), (PRO,), ALL, (0, 48), {
        "capacity": "Five libraries", "supply": supply(None, None, None, 9, waits(0)), "areas": BOTH, "serves": EVERY, "referrers": (SELF,),
        "access": (BUGGY, STEP, CHANGE, BUS, SIB), "free": True, "languages": ("English", "British Sign Language"), "need_groups": (THR,),
        "tags": ("builds it: talking-singing-and-reading-to-the-baby", "component: early-learning"),
        "locations": (place("library", on="1", clock="1000-1030"), place("market-library", on="4", clock="1030-1100")),
    }),
    ("Dads' Saturday club", VOICE, (R, F), (PRO,), ALL, (0, 60), {
        "capacity": "Twice a month", "supply": supply(15, 9, 0.0, 4, waits(0), date(2026, 12, 31)), "areas": (MOORS,), "serves": (DAD, APART),
        "referrers": (SELF,), "access": (BUGGY, EVE, SIB), "free": True, "languages": ("English",), "need_groups": (THR,), "co_produced": (FATHERS,),
        "tags": ("builds it: wellbeing-of-parents", "intervention: dad-matters", "component: responsive-caregiving"),
        "locations": (place("market-library", on="5", clock="1000-1200", note="first and third of the month"),),
    }),
    ("Harbourside midwifery", HOSPITALS, (C, R, F), (PRE, PRO), ALL, (-9, 1), {
        "supply": supply(None, 1450, 64.0, wait=waits(0, 1, True)), "areas": BOTH, "serves": (MUM, BIRTH, DAD), "referrers": (SELF, GP),
        "access": (HOME, STEP, INTER, BUS), "free": True, "languages": ("English",), "need_groups": (THR, ADV, HELP), "asks_about_children": True,
        "tags": ("builds it: healthy-pregnancy", "lessens it: smoking-in-pregnancy", "component: good-health"),
        "locations": (place("hospital", on="0123456", clock="0800-2000"), place("market", on="2", clock="0900-1300")),
    }),
    ("Neonatal unit family team", HOSPITALS, (C, R), (EAR, PRE), FEW, (0, 6), {
        "supply": supply(16, 14, 1.4, wait=waits(0, 0, True)), "areas": BOTH, "serves": (MUM, BIRTH, DAD), "referrers": (MID, ANY),
        "access": (STEP, FEED, QUIET, INTER), "free": True, "languages": ("English",), "need_groups": (HELP, MORE), "evidence": "An example with some evidence of impact",
        "tags": ("softens its impact: premature-birth", "lessens it: strain-of-the-neonatal-unit", "intervention: ficare",
                 "builds it: parents-always-welcome-on-the-neonatal-unit", "component: responsive-caregiving"),
        "locations": (place("hospital", on="0123456", note="round the clock"),),
    }),
    ("Talking therapies for parents", MIND, (F,), (EAR, TRE), SOME, (-9, 60), {
        "supply": supply(300, 310, 14.0, wait=waits(6, 10, True)), "areas": BOTH, "serves": (MUM, BIRTH, DAD, KIN), "referrers": (SELF, GP, HV, MID),
        "access": (REMOTE, EVE, STEP), "free": True, "languages": ("English",), "need_groups": (HELP,), "asks_about_children": False,
        "tags": ("lessens it: parental-mental-health-problems", "lessens it: mental-health-problems-of-the-father-or-partner"),
        "locations": (place("northgate", on="01234", clock="0900-1900"),),
    }),
    ("Children's mental health team, under fives", MIND, (C, R), (TRE,), FEW, (36, 60), {
        "supply": supply(18, 21, 1.2, wait=waits(26, 40, True)), "areas": BOTH, "serves": (MUM, BIRTH, DAD, FOS, ADO, KIN), "referrers": (GP, SOC, HV),
        "access": (STEP, QUIET, INTER), "free": True, "languages": ("English",), "need_groups": (MORE,), "measures": ("sdq-2-4", "dawba"),
        "exclusions": "Children under three.", "tags": ("lessens it: relational-trauma", "component: safety-and-security"),
        "locations": (place("northgate", on="124", clock="0900-1700"),),
    }),
    ("Two-year review clinic", COMMUNITY_HEALTH, (C, R), (PRE, EAR), ALL, (24, 30), {
        "supply": supply(90, 84, 4.0, wait=waits(3, 9, True)), "areas": BOTH, "serves": EVERY, "referrers": (HV,),
        "access": (BUGGY, STEP, SIB, INTER), "free": True, "languages": ("English",), "need_groups": (THR, ADV), "measures": ("asq-3",),
        "tags": ("lessens it: additional-needs-unmet-or-noticed-late", "component: good-health", "component: early-learning"),
        "locations": (place("northgate", on="03", clock="0900-1600"), place("saltings", on="2", clock="0900-1200")),
    }),
    ("Saltings nursery", COUNCIL, (C, M), (PRO,), ALL, (24, 60), {
        "supply": supply(64, 60, 13.0, wait=waits(4, 12)), "areas": (HARBOURSIDE,), "serves": EVERY, "referrers": (SELF, SOC, HV),
        "access": (BUGGY, STEP, CHANGE, BUS), "free": True, "cost": "Funded hours; lunch 3 pounds a day.", "languages": ("English", "Urdu"), "need_groups": (THR,),
        "tags": ("builds it: good-early-education-and-trusted-adults-in-it", "component: early-learning"),
        "locations": (place("saltings", on="01234", clock="0800-1600", note="term time"),),
    }),
    ("Gull Point baby bank", LANTERNS, (F, M), (PRE,), SOME, (-3, 60), {
        "supply": supply(None, None, 0.0, 14, waits(0, 1), YEAR_END), "areas": (HARBOURSIDE,), "serves": EVERY, "referrers": (ANY, VOL, HUB),
        "access": (BUS, STEP), "free": True, "languages": ("English", "Arabic"), "need_groups": (ADV,),
        "tags": ("softens its impact: poverty-and-low-income", "builds it: help-with-essentials", "intervention: little-village"),
        "locations": (place("gull", on="24", clock="1000-1400"),),
    }),
    ("High Moor toddler group", VOICE, (C, M), (PRO,), ALL, (6, 48), {
        "supply": supply(20, 11, 0.0, 2, waits(0)), "areas": (MOORS,), "serves": EVERY, "referrers": (SELF,), "access": (BUGGY, SIB),
        "free": False, "cost": "2 pounds a family", "languages": ("English",), "need_groups": (THR,), "co_produced": (PARENTS,),
        "tags": ("lessens it: social-isolation-of-the-family", "builds it: positive-activities-and-good-places-to-play"),
        "locations": (place("high-moor", on="3", clock="1000-1130", note="term time"),),
    }),
    ("Harbour safe families", LANTERNS, (F, R), (EAR,), SOME, (0, 60), {
        "supply": supply(20, 20, 2.0, 1, waits(6, 14), date(2027, 9, 30)), "areas": BOTH, "serves": (MUM, BIRTH), "referrers": (SELF, SOC, MID, HV, GP),
        "access": (REMOTE, INTER, QUIET), "free": True, "languages": ("English", "Polish", "Urdu", "Arabic"), "need_groups": (HELP, MORE),
        "asks_about_children": True, "exclusions": "A parent who still lives with the person who harms.",
        "tags": ("lessens it: domestic-abuse", "softens its impact: fleeing-violence", "component: safety-and-security"),
        "locations": (),
    }),
    ("Drug and alcohol service", MIND, (F,), (TRE,), FEW, (216, 1212), {
        "supply": supply(210, 198, 9.0, wait=waits(2, 4, True)), "areas": BOTH, "serves": (MUM, BIRTH, DAD), "referrers": (SELF, ANY),
        "access": (EVE, STEP), "free": True, "languages": ("English",), "asks_about_children": False,
        "eligibility": "Adults; nobody is asked about children in their care.",
        "tags": ("lessens it: drug-or-alcohol-misuse-at-home",), "locations": (place("tannery", on="0124", clock="1000-1800"),),
    }),
    ("Kinship carers' circle", CARE, (F, M), (PRE,), SOME, None, {
        "supply": supply(12, 7, 0.1, 2, waits(0, 4)), "areas": BOTH, "serves": (KIN, FOS, ADO), "referrers": (SELF, SOC), "access": (SIB, STEP, EVE),
        "free": True, "languages": ("English",), "need_groups": (ADV,), "co_produced": (PARENTS,),
        "tags": ("builds it: social-support-and-friends",), "locations": (place("market", on="1", clock="1800-1930", note="monthly"),),
    }),
    ("Young parents' group", QUAYSIDE, (R, F), (PRE,), SOME, (-6, 24), {
        "supply": supply(12, 10, 0.6, 1, waits(1, 2)), "areas": (HARBOURSIDE,), "serves": (YOUNG, MUM, BIRTH, DAD), "referrers": (SELF, MID, HV, SOC),
        "access": (BUGGY, STEP, BUS, CHANGE, FEED), "free": True, "languages": ("English",), "need_groups": (ADV, HELP), "co_produced": (PARENTS, FATHERS),
        "eligibility": "Parents under 21.", "tags": ("builds it: self-worth-of-parents", "component: responsive-caregiving"),
        "locations": (place("quay", on="3", clock="1300-1500"),),
    }),
    ("Becks play bus", COUNCIL, (C, M), (PRO,), ALL, (0, 60), {
        "status": Status.TEMPORARILY_CLOSED, "supply": supply(16, 0, 1.0, ends=date(2026, 12, 31)), "areas": (MOORS,), "serves": EVERY,
        "referrers": (SELF,), "access": (BUGGY, SIB), "free": True, "languages": ("English",),
        "tags": ("builds it: home-learning-and-stimulating-play",), "locations": (place("becks", on="4", clock="1000-1200"),),
    }),
]  # fmt: skip

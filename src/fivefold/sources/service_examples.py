"""What stands in the template for services: two examples to write over, and notes."""

from datetime import date, time

from fivefold.services.offer import ItemTag, Offer
from fivefold.services.open_to import Access, Caregiver, Hours, Location, Referrer
from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier

NOTES = (
    "One row for each service. Only the name is required; leave empty what you do not know.",
    "Ages are written in words: pregnancy, birth, 6 weeks, 18 months, 2 years.",
    "No ages means that nobody said. It is never read as all ages.",
    "Where a cell lists several things, separate them by semicolons.",
    "A service with several kinds of support needs one main kind.",
    "A service with several places has a further row for each: the same ID (or name), and only the columns of the place.",
    "Figures and waits need the day for which they were given. 0 is a true zero; empty is not known.",
    "Formulas are not read; paste values.",
    "Write about services only, never about a child, a parent or another person who uses them.",
)

EXAMPLES = (
    Offer(
        id="", name="Example: Bumps and Babies group", organisation="Example Family Hub",
        description="Weekly drop-in for pregnancy and the first year. Delete this row.",
        levels=frozenset({Level.RELATIONSHIP, Level.COMMUNITY}), tiers=frozenset({Tier.PROMOTION}),
        primary=Tier.PROMOTION, reach=Reach.UNIVERSAL, ages=AgeBand(-9, 12), areas=("Northtown",),
        capacity="15 families a week", website="https://www.example.org/bumps", email="hub@example.org",
        serves=frozenset({Caregiver.MOTHERS, Caregiver.FATHERS}), referrers=frozenset({Referrer.SELF}), free=True,
        access=frozenset({Access.BUGGY, Access.STEP_FREE}), languages=("English", "Polish"),
        supply=Supply(places=15, staff=0.4, volunteers=2, on=date(2026, 3, 31), wait=Wait(0, 0, on=date(2026, 3, 31))),
        tags=frozenset({ItemTag("factor", "social-isolation-of-the-family", "lessens it")}),
        locations=(Location("Northtown Family Hub", "1 High Street, Northtown", "N1 1AA", hours=(Hours(0, time(9, 30), time(11, 30), "term time"),)),),
    ),
    Offer(
        id="", name="Example: Parent-infant therapy", organisation="Example NHS Trust",
        description="Therapy for a baby and caregiver together. Delete this row.",
        levels=frozenset({Level.RELATIONSHIP, Level.FAMILY}),
        tiers=frozenset({Tier.EARLY_INTERVENTION, Tier.TREATMENT}), primary=Tier.TREATMENT, reach=Reach.SPECIALIST,
        need_groups=frozenset({NeedGroup.GETTING_MORE_HELP}), ages=AgeBand(-9, 24), areas=("Northtown", "Southtown"),
        eligibility="Referral by health visitor, midwife or GP", referrers=frozenset({Referrer.HEALTH_VISITOR, Referrer.MIDWIFE, Referrer.GP}),
        supply=Supply(places=20, caseload=20, staff=3.2, on=date(2026, 3, 31), wait=Wait(8, 12, on=date(2026, 3, 31)), funding_ends=date(2027, 3, 31)),
    ),
)  # fmt: skip

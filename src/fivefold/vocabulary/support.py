"""Where support acts, what kind it is and whom it reaches (toolkit, Parts 4 and 5)."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class Level(StrEnum):
    """The five levels of the socio-ecological model, from the child outwards (toolkit, Part 4, p21)."""

    CHILD = "child"
    RELATIONSHIP = "relationship"
    FAMILY = "family"
    COMMUNITY = "community"
    ENVIRONMENT = "environment"

    @property
    def label(self) -> str:
        return _LEVELS[self]


_LEVELS = {
    Level.CHILD: marked("Child"),
    Level.RELATIONSHIP: marked("Caregiver–child relationship"),
    Level.FAMILY: marked("Family and caregivers"),
    Level.COMMUNITY: marked("Community"),
    Level.ENVIRONMENT: marked("Environment"),
}


class TierGroup(StrEnum):
    """Three groups of the continuum of support (toolkit, Part 5, p58)."""

    PROMOTION = "promotion"
    PREVENTION = "prevention"
    CARE = "care"


class Tier(StrEnum):
    """Steps on the continuum of support (toolkit, Part 5, pp58-59)."""

    PROMOTION = "promotion"
    PREVENTION = "prevention"
    EARLY_INTERVENTION = "early intervention"
    TREATMENT = "treatment"
    CONTINUING_CARE = "continuing care"

    @property
    def label(self) -> str:
        return _TIERS[self]

    @property
    def group(self) -> TierGroup:
        """The toolkit groups the last three as care; commissioners fund them apart, so we keep them apart."""
        if self in (Tier.PROMOTION, Tier.PREVENTION):
            return TierGroup(self.value)
        return TierGroup.CARE


_TIERS = {
    Tier.PROMOTION: marked("Promotion"),
    Tier.PREVENTION: marked("Prevention"),
    Tier.EARLY_INTERVENTION: marked("Early intervention"),
    Tier.TREATMENT: marked("Treatment"),
    Tier.CONTINUING_CARE: marked("Continuing care"),
}


class Reach(StrEnum):
    """Whom a service is offered to."""

    UNIVERSAL = "universal"
    TARGETED = "targeted"
    SPECIALIST = "specialist"

    @property
    def label(self) -> str:
        return _REACHES[self]


_REACHES = {
    Reach.UNIVERSAL: marked("Universal: offered to all"),
    Reach.TARGETED: marked("Targeted: offered to some"),
    Reach.SPECIALIST: marked("Specialist: by referral"),
}


class NeedGroup(StrEnum):
    """THRIVE need groups (toolkit, Part 5, pp60-61)."""

    THRIVING = "thriving"
    GETTING_ADVICE = "getting advice and signposting"
    GETTING_HELP = "getting help"
    GETTING_MORE_HELP = "getting more help"
    GETTING_RISK_SUPPORT = "getting risk support"

    @property
    def label(self) -> str:
        return self.value.capitalize()

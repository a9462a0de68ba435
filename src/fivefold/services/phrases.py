"""Phrases that suggest a mark for a service: our own reading of how directories speak, open to anybody's correction."""

from enum import StrEnum
from typing import NamedTuple

from fivefold.services.open_to import Caregiver
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold.vocabulary.words import marked


class MarkKind(StrEnum):
    """What is marked."""

    LEVEL = "level"
    TIER = "tier"
    REACH = "reach"
    NEED_GROUP = "need group"
    COMPONENT = "component"
    SERVES = "serves"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    MarkKind.LEVEL: marked("Level"),
    MarkKind.TIER: marked("Kind of support"),
    MarkKind.REACH: marked("Offered to"),
    MarkKind.NEED_GROUP: marked("Group of need"),
    MarkKind.COMPONENT: marked("Nurturing care"),
    MarkKind.SERVES: marked("Whom it serves"),
}


class Mark(NamedTuple):
    """A kind with its value: "level" with "family", "component" with "good-health"."""

    kind: MarkKind
    value: str


def _of(kind: MarkKind, phrases: dict[str, tuple[str, ...]]) -> dict[Mark, tuple[str, ...]]:
    return {Mark(kind, value): found for value, found in phrases.items()}


_LEVELS = {
    Level.CHILD: ("speech and language", "child development", "portage", "neonatal", "immunisation*", "paediatric*"),
    Level.RELATIONSHIP: (
        "parent infant", "attachment", "bonding", "bond between", "baby massage", "infant massage",
        "video interaction guidance", "watch me play", "sensitive caregiving", "mellow *",
    ),
    Level.FAMILY: (
        "perinatal mental health", "parents' mental health", "postnatal depression", "parenting", "family support",
        "debt*", "benefits advice", "housing support", "domestic abuse", "couple*", "home visiting",
    ),
    Level.COMMUNITY: (
        "stay and play", "toddler group*", "playgroup*", "library", "libraries", "community group*", "peer support",
        "children's centre*", "family hub*", "nurser*", "childminder*", "community cafe",
    ),
    Level.ENVIRONMENT: ("parks", "playground*", "air quality", "planning policy", "parental leave", "housing policy"),
}  # fmt: skip
_TIERS = {
    Tier.PROMOTION: (
        "stay and play", "rhyme time", "story time", "storytime", "open to all", "drop in", "toddler group*",
        "campaign*", "library", "libraries",
    ),
    Tier.PREVENTION: (
        "antenatal class*", "health visit*", "screening", "stop smoking", "parenting class*", "at risk of",
        "prevent*", "befriending",
    ),
    Tier.EARLY_INTERVENTION: (
        "early help", "first sign*", "emerging", "targeted support", "mild to moderate", "short term support",
        "video interaction guidance", "early intervention",
    ),
    Tier.TREATMENT: (
        "psychotherap*", "psycholog*", "treatment", "therap*", "clinic", "moderate to severe", "specialist team",
        "parent infant team",
    ),
    Tier.CONTINUING_CARE: ("long term support", "ongoing support", "relapse", "follow up care", "aftercare"),
}  # fmt: skip
_REACHES = {
    Reach.UNIVERSAL: ("open to all", "all families", "every family", "everyone", "all parents", "drop in", "no referral"),
    Reach.TARGETED: ("at risk of", "vulnerable", "living in", "young parents", "teenage parents", "low income", "care experienced"),
    Reach.SPECIALIST: ("by referral", "referral only", "referral needed", "must be referred", "moderate to severe", "specialist *"),
}  # fmt: skip
_NEED_GROUPS = {
    NeedGroup.THRIVING: ("stay and play", "rhyme time", "toddler group*", "open to all"),
    NeedGroup.GETTING_ADVICE: ("advice", "signpost*", "information", "helpline", "drop in", "self help"),
    NeedGroup.GETTING_HELP: ("early help", "parenting programme*", "short term support", "mild to moderate", "group programme*"),
    NeedGroup.GETTING_MORE_HELP: ("psychotherap*", "parent infant", "specialist team", "moderate to severe", "intensive"),
    NeedGroup.GETTING_RISK_SUPPORT: ("child protection", "safeguarding", "crisis", "at risk of harm", "edge of care"),
}  # fmt: skip
_COMPONENTS = {
    "good-health": ("health visit*", "midwi*", "immunisation*", "smoking", "perinatal mental health", "dental"),
    "adequate-nutrition": ("breastfeeding", "infant feeding", "weaning", "healthy start", "food bank*", "nutrition", "feeding support"),
    "responsive-caregiving": (
        "attachment", "bonding", "parent infant", "baby massage", "responsive", "video interaction guidance",
    ),
    "early-learning": ("stay and play", "rhyme time", "story time", "storytime", "speech and language", "nurser*", "play sessions", "library", "libraries"),
    "safety-and-security": ("domestic abuse", "safeguarding", "home safety", "debt*", "benefits advice", "housing", "baby bank*"),
}  # fmt: skip
_CAREGIVERS = {
    Caregiver.MOTHERS: ("mothers", "mums", "new mums"),
    Caregiver.BIRTHING_PARENTS: ("birthing parents", "birthing people", "birthing parent"),
    Caregiver.FATHERS: ("fathers", "dads", "dad", "father figure*"),
    Caregiver.KINSHIP: ("kinship", "grandparents", "special guardian*"),
    Caregiver.FOSTER: ("foster *", "fostering"),
    Caregiver.ADOPTIVE: ("adoptive", "adopters", "adopted"),
    Caregiver.YOUNG: ("young parents", "teenage parents", "young mums", "parents under 25"),
    Caregiver.SEPARATED: ("separated parents", "co parenting", "parents who live apart"),
}

PHRASES: dict[Mark, tuple[str, ...]] = (
    _of(MarkKind.LEVEL, {key.value: found for key, found in _LEVELS.items()})
    | _of(MarkKind.TIER, {key.value: found for key, found in _TIERS.items()})
    | _of(MarkKind.REACH, {key.value: found for key, found in _REACHES.items()})
    | _of(MarkKind.NEED_GROUP, {key.value: found for key, found in _NEED_GROUPS.items()})
    | _of(MarkKind.COMPONENT, _COMPONENTS)
    | _of(MarkKind.SERVES, {key.value: found for key, found in _CAREGIVERS.items()})
)
"""For each mark the phrases that suggest it. A star stands for any ending of a word, or for any one word."""

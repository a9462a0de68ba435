"""Forty risks that cluster in families: how common each is, how strongly it follows hardship, which agency sees it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

SEEN_BY = ("births", "health_visiting", "early_education", "social_care", "housing", "adult_services")


@dataclass(frozen=True)
class Flag:
    """`prevalence` and `loading` (correlation with the family's vulnerability) are invented."""

    slug: str
    prevalence: float
    loading: float
    seen_by: tuple[int, ...]


def _flag(slug: str, prevalence: float, loading: float, *seen_by: str) -> Flag:
    return Flag(slug, prevalence, loading, tuple(SEEN_BY.index(agency) for agency in seen_by))


FLAGS: tuple[Flag, ...] = (
    _flag("poverty", 0.30, 0.65, "births", "health_visiting"),
    _flag("benefits", 0.26, 0.62, "health_visiting", "housing"),
    _flag("parental_mental_health", 0.20, 0.45, "health_visiting", "adult_services"),
    _flag("perinatal_mental_health", 0.17, 0.42, "births", "health_visiting"),
    _flag("parental_stress", 0.16, 0.40, "health_visiting"),
    _flag("no_early_education", 0.15, 0.40, "early_education"),
    _flag("crowded_housing", 0.14, 0.55, "housing", "health_visiting"),
    _flag("single_parent", 0.14, 0.45, "births"),
    _flag("isolation", 0.12, 0.40, "health_visiting"),
    _flag("smoking_in_pregnancy", 0.11, 0.50, "births"),
    _flag("domestic_abuse", 0.11, 0.55, "social_care", "adult_services", "births"),
    _flag("language_delay", 0.10, 0.40, "early_education", "health_visiting"),
    _flag("damp_or_cold_home", 0.10, 0.48, "housing"),
    _flag("conflict_at_home", 0.09, 0.45, "health_visiting", "social_care"),
    _flag("premature", 0.075, 0.15, "births"),
    _flag("low_birth_weight", 0.07, 0.20, "births"),
    _flag("alcohol_misuse", 0.065, 0.50, "adult_services", "social_care"),
    _flag("additional_needs", 0.06, 0.25, "early_education"),
    _flag("neonatal_admission", 0.06, 0.15, "births"),
    _flag("excessive_crying", 0.06, 0.15, "health_visiting"),
    _flag("arrears", 0.055, 0.50, "housing"),
    _flag("young_mother", 0.05, 0.45, "births"),
    _flag("fathers_mental_health", 0.05, 0.40, "adult_services"),
    _flag("frequent_moves", 0.05, 0.45, "housing", "health_visiting"),
    _flag("social_emotional_concern", 0.05, 0.40, "early_education", "health_visiting"),
    _flag("physical_ill_health", 0.045, 0.20, "health_visiting"),
    _flag("drug_misuse", 0.04, 0.52, "adult_services", "social_care"),
    _flag("alcohol_in_pregnancy", 0.04, 0.30, "births"),
    _flag("disability_at_home", 0.04, 0.30, "adult_services"),
    _flag("temporary_accommodation", 0.035, 0.55, "housing"),
    _flag("neglect", 0.03, 0.60, "social_care"),
    _flag("parent_in_care_as_child", 0.025, 0.50, "social_care", "births"),
    _flag("child_protection_plan", 0.02, 0.62, "social_care"),
    _flag("parent_offending", 0.02, 0.48, "adult_services"),
    _flag("seeking_asylum", 0.015, 0.30, "births", "housing"),
    _flag("emotional_abuse", 0.015, 0.58, "social_care"),
    _flag("severe_mental_illness", 0.012, 0.40, "adult_services"),
    _flag("looked_after", 0.008, 0.60, "social_care"),
    _flag("parent_in_prison", 0.006, 0.50, "adult_services"),
    _flag("physical_abuse", 0.004, 0.58, "social_care"),
)
FAMILY = (
    "poverty benefits parental_mental_health parental_stress crowded_housing single_parent isolation domestic_abuse "
    "damp_or_cold_home conflict_at_home alcohol_misuse arrears fathers_mental_health frequent_moves drug_misuse "
    "disability_at_home temporary_accommodation parent_in_care_as_child parent_offending seeking_asylum "
    "severe_mental_illness parent_in_prison"
)
PREGNANCY = "smoking_in_pregnancy alcohol_in_pregnancy perinatal_mental_health young_mother premature"
STEPS = 512
NORMAL = NormalDist()


def bit(slug: str) -> np.uint64:
    """The flag as one bit."""
    return np.uint64(1) << np.uint64([flag.slug for flag in FLAGS].index(slug))


def bits(slugs: str) -> np.uint64:
    return np.uint64(sum(int(bit(slug)) for slug in slugs.split()))


OF_THE_FAMILY, OF_THE_PREGNANCY = bits(FAMILY), bits(PREGNANCY)


def draw_flags(
    vulnerability: npt.NDArray[np.float32], rng: np.random.Generator, flags: tuple[Flag, ...] = FLAGS
) -> npt.NDArray[np.uint64]:
    """A bit for each flag and child. A flag is set when loading * vulnerability + chance passes its threshold, so that every
    prevalence holds overall and flags meet in the same children more often than independence would let them."""
    step = np.clip((vulnerability + 4) * (STEPS / 8), 0, STEPS - 1).astype(np.int16)
    drawn = np.zeros(len(step), dtype=np.uint64)
    for place, flag in enumerate(flags):
        chance = _chances(flag)[step]
        has = rng.integers(0, 1 << 16, len(step), dtype=np.uint16) < chance
        drawn |= has.astype(np.uint64) << np.uint64(place)
    return drawn


def seen_by(agency: int) -> np.uint64:
    """The flags that an agency can see, as bits."""
    return np.uint64(sum(1 << place for place, flag in enumerate(FLAGS) if agency in flag.seen_by))


def _chances(flag: Flag) -> npt.NDArray[np.uint16]:
    """Chance of the flag, in 65,536ths, at each step of vulnerability from -4 to 4 standard deviations."""
    threshold = NORMAL.inv_cdf(1 - flag.prevalence)
    spread = (1 - flag.loading**2) ** 0.5
    middles = (np.arange(STEPS) + 0.5) * (8 / STEPS) - 4
    chance = [1 - NORMAL.cdf((threshold - flag.loading * middle) / spread) for middle in middles]
    return np.round(np.array(chance) * 65_535).astype(np.uint16)

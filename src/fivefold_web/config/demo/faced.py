"""Invented children and the factors that they face: the same every time, and nobody's.

Every child has a strain of its own that makes all risk factors likelier, so that factors fall on the same children;
some factors are known of some children only, as in real records.
"""

from dataclasses import dataclass
from itertools import accumulate
from math import exp
from random import Random

from fivefold_web.config.demo.geography import QUARTERS

AGES = 5
SEEN, NOT, UNKNOWN = "seen", "not", "unknown"
CHILDREN_A_YEAR = {"E06000991": 2600, "E06000992": 1500}
# How much harder life is in each quarter, in the order of `geography.QUARTERS`.
STRAIN = {"E06000991": (0.9, 0.1, 0.45, -0.2, 0.7, -0.45), "E06000992": (0.3, -0.5, -0.15, -0.35)}
ETHNIC = (("White", 81), ("Asian", 8), ("Mixed", 5), ("Black", 4), ("Other", 2))


@dataclass(frozen=True)
class Invented:
    """One factor: its words, how common it is (logit), how much it grows with strain, and of whom it is known."""

    slug: str
    title: str
    direction: str
    library: str
    definition: str
    seen_in: str
    level: float
    pull: float
    known: float = 1.0


FACTORS = (
    Invented("perinatal_mental_health", "Perinatal mental health problems of the mother", "risk", "perinatal-mental-health-problems-of-the-mother", "The health visitor noted a concern about the mother's mood in the first year", "Health visiting", -2.0, 0.6, 0.95),
    Invented("parental_mental_health", "Parental mental health problems", "risk", "parental-mental-health-problems", "A mother or father was in contact with adult mental health services", "Adult mental health services", -2.7, 0.7),
    Invented("domestic_abuse", "Domestic abuse", "risk", "domestic-abuse", "Told to the health visitor, or found by social care", "Health visiting; social care", -2.9, 1.0),
    Invented("substance_misuse", "Drug or alcohol misuse at home", "risk", "drug-or-alcohol-misuse-at-home", "A parent was in contact with drug and alcohol services", "Drug and alcohol services", -3.7, 1.1),
    Invented("low_income", "Poverty and low income", "risk", "poverty-and-low-income", "Money worries told to the health visitor, or rent arrears", "Health visiting; housing", -1.3, 0.9, 0.93),
    Invented("poor_housing", "Poor, cramped or cold housing", "risk", "poor-cramped-or-cold-housing", "The home is overcrowded, damp or cold by the landlord's check", "Housing", -1.9, 0.8, 0.4),
    Invented("abuse_or_neglect", "Abuse or neglect of the child", "risk", "abuse-or-neglect-of-the-child", "Found by an assessment of social care", "Social care", -4.9, 1.3),
    Invented("isolation", "Social isolation of the family", "risk", "social-isolation-of-the-family", "The health visitor noted that the family is isolated", "Health visiting", -2.4, 0.5, 0.95),
    Invented("smoking", "Smoking in pregnancy", "risk", "smoking-in-pregnancy", "The mother smoked when she gave birth", "Maternity", -2.4, 0.7, 0.98),
    Invented("premature_birth", "Premature birth", "risk", "premature-birth", "Born before 37 completed weeks", "Maternity", -2.5, 0.2, 0.98),
    Invented("responsive_care", "Sensitive, responsive caregiver", "protective", "sensitive-responsive-caregiver", "The health visitor saw warm and responsive care", "Health visiting", 0.9, -0.5, 0.95),
    Invented("talking_and_reading", "Talking, singing and reading to the baby", "protective", "talking-singing-and-reading-to-the-baby", "The health visitor noted it for each day", "Health visiting", 0.3, -0.3, 0.95),
    Invented("early_education", "Good early education", "protective", "good-early-education-and-trusted-adults-in-it", "A place in early education, three days a week or more", "Early education", -0.4, -0.2),
    Invented("single_parent", "Single-parent family", "group at higher exposure", "single-parent-families", "The mother was a lone parent at booking", "Maternity", -2.0, 0.4, 0.98),
)  # fmt: skip


@dataclass(frozen=True)
class Child:
    """An invented child: where, how old, which groups, how many factors, which risks were seen, and every answer."""

    area: str
    age: int
    sex: str
    ethnicity: str
    deprivation: str
    risks: int
    protective: int
    seen: tuple
    answers: tuple


def areas():
    """Code and name of every quarter; the codes are those of the invented small areas."""
    return [
        (f"E02099{hundred}{place + 1:02}", name)
        for hundred, (_council, (_count, _middle, names)) in enumerate(QUARTERS.items(), 1)
        for place, name in enumerate(names)
    ]


def children():
    """Every invented child under five."""
    rng = Random(2031)  # noqa: S311 - invented children, the same every time
    ethnic = list(accumulate(weight for _name, weight in ETHNIC))
    made = []
    for hundred, (council, each_year) in enumerate(CHILDREN_A_YEAR.items(), 1):
        strains = STRAIN[council]
        for age in range(AGES):
            for _child in range(each_year + 12 * age):
                quarter = int(rng.random() * len(strains))
                strain = strains[quarter] + rng.gauss(0, 1)
                drawn = rng.random() * 100
                group = next(name for (name, _weight), top in zip(ETHNIC, ethnic, strict=True) if drawn < top)
                made.append(
                    _child_of(rng, f"E02099{hundred}{quarter + 1:02}", age, group, strains[quarter], strain)
                )
    return made  # fmt: skip


def _child_of(rng, area, age, ethnicity, local, strain):
    answers = tuple(_answer(rng, factor, strain) for factor in FACTORS)
    seen = tuple(
        f.slug for f, said in zip(FACTORS, answers, strict=True) if said == SEEN and f.direction == "risk"
    )
    protective = sum(
        said == SEEN and f.direction == "protective" for f, said in zip(FACTORS, answers, strict=True)
    )
    fifth = min(5, max(1, round(3 - 2 * local + rng.gauss(0, 0.8))))
    sex = "Girls" if rng.random() < 0.488 else "Boys"
    return Child(area, age, sex, ethnicity, str(fifth), len(seen), protective, seen, answers)


def _answer(rng, factor, strain):
    if factor.known < 1 and rng.random() >= factor.known:
        return UNKNOWN
    return SEEN if rng.random() < 1 / (1 + exp(-(factor.level + factor.pull * strain))) else NOT

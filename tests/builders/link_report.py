"""An invented run, told as the engine tells it."""

from datetime import date

from fivefold.release.manifest import QualityFigure
from fivefold.vocabulary.value import State
from fivefold_link.report.facts import (
    CohortFacts,
    CombinationFacts,
    CountFacts,
    ExposureFacts,
    FactorFacts,
    FileFacts,
    LinkFacts,
    Picture,
    Problem,
    RunFacts,
    StepFacts,
    TableFacts,
)
from tests.builders.link_release import a_study

SECRET = 1237  # a count that stands in the inside report and nowhere in the checker's


def quality(measure, value, low, high, dimension="All", group="Everyone"):
    return QualityFigure(
        measure=measure, dimension=dimension, group=group, state=State.ESTIMATED,
        value=value, low=low, high=high, unit="%", basis="Wilson 95%, 200 pairs judged by a person",
    )  # fmt: skip


def link_facts():
    return LinkFacts(
        method="staged",
        why="92% of records carry a valid NHS number, so pairs that share one could teach the rest.",
        sentences=(
            "Of 100 true links we probably miss 3 to 5, and more among babies without an NHS number (6 to 14).",
            "Of 1,000 links that we make, about 6 join records of two different children.",
        ),
        quality=(
            quality("recall", 96.0, 94.8, 97.1),
            quality("precision", 99.4, 98.9, 99.7),
            quality("recall", 91.0, 86.2, 94.4, "NHS number", "No NHS number"),
            quality("recall", 96.8, 95.7, 97.7, "NHS number", "With NHS number"),
            quality("recall", 94.1, 90.3, 96.5, "Deprivation", "Most deprived tenth"),
        ),
        counts={"Records read": 60_028, "Grouped by NHS number": 52_110, "Linked by resemblance": 5_204, "Left alone": 2_714},
    )  # fmt: skip


def exposure_facts():
    return ExposureFacts(
        sentences=("Of 19,593 children, 4,361 (22.3%) face two risk factors or more.",),
        factors=(
            FactorFacts(title="Crowded housing", direction="risk", children=SECRET, known=14_800, low=1190, high=1302),
            FactorFacts(title="Smoking in pregnancy", direction="risk", children=2_204, known=19_593, low=2150, high=2280),
            FactorFacts(title="A place in early education", direction="protective", children=7_610, known=0),
        ),
        counts=(
            CountFacts(label="No factor", children=9_812, expected=8_950.2, low=9_700, high=9_890),
            CountFacts(label="1 factor", children=5_420, expected=6_893.4, low=5_350, high=5_510),
            CountFacts(label="2 factors", children=2_561, expected=2_700.0, low=2_500, high=2_640),
            CountFacts(label="3 factors", children=1_203, expected=810.3, low=1_150, high=1_280),
            CountFacts(label="4 factors or more", children=597, expected=239.1, low=560, high=640),
        ),
        combinations=(
            CombinationFacts(factors=("Crowded housing", "Smoking in pregnancy"), children=311, expected=139.0),
            CombinationFacts(factors=("Smoking in pregnancy", "A parent’s poor mental health"), children=260),
        ),
        clustering=("Four factors or more occur 2.5 times as often as chance would give: risks gather in the same families.",),
        sensitivity=(
            TableFacts(
                title="Children with two risk factors or more, if a source or factor is left out",
                columns=("Left out", "Children", "Change"),
                rows=(("Nothing", 4361, "0"), ("Housing", 3702, "−15%"), ("Adult services", 3350, "−23%")),
                picture=Picture(bars="Children"),
            ),
        ),
        doubt=("With links as doubtful as they are, 4,210 to 4,560 children face two factors or more.",),
        tables=(TableFacts(title="By area", columns=("Area", "Children"), rows=(("Harbour", 12), ("Moorside", None))),),
    )  # fmt: skip


def run_facts(**changes):
    facts = {
        "study": a_study(),
        "study_sha256": "ab12" * 16,
        "ran_on": date(2026, 4, 14),
        "versions": {"duckdb": "2.0.0", "fivefold-link": "0.1.0", "splink": "5.0.0"},
        "settings": {"engine": "duckdb", "memory limit": "4GB", "threads": "2"},
        "files": (
            FileFacts(title="Births", owner="Moors NHS Trust", file="births.csv", rows=20_310, sha256="c0ffee00" * 8),
            FileFacts(
                title="Housing", owner="Harbourside Council", file="housing.csv", rows=3_801, sha256="",
                problems=(
                    Problem(what="NHS numbers that fail their check digit", where="nhs_number, rows 12 to 3,700", count=31,
                            remedy="Ask the owner; the run treats them as missing."),
                    Problem(what="The column postcode is missing", remedy="Export it again with the postcode.", stops=True),
                ),
            ),
        ),
        "steps": (StepFacts(title="Standardise", seconds=1.24, rows={"records": 60_028}), StepFacts(title="Link", seconds=2.66)),
        "linkage": link_facts(),
        "parents": LinkFacts(method="mother’s number", why="It stands on the maternity record."),
        "cohort": CohortFacts(
            sentences=("A child is in scope who lives in the place on 31 March 2026 and is under five.",),
            counts={"Children found": 21_040, "With an address in the place": 19_911, "Children in scope": 19_593},
        ),
        "exposure": exposure_facts(),
    }  # fmt: skip
    return RunFacts(**(facts | changes))

"""One document with every kind of block and every state of a figure; all of it invented."""

from datetime import date

from fivefold.charts import grid, rings
from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.over_time import OverTime, Point
from fivefold.charts.spread import Spread, StatementSpread
from fivefold.publishing.document import (
    Bullets,
    Definitions,
    Document,
    Number,
    Rich,
    Section,
    Sources,
    Table,
    Text,
)
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.support import Level, Tier
from fivefold.vocabulary.value import State, Value

TYPED = "Waiting <b>list</b> & #strong[x] {{ place }} $1+1$ \"quoted\" 'single' \\ backslash @someone"
PERCENT = {
    "unit": "%",
    "period": "2023/24",
    "source": "Fingertips, read 3 November 2026",
    "basis": "Wilson 95%",
}
REVIEWS = Number("indicator:1:E1", "Reviews, Ashmoor", Value(State.OBSERVED, 81.4, 79.0, 83.7, **PERCENT))
ENGLAND = Number("indicator:1:E92", "Reviews, England", Value(State.OBSERVED, 79.2, 79.1, 79.3, **PERCENT))
HIDDEN = Number(
    "indicator:2:E1", "Admissions, Ashmoor", Value(State.SUPPRESSED, low=1, high=7, period="2023/24")
)
MISSING = Number("indicator:3:E1", "Breastfeeding, Ashmoor", Value(State.MISSING, period="2023/24"))
ZERO = Number("gaps:child", "Gaps, child", Value.observed(0, unit="services"))
NEED = Number("estimate:all", "Children in need", Value(State.ESTIMATED, None, 1013, 1519, unit="children"))


def every_block() -> tuple[Section, ...]:
    dots = IntervalDots(
        "2 to 2½ year reviews",
        (
            AreaDot("Ashmoor", REVIEWS.value, Comparison.BETTER),
            AreaDot("Fenwick", HIDDEN.value),
        ),
        ENGLAND.value,
        axis="% of children (95% interval)",
    )
    twin = Table(
        "2 to 2½ year reviews",
        ("Area", "Value (95% interval)"),
        (("Ashmoor", REVIEWS), ("Fenwick", HIDDEN), ("England", ENGLAND)),
    )
    cited = Citation(
        SourceKind.INDICATOR, "indicator:1", "Reviews", TYPED, "/places/x/need/1/", "OHID", date(2026, 11, 3)
    )
    return (
        Section(
            "The need",
            (
                Text(("In Ashmoor ", REVIEWS, " of children had a review. Need: ", NEED, ".")),
                Rich(
                    f"Typed **bold** and *italic* text.\n\n- {TYPED}\n- [a page](https://example.org)\n\n1. one\n2. two"
                ),
                figure(dots, twin=twin),
            ),
            (Section("What is hidden", (Bullets((("Admissions: ", HIDDEN), (MISSING,), (TYPED,))),)),),
        ),
        Section("Support", pictures()),
        Section(
            "Sources",
            (Definitions((("Gap", ("Nothing on offer: ", ZERO)),)), Sources((cited,))),
        ),
    )


def pictures():
    levels = {level: level.label for level in Level}
    tiers = {tier: tier.label for tier in Tier}
    series = OverTime("Over time", (Point("2022/23", HIDDEN.value), Point("2023/24", REVIEWS.value)))
    teams = Spread("Teams", (StatementSpread("We know the signs of distress", 1, 2, 3),))
    return (
        figure(grid.from_counts("Support by level", {(Level.CHILD, Tier.PROMOTION): 2}, levels, tiers)),
        figure(rings.rings("The five levels", {Level.CHILD: "2 services"}, {})),
        figure(series),
        figure(teams),
        Table(
            "What people typed",
            ("Who", "What"),
            (("A team", TYPED), ("None", ZERO)),
            note="Typed in a session.",
        ),
    )


def a_document(**changes) -> Document:
    about = {
        "title": "Needs assessment",
        "place": "Harbourside and Moors",
        "date": date(2026, 11, 22),
        "version": 2,
        "sections": every_block(),
        "fictional": True,
        "audience": "For commissioners",
    }
    return Document(**{**about, **changes})

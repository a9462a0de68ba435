"""The eleven diagrams with the toolkit's content, as a place might show them."""

from functools import cache
from pathlib import Path

import yaml

from fivefold.charts.diagrams.ages import Age, Scenarios, Vignettes
from fivefold.charts.diagrams.being_becoming import BeingBecoming
from fivefold.charts.diagrams.conditions import Condition, Conditions
from fivefold.charts.diagrams.continuum import Continuum, Kind
from fivefold.charts.diagrams.five_levels import FiveLevels, LevelFacts
from fivefold.charts.diagrams.needs import Needs
from fivefold.charts.diagrams.nest import Nest
from fivefold.charts.diagrams.nurturing_care import NurturingCare
from fivefold.charts.diagrams.pressures import PressuresAndCapabilities
from fivefold.charts.diagrams.sheet import Item
from fivefold.charts.diagrams.who_helps import WhoHelps
from fivefold.charts.wrapping import Run
from fivefold.vocabulary.support import Level

CONTENT = Path(__file__).parents[2] / "src" / "fivefold" / "content"
CREDIT = "Fivefold's own drawing, after UNICEF UK: Supporting babies' and young children's mental health"


@cache
def items(kind):
    """Every entry of a kind, straight from its files."""
    files = (
        sorted((CONTENT / kind).glob("*.yaml")) if (CONTENT / kind).is_dir() else [CONTENT / f"{kind}.yaml"]
    )
    return [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8"))["items"]]


def elements(framework, group=None):
    [found] = [f for f in items("frameworks") if f["slug"] == framework]
    return [e for e in found["elements"] if group is None or e.get("group") == group]


def item(entry, **also):
    return Item(
        title=entry["title"], text=entry["text"], other_language=entry.get("other_language", ""), **also
    )


def who_helps():
    here = {
        1: ("Ashmoor Family Hub",),
        3: (),
        4: ("Little Acorns, Fenwick Hall",),
        9: (),
        12: ("Harbourside Advice",),
    }
    people = [r for r in items("roles") if r.get("in_picture")]
    return WhoHelps(
        title="How the whole system helps one child",
        subtitle="Everybody around a family can do something for a young child's mental health",
        credit=f"{CREDIT}, Part 2, page 11",
        people=tuple(
            Item(title=r["title"], text=r["line"], here=here.get(n)) for n, r in enumerate(people)
        ),
    )  # fmt: skip


def being_becoming():
    by_slug = {e["slug"]: e for e in elements("being-and-becoming")}
    rows = ("emotional", "social", "behavioural")
    adapted = {"social-being": "Adapted here"}
    return BeingBecoming(
        title="Being and becoming mentally healthy",
        subtitle="How a child is today, and how abilities grow that a child will need",
        credit=f"{CREDIT}, Part 3, pages 15-16",
        components=(item(by_slug["being"]), item(by_slug["becoming"])),
        elements=("Emotional", "Social", "Behavioural"),
        cells=tuple(
            tuple(
                item(by_slug[f"{row}-{column}"], note=adapted.get(f"{row}-{column}", ""))
                for column in ("being", "becoming")
            )
            for row in rows
        ),
        base=item(by_slug["nurturing-care"]),
        context=item(by_slug["individuality"]),
    )


def nurturing_care():
    here = [
        ("Health visiting", "GP practices", "Midwives"), ("Infant feeding team",),
        ("Parent-infant team", "Baby massage"), (), ("Library rhyme time",),
    ]  # fmt: skip
    return NurturingCare(
        title="Nurturing care",
        subtitle="Five things on which mental health in the first years depends",
        credit=f"{CREDIT}, Part 3, page 17; components: WHO and UNICEF, 2018",
        components=tuple(
            item(e, here=have, note=f"{len(have)} services")
            for e, have in zip(elements("nurturing-care"), here, strict=True)
        ),
    )


def five_levels():
    return FiveLevels(
        title="What shapes mental health in early childhood",
        subtitle="Five levels around a child, with what raises risk and what protects",
        credit=f"{CREDIT}, Part 4, pages 21-22",
        levels=tuple(
            LevelFacts(
                level=level, title=level.label, counts=f"{3 + n} services · {9 - n} gaps",
                risk=RISKS[level], protective=PROTECTION[level],
            )
            for n, level in enumerate(Level)
        ),
    )  # fmt: skip


RISKS = {
    Level.CHILD: ("Born too soon or too small", "Long illness or disability"),
    Level.RELATIONSHIP: ("Care that is harsh or does not respond", "Separations and many changes of carer"),
    Level.FAMILY: ("Poor mental health of a parent", "Domestic abuse", "Debt and poverty"),
    Level.COMMUNITY: ("Crowded or unstable housing", "Few people to turn to"),
    Level.ENVIRONMENT: ("Discrimination", "Services that do not join up"),
}
PROTECTION = {
    Level.CHILD: ("Good health and sleep", "An easy temperament"),
    Level.RELATIONSHIP: ("Warm, responsive care", "One adult who is always there"),
    Level.FAMILY: ("Parents who are well and supported", "A stable income and home"),
    Level.COMMUNITY: ("A family hub within walking distance", "Good early education"),
    Level.ENVIRONMENT: ("Paid parental leave", "A strategy with shared aims"),
}


def vignettes():
    return Vignettes(
        title="What being mentally healthy can look like",
        subtitle="Eleven children tell, from two days to four and a half years",
        credit=f"{CREDIT}, Part 3, page 20",
        children=tuple(
            Age(
                age=v["age"], months=v["age_months"], title=v["title"],
                said=tuple(Run(s["words"], marked=s.get("support", False)) for s in v["said"]),
            )
            for v in items("vignettes")
        ),
    )  # fmt: skip


def scenarios():
    return Scenarios(
        title="Children to talk about",
        subtitle="Nine situations: who would notice, who would understand, who would help here?",
        credit=f"{CREDIT}, Part 4, page 57",
        children=tuple(
            Age(
                age=s["age"], months=s["age_months"], title=s["title"], said=(Run(s["text"]),),
                note=f"Level: {Level(s['level']).label}",
            )
            for s in items("scenarios")
        ),
    )  # fmt: skip


def pressures():
    def side(group):
        return tuple(item(e) for e in elements("pressures-and-capabilities", group))

    local = Item(
        title="Cold, damp homes", text="Families told us that mould makes children ill.", note="Local"
    )
    return PressuresAndCapabilities(
        title="Fewer pressures, more capabilities",
        subtitle="What weighs on families is made lighter, and what carries them is built up",
        credit=f"{CREDIT}, Part 4, page 31; after Blackpool Better Start",
        pressures=(*side("reducing pressures"), local),
        capabilities=side("building capabilities"),
        also=side("other matters"),
        advice="One action on domestic abuse has no action on relationships beside it.",
    )


def continuum():
    here = [
        ("Family hubs", "Library rhyme time", "Health visiting"), ("Peer support for young parents",),
        ("Parent-infant team",), (), ("Complex needs team",),
    ]  # fmt: skip
    return Continuum(
        title="The continuum of support here",
        subtitle="Five kinds of support in three groups, and what families find in our place",
        credit=f"{CREDIT}, Part 5, page 59; after UNICEF, 2019",
        kinds=tuple(
            Kind(group=e["row_heading"], item=item(e, here=have))
            for e, have in zip(elements("continuum-of-support"), here, strict=True)
        ),
    )


def needs():
    here = [
        ("Family hubs", "Libraries"),
        ("Health visiting duty line",),
        ("Parent-infant team",),
        (),
        ("Social care",),
    ]
    thriving, *groups = (
        item(e, here=have, note=f"{len(have)} services")
        for e, have in zip(elements("needs-groups"), here, strict=True)
    )
    return Needs(
        title="What families need, and what is here",
        subtitle="Five groups of need; a family moves between them",
        credit=f"{CREDIT}, Part 5, page 61; groups: THRIVE Framework, implementingthrive.org",
        thriving=thriving,
        groups=tuple(groups),
    )


def nest():
    return Nest(
        title="NEST / NYTH",
        subtitle="Four values and six principles of the Welsh framework",
        credit=f"{CREDIT}, Part 5, page 62; framework: Welsh Government, gov.wales",
        values=tuple(item(e) for e in elements("nest", "How support should feel")),
        principles=tuple(item(e) for e in elements("nest", "Core principles")),
    )


def conditions():
    stages = [
        (3, "Agreed and used"),
        (4, "Part of daily work"),
        (2, "Begun"),
        (None, ""),
        (0, "Not begun"),
        (5, "Lasting"),
    ]
    return Conditions(
        title="What a whole-system approach stands on",
        subtitle="Six conditions, and where the partners see themselves",
        credit=f"{CREDIT}, Part 5, page 63",
        conditions=tuple(
            Condition(item=item(e), stage=stage, words=words)
            for e, (stage, words) in zip(elements("whole-system-conditions"), stages, strict=True)
        ),
    )


SAMPLES = {
    make.__name__: make()
    for make in (
        who_helps, being_becoming, nurturing_care, five_levels, vignettes, pressures,
        scenarios, continuum, needs, nest, conditions,
    )
}  # fmt: skip

"""How the invented release was made: counted from invented children, packed and signed as the secure side does.

`release.zip` beside this file holds what comes out (a test makes it anew and compares), so that loading need not count.
The two keys are made here from words that everybody can read: whoever has this file can sign with them. They serve the
fictional place alone; `fivefold.risk.public_keys` refuses them anywhere else.
"""

import hashlib
from collections import Counter
from datetime import date
from itertools import combinations

from fivefold.late import Late
from fivefold_web.config.demo import faced

manifest, packing = Late("fivefold.release.manifest"), Late("fivefold.release.packing")
policy, tables = Late("fivefold.release.policy"), Late("fivefold.release.tables")
value = Late("fivefold.vocabulary.value")
ed25519 = Late("cryptography.hazmat.primitives.asymmetric.ed25519")

PREPARER, CHECKER = "Ada Example, analyst (fictional)", "Ben Sample, output checker (fictional)"
ALL, MOST, STEPS = "all", 4, ("0", "1", "2", "3", "4+")
AGE_LABELS = ("0 to 11 months", "12 to 23 months", "24 to 35 months", "36 to 47 months", "48 to 59 months")
HIDDEN = "hidden so that small numbers cannot be worked out"
PERIOD, POPULATION = "31 March 2026", "Children under five in Harbourside and Moors on 31 March 2026"
SOURCE = "Invented linked records of Harbourside and Moors"
AS_SEEN = "Counts what was seen: a factor that no source answers is not in it, so the number is the least a child faces"
FIFTHS = [("1", "1 (most deprived)"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5 (least deprived)")]


def secret(hand):
    """A key whose secret is public knowledge, because it follows from this line."""
    seed = hashlib.sha256(f"Fivefold demonstration: the key of the person who {hand}".encode()).digest()
    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def signed_files():
    """The files of the release; the same every time."""
    files = packing.pack(packing.Contents(about(), tuple(all_tables(faced.children())), checker()))
    checked = manifest.Checked(
        by=CHECKER, on=date(2026, 5, 11), reason="A fictional place: nobody is in these counts."
    )
    return packing.with_checked(packing.with_prepared(files, secret("prepares")), checked, secret("checks"))


def checker():
    return {"policy": "nhs-england-subnational", "notes": ["Invented counts: nothing was attacked."]}


def about():
    factors = tuple(
        manifest.Factor(
            slug=f.slug, title=f.title, direction=manifest.FactorKind(f.direction), definition=f.definition,
            window=f"{f.seen_in}, from pregnancy to 5 years", library=f.library,
        )
        for f in faced.FACTORS
    )  # fmt: skip
    return manifest.About(
        title="Risk factors that children of Harbourside and Moors face together (FICTIONAL)",
        fictional=True,
        controller="Harbourside and Moors Council (FICTIONAL)",
        purpose="Shows how many invented children face several risk factors, so that people can learn to read such counts.",
        study_sha256=hashlib.sha256(b"no study: invented children").hexdigest(),
        factor_edition="2026-11",
        factors=factors,
        population=POPULATION,
        period=PERIOD,
        areas=manifest.Areas(
            level="invented neighbourhoods (MSOA)", vintage="2021, invented",
            names=tuple(manifest.AreaName(code=code, name=name) for code, name in faced.areas()),
        ),
        policy=manifest.StatedPolicy.of(policy.policies()["nhs-england-subnational"]),
        methods=(
            manifest.Method(step="Everything", tool="Fivefold demonstration", version="1", words="children, links and counts are invented"),
        ),
        linkage=linkage(),
        prepared=manifest.Prepared(by=PREPARER, on=date(2026, 5, 4)),
    )  # fmt: skip


def linkage():
    told = (
        ("All", "All", 98.6, 98.1, 99.0, 99.8, 99.6, 99.9),
        ("NHS number", "Present", 99.3, 98.9, 99.6, 99.9, 99.7, 100.0),
        ("NHS number", "Missing", 95.9, 94.0, 97.3, 99.5, 98.8, 99.8),
        ("Ethnicity", "White", 98.8, 98.3, 99.2, 99.8, 99.6, 99.9),
        ("Ethnicity", "Asian", 97.9, 96.2, 98.9, 99.7, 98.9, 99.9),
        ("Ethnicity", "Black", 97.6, 94.9, 98.9, 99.3, 97.6, 99.8),
        ("Ethnicity", "Mixed", 98.4, 96.1, 99.4, 99.8, 98.5, 100.0),
        ("Source", "Maternity", 99.1, 98.6, 99.5, 99.9, 99.7, 100.0),
        ("Source", "Housing", 96.2, 94.1, 97.6, 99.6, 98.8, 99.9),
    )
    figures = [
        manifest.QualityFigure(
            measure=measure, dimension=dimension, group=group, state=value.State.ESTIMATED, value=numbers[0],
            low=numbers[1], high=numbers[2], unit="%", basis="invented",
        )
        for dimension, group, *both in told
        for measure, numbers in (("Recall", both[:3]), ("Precision", both[3:]))
    ]  # fmt: skip
    sentences = (
        "A missed link leaves one child counted as two, each with fewer factors: counts of children with several factors are more likely too low than too high.",
        "These links are invented, like the children.",
    )
    return manifest.Linkage(
        method="Invented", why="There are no records to link", sentences=sentences, quality=tuple(figures)
    )


STEP_OF = [str(n) if n < MOST else f"{MOST}+" for n in range(20)]
RISKS = (
    "risks",
    "Risk factors seen",
    "other",
    [(s, s.replace("4+", "4 or more")) for s in STEPS],
    lambda c: STEP_OF[c.risks],
)
SHIELDED = (
    "protective", "Protective factors seen", "other", [("0", "0"), ("1", "1"), ("2", "2"), ("3+", "3")],
    lambda c: str(c.protective) if c.protective < 3 else "3+",
)  # fmt: skip


def ways_to_divide():
    """Each dimension: name, title, what it is about, its categories, and the category of a child."""
    ages = [(f"{12 * n}-{12 * n + 11}", label) for n, label in enumerate(AGE_LABELS)]
    return {
        "area": ("area", "Area", "area", faced.areas(), lambda c: c.area),
        "age": ("age", "Age", "age", ages, lambda c: ages[c.age][0]),
        "sex": ("sex", "Sex", "sex", [("Girls", "Girls"), ("Boys", "Boys")], lambda c: c.sex),
        "ethnicity": ("ethnicity", "Ethnic group", "ethnicity", [(n, n) for n, _w in faced.ETHNIC], lambda c: c.ethnicity),
        "deprivation": ("deprivation", "Deprivation fifth (1 = most deprived)", "deprivation", FIFTHS, lambda c: c.deprivation),
        "group_single_parent": answer("single_parent", "Single-parent family"),
    }  # fmt: skip


def all_tables(children):
    """Every table of the release, in the shape in which the secure side writes them."""
    ways, seen = ways_to_divide(), "Number of risk factors seen"
    risky = [n for n, f in enumerate(faced.FACTORS) if f.direction == "risk"]
    complete = [c for c in children if all(c.answers[n] != faced.UNKNOWN for n in risky)]
    yield counted("risks", seen, (RISKS,), children, doubt=True)
    yield counted("risks_complete", f"{seen}, children with complete answers", (RISKS,), complete, doubt=True)
    for name, way in ways.items():
        title = f"{seen} by{':' if name.startswith('group') else ''} {way[1].lower()}"
        yield counted(f"risks_by_{name}", title, (way, RISKS), children, doubt=not name.startswith("group"))
    both = (ways["area"], ways["age"], RISKS)
    yield counted("risks_by_area_age", f"{seen} by area and age", both, children)
    yield counted(
        "protective_by_risks", "Protective factors beside risk factors", (SHIELDED, RISKS), children
    )
    for factor in faced.FACTORS:
        by = (ways["area"], answer(factor.slug, factor.title))
        title = f"{factor.title} by area"
        yield counted(f"factor_{factor.slug}_by_area", title, by, children, note=factor.definition)
    yield sets_table(children)
    yield exact_table(children)
    yield pairs_table(children)


def answer(slug, title):
    """Seen, not so, or not known."""
    words = [(faced.SEEN, "Seen"), (faced.NOT, "Not so"), (faced.UNKNOWN, "Not known")]
    place = [factor.slug for factor in faced.FACTORS].index(slug)
    return (f"answer_{slug}", title, "other", words, lambda c: c.answers[place])


def counted(name, title, ways, children, *, doubt=False, note=AS_SEEN):
    """Children in every cell and every total, protected."""
    found = Counter()
    for codes, many in Counter(zip(*(map(way[4], children) for way in ways), strict=True)).items():
        for at in places([(code, ALL) for code in codes]):
            found[at] += many
    dimensions = tuple(
        manifest.Dimension(
            name=key, title=words, about=kind, total="All",
            categories=tuple(manifest.Category(code=c, label=n) for c, n in categories),
        )
        for key, words, kind, categories, _of in ways
    )  # fmt: skip
    every = places([[*(code for code, _label in way[3]), ALL] for way in ways])
    cells = tuple(cell(at, found[at], doubt) for at in every)
    return tables.Table(words_of(name, title, "count", dimensions, note), cells)


def places(codes):
    """Every way to take one code of each list."""
    found = [()]
    for listed in codes:
        found = [(*at, code) for at in found for code in listed]
    return found


def cell(at, count, doubt=False):
    """A count under the policy: 1 to 7 hidden, others to the nearest 5; with doubt about links around it."""
    if 1 <= count <= 7:
        return tables.Cell(at, value.State.SUPPRESSED, reason=HIDDEN)
    shown = (2 * count + 5) // 10 * 5
    if not shown:
        return tables.Cell(at, value.State.ZERO, 0)
    if not doubt:
        return tables.Cell(at, value.State.OBSERVED, shown)
    reach = 5 * round(shown * 0.011 / 5)
    return tables.Cell(at, value.State.OBSERVED, shown, shown - reach, shown + reach)


def words_of(name, title, kind, dimensions, note, *, exact=False):
    return manifest.TableAbout(
        name=name, title=title, kind=manifest.TableKind(kind), dimensions=dimensions, unit="children",
        basis="counts of invented children; protected under NHS England, sub-national tables", period=PERIOD,
        population=POPULATION, source=SOURCE, exact=exact, notes=(note,),
    )  # fmt: skip


def sets_table(children):
    """Every set of up to four factors that somebody faces."""
    found = Counter()
    for kind, many in Counter(c.seen for c in children).items():
        for size in range(1, MOST + 1):
            for one in combinations(kind, size):
                found[one] += many
    rows = sorted(
        found.items(), key=lambda row: (len(row[0]), [f.slug for f in faced.FACTORS].index(row[0][0]), row[0])
    )
    note = "A child counts where all factors of the set were seen, whatever else was; what is not known is not seen"
    return tables.Table(
        words_of("combinations", "Risk factors faced together", "combinations", (), note),
        tuple(cell(("+".join(slugs),), count) for slugs, count in rows),
    )


def exact_table(children):
    """The exact sets that most children face."""
    found = Counter(c.seen for c in children).most_common(40)
    note = "A child counts in the one set of all that was seen of it"
    return tables.Table(
        words_of(
            "commonest_sets", "Commonest exact sets of risk factors", "combinations", (), note, exact=True
        ),
        tuple(cell(("+".join(slugs),), count) for slugs, count in found),
    )


def pairs_table(children):
    """Single factors and pairs in every area."""
    found = Counter()
    for (area, kind), many in Counter((c.area, c.seen) for c in children).items():
        for size in (1, 2):
            for one in combinations(kind, size):
                found["+".join(one), area] += many
    listed = [f.slug for f in faced.FACTORS if f.direction == "risk"]
    every = [(slug,) for slug in listed] + list(combinations(listed, 2))
    dimension = manifest.Dimension(
        name="area", title="Area", about="area", total=None,
        categories=tuple(manifest.Category(code=code, label=name) for code, name in faced.areas()),
    )  # fmt: skip
    note = "A child counts where all factors of the set were seen, whatever else was; what is not known is not seen"
    return tables.Table(
        words_of("pairs_by_area", "Risk factors faced together, by area", "combinations", (dimension,), note),
        tuple(
            cell(("+".join(slugs), code), found["+".join(slugs), code])
            for code, _name in faced.areas()
            for slugs in every
        ),
    )

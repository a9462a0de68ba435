"""The figures of `quality` for one finished linkage run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.linkage.interface import JUDGED, Linker
from fivefold_link.linkage.quality import (
    Expected,
    GroupQuality,
    Judged,
    LinkageQuality,
    Part,
    combine,
    lean,
    share_of,
)
from fivefold_link.linkage.quality_held_out import FOLDS, Judgement, judge
from fivefold_link.study.schema import Study

MOST_CATEGORIES = 400
"""Categories of one dimension that are kept, those with most records first."""

CAUTIONS = (
    "Numbers that are valid are taken as right. A number of another child, or a slip that passes the check, is not seen here.",
    "Records whose number was hidden may differ from records that never had one: an interval tells chance, not that.",
)
NOTHING_HELD_OUT = (
    "Too few records hold a valid number to test this linkage on itself: only the model's own probabilities "
    "and what people judged by eye speak for it, and the model is usually too sure."
)
BORROWED = (
    "Sources without any valid number lean on what was found in the other sources, with twice the doubt."
)


def reference_day(study: Study) -> date:
    """The day on which ages are told: that of the population, or the end of its window."""
    window = study.population.window
    return study.population.on or (window[1] if window else max(d.covers_to for d in study.datasets))


def dimensions_of(study: Study) -> dict[str, str]:
    """The groups by which quality is told, as SQL over `records`."""
    day = f"CAST('{reference_day(study).isoformat()}' AS DATE)"
    titles = " ".join(f"WHEN {i} THEN '{d.slug}'" for i, d in enumerate(study.datasets))
    years = f"CAST(floor(date_diff('day', birth_date, {day}) / 365.25) AS INTEGER)"
    return {
        "source": f"CASE dataset {titles} END",
        "ethnicity": "ethnicity",
        "deprivation": "deprivation",
        "age": f"CASE WHEN birth_date > {day} THEN 'born later' ELSE CAST({years} AS VARCHAR) END",
        "area": "area",
    }


def measure(
    engine: Engine, study: Study, linker: Linker, progress: Progress, *, most_folds: int = FOLDS
) -> LinkageQuality:
    """Quality of `clusters`, overall and by group; `linker` is the one that made them, its labels hidden in turn."""
    dimensions = dimensions_of(study)
    judgement = judge(engine, study, linker, dimensions, progress, most_folds)
    progress.step("Weigh what was found up to the whole file")
    spread = judgement.spread()
    links, sure, records = _links(engine, dimensions)
    groups = [
        _group(key, links.get(key, {}), sure.get(key, 0.0), records.get(key, 0), judgement, spread)
        for key in _kept(records)
    ]
    overall = next(g for g in groups if g.dimension == "all")
    return LinkageQuality(
        overall=overall,
        groups=tuple(g for g in groups if g.dimension != "all"),
        expected=expected(engine),
        clerical=clerical(engine, study.linkage.threshold),
        numberless=_numberless(engine),
        folds=judgement.folds,
        judged_records=judgement.records,
        cautions=_cautions(overall, groups),
    )


Key = tuple[str, str]
Strata = dict[tuple[int, bool], float]


def _group(
    key: Key, links: Strata, sure: float, records: int, judgement: Judgement, spread: tuple[float, float]
) -> GroupQuality:
    everything = judgement.everything()
    parts = []
    for (source, neither), number in sorted(links.items()):
        own = judgement.cells.get((*key, source, neither), Judged())
        whole = judgement.cells.get(("all", "all", source, neither), Judged())
        used, borrowed = lean(own, whole, everything)
        parts.append(Part(number, used, borrowed))
    return combine(*key, records=records, sure=sure / 2, parts=[_half(p) for p in parts], spread=spread)


def _half(part: Part) -> Part:
    """Links were counted from both ends."""
    return Part(part.links / 2, part.judged, part.borrowed)


def _links(
    engine: Engine, dimensions: dict[str, str]
) -> tuple[dict[Key, Strata], dict[Key, float], dict[Key, int]]:
    """The file's own links, from both ends: by group and source of the record without a number, and those by number."""
    columns = ", ".join(f"r.{'by_' + n}" for n in dimensions)
    named = ", ".join(f"{sql} AS by_{name}" for name, sql in dimensions.items())
    engine.make(
        "viewed",
        f"""SELECT r.record, r.dataset, r.has, c.person, {columns} FROM
        (SELECT record, dataset, nhs IS NOT NULL AS has, {named} FROM records) r
        JOIN clusters c ON c.record = r.record""",
    )
    links: dict[Key, Strata] = defaultdict(dict)
    sure: dict[Key, float] = defaultdict(float)
    records: dict[Key, int] = {}
    for name, category in _categories(dimensions):
        for value, count in engine.rows(f"SELECT {category}, count(*) FROM viewed v GROUP BY 1"):
            records[name, str(value)] = int(str(count))
        for value, source, neither, count in engine.rows(
            f"""SELECT {category}, CASE WHEN v.has AND p.has THEN -1 WHEN v.has THEN p.dataset ELSE v.dataset END,
                (NOT v.has AND NOT p.has), count(*)
            FROM viewed v JOIN viewed p ON p.person = v.person WHERE p.record <> v.record GROUP BY 1, 2, 3"""
        ):
            key = (name, str(value))
            if int(str(source)) < 0:
                sure[key] += float(str(count))
            else:
                links[key][int(str(source)), bool(neither)] = float(str(count))
    engine.drop("viewed")
    return links, sure, records


def _categories(dimensions: dict[str, str]) -> Iterable[tuple[str, str]]:
    yield "all", "'all'"
    yield "number", "CASE WHEN v.has THEN 'number' ELSE 'no number' END"
    for name in dimensions:
        yield name, f"coalesce(CAST(v.by_{name} AS VARCHAR), 'not recorded')"


def _kept(records: dict[Key, int]) -> list[Key]:
    """Groups in a fixed order; of a dimension with very many only the largest."""
    kept: list[Key] = []
    for name in dict.fromkeys(name for name, _ in records):
        keys = sorted((k for k in records if k[0] == name), key=lambda k: (-records[k], k))
        kept += sorted(keys[:MOST_CATEGORIES])
    return kept


def _numberless(engine: Engine) -> float:
    row = engine.rows("SELECT avg(CASE WHEN nhs IS NULL THEN 1.0 ELSE 0.0 END) FROM records")[0]
    return float(str(row[0] or 0))


def _cautions(overall: GroupQuality, groups: list[GroupQuality]) -> tuple[str, ...]:
    if overall.precision is None:
        return (*CAUTIONS[:1], NOTHING_HELD_OUT)
    return (*CAUTIONS, BORROWED) if any(g.borrowed for g in groups) else CAUTIONS


def expected(engine: Engine) -> Expected:
    """False and missed links by the model's own probabilities."""
    row = engine.rows(
        f"""SELECT count(*) FILTER (WHERE linked), sum(CASE WHEN linked THEN 1 - probability ELSE 0 END),
            sum(CASE WHEN linked THEN 0 ELSE probability END)
        FROM scored_pairs WHERE kind <> '{JUDGED}'"""
    )[0]
    return Expected(int(str(row[0])), round(float(str(row[1] or 0)), 3), round(float(str(row[2] or 0)), 3))


def clerical(engine: Engine, threshold: float) -> GroupQuality | None:
    """What people judged by eye says, weighed up from the sample to all weighed pairs, band by band of probability.

    Recall is among pairs that were weighed at all. None without judged pairs on both sides of the threshold.
    """
    rows = engine.rows(
        f"""SELECT CAST(floor(m.probability * 10) AS INTEGER) AS band,
            CASE WHEN m.probability >= {threshold} THEN 1 ELSE 0 END AS taken, count(*),
            count(*) FILTER (WHERE s.kind = '{JUDGED}'),
            count(*) FILTER (WHERE s.kind = '{JUDGED}' AND s.probability > 0.5), sum(m.probability)
        FROM scored_pairs s JOIN pattern_model m ON m.pattern = s.pattern GROUP BY 1, 2 ORDER BY 1, 2"""
    )
    bands = [tuple(float(str(n)) for n in row) for row in rows]
    judged = sum(b[3] for b in bands)
    if not any(taken and seen for _, taken, _, seen, _, _ in bands):
        return None
    return _clerical(bands, judged)


def _clerical(bands: list[tuple[float, ...]], judged: float) -> GroupQuality | None:
    links = right = due = noise_right = noise_due = 0.0
    for _, taken, pairs, seen, matches, likely in bands:
        share = matches / seen if seen else likely / pairs
        near = (matches + 0.5) / (seen + 1)
        noise = pairs**2 * near * (1 - near) / seen if seen else pairs**2 * share * (1 - share)
        due, noise_due = due + pairs * share, noise_due + noise
        if taken:
            links, right, noise_right = links + pairs, right + pairs * share, noise_right + noise
    if not due:
        return None
    half = 0.5 / (judged + 1)
    precision = share_of(right / links, right / links - half, noise_right / links**2, judged)
    missed = noise_due - noise_right
    variance = ((due - right) ** 2 * noise_right + right**2 * missed) / due**4
    recall = share_of(right / due, right / due - half, variance, judged)
    return GroupQuality("clerical", "judged by eye", 0, links, precision, recall)

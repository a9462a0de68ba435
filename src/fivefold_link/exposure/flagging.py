"""Which child faces which factor: `exposures` and `unknowns`, out of the agencies' files.

A factor is *seen* where any source shows it in the window of the child's age. It is *absent* only where some source
says so: a record in the window with another value, or silence of a full register (`absence_means: absent`) that covers
the child through the window. Otherwise it is *missing*, never absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fivefold_link.engine.protocol import Engine, Progress, Refused
from fivefold_link.exposure import seeing
from fivefold_link.exposure.planes import MOST_FACTORS
from fivefold_link.study.schema import About, Dataset, Role, Seen, Study

PER_WORD = 32
"""Factors in one whole number of SQL; 64 factors are two, so that no engine meets a sign bit."""
KNOWN = [f"known_{word}" for word in range(MOST_FACTORS // PER_WORD)]
SEEN = "seen"


@dataclass(frozen=True)
class Names:
    """The tables that a run reads and writes; a replicate under linkage doubt has its own."""

    clusters: str = "clusters"
    children: str = "children"
    parents: str = "parents"
    covered: str = "covered"
    exposures: str = "exposures"
    unknowns: str = "unknowns"


@dataclass(frozen=True)
class Source:
    """One `seen_in` of one factor, by their numbers in the study."""

    factor: int
    place: int
    seen: Seen
    where: str


def flags(engine: Engine, study: Study, progress: Progress, names: Names | None = None) -> None:
    """Make `exposures` (child, factor, dataset, first_seen, state, place: which `seen_in`) and `unknowns`
    (child, factor)."""
    names = names or Names()
    if len(study.factors) > MOST_FACTORS:
        remedy = f"Keep at most {MOST_FACTORS}, or make two studies."
        raise Refused(f"{len(study.factors)} factors are too many.", where="factors", remedy=remedy)
    progress.step("Factors seen in the records", len(study.datasets))
    looked = [_look_into(engine, study, number, names, progress) for number in range(len(study.datasets))]
    used = [number for number, there in enumerate(looked) if there]
    engine.make(names.exposures, " UNION ALL ".join(_seen_rows(study, used)) or NO_EXPOSURES)
    _unknowns(engine, study, used, names)
    engine.drop(*(_answers(number) for number in used), "known_factors")


NO_EXPOSURES = (
    "SELECT CAST(NULL AS INTEGER) AS child, CAST(NULL AS SMALLINT) AS factor, CAST(NULL AS SMALLINT) AS dataset,"
    " CAST(NULL AS DATE) AS first_seen, CAST(NULL AS VARCHAR) AS state, CAST(NULL AS SMALLINT) AS place"
    " WHERE 1 = 0"
)


def sources_in(study: Study, dataset: Dataset) -> list[Source]:
    """Every place of a factor's definition that looks into this dataset."""
    return [
        Source(number, place, seen, f"factors / {factor.slug} / seen_in {place + 1}")
        for number, factor in enumerate(study.factors)
        for place, seen in enumerate(factor.seen_in)
        if seen.dataset == dataset.slug
    ]


def _look_into(engine: Engine, study: Study, number: int, names: Names, progress: Progress) -> bool:
    """One dataset: a row a child with what it shows and says (`answers_<n>`), and what its silence says."""
    dataset = study.datasets[number]
    sources = sources_in(study, dataset)
    progress.advance()
    if not sources:
        return False
    _check_columns(engine, dataset, sources)
    engine.make(_looked(number), _joined(number, dataset, sources, names))
    rows = [_spoken(dataset, sources, _looked(number)), *_silent(number, dataset, sources, names)]
    places = range(len(sources))
    firsts = [f"max(shown_{at}) AS shown_{at}, min(first_{at}) AS first_{at}" for at in places]
    listed = ", ".join([f"bit_or({word}) AS {word}" for word in KNOWN] + firsts)
    engine.make(_answers(number), f"SELECT child, {listed} FROM ({' UNION ALL '.join(rows)}) GROUP BY child")
    engine.drop(_looked(number))
    return True


def _looked(number: int) -> str:
    return f"looked_{number}"


def _answers(number: int) -> str:
    return f"answers_{number}"


def _check_columns(engine: Engine, dataset: Dataset, sources: Sequence[Source]) -> None:
    there = set(engine.arrow(f"SELECT * FROM raw_{dataset.slug} LIMIT 0").column_names)
    for source in sources:
        for name in filter(None, [source.seen.column, source.seen.date_column]):
            if name not in there:
                remedy = f"Correct the name, or ask {dataset.owner} for the column."
                raise Refused(f"{dataset.slug} has no column {name!r}.", where=source.where, remedy=remedy)


def _joined(number: int, dataset: Dataset, sources: Sequence[Source], names: Names) -> str:
    """Each record beside the child, or every child of the adult, that it is about."""
    cells = [f"{seeing.text(s.seen.column)} AS cell_{at}" for at, s in enumerate(sources)]
    days = [f"{_day(dataset, s.seen)} AS day_{at}" for at, s in enumerate(sources)]
    listed = ", ".join(cells + days)
    if dataset.about is About.ADULT:
        to_child = (
            f"JOIN adult_records r ON r.row_number = raw.row_number AND r.dataset = {number}"
            " JOIN adult_clusters a ON a.record = r.record"
            f" JOIN {names.parents} p ON p.adult = a.person JOIN {names.children} c ON c.person = p.child"
        )
    else:
        to_child = (
            f"JOIN records r ON r.row_number = raw.row_number AND r.dataset = {number}"
            f" JOIN {names.clusters} k ON k.record = r.record JOIN {names.children} c ON c.person = k.person"
        )
    inner = f"(SELECT row_number, {listed} FROM raw_{dataset.slug}) raw"
    kept = ", ".join(f"cell_{at}, {_or_seen(dataset, s.seen, at)}" for at, s in enumerate(sources))
    life = "c.child, c.birth_date, c.conceived, c.in_scope_to"
    return f"SELECT {life}, {kept} FROM {inner} {to_child}"


def _day(dataset: Dataset, seen: Seen) -> str:
    return seeing.day(seen.date_column) if seen.date_column else "CAST(NULL AS DATE)"


def _or_seen(dataset: Dataset, seen: Seen, at: int) -> str:
    """The day of the source's own column, or else the day the record was made."""
    if seen.date_column or Role.SEEN not in dataset.columns:
        return f"day_{at}"
    return f"r.seen AS day_{at}"


def _spoken(dataset: Dataset, sources: Sequence[Source], table: str) -> str:
    """What each record says, as bits of whole numbers by factor, what it shows, and on which day."""
    tests = []
    for at, source in enumerate(sources):
        window = seeing.in_window(source.seen, dataset, f"day_{at}")
        says = f"({seeing.recorded(source.seen, f'cell_{at}')} AND {window})"
        shown = f"({says} AND {seeing.shows(source.seen, f'cell_{at}', where=source.where)})"
        tests += [f"{says} AS says_{at}", f"{shown} AS shows_{at}"]
    days = ", ".join(f"day_{at}" for at in range(len(sources)))
    inner = f"(SELECT child, {days}, {', '.join(tests)} FROM {table})"
    shown_on = [
        f"CASE WHEN shows_{at} THEN 1 ELSE 0 END AS shown_{at}, CASE WHEN shows_{at} THEN day_{at} END AS first_{at}"
        for at in range(len(sources))
    ]
    return f"SELECT child, {', '.join(_known(sources) + shown_on)} FROM {inner}"


def _known(sources: Sequence[Source]) -> list[str]:
    """One whole number for each 32 factors; several sources of a factor share its bit."""
    words = []
    for number, word in enumerate(KNOWN):
        bits = []
        for factor in sorted({s.factor for s in sources if s.factor // PER_WORD == number}):
            any_of = " OR ".join(f"says_{at}" for at, s in enumerate(sources) if s.factor == factor)
            bits.append(f"CASE WHEN {any_of} THEN {_bit(factor)} ELSE 0 END")
        words.append(f"CAST({' + '.join(bits) or '0'} AS BIGINT) AS {word}")
    return words


def _bit(factor: int) -> str:
    return str(1 << factor % PER_WORD)


def _silent(number: int, dataset: Dataset, sources: Sequence[Source], names: Names) -> Iterator[str]:
    """What it says that a full register holds no record of a child; about adults, only where a parent is known."""
    if all(source.seen.absence_means == "unknown" for source in sources):
        return
    tests = [
        f"{seeing.covers_window(s.seen, dataset) if s.seen.absence_means == 'absent' else 'FALSE'} AS says_{at}"
        for at, s in enumerate(sources)
    ]
    whose = f"SELECT DISTINCT child FROM {names.covered} WHERE dataset = {number}"
    inner = (
        f"SELECT c.child, {', '.join(tests)} FROM {names.children} c JOIN ({whose}) v ON v.child = c.child"
    )
    if dataset.about is About.ADULT:
        inner += f" JOIN (SELECT DISTINCT child FROM {names.parents}) p ON p.child = c.person"
    nothing = [f"0 AS shown_{at}, CAST(NULL AS DATE) AS first_{at}" for at in range(len(sources))]
    yield f"SELECT child, {', '.join(_known(sources) + nothing)} FROM ({inner})"


def _seen_rows(study: Study, used: Sequence[int]) -> Iterator[str]:
    """A row for each source that shows a factor of a child."""
    for number in used:
        for at, source in enumerate(sources_in(study, study.datasets[number])):
            yield (
                f"SELECT child, CAST({source.factor} AS SMALLINT) AS factor, CAST({number} AS SMALLINT) AS dataset,"
                f" first_{at} AS first_seen, '{SEEN}' AS state, CAST({source.place} AS SMALLINT) AS place"
                f" FROM {_answers(number)} WHERE shown_{at} = 1"
            )


def _unknowns(engine: Engine, study: Study, used: Sequence[int], names: Names) -> None:
    """Each child and factor of which no source says anything."""
    answers = [f"SELECT child, {', '.join(KNOWN)} FROM {_answers(number)}" for number in used]
    nothing = ", ".join(f"CAST(0 AS BIGINT) AS {name}" for name in KNOWN)
    answers.append(f"SELECT child, {nothing} FROM {names.children}")
    together = ", ".join(f"bit_or({name}) AS {name}" for name in KNOWN)
    engine.make(
        "known_factors", f"SELECT child, {together} FROM ({' UNION ALL '.join(answers)}) GROUP BY child"
    )
    rows = [
        f"SELECT child, CAST({factor} AS SMALLINT) AS factor FROM known_factors"
        f" WHERE (known_{factor // PER_WORD} & {_bit(factor)}) = 0"
        for factor in range(len(study.factors))
    ]
    nobody = "SELECT CAST(NULL AS INTEGER) AS child, CAST(NULL AS SMALLINT) AS factor WHERE 1 = 0"
    engine.make(names.unknowns, " UNION ALL ".join(rows) or nobody)

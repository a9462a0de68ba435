"""One pass over a file answers many questions: each counts rows, and finds the first and the last of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from fivefold_link.checking.faults import Fault, Kind, Severity
from fivefold_link.engine.heads import identifier
from fivefold_link.engine.inputs import named, raw_table
from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import Dataset, Role, Study

MANY = 0.2
"""Where more than one filled cell in five is wrong, the column is hardly what the study says it is: that stops."""


@dataclass(frozen=True)
class Looked:
    """A dataset as it is looked at: the columns that are there, by their role."""

    study: Study
    dataset: Dataset
    columns: frozenset[str]

    @property
    def roles(self) -> dict[Role, str]:
        return {role: name for role, name in self.dataset.columns.items() if name in self.columns}

    def fault(
        self,
        kind: Kind,
        what: str,
        remedy: str,
        *,
        column: str | None = None,
        rows: tuple[int | None, int | None] = (None, None),
        count: int = 0,
        stops: bool = False,
    ) -> Fault:
        severity = Severity.STOPS if stops else Severity.WARNS
        slug, file = self.dataset.slug, named(self.dataset)
        return Fault(slug, file, kind, column, rows[0], rows[1], count, severity, what, remedy)


class Told(Enum):
    """When a question is a fault: whenever it is answered yes, only by all rows, or only by the smaller part."""

    ALWAYS = "always"
    OF_ALL = "of all"
    OF_FEWER = "of fewer"


@dataclass(frozen=True)
class Probe:
    """A question to every row. `wrong` is true for a faulty row, `of` for those among which it is asked."""

    kind: Kind
    column: str
    wrong: str
    what: str
    remedy: str
    of: str = "TRUE"
    stops_above: float = MANY
    told: Told = Told.ALWAYS

    def is_told(self, answer: Answer) -> bool:
        if self.told is Told.OF_ALL:
            return answer.count == answer.base > 0
        if self.told is Told.OF_FEWER:
            return 0 < 2 * answer.count <= answer.base
        return answer.count > 0

    def stops(self, answer: Answer) -> bool:
        return self.told is Told.ALWAYS and answer.share > self.stops_above


@dataclass
class Questions:
    """Expressions that are worked out for each row, in two steps, and the questions that use them."""

    first: dict[str, str] = field(default_factory=dict)
    then: dict[str, str] = field(default_factory=dict)
    probes: list[Probe] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """How many rows, the first and the last of them; `base` is among how many it was asked."""

    count: int
    first: int
    last: int
    base: int

    @property
    def share(self) -> float:
        return self.count / self.base if self.base else 0.0


def cell(column: str) -> str:
    """A cell without spaces around it; nothing where it is empty."""
    return f"nullif(trim({identifier(column)}), '')"


def answers(engine: Engine, looked: Looked, questions: Questions) -> dict[Probe, Answer]:
    """Those questions that some row answers yes: one pass counts, a second finds the rows of what there is."""
    if not questions.probes:
        return {}
    counted = ", ".join(f"count(*) FILTER (WHERE {probe.wrong})" for probe in questions.probes)
    counts = _whole_numbers(engine, _pass(looked, questions, counted))
    found = {probe: count for probe, count in zip(questions.probes, counts, strict=True) if count}
    if not found:
        return {}
    where = ", ".join(
        f"min(row_number) FILTER (WHERE {probe.wrong}), max(row_number) FILTER (WHERE {probe.wrong}),"
        f" count(*) FILTER (WHERE {probe.of})"
        for probe in found
    )
    numbers = _whole_numbers(engine, _pass(looked, questions, where))
    threes = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return {probe: Answer(found[probe], *three) for probe, three in zip(found, threes, strict=True)}


def _whole_numbers(engine: Engine, query: str) -> list[int]:
    return [int(str(value)) for value in engine.rows(query)[0]]


def _pass(looked: Looked, questions: Questions, asked: str) -> str:
    first = ", ".join(["row_number", *(f"{made} AS {name}" for name, made in questions.first.items())])
    then = ", ".join(["*", *(f"{made} AS {name}" for name, made in questions.then.items())])
    inner = f"SELECT {first} FROM {raw_table(looked.dataset)}"
    return f"SELECT {asked} FROM (SELECT {then} FROM ({inner}) AS first_step) AS second_step"


def faults(engine: Engine, looked: Looked, questions: Questions) -> Iterator[Fault]:
    """A fault for every question that some row answers wrongly."""
    for probe, answer in answers(engine, looked, questions).items():
        if probe.is_told(answer):
            yield looked.fault(
                probe.kind,
                probe.what.format(share=percent(answer.share), count=f"{answer.count:,}"),
                probe.remedy,
                column=probe.column,
                rows=(answer.first, answer.last),
                count=answer.count,
                stops=probe.stops(answer),
            )


def percent(share: float) -> str:
    """A share in per cent, never rounded to nothing or to all."""
    if 0 < share < 0.001:
        return "less than 0.1%"
    if 0.999 < share < 1:
        return "more than 99.9%"
    return f"{100 * share:.3g}%"

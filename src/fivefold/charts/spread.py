"""How many teams rated each statement red, amber or green: bars with letters, readable without colour."""

from dataclasses import dataclass

from fivefold.charts.drawing import Twin
from fivefold.charts.markup import lines, picture, tag, words
from fivefold.charts.palette import ON_RATED, RATED, SOFT_INK
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import State

LEFT, BAR, GAP, LINE_HEIGHT, LETTERS = 330, 300, 14, 17, 44


@dataclass(frozen=True, slots=True)
class StatementSpread:
    """One statement: number of teams by rating, or None where the group is too small to show."""

    statement: str
    red: int | None
    amber: int | None
    green: int | None

    def __post_init__(self) -> None:
        if len({n is None for n in (self.red, self.amber, self.green)}) > 1:
            raise ValueError("a statement is shown whole or hidden whole")

    @property
    def counts(self) -> dict[Rag, int] | None:
        """Ratings in the order red, amber, green; None if hidden."""
        if self.red is None or self.amber is None or self.green is None:
            return None
        return {Rag.RED: self.red, Rag.AMBER: self.amber, Rag.GREEN: self.green}


@dataclass(frozen=True)
class Spread:
    """Statements in the order given."""

    title: str
    statements: tuple[StatementSpread, ...]

    def svg(self) -> str:
        parts: list[str] = []
        y = 8.0
        for statement in self.statements:
            height = max(34, len(lines(statement.statement, LETTERS)) * LINE_HEIGHT)
            parts.extend(_row(statement, y, height))
            y += height + GAP
        return picture(
            *parts, size=(LEFT + BAR + 12, y), title=self.title, description=self.description()
        )  # fmt: skip

    def twin(self) -> Twin:
        hidden = State.SUPPRESSED.label
        return Twin(
            ("Statement", *(f"{rag.label} ({rag.letter})" for rag in Rag)),
            tuple(
                (s.statement, *(str(s.counts[rag]) if s.counts is not None else hidden for rag in Rag))
                for s in self.statements
            ),
        )

    def description(self) -> str:
        hidden = sum(s.counts is None for s in self.statements)
        also = f" {hidden} hidden because the group is small." if hidden else ""
        return f"{len(self.statements)} statements, each with the number of teams rating it red, amber and green.{also}"


def _row(statement: StatementSpread, y: float, height: float) -> list[str]:
    said = lines(statement.statement, LETTERS)
    first = y + height / 2 - (len(said) - 1) * LINE_HEIGHT / 2 + 5
    label = [
        words(text, LEFT - 14, first + k * LINE_HEIGHT, 13, text_anchor="end") for k, text in enumerate(said)
    ]
    middle = y + height / 2
    if statement.counts is None:
        return [*label, _note(State.SUPPRESSED.label, middle)]
    if not sum(statement.counts.values()):
        return [*label, _note("not rated yet", middle)]
    return [*label, *_bars(statement.counts, middle)]


def _note(text: str, middle: float) -> str:
    return words(text, LEFT, middle + 5, 13, fill=SOFT_INK, font_style="italic")


def _bars(counts: dict[Rag, int], middle: float) -> list[str]:
    """Stacked bars; a letter and the count stand in each (the letter alone in a thin one)."""
    total, x = sum(counts.values()), float(LEFT)
    parts = []
    for rag, count in counts.items():
        width = BAR * count / total
        if not count:
            continue
        parts.append(
            tag(
                "rect",
                x=round(x, 1),
                y=middle - 14,
                width=round(width - 2, 1),
                height=28,
                rx=2,
                fill=RATED[rag],
            )
        )
        said = f"{rag.letter} {count}" if width > 34 else rag.letter
        parts.append(
            words(said, round(x + width / 2 - 1, 1), middle + 5, 14, text_anchor="middle", fill=ON_RATED[rag], font_weight="bold")
        )  # fmt: skip
        x += width
    return parts

"""What a release hides and why, table by table, and whose rule that is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fivefold.release.manifest import StatedPolicy, TableKind
from fivefold.release.policy import Method
from fivefold.release.reading import Release
from fivefold.risk.once import once
from fivefold.vocabulary.value import State


@dataclass(frozen=True, slots=True)
class TableCells:
    """How many cells of one table are shown, hidden, and not known."""

    name: str
    title: str
    kind: TableKind
    cells: int
    shown: int
    hidden: int
    missing: int


@dataclass(frozen=True, slots=True)
class Protection:
    """The rule that protected the release, what it hid, and what was said about the test."""

    policy: StatedPolicy
    tables: tuple[TableCells, ...]
    reasons: tuple[tuple[str, int], ...]
    holds: bool | None
    notes: tuple[str, ...]

    @property
    def cells(self) -> int:
        return sum(table.cells for table in self.tables)

    @property
    def hidden(self) -> int:
        return sum(table.hidden for table in self.tables)

    @property
    def missing(self) -> int:
        return sum(table.missing for table in self.tables)

    @property
    def rounds(self) -> bool:
        return self.policy.nearest > 1

    @property
    def has_noise(self) -> bool:
        return self.policy.method is Method.CELL_KEY


@once
def protection(release: Release) -> Protection:
    """What is hidden in a release. Its own report is shown as such: the workspace relies on its own checks."""
    tables = []
    reasons: Counter[str] = Counter()
    for table in release.tables:
        states = Counter(cell.state for cell in table.rows)
        hidden, missing = states[State.SUPPRESSED], states[State.MISSING]
        reasons.update(cell.reason for cell in table.rows if cell.number is None and cell.reason)
        shown = len(table.rows) - hidden - missing
        about = table.about
        tables.append(
            TableCells(about.name, about.title, about.kind, len(table.rows), shown, hidden, missing)
        )
    checker = release.contents.checker
    notes = checker.get("notes")
    words = tuple(note for note in notes if isinstance(note, str)) if isinstance(notes, list) else ()
    return Protection(
        release.about.policy, tuple(tables), tuple(reasons.most_common()), _holds(checker), words
    )


def _holds(checker: object) -> bool | None:
    """What the secure side said of its attack on the tables, or None where it said nothing."""
    if not isinstance(checker, dict):
        return None
    said = checker.get("holds")
    if said is None and isinstance(checker.get("attack"), dict):
        said = checker["attack"].get("holds")
    return said if isinstance(said, bool) else None

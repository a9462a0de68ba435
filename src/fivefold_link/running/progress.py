"""How far a long step is: bars on a terminal, plain lines with the time in a log."""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)


class Watched:
    """Progress that a person watches (see `engine.protocol.Progress`); use as a context manager."""

    def __init__(self, console: Console):
        self.console = console
        self.bars = Progress(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self.task: TaskID | None = None

    def __enter__(self) -> Watched:
        self.bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._end()
        self.bars.stop()

    def step(self, title: str, total: int | None = None) -> None:
        self._end()
        self.task = self.bars.add_task(title, total=total)
        if not self.console.is_terminal:
            self.console.print(title, highlight=False, markup=False)

    def advance(self, done: int = 1) -> None:
        if self.task is not None:
            self.bars.advance(self.task, done)

    def say(self, line: str) -> None:
        self.bars.console.print(f"  {line}", highlight=False, markup=False)

    def _end(self) -> None:
        if self.task is not None:
            task = self.bars.tasks[self.bars.task_ids.index(self.task)]
            total = task.total or max(task.completed, 1)
            self.bars.update(self.task, total=total, completed=total)
            self.task = None

"""A run goes from step to step; each is kept when it is done, and a run that was stopped goes on where it was."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fivefold_link.engine.protocol import Engine, Progress
from fivefold_link.running.ledger import Done, Ledger, fingerprint
from fivefold_link.study.schema import Study

TABLES = "tables"


@dataclass
class Work:
    """What a step may use. `figures` holds the answers of the steps before, by the name of the step."""

    study: Study
    engine: Engine
    folder: Path
    progress: Progress
    figures: dict[str, Any] = field(default_factory=dict)

    @property
    def tables(self) -> Path:
        return self.folder / TABLES


@dataclass(frozen=True)
class Step:
    """`settings` names the parts of the study, and `after` the steps, that decide its answer: when nothing of these has
    changed it is not done anew.

    `makes` names the tables and `files` the files that it leaves; its own answer is plain figures for the ledger.
    """

    name: str
    title: str
    settings: tuple[str, ...]
    after: tuple[str, ...]
    makes: Callable[[Study], Sequence[str]]
    do: Callable[[Work], dict[str, Any]]
    files: tuple[str, ...] = ()


def go(
    work: Work,
    steps: Sequence[Step],
    *,
    inputs: dict[str, str],
    versions: dict[str, str],
    study_sha256: str = "",
    also: Mapping[str, str] | None = None,
) -> Ledger:
    """Do every step that is not done yet with these settings, files and versions.

    `also` says by step what else its answer rests on.
    """
    work.tables.mkdir(parents=True, exist_ok=True, mode=0o700)
    ledger = Ledger(work.folder)
    ledger.about = {
        "study": work.study.title,
        "study_sha256": study_sha256,
        "inputs": inputs,
        "versions": versions,
        "titles": {step.name: step.title for step in steps},
    }
    start = fingerprint("", {"inputs": inputs, "versions": versions})
    marks: dict[str, str] = {}
    for step in steps:
        before = " ".join(marks[name] for name in step.after) or start
        rests_on = {"step": step.name, "also": (also or {}).get(step.name, "")}
        mark = marks[step.name] = fingerprint(before, rests_on | _settings(work.study, step.settings))
        if ledger.holds(step.name, mark) and _kept(work, step):
            _take_up(work, step, ledger.done[step.name])
        else:
            _do(work, step, ledger, mark)
    return ledger


def _settings(study: Study, parts: Sequence[str]) -> dict[str, Any]:
    everything = study.model_dump()
    return {part: everything[part] for part in parts}


def _kept(work: Work, step: Step) -> bool:
    tables = [work.tables / f"{name}.parquet" for name in step.makes(work.study)]
    return all(path.exists() for path in [*tables, *(work.folder / name for name in step.files)])


def _take_up(work: Work, step: Step, done: Done) -> None:
    work.progress.say(f"{step.title}: done before, taken up")
    for name in step.makes(work.study):
        work.engine.read(name, work.tables / f"{name}.parquet")
    work.figures[step.name] = done.figures


def _do(work: Work, step: Step, ledger: Ledger, mark: str) -> None:
    ledger.begin(step.name)
    work.progress.step(step.title)
    started = time.monotonic()
    figures = step.do(work)
    rows = {}
    for name in step.makes(work.study):
        work.engine.write(name, work.tables / f"{name}.parquet")
        rows[name] = work.engine.count(name)
    work.figures[step.name] = figures
    ledger.finish(Done(step.name, mark, round(time.monotonic() - started, 2), rows, figures))

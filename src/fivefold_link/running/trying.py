"""The whole way on a fictional place: made, linked, held against the truth, counted, released, and shown."""

from __future__ import annotations

import webbrowser
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fivefold_link.demo.study import make_study
from fivefold_link.demo.truth import pair_quality
from fivefold_link.engine.protocol import Refused
from fivefold_link.running import commands
from fivefold_link.running.counting import Counted
from fivefold_link.running.ledger import Ledger
from fivefold_link.running.work import TABLES
from fivefold_link.safe_output.keys import make_keys

DAY = date(2026, 4, 1)
PREPARER, CHECKER = "Ada Example, analyst (fictional)", "Ben Sample, output checker (fictional)"


def demo(console: Console, folder: Path, *, children: int, seed: int, only_make: bool, show: bool) -> None:
    """Everything with one command; nothing in it is real."""
    study = _made(console, folder, children, seed)
    if only_make:
        return
    counted = commands.run(console, study, None, DAY, from_start=False)
    _against_truth(console, study)
    _release(console, study, counted)
    report = folder / "work" / "report.html"
    if show and console.is_terminal:
        webbrowser.open(report.resolve().as_uri())


def _made(console: Console, folder: Path, children: int, seed: int) -> Path:
    study = folder / "study.yaml"
    if study.exists():
        console.print(f"Going on with the study in {folder}.", markup=False)
        return study
    if folder.exists() and any(folder.iterdir()):
        raise Refused(
            "this folder holds other files",
            where=str(folder),
            remedy="Name a new folder for the fictional study.",
        )
    with console.status("Inventing families, agencies and their mistakes ..."):
        made = make_study(folder, children=children, seed=seed)
    console.print(
        f"A fictional study of {children:,} children is in {folder}. Nothing in it is real.", markup=False
    )
    return made


def _against_truth(console: Console, study: Path) -> None:
    """What only a fictional study can show: how right the links are."""
    it = commands.opened(study, None)
    with commands.working(console, it) as work:
        for name in ("records", "clusters"):
            work.engine.read(name, it.work / TABLES / f"{name}.parquet")
        work.engine.read("truth", study.parent / "truth" / "records.parquet")
        found = pair_quality(work.engine)
    estimated = Ledger(it.work).done["quality"].figures["overall"]
    table = Table(title="Links held against the truth, which only a fictional study knows")
    for title in ("", "Truth", "Estimated without it"):
        table.add_column(title, justify="right")
    for name, true in (("precision", found.precision), ("recall", found.recall)):
        share = estimated[name]
        guess = f"{share['low']:.2%} to {share['high']:.2%}" if share else "not known"
        table.add_row(name, f"{true:.2%}", guess)
    table.add_row("F1", f"{found.f1:.4f}", "")
    console.print(table)


def _release(console: Console, study: Path, counted: Counted) -> None:
    """Two invented people prepare and check."""
    release = study.parent / "release"
    if release.exists():
        console.print(f"Released before: {release}", markup=False, soft_wrap=True)
        return
    folder = study.parent / "keys"
    names = {PREPARER: "prepare", CHECKER: "check"}
    pairs = {
        name: make_keys(folder / task, name, passphrase=None).secret
        if not (folder / task).exists()
        else next((folder / task).glob("*.key"))
        for name, task in names.items()
    }
    commands.propose(console, study, None, by=PREPARER, key=pairs[PREPARER], on=DAY, counted=counted)
    commands.approve(
        console,
        study,
        None,
        by=CHECKER,
        key=pairs[CHECKER],
        reason="A fictional place: nothing to disclose.",
        on=DAY,
    )

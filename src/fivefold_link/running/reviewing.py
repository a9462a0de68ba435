"""Doubtful pairs judged by a person, and linked records under pseudonyms: both only inside the environment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rich.console import Console

from fivefold_link.engine.protocol import Refused
from fivefold_link.linkage import pseudonyms as keyed
from fivefold_link.linkage import review as reviewed
from fivefold_link.linkage import review_sheet, review_terminal
from fivefold_link.running.commands import Opened, opened, working
from fivefold_link.running.ledger import Ledger
from fivefold_link.running.work import TABLES, Work


def taken_up(work: Work, it: Opened, *tables: str) -> None:
    """Open tables that a run has left, or say that there was none."""
    if "link" not in Ledger(it.work).done:
        raise Refused(
            "nothing has been linked yet", where=str(it.work), remedy="Run `fivefold-link run` first."
        )
    for name in tables:
        work.engine.read(name, it.work / TABLES / f"{name}.parquet")


def review(
    console: Console,
    study: Path,
    work: Path | None,
    *,
    by: str,
    on: date,
    sheet: Path | None,
    read: Path | None,
) -> None:
    """Judge a sample of doubtful pairs in the terminal, or by way of a spreadsheet."""
    it = opened(study, work)
    with working(console, it) as here:
        taken_up(here, it, "records", "clusters", "scored_pairs")
        pairs = reviewed.sample(here.engine, it.study)
    if not pairs:
        console.print("There is no doubtful pair to look at.")
        return
    if sheet:
        review_sheet.review_sheet(pairs, sheet)
        console.print(
            f"{len(pairs)} pairs are in {sheet}: fill in its first column.", markup=False, soft_wrap=True
        )
    elif read:
        _take_back(console, it, pairs, read, by=by, on=on)
    else:
        review_terminal.review(pairs, it.labels, by=by, on=on, console=console)


def _take_back(
    console: Console, it: Opened, pairs: tuple[reviewed.Pair, ...], read: Path, *, by: str, on: date
) -> None:
    taken, problems = review_sheet.take_back(read, pairs, it.labels, by=by, on=on)
    if problems:
        raise Refused(
            "\n".join(str(one) for one in problems),
            where=read.name,
            remedy="Nothing was taken in. Mend these rows.",
        )
    console.print(
        f"{taken} answers kept in {it.labels}. The next run learns from them.", markup=False, soft_wrap=True
    )


def pseudonyms(
    console: Console, study: Path, work: Path | None, *, key: Path, purpose: str, out: Path
) -> None:
    """The linked records with one keyed pseudonym a person instead of identifiers; a key is made where there is none."""
    it = opened(study, work)
    if not key.exists():
        keyed.make_key(key, it.work)
        console.print(
            f"A new key was made: {key}. Keep it apart from the file.", markup=False, soft_wrap=True
        )
    secret = keyed.read_key(key, it.work)
    with working(console, it) as here:
        taken_up(here, it, "records", "clusters")
        rows = keyed.write_linked_file(here.engine, it.study, secret, out, purpose=purpose)
    console.print(f"{rows:,} records written to {out}, for use inside only.", markup=False, soft_wrap=True)

"""Doubtful pairs judged by a person, and linked records under pseudonyms: both only inside the environment."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from fivefold_link.engine.protocol import Refused
from fivefold_link.linkage import pseudonyms as keyed
from fivefold_link.running.commands import Opened, opened, working
from fivefold_link.running.ledger import Ledger
from fivefold_link.running.work import TABLES, Work


def taken_up(work: Work, it: Opened, *tables: str) -> None:
    """Open tables that a run has left, or say that there was none."""
    if "link" not in Ledger(it.work).done:
        raise Refused("nothing has been linked yet", where=str(it.work), remedy="Run `fivefold-link run` first.")
    for name in tables:
        work.engine.read(name, it.work / TABLES / f"{name}.parquet")


def pseudonyms(console: Console, study: Path, work: Path | None, *, key: Path, purpose: str, out: Path) -> None:
    """The linked records with one keyed pseudonym a person instead of identifiers; a key is made where there is none."""
    it = opened(study, work)
    if not key.exists():
        keyed.make_key(key, it.work)
        console.print(f"A new key was made: {key}. Keep it apart from the file.", markup=False, soft_wrap=True)
    secret = keyed.read_key(key, it.work)
    with working(console, it) as here:
        taken_up(here, it, "records", "clusters")
        rows = keyed.write_linked_file(here.engine, it.study, secret, out, purpose=purpose)
    console.print(f"{rows:,} records written to {out}, for use inside only.", markup=False, soft_wrap=True)

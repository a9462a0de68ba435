"""One command a step. What a person must mend is said in words; what nobody foresaw is kept for the operator."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from fivefold.release.refusal import ReleaseRefused
from fivefold_link.engine.protocol import Refused
from fivefold_link.running import commands, reviewing, telling, trying
from fivefold_link.running.surprises import keep_surprise
from fivefold_link.study.faults import StudyFaults

app = typer.Typer(
    name="fivefold-link",
    help="Link children's records inside your own secure environment, count what they face together, release what is safe.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
console = Console()
REFUSED, SURPRISED = 2, 3

StudyFile = Annotated[Path, typer.Argument(help="The study: one YAML file (see `template`).")]
WorkFolder = Annotated[
    Path | None, typer.Option("--work", help="Where tables stay inside; `work` beside the study.")
]
Today = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The date to write; today when absent.")
]
By = Annotated[str, typer.Option("--by", help="Your name and role, as it will stand in the release.")]
Key = Annotated[Path, typer.Option("--key", help="Your own key file (see `keys`).")]


@app.command()
def demo(
    folder: Annotated[Path, typer.Argument(help="A new folder for the fictional study.")] = Path(
        "fivefold-demo"
    ),
    children: Annotated[int, typer.Option(min=200, max=250_000)] = 20_000,
    seed: int = 20260401,
    only_make: Annotated[bool, typer.Option(help="Write the study and stop.")] = False,
    show: Annotated[bool, typer.Option("--open/--no-open", help="Open the report when it is there.")] = True,
) -> None:
    """Make a fictional place with records and mistakes, link it, count, release, and open the report."""
    trying.demo(console, folder, children=children, seed=seed, only_make=only_make, show=show)


@app.command()
def template(
    out: Annotated[Path | None, typer.Argument(help="Where to write it; the screen when absent.")] = None,
) -> None:
    """Write a study file with comments, to be filled in."""
    telling.show_template(console, out)


@app.command()
def profiles() -> None:
    """List the ready-made sets of columns (community services, maternity)."""
    telling.show_profiles(console)


@app.command()
def policies() -> None:
    """List the disclosure policies with their numbers and sources."""
    telling.show_policies(console)


@app.command()
def register(study: StudyFile, on: Today = None) -> None:
    """Show the register of agreements, and what is missing before real records may be used."""
    telling.show_register(console, study, _day(on))


@app.command()
def dpia(study: StudyFile, out: Annotated[Path | None, typer.Option("--out")] = None) -> None:
    """Write the inputs for a data-protection impact assessment, filled from the study."""
    telling.write_dpia(console, study, out)


@app.command()
def check(study: StudyFile, work: WorkFolder = None, on: Today = None) -> None:
    """Compare the files with the study before anything runs."""
    if not commands.check(console, study, work, _day(on)):
        raise typer.Exit(REFUSED)


@app.command()
def run(
    study: StudyFile,
    work: WorkFolder = None,
    on: Today = None,
    from_start: Annotated[bool, typer.Option(help="Do every step again.")] = False,
) -> None:
    """Check, link, count, protect and report. A run that was stopped goes on where it was."""
    commands.run(console, study, work, _day(on), from_start=from_start)


@app.command()
def review(
    study: StudyFile,
    by: By,
    work: WorkFolder = None,
    on: Today = None,
    sheet: Annotated[Path | None, typer.Option(help="Write the pairs to a spreadsheet to fill in.")] = None,
    read: Annotated[Path | None, typer.Option(help="Read back a filled-in spreadsheet.")] = None,
) -> None:
    """Judge doubtful pairs, here or in a spreadsheet; the next run learns from them."""
    reviewing.review(console, study, work, by=by, on=_day(on), sheet=sheet, read=read)


@app.command()
def keys(
    name: Annotated[str, typer.Argument(help="Your name and role, as releases should carry it.")],
    folder: Annotated[Path, typer.Option("--folder", help="A folder of your own, outside the work folder.")],
    passphrase: Annotated[bool, typer.Option(help="Lock the key with a passphrase.")] = True,
) -> None:
    """Make a key to sign with: one for the person who prepares, another for the person who checks."""
    telling.keys(console, folder, name, passphrase=passphrase)


@app.command()
def propose(study: StudyFile, by: By, key: Key, work: WorkFolder = None, on: Today = None) -> None:
    """Prepare a release from the last run and sign it. Nothing leaves yet."""
    commands.propose(console, study, work, by=by, key=key, on=_day(on))


@app.command()
def approve(
    study: StudyFile,
    by: By,
    key: Key,
    reason: Annotated[str, typer.Option("--reason", help="Why this may leave.")],
    work: WorkFolder = None,
    on: Today = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The new release folder; `release` beside the study.")
    ] = None,
) -> None:
    """Check the proposal as a second person and write the release folder."""
    commands.approve(console, study, work, by=by, key=key, reason=reason, on=_day(on), out=out)


@app.command()
def reject(
    study: StudyFile,
    by: By,
    key: Key,
    reason: Annotated[str, typer.Option("--reason", help="What must change.")],
    work: WorkFolder = None,
    on: Today = None,
) -> None:
    """Send the proposal back with the reason; it is kept in the record of releases."""
    commands.reject(console, study, work, by=by, key=key, reason=reason, on=_day(on))


@app.command()
def verify(
    release: Annotated[Path, typer.Argument(help="A release folder or its .zip.")],
    trust: Annotated[
        Path | None,
        typer.Option(help="A file with the public keys that you know, one a line as in a .pub file."),
    ] = None,
) -> None:
    """Check a release again: hashes, signatures, shape and disclosure rules."""
    telling.verify(console, release, trust)


@app.command()
def pseudonyms(
    study: StudyFile,
    key: Key,
    purpose: Annotated[str, typer.Option(help="The same purpose and key give the same pseudonyms.")],
    out: Annotated[Path, typer.Option("--out", help="Parquet file, for use inside the environment.")],
    work: WorkFolder = None,
) -> None:
    """Write the linked records with keyed pseudonyms instead of identifiers."""
    reviewing.pseudonyms(console, study, work, key=key, purpose=purpose, out=out)


def _day(given: datetime | None) -> date:
    return given.date() if given else datetime.now(UTC).astimezone().date()


def main() -> None:
    """Run the command line: 0 done, 2 something to mend, 3 something nobody foresaw."""
    try:
        app()
    except (Refused, ReleaseRefused, StudyFaults) as refused:
        _say_refusal(refused)
        sys.exit(REFUSED)
    except KeyboardInterrupt:
        console.print("\nStopped. What was finished is kept; the same command goes on from there.")
        sys.exit(130)
    except Exception as surprise:  # the one place where nothing may fall through to the terminal
        kept = keep_surprise(surprise)
        console.print(
            f"Something happened that Fivefold did not foresee ({type(surprise).__name__}). Nothing was released. "
            f"Where it happened is kept, without any record, in {kept}; send that file with your report.",
            markup=False,
        )
        sys.exit(SURPRISED)


def _say_refusal(refused: Refused | ReleaseRefused | StudyFaults) -> None:
    parts = [f"{refused.where}: " if refused.where else "", refused.what]
    console.print("".join(parts), style="bold", markup=False, highlight=False)
    if refused.remedy:
        console.print(refused.remedy, markup=False, highlight=False)

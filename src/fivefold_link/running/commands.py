"""What each command does: open the study, go through the steps, say what came of it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from rich.console import Console
from rich.table import Table

from fivefold.release.reading import Release
from fivefold_link.checking.check import check as check_files
from fivefold_link.engine.opening import open_engine
from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.report.writing import write_report
from fivefold_link.running.counting import Counted, guarded, policy_of
from fivefold_link.running.facts import facts_of_run
from fivefold_link.running.ledger import Ledger, alone, hash_of_file
from fivefold_link.running.progress import Watched
from fivefold_link.running.releasing import release_facts
from fivefold_link.running.steps import STEPS
from fivefold_link.running.work import Work, go
from fivefold_link.safe_output import keys as signing
from fivefold_link.safe_output import releasing
from fivefold_link.safe_output.checker import checker_report
from fivefold_link.study.reading import read_study
from fivefold_link.study.register import ready_for_records
from fivefold_link.study.schema import FileSource, Study

LABELS = "judged_pairs.csv"
PACKAGES = ("fivefold", "duckdb", "splink", "pyarrow", "numpy", "highspy")


@dataclass(frozen=True)
class Opened:
    """A study with its folders."""

    study: Study
    path: Path
    work: Path

    @property
    def labels(self) -> Path:
        """Where judged pairs are kept."""
        return self.study.linkage.labels or self.path.with_name(LABELS)


def opened(path: Path, work: Path | None) -> Opened:
    """Read the study; the work folder stands beside it unless another is named."""
    if not path.exists():
        raise Refused(
            "there is no such study",
            where=str(path),
            remedy="Write one with `fivefold-link template study.yaml`.",
        )
    study = read_study(path)
    kept = path.with_name(LABELS)
    if study.linkage.labels is None and kept.exists():
        linkage = study.linkage.model_copy(update={"labels": kept})
        study = study.model_copy(update={"linkage": linkage})
    return Opened(study, path, work or path.parent / "work")


def versions(study: Study) -> dict[str, str]:
    """The versions that a run rests on."""
    found = {}
    for package in (*PACKAGES, *(("pyspark",) if study.engine.name == "spark" else ())):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "as checked out" if package == "fivefold" else "absent"
    return found


def inputs(study: Study) -> dict[str, str]:
    """Hashes of every file that a run reads. A database table has none: it is named, and taken as it is."""
    found = {}
    for dataset in study.datasets:
        source = dataset.source
        if isinstance(source, FileSource):
            found[dataset.slug] = hash_of_file(source.path) if source.path.is_file() else "absent"
        else:
            found[dataset.slug] = f"table {source.table}"
    for name, path in (
        ("postcode lookup", study.areas.postcode_lookup),
        ("area names", study.areas.names),
    ):
        if path and path.is_file():
            found[name] = hash_of_file(path)
    return found


@contextmanager
def working(console: Console, it: Opened) -> Iterator[Work]:
    """An engine and a place to work in, for this command alone."""
    os.umask(0o077)
    with alone(it.work), Watched(console) as watched:
        engine: Engine = open_engine(it.study, it.work / "scratch")
        try:
            yield Work(it.study, engine, it.work, watched)
        finally:
            engine.close()


def walk(work: Work, it: Opened) -> Ledger:
    """Every step up to the counts. Pairs that were judged change the linkage and what comes after, not what was read."""
    labels = it.study.linkage.labels
    judged = hash_of_file(labels) if labels and labels.is_file() else ""
    return go(
        work,
        STEPS,
        inputs=inputs(it.study),
        versions=versions(it.study),
        study_sha256=hash_of_file(it.path),
        also={"link": judged},
    )


def run(console: Console, study: Path, work: Path | None, on: date, *, from_start: bool) -> Counted:
    """Everything from check to report; what was finished before is taken up."""
    it = opened(study, work)
    _ready(it.study, on)
    if from_start:
        (it.work / "run.json").unlink(missing_ok=True)
    with working(console, it) as here:
        ledger = walk(here, it)
        counted = guarded(here)
        here.progress.step("Write the report")
        facts = facts_of_run(it.study, ledger, counted.exposure, on=on)
        areas = release_facts(it.study, ledger, counted).areas
        written = write_report(facts, it.work, protected=counted.protected, areas=areas)
    _say_counts(console, counted)
    console.print(f"Report, for inside only: {written.report}", markup=False, soft_wrap=True)
    console.print(f"For the person who checks: {written.checker}", markup=False, soft_wrap=True)
    return counted


def _ready(study: Study, on: date) -> None:
    """The policy is known, and real records have a signed agreement that has not ended."""
    policy_of(study)
    missing = ready_for_records(study, on)
    if missing and not study.fictional:
        raise Refused(
            "the register of agreements is not complete: " + "; ".join(str(one) for one in missing),
            where="agreements in the study",
            remedy="Fill in what is missing, or say `fictional: true` if these records are made up. Nothing was read.",
        )


def _say_counts(console: Console, counted: Counted) -> None:
    table = Table(title="Children by number of risk factors seen (inside only)")
    table.add_column("Risk factors")
    table.add_column("Children", justify="right")
    risks = counted.exposure.table("risks")
    for label, number in zip(risks.dimensions[0].labels, risks.counts, strict=True):
        table.add_row(label, f"{int(number):,}")
    console.print(table)
    for sentence in counted.exposure.sentences[:3]:
        console.print(sentence, markup=False, highlight=False)
    audit = counted.protected.audit
    hidden = sum(one.primary + one.secondary + one.differencing for one in audit.tables)
    verdict = "held" if audit.holds else "did NOT hold: these tables must not leave"
    if untried := sum(one.not_attacked for one in audit.attacks):
        verdict += (
            f", but it could not be finished for {untried:,} hidden counts, which the checker must judge"
        )
    console.print(
        f"{sum(one.cells for one in audit.tables):,} cells would leave, {hidden:,} of them hidden; the attack on them: {verdict}.",
        markup=False,
        highlight=False,
    )


def check(console: Console, study: Path, work: Path | None, on: date) -> bool:
    """Whether the files are what the study says; every line is shown."""
    it = opened(study, work)
    _ready(it.study, on)
    with working(console, it) as here:
        report = check_files(here.engine, it.study, here.progress)
    for line in report.lines():
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    return not report.stops


def propose(
    console: Console,
    study: Path,
    work: Path | None,
    *,
    by: str,
    key: Path,
    on: date,
    counted: Counted | None = None,
) -> Path:
    """A signed proposal from the run as it stands; `counted` is what a run in the same breath has protected."""
    it = opened(study, work)
    _ready(it.study, on)
    secret = secret_of(key)
    with working(console, it) as here:
        ledger = walk(here, it)
        counted = counted or guarded(here)
        report = checker_report(counted.protected, counted.protected.policy).as_data()
        proposal = releasing.prepare(
            it.study, counted.protected, report, release_facts(it.study, ledger, counted), it.work,
            by=by, key=secret, on=on,
        )  # fmt: skip
    console.print(f"Proposed: {proposal}", markup=False, soft_wrap=True)
    console.print(
        "A second person looks at checker.html and at the proposal, then runs `fivefold-link approve`."
    )
    return proposal


def approve(
    console: Console,
    study: Path,
    work: Path | None,
    *,
    by: str,
    key: Path,
    reason: str,
    on: date,
    out: Path | None = None,
) -> Release:
    """The release folder, by a second person; `release` beside the study unless another is named."""
    it = opened(study, work)
    into = out or it.path.with_name("release")
    with alone(it.work):
        release = releasing.approve(
            latest_proposal(it.work), into, by=by, key=secret_of(key), reason=reason, on=on
        )
    console.print(f"Released: {into} ({release.digest[:16]})", markup=False, soft_wrap=True)
    return release


def reject(
    console: Console, study: Path, work: Path | None, *, by: str, key: Path, reason: str, on: date
) -> None:
    it = opened(study, work)
    with alone(it.work):
        releasing.reject(latest_proposal(it.work), by=by, key=secret_of(key), reason=reason, on=on)
    console.print("Rejected. The reason is kept in the record of releases.")


def latest_proposal(work: Path) -> Path:
    """The proposal that was laid down last."""
    folder = work / releasing.PROPOSALS
    found = sorted((one for one in folder.glob("[!.]*") if one.is_dir()), key=lambda one: one.stat().st_mtime)
    if not found:
        raise Refused(
            "nothing has been proposed", where=str(work), remedy="Run `fivefold-link propose` first."
        )
    return found[-1]


def secret_of(key: Path) -> Ed25519PrivateKey:
    """The key of the person who signs; a locked one asks for its passphrase."""
    try:
        return signing.read_key(key, passphrase=os.environ.get("FIVEFOLD_LINK_PASSPHRASE"))
    except Refused as refused:
        if "locked" not in refused.what or not os.isatty(0):
            raise
        return signing.read_key(key, passphrase=getpass.getpass(f"Passphrase of {key.name}: "))

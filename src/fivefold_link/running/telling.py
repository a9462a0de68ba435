"""Commands that tell or write something small: keys, the template, registers, policies, a check of a release."""

from __future__ import annotations

import getpass
import os
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fivefold.release.policy import policies
from fivefold.release.readme import policy_words
from fivefold_link.engine.protocol import Refused
from fivefold_link.running.commands import opened
from fivefold_link.safe_output import keys as signing
from fivefold_link.safe_output import releasing
from fivefold_link.study.dpia import dpia_inputs
from fivefold_link.study.profiles import profiles
from fivefold_link.study.register import HEADS, ready_for_records, register
from fivefold_link.study.template import template


def keys(console: Console, folder: Path, name: str, *, passphrase: bool) -> None:
    """A key pair for one person."""
    words = os.environ.get("FIVEFOLD_LINK_PASSPHRASE")
    if passphrase and words is None:
        words = getpass.getpass("New passphrase (12 characters or more): ")
    made = signing.make_keys(folder, name, passphrase=words if passphrase else None)
    console.print(f"Keep to yourself: {made.secret}", markup=False, soft_wrap=True)
    console.print(
        f"Give to readers of releases: {made.public} ({made.fingerprint})", markup=False, soft_wrap=True
    )


def verify(console: Console, release: Path, trust: Path | None) -> None:
    """Check a release as its receivers do."""
    trusted = signing.read_trusted(trust) if trust else None
    found = releasing.verify(release, trusted=trusted)
    about = found.about
    console.print(f"{about.title}: {len(found.tables)} tables, policy {about.policy.slug}.", markup=False)
    for one in found.signatures:
        console.print(f"  {one.hand.value} by {one.by}", markup=False)
    known = "and both keys are trusted" if trusted else "whose keys they are was not asked (--trust)"
    console.print(f"Hashes, signatures, shapes and disclosure rules hold, {known}.", markup=False)


def show_template(console: Console, out: Path | None) -> None:
    if out is None:
        console.print(template(), markup=False, highlight=False, soft_wrap=True)
        return
    if out.exists():
        raise Refused("there is a file of this name", where=str(out), remedy="Choose another name.")
    out.write_text(template(), encoding="utf-8")
    console.print(f"Written: {out}. Fill it in, then run `fivefold-link check {out}`.", markup=False)


def show_profiles(console: Console) -> None:
    for slug, profile in profiles().items():
        console.print(f"{slug}: {profile.title}", markup=False, highlight=False)


def show_policies(console: Console) -> None:
    for slug, policy in policies().items():
        console.print(f"{slug}: {policy.title}. {policy_words(policy)}", markup=False, highlight=False)
        console.print(f"  {policy.citation} ({policy.certainty})", markup=False, highlight=False)


def show_register(console: Console, study: Path, on: date) -> None:
    """The register of agreements, and what is missing."""
    it = opened(study, None)
    for row in register(it.study):
        table = Table(show_header=False, title=row.agreement.reference, title_justify="left", expand=True)
        table.add_column(style="bold", ratio=1)
        table.add_column(ratio=3)
        for head, cell in zip(HEADS, row.cells(), strict=True):
            table.add_row(head, cell)
        console.print(table)
    if it.study.fictional:
        console.print("A fictional study: no agreement is needed to run it.")
        return
    missing = ready_for_records(it.study, on)
    console.print("Ready for real records." if not missing else "Before real records may be used:")
    for one in missing:
        console.print(f"  - {one}", markup=False, highlight=False)


def write_dpia(console: Console, study: Path, out: Path | None) -> None:
    it = opened(study, None)
    path = out or it.path.with_name("dpia_inputs.md")
    path.write_text(dpia_inputs(it.study), encoding="utf-8")
    console.print(f"Written: {path}. A draft for your data-protection officer.", markup=False, soft_wrap=True)

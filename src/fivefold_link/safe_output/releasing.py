"""A release takes two people: one prepares, another checks. Nothing leaves in any other way."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fivefold.release.manifest import Checked, canonical_json
from fivefold.release.opening import files_in
from fivefold.release.packing import pack, with_checked, with_prepared, zipped
from fivefold.release.reading import Release, read_proposal, read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.signing import fingerprint, key_text, same_person
from fivefold_link.engine.protocol import Refused
from fivefold_link.safe_output.protected import Protected
from fivefold_link.safe_output.releasing_ledger import Did, Entry, add, entries
from fivefold_link.safe_output.releasing_tables import ReleaseFacts, contents_for
from fivefold_link.safe_output.sealing import refuse_existing, refuse_mixed_folders, seal, write_folder
from fivefold_link.study.schema import Study

PROPOSALS = "proposals"
CHECKER_REPORT = "checker-report"


def prepare(
    study: Study,
    protected: Protected,
    checker_report: Mapping[str, Any],
    facts: ReleaseFacts,
    work: Path,
    *,
    by: str,
    key: Ed25519PrivateKey,
    on: date,
) -> Path:
    """Lay a signed proposal into the work folder, for a second person to look at. Nothing leaves yet.

    Proposing the same twice changes nothing. The checker's full report lies beside the proposal, never in it.
    """
    _refuse_pinned(protected)
    report = canonical_json(dict(checker_report))
    said = hashlib.sha256(report).hexdigest()
    contents = contents_for(study, protected, facts, by=by, on=on, report=said)
    try:
        files = with_prepared(pack(contents), key)
    except ReleaseRefused as refused:
        raise Refused(refused.what, where=refused.where, remedy=refused.remedy) from refused
    proposal = read_proposal(zipped(files), trusted=None)
    folder = work / PROPOSALS / proposal.digest[:16]
    if not folder.exists():
        beside = folder.with_name(f".unfinished-{folder.name}")
        _remove(beside)
        write_folder(files, beside)
        beside.rename(folder)
        folder.with_name(f"{folder.name}.{CHECKER_REPORT}.json").write_bytes(report)
    if not _lines_about(work, proposal.digest):
        add(work, Entry(Did.PROPOSED, proposal.digest, by, fingerprint(key_text(key.public_key())), on))
    return folder


def approve(proposal: Path, into: Path, *, by: str, key: Ed25519PrivateKey, reason: str, on: date) -> Release:
    """Let a proposal out as the release folder `into`: by another person, with another key, for a stated reason.

    A run that was killed after the folder was written and before the ledger was is finished by running it again.
    """
    work = proposal.parents[1]
    refuse_mixed_folders(work, into)
    found = _open(proposal, work)
    _refuse_alone(found, by, key)
    if on < found.about.prepared.on:
        raise Refused(
            f"it was prepared on {found.about.prepared.on}, after {on}", remedy="Give the day of today."
        )
    checked = Checked(by=by, on=on, reason=_reason(reason))
    files = with_checked(files_in(proposal), checked, key)
    whole = read_release(zipped(files), trusted=None)
    if not _written_before(into, whole):
        refuse_existing(into)
        seal(files, into)
    add(work, Entry(Did.APPROVED, found.digest, by, _print(key), on, checked.reason, whole.digest))
    return whole


def reject(proposal: Path, *, by: str, key: Ed25519PrivateKey, reason: str, on: date) -> None:
    """Say no to a proposal. The reason is kept, and the proposal cannot be approved afterwards."""
    work = proposal.parents[1]
    found = _open(proposal, work)
    _refuse_alone(found, by, key)
    add(work, Entry(Did.REJECTED, found.digest, by, _print(key), on, _reason(reason)))


def verify(release: Path, *, trusted: Mapping[str, object] | None = None) -> Release:
    """Read a release as its receivers will, and check everything again."""
    try:
        return read_release(release, trusted=trusted)
    except ReleaseRefused as refused:
        raise Refused(refused.what, where=refused.where, remedy=refused.remedy) from refused


def _refuse_pinned(protected: Protected) -> None:
    pinned = [attack for attack in protected.audit.attacks if attack.pinned]
    if pinned:
        raise Refused(
            f"{sum(a.pinned for a in pinned)} hidden counts could be worked out ({', '.join(a.name for a in pinned)})",
            where="checker's report",
            remedy="Nothing was prepared. Use fewer breakdowns or larger areas, and protect the tables again.",
        )


def _open(proposal: Path, work: Path) -> Release:
    """A proposal that is still what was proposed and that nobody has decided on."""
    try:
        found = read_proposal(proposal, trusted=None)
    except ReleaseRefused as refused:
        raise Refused(
            f"the proposal is not as it was prepared: {refused.what}",
            where=f"{proposal.name} {refused.where}".strip(),
            remedy="Prepare it again.",
        ) from refused
    lines = _lines_about(work, found.digest)
    if not lines:
        raise Refused(
            "nobody proposed this: the ledger of releases does not know it",
            where=proposal.name,
            remedy="Prepare it again.",
        )
    if lines[-1].did is not Did.PROPOSED:
        said = lines[-1]
        raise Refused(
            f"{said.by} {said.did.value} it on {said.on}: {said.reason}",
            where=proposal.name,
            remedy="A decision stands. Prepare a new proposal if something has changed.",
        )
    return found


def _refuse_alone(found: Release, by: str, key: Ed25519PrivateKey) -> None:
    if same_person(by) == same_person(found.about.prepared.by):
        raise Refused(
            f"{by} prepared it and cannot decide on it as well",
            remedy="Ask a second person to look at it and to sign with a key of their own.",
        )
    if key_text(key.public_key()) == found.signatures[0].key:
        raise Refused(
            "this is the key that prepared it", remedy="The second person signs with a key of their own."
        )


def _written_before(into: Path, whole: Release) -> bool:
    """Whether exactly this release stands there, from a run that could not finish."""
    try:
        return into.is_dir() and read_release(into, trusted=None).digest == whole.digest
    except ReleaseRefused:
        return False


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused("a decision needs its reason", remedy="Say in a sentence why it may leave, or why not.")
    return reason.strip()


def _lines_about(work: Path, digest: str) -> list[Entry]:
    return [entry for entry in entries(work) if entry.proposal == digest]


def _print(key: Ed25519PrivateKey) -> str:
    return fingerprint(key_text(key.public_key()))


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if folder.exists():
        folder.rmdir()

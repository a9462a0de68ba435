"""Columns: those that are missing, those that nothing uses, and how the file was written."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.utils import default_process

from fivefold_link.checking.faults import Fault, Kind
from fivefold_link.checking.looking import Looked, Probe, Questions, Told, cell
from fivefold_link.engine.inputs import Loaded
from fivefold_link.study.columns import used
from fivefold_link.study.schema import Role

ALIKE = 60
CP1252 = "cp1252"
NAMES = (Role.FORENAME, Role.SURNAME, Role.OTHER_SURNAME)
BROKEN_LETTERS = "Ã|Â|â€|ï¿½|\ufffd"
"""What becomes of Zoë when a file is read in one encoding and written in another."""
FREE_TEXT = ("note", "comment", "free", "text", "narrative", "description", "reason", "summary", "details")


def missing_columns(looked: Looked, loaded: Loaded) -> Iterator[Fault]:
    """Columns that the study names and the file has not; with the nearest name that the file has."""
    there = [*loaded.columns, *loaded.unread]
    roles = {name: role.value for role, name in looked.dataset.columns.items()}
    for name in sorted(used(looked.study, looked.dataset) - set(there)):
        meant = f"as {roles[name]}" if name in roles else "for a factor"
        close = process.extractOne(name, there, processor=default_process, score_cutoff=ALIKE)
        remedy = f"Did you mean {close[0]!r}? " if close else ""
        what = f"the file has no column {name!r}, which the study uses {meant}."
        remedy += f"Columns of the file: {_some(there)}."
        yield looked.fault(Kind.MISSING_COLUMN, what, remedy, column=name, count=1, stops=True)


def unused_columns(looked: Looked, loaded: Loaded) -> Iterator[Fault]:
    """Columns that nothing uses were not read; more came than was needed."""
    if not loaded.unread:
        return
    notes = [name for name in loaded.unread if any(word in name.casefold() for word in FREE_TEXT)]
    many = "1 column" if len(loaded.unread) == 1 else f"{len(loaded.unread)} columns"
    what = f"{many} that the study does not use stayed unread: {_some(loaded.unread)}."
    if notes:
        what += f" By their names these may hold free text: {_some(notes)}."
    remedy = "Ask the agency to send only what the agreement names."
    yield looked.fault(Kind.UNUSED_COLUMNS, what, remedy, count=len(loaded.unread))


def encoding(looked: Looked, loaded: Loaded) -> Iterator[Fault]:
    """A file that is not UTF-8: read, but the encoding was a guess."""
    source = getattr(looked.dataset.source, "encoding", None)
    if loaded.encoding == CP1252 and not source:
        what = "the file is not UTF-8; it was read as Windows text (cp1252)."
        remedy = "Look at a name with an accent; if it is right, write `encoding: cp1252` in the study."
        yield looked.fault(Kind.ENCODING, what, remedy)


def ask_letters(looked: Looked, questions: Questions) -> None:
    """Names whose letters were broken on the way."""
    for role in NAMES:
        if column := looked.roles.get(role):
            questions.first[f"{role.value}_text"] = cell(column)
            wrong = f"regexp_matches({role.value}_text, '{BROKEN_LETTERS}')"
            what = "{count} names have letters that were broken by a wrong encoding."
            remedy = (
                "Ask for the file again as UTF-8; it was saved in the wrong encoding before it came here."
            )
            of = f"{role.value}_text IS NOT NULL"
            questions.probes.append(Probe(Kind.ENCODING, column, wrong, what, remedy, of))


def ask_filled(looked: Looked, questions: Questions) -> None:
    """Records without an id, and columns without a single value."""
    for number, column in enumerate(sorted(looked.columns)):
        name = f"filled_{number}"
        questions.first[name] = cell(column)
        if column == looked.roles.get(Role.ID):
            what = "{share} of the records have no id."
            remedy = "Each record needs the agency's own id, so that a question about it can be answered."
            questions.probes.append(Probe(Kind.MISSING_ID, column, f"{name} IS NULL", what, remedy))
        else:
            what = "no row has anything in this column."
            remedy = "Ask the agency for it, or take the column out of the study."
            probe = Probe(Kind.EMPTY_COLUMN, column, f"{name} IS NULL", what, remedy, told=Told.OF_ALL)
            questions.probes.append(probe)


def _some(names: list[str] | tuple[str, ...]) -> str:
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return ", ".join(names[:12]) + more

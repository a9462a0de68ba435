"""Services as Open Referral UK records (HSDS-UK 3.0, JSON), in and out.

The standard has no words for level, continuum, reach, need group or pregnancy: they travel as attributes with a
taxonomy of ours. Whatever a record holds that Fivefold does not read is kept, and an unchanged service is written
exactly as it came.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fivefold.services.offer import Offer, OfferError
from fivefold.sources.cells import shortened
from fivefold.sources.open_referral_forms import Given, given_in, is_same, page_notes, together
from fivefold.sources.open_referral_opening import opened
from fivefold.sources.open_referral_records import offer_of, record_of
from fivefold.sources.open_referral_rules import faults, lapses
from fivefold.sources.reading import OfferReading, Problems, Repeat


def read(path: Path, filename: str) -> OfferReading:
    """The services of a feed's page, a list or a single record, or the problems that stop them."""
    answer = opened(path, filename)
    given = given_in(answer, filename)
    lacking = page_notes(answer)
    problems, repeats = Problems(counted="Service"), list[Repeat]()
    told = _told_once(given, problems, repeats)
    notes = list(lacking)
    offers = [offer for one in told if (offer := _checked(one, problems, notes)) is not None]
    notes += _lapse_notes(one.record for one in told)
    return OfferReading(
        title=filename,
        layout="Open Referral UK",
        offers=() if problems else tuple(offers),
        repeated=tuple(repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(dict.fromkeys(notes)),
        rows_read=len(given),
        is_whole=not lacking,
    )


def joined(files: Iterable[tuple[Path, str]]) -> bytes:
    """Several pages of one feed as one file that `read` takes, each with its name, so that problems can say where."""
    pages = [{"file": filename, "answer": opened(path, filename)} for path, filename in files]
    return json.dumps({"pages_of_one_feed": pages}, ensure_ascii=False).encode()


def document(offers: Iterable[Offer]) -> bytes:
    """The directory as one page of an Open Referral UK feed; reading it gives the same services."""
    contents = [record_of(offer) for offer in offers]
    page = {
        "total_items": len(contents),
        "total_pages": 1,
        "page_number": 1,
        "size": len(contents),
        "first_page": True,
        "last_page": True,
        "empty": not contents,
        "contents": contents,
    }
    return json.dumps(page, ensure_ascii=False, indent=2).encode()


@dataclass(slots=True)
class _Told:
    """One service of the file: where it was first given, and all that was said of it so far."""

    number: int
    record: Any
    file: str
    numbers: list[int]
    alike: bool = True


def _told_once(given: list[Given], problems: Problems, repeats: list[Repeat]) -> list[_Told]:
    """Each service once. Tellings that agree become the fullest of them; one that contradicts is a problem."""
    found: list[_Told] = []
    by_id: dict[str, _Told] = {}
    for number, one in enumerate(given, 1):
        told = _Told(number, one.record, one.file, [number])
        key = one.record.get("id") if isinstance(one.record, dict) else None
        before = by_id.setdefault(key, told) if isinstance(key, str) else told
        if before is told:
            found.append(told)
            continue
        if is_same(before.record, one.record):
            before.numbers.append(number)
            continue
        both = together(before.record, one.record)
        if both is None:
            problems.add(
                number, "id",
                f"The id {shortened(str(key))} is already used by service {before.number}, with other content.",
                "Each service needs an id of its own.",
            )  # fmt: skip
            continue
        before.record, before.alike = both, False
        before.numbers.append(number)
    repeats += [_repeat(told) for told in found if len(told.numbers) > 1]
    return found


def _repeat(told: _Told) -> Repeat:
    name, times = shortened(str(told.record.get("name"))), len(told.numbers)
    if told.alike:
        often = "twice" if times == 2 else f"{times} times"
        words = f"{name}: given {often} with the same content; kept once."
    else:
        words = f"{name}: given {times} times, never in contradiction; brought together as one service."
    return Repeat((str(told.record["id"]),), tuple(told.numbers), words)


def _checked(told: _Told, problems: Problems, notes: list[str]) -> Offer | None:
    before = problems.count
    whose = _whose(told)
    for where, said, remedy in faults(told.record):
        problems.add(told.number, where, f"{said}{whose}", remedy)
    if problems.count > before:
        return None
    try:
        offer, doubts = offer_of(told.record)
    except OfferError as error:
        said, _, remedy = str(error).partition(". ")
        problems.add(told.number, "attributes", f"{said}.{whose}", remedy or "Correct the record.")
        return None
    notes += [f"{offer.name}: {doubt}" for doubt in doubts]
    return offer


def _whose(told: _Told) -> str:
    name = told.record.get("name") if isinstance(told.record, Mapping) else None
    said = [f"service {shortened(str(name))!r}"] if name else []
    said += [f"file {told.file}"] if told.file else []
    return f" ({', '.join(said)})" if said else ""


def _lapse_notes(records: Iterable[Any]) -> list[str]:
    """What the standard asks for and a directory can do without, counted."""
    counted: dict[str, int] = defaultdict(int)
    for record in records:
        for words in set(lapses(record)):
            counted[words] += 1
    return [f"{words} ({count:,} of the services; taken in as they are)" for words, count in counted.items()]

"""Services as Open Referral UK records (HSDS-UK 3.0, JSON), in and out.

The standard has no words for level, continuum, reach, need group or pregnancy: they travel as attributes with a
taxonomy of ours. Whatever a record holds that Fivefold does not read is kept, and an unchanged service is written
exactly as it came.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fivefold.services.offer import Offer, OfferError
from fivefold.sources.cells import shortened
from fivefold.sources.open_referral_records import offer_of, record_of
from fivefold.sources.open_referral_rules import faults
from fivefold.sources.opening import Shape, shape_of
from fivefold.sources.reading import OfferReading, Problems, Repeat, UnreadableFile

MOST_SERVICES = 20_000
_REMEDY = "Upload the answer of the feed's /services address, or one full service record."


def read(path: Path, filename: str) -> OfferReading:
    """The services of a feed's page, a list or a single record, or the problems that stop them."""
    if shape_of(path, filename) is not Shape.JSON:
        raise UnreadableFile(f"{filename} is not a JSON file.", _REMEDY)
    answer = _parsed(path, filename)
    records = _records(answer, filename)
    problems = Problems(counted="Service")
    offers: dict[str, tuple[int, Offer]] = {}
    repeats: list[Repeat] = []
    notes = list(_page_note(answer))
    for number, record in enumerate(records, 1):
        offer = _checked(number, record, problems, notes)
        if offer is not None:
            _take(number, offer, offers, repeats, problems)
    return OfferReading(
        title=filename,
        layout="Open Referral UK",
        offers=() if problems else tuple(offer for _number, offer in offers.values()),
        repeated=tuple(repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(dict.fromkeys(notes)),
        rows_read=len(records),
    )


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


def _parsed(path: Path, filename: str) -> Any:
    def refuse(word: str) -> None:
        raise ValueError(f"{word} is no number")

    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=refuse)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{filename} is not saved as UTF-8.", "Save it as UTF-8 and upload it again."
        ) from error
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"{filename} is not complete JSON: line {error.lineno}, character {error.colno} cannot be read.",
            "The download may have stopped early; download it again.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(f"{filename} cannot be read as a list of services.", _REMEDY) from error


def _records(answer: Any, filename: str) -> list[Any]:
    """The service records of a page wrapper, a plain list or a single record."""
    if isinstance(answer, dict):
        found = next(
            (answer[key] for key in ("contents", "services") if isinstance(answer.get(key), list)), None
        )
        records = found if found is not None else [answer] if "name" in answer or "status" in answer else []
    else:
        records = answer if isinstance(answer, list) else []
    if not records:
        raise UnreadableFile(f"{filename} holds no services.", _REMEDY)
    if all(isinstance(record, dict) and "service" in record and "location" in record for record in records):
        raise UnreadableFile(f"{filename} lists services at locations, not services.", _REMEDY)
    if len(records) > MOST_SERVICES:
        raise UnreadableFile(
            f"{filename} holds {len(records):,} services; the limit is {MOST_SERVICES:,}.",
            "Ask the feed for fewer.",
        )
    return records


def _page_note(answer: Any) -> Iterable[str]:
    pages = answer.get("total_pages") if isinstance(answer, dict) else None
    if isinstance(pages, int) and pages > 1:
        yield f"This is page {answer.get('page_number', 1)} of {pages}; upload the other pages as well."


def _checked(number: int, record: Any, problems: Problems, notes: list[str]) -> Offer | None:
    before = problems.count
    for where, said, remedy in faults(record):
        problems.add(number, where, f"{said}{_whose(record)}", remedy)
    if problems.count > before:
        return None
    try:
        offer, doubts = offer_of(record)
    except OfferError as error:
        said, _, remedy = str(error).partition(". ")
        problems.add(number, "attributes", f"{said}.{_whose(record)}", remedy or "Correct the record.")
        return None
    notes += [f"{offer.name}: {doubt}" for doubt in doubts]
    return offer


def _whose(record: Any) -> str:
    name = record.get("name") if isinstance(record, Mapping) else None
    return f" (service {shortened(str(name))!r})" if name else ""


def _take(
    number: int, offer: Offer, offers: dict[str, tuple[int, Offer]], repeats: list[Repeat], problems: Problems
) -> None:
    first, before = offers.setdefault(offer.id, (number, offer))
    if first == number:
        return
    if before == offer:
        words = f"{offer.name}: given twice with the same content; kept once."
        repeats.append(Repeat((offer.id,), (first, number), words))
    else:
        problems.add(
            number, "id", f"The id {shortened(offer.id)} is already used by service {first}, with other content.",
            "Each service needs an id of its own.",
        )  # fmt: skip

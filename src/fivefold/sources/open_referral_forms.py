"""The forms in which Open Referral UK gives services: a page, a list, one record, services at locations, organisations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fivefold.sources.open_referral_opening import REMEDY
from fivefold.sources.open_referral_parts import Record, parts
from fivefold.sources.open_referral_rules import without_nulls
from fivefold.sources.reading import UnreadableFile

MOST_SERVICES = 20_000


@dataclass(frozen=True, slots=True)
class Given:
    """One service record as a file gives it; `file` is named where several files were brought together."""

    record: Any
    file: str = ""


def given_in(answer: Any, filename: str) -> list[Given]:
    """The service records in any of the forms, also of several pages that were put together."""
    pages = answer.get("pages_of_one_feed") if isinstance(answer, dict) else None
    if isinstance(pages, list):
        found = [
            Given(record, str(page["file"]))
            for page in pages
            for record in _services_of(page["answer"], str(page["file"]))
        ]
    else:
        found = [Given(record) for record in _services_of(answer, filename)]
    if len(found) > MOST_SERVICES:
        raise UnreadableFile(
            f"{filename} holds {len(found):,} services; the limit is {MOST_SERVICES:,}.",
            "Ask the feed for fewer.",
        )
    return found


def _services_of(answer: Any, filename: str) -> list[Any]:
    records = _listed(answer)
    if not records:
        raise UnreadableFile(f"{filename} holds no services.", REMEDY)
    if all(isinstance(one, dict) and isinstance(one.get("service"), dict) for one in records):
        return _by_service(records)
    if all(isinstance(one, dict) and "services" in one and "status" not in one for one in records):
        return [service for one in records for service in _of_organisation(one)]
    return records


def _listed(answer: Any) -> list[Any]:
    """What a page wrapper or a list holds, or the record alone."""
    if isinstance(answer, list):
        return answer
    if not isinstance(answer, dict):
        return []
    if isinstance(answer.get("contents"), list):
        return list(answer["contents"])
    if isinstance(answer.get("services"), list):
        # An organisation lists its services; so does the page of an older feed, which has no id.
        return [answer] if "id" in answer and "name" in answer else list(answer["services"])
    is_record = "name" in answer or "status" in answer or isinstance(answer.get("service"), dict)
    return [answer] if is_record and "definitions" not in answer else []


def _by_service(links: Iterable[Record]) -> list[Record]:
    """Services at locations, put together: each service once, with all the places that the list names."""
    found: dict[str, Record] = {}
    for link in links:
        service = link["service"]
        place = {key: one for key, one in link.items() if key not in ("service", "service_id")}
        key = str(service.get("id"))
        there = found.setdefault(
            key, {**service, "service_at_locations": parts(service, "service_at_locations")}
        )
        there["service_at_locations"] = [*there["service_at_locations"], place]
    return list(found.values())


def _of_organisation(organisation: Record) -> list[Record]:
    """The services of an organisation, each saying whose it is."""
    about = {key: one for key, one in organisation.items() if key != "services"}
    return [
        service if "organization" in service else {**service, "organization": about}
        for service in parts(organisation, "services")
    ]


# --- pages -------------------------------------------------------------------------------------------------------


def page_notes(answer: Any) -> list[str]:
    """Which pages of a feed are still lacking; nothing where all are there."""
    if not isinstance(answer, dict):
        return []
    pages = answer.get("pages_of_one_feed")
    answers = [page["answer"] for page in pages] if isinstance(pages, list) else [answer]
    numbered = [
        (one.get("page_number", 1), one["total_pages"])
        for one in answers
        if isinstance(one, dict) and isinstance(one.get("total_pages"), int)
    ]
    if not numbered:
        return []
    there, of = {number for number, _total in numbered}, max(total for _number, total in numbered)
    lacking = [number for number in range(1, min(of, MOST_SERVICES) + 1) if number not in there]
    if not lacking:
        return []
    if len(answers) == 1:
        return [f"This is page {numbered[0][0]} of {of}; upload the other pages as well."]
    shown = ", ".join(str(number) for number in lacking[:10])
    return [f"Of {of} pages {len(lacking)} are lacking: {shown}. Upload them as well."]


# --- one service that is given several times ---------------------------------------------------------------------


def together(given: Record, more: Record) -> Record | None:
    """Two tellings of one service as one, where they never contradict each other; else None.

    The day of the last change may differ: the later one is kept.
    """
    found = dict(given)
    for key, said in more.items():
        there = found.get(key)
        if there is None:
            found[key] = said
        elif said is None or there == said:
            continue
        elif key == "last_modified" and isinstance(there, str) and isinstance(said, str):
            found[key] = max(there, said)
        elif isinstance(there, dict) and isinstance(said, dict):
            inner = together(there, said)
            if inner is None:
                return None
            found[key] = inner
        else:
            return None
    return found


def is_same(one: Record, other: Record) -> bool:
    return bool(without_nulls(one) == without_nulls(other))

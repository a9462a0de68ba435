"""A directory at the standard's endpoints: pages of services, places, organisations and terms, and each one in full."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from fivefold.sources.open_referral_parts import Record, part, parts
from fivefold.sources.service_words import name_based_id

PROFILE = "https://docs.openreferraluk.org/en/v3.0-uk/"
VERSION = "HSDS-UK-3.0"
MOST_PER_PAGE = 500
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks of a list: which page, and which entries."""

    page: int = 1
    per_page: int = PER_PAGE
    search: str = ""
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    organization_id: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    modified_after: str = ""
    full: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a list, written already: short as lists have it; `full` writes it with all that belongs to it."""

    id: str
    listed: bytes
    full: Callable[[], bytes]
    about: "About"


@dataclass(frozen=True, slots=True)
class About:
    """What an entry can be found by."""

    words: str = ""
    terms: frozenset[str] = frozenset()
    taxonomies: frozenset[str] = frozenset()
    organization: str = ""
    low: float | None = None
    high: float | None = None
    modified: str = ""

    def answers(self, asked: Asked) -> bool:
        return (
            all(word in self.words for word in asked.search.casefold().split())
            and (not asked.taxonomy_term_id or asked.taxonomy_term_id in self.terms)
            and (not asked.taxonomy_id or asked.taxonomy_id in self.taxonomies)
            and (not asked.organization_id or asked.organization_id == self.organization)
            and (asked.minimum_age is None or (self.low is not None and self.low >= asked.minimum_age))
            and (asked.maximum_age is None or (self.high is not None and self.high <= asked.maximum_age))
            and (not asked.modified_after or self.modified >= asked.modified_after)
        )


@dataclass(frozen=True, slots=True)
class OpenFeed:
    """Everything that a place gives to everybody, by endpoint, in one state of its directory."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    by_id: dict[tuple[str, str], Entry] = field(default_factory=dict)

    def page(self, endpoint: str, asked: Asked) -> bytes:
        """One page of a list in the standard's wrapper. A page past the end is empty."""
        every = self.entries[endpoint]
        found = every if asked == _unasked(asked) else [one for one in every if one.about.answers(asked)]
        start = (asked.page - 1) * asked.per_page
        shown = found[start : start + asked.per_page]
        pages = max(1, -(-len(found) // asked.per_page))
        head = {
            "total_items": len(found),
            "total_pages": pages,
            "page_number": asked.page,
            "size": len(shown),
            "first_page": asked.page == 1,
            "last_page": asked.page >= pages,
            "empty": not shown,
        }
        contents = b",".join(one.full() if asked.full else one.listed for one in shown)
        return written(head)[:-1] + b',"contents":[' + contents + b"]}"

    def one(self, endpoint: str, number: str) -> bytes | None:
        """One thing with all that belongs to it, or None."""
        found = self.by_id.get((endpoint, number))
        return found.full() if found else None


def _unasked(asked: Asked) -> Asked:
    return Asked(page=asked.page, per_page=asked.per_page, full=asked.full)


def written(thing: Any) -> bytes:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Told:
    """All that one record gives to the lists. It stays the same until the service changes, and can be kept."""

    service: Entry
    places: tuple[Entry, ...]
    whole: bytes
    organisation: Record
    terms: frozenset[str]


def told(record: Record) -> Told:
    """What a record that is made for everybody gives to the lists."""
    whole, about = written(record), _about(record)
    return Told(
        service=Entry(str(record["id"]), written(listed(record)), _ready(whole), about),
        places=tuple(_place(link, record, whole, about) for link in parts(record, "service_at_locations")),
        whole=whole,
        organisation=part(record, "organization"),
        # The same few terms stand in thousands of records: each is held in memory once.
        terms=frozenset(sys.intern(written(term).decode()) for term in _terms(record)),
    )


def open_feed(every: Iterable[Told]) -> OpenFeed:
    """The feed of all that was told."""
    tellings = list(every)
    organisations: dict[str, tuple[Record, list[bytes]]] = {}
    for one in tellings:
        if one.organisation:
            number = str(one.organisation["id"])
            organisations.setdefault(number, (one.organisation, []))[1].append(one.whole)
    terms: dict[str, Record] = {}
    for said in sorted(set[str]().union(*(one.terms for one in tellings))):
        term = json.loads(said)
        terms.setdefault(str(term["id"]), term)
    entries = {
        "services": [one.service for one in tellings],
        "service_at_locations": [place for one in tellings for place in one.places],
        "organizations": [
            _organisation(about, theirs) for _key, (about, theirs) in sorted(organisations.items())
        ],
        "taxonomies": list(_taxonomies(terms.values())),
        "taxonomy_terms": [_whole(term) for _key, term in sorted(terms.items())],
    }
    by_id = {(endpoint, one.id): one for endpoint, some in entries.items() for one in some}
    return OpenFeed(entries, by_id)


def root(openapi_url: str) -> bytes:
    """What the first address of a feed says about itself."""
    return written({"version": VERSION, "profile": PROFILE, "openapi_url": openapi_url})


_QUESTIONS = {
    "page": "integer", "per_page": "integer", "search": "string", "taxonomy_term_id": "string", "taxonomy_id": "string",
    "organization_id": "string", "minimum_age": "number", "maximum_age": "number", "modified_after": "string",
    "full": "boolean",
}  # fmt: skip
_LISTS = ("services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")


def openapi(address: str, title: str, licence: str) -> bytes:
    """Which endpoints there are and what they may be asked, as a machine reads it."""
    questions = [
        {"name": name, "in": "query", "required": False, "schema": {"type": kind}}
        for name, kind in _QUESTIONS.items()
    ]
    number = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
    answer = {"responses": {"200": {"description": "JSON", "content": {"application/json": {}}}}}
    paths: Record = {"/": {"get": answer}}
    for endpoint in _LISTS:
        paths[f"/{endpoint}"] = {"get": {"parameters": questions, **answer}}
        paths[f"/{endpoint}/{{id}}"] = {"get": {"parameters": [number], **answer}}
    info = {"title": title, "version": VERSION, "license": {"name": licence}}
    return written({"openapi": "3.1.0", "info": info, "servers": [{"url": address}], "paths": paths})


def _ready(whole: bytes) -> Callable[[], bytes]:
    return lambda: whole


def listed(record: Record) -> Record:
    """A record with only what is there once; the organisation of a service likewise."""
    found = {key: said for key, said in record.items() if not isinstance(said, list)}
    if "organization" in found:
        found["organization"] = listed(found["organization"])
    return found


def _place(link: Record, record: Record, whole: bytes, about: About) -> Entry:
    link = {key: said for key, said in link.items() if key != "service_id"}
    short = link | {"location": listed(part(link, "location")), "service": listed(record)}
    short.pop("location_id", None)
    lean = {key: said for key, said in short.items() if not isinstance(said, list)}

    def full() -> bytes:
        service = json.loads(whole)
        del service["service_at_locations"]
        return written(link | {"service": service})

    return Entry(str(link["id"]), written(lean), full, about)


def _organisation(about: Record, theirs: list[bytes]) -> Entry:
    head = {key: said for key, said in about.items() if key != "services"}

    def full() -> bytes:
        services = [json.loads(one) for one in theirs]
        for one in services:
            one.pop("organization", None)
        return written(head | {"services": services})

    words = About(words=str(about.get("name", "")).casefold(), organization=str(about["id"]))
    return Entry(str(about["id"]), written(listed(head)), full, words)


def _taxonomies(terms: Iterable[Record]) -> Iterator[Entry]:
    names = sorted({str(term["taxonomy"]) for term in terms if term.get("taxonomy")})
    for name in names:
        yield _whole({"id": taxonomy_id(name), "name": name, "description": name})


def taxonomy_id(name: str) -> str:
    return name_based_id("taxonomy", name)


def _whole(thing: Record) -> Entry:
    words = written(thing)
    return Entry(str(thing["id"]), words, _ready(words), About(words=str(thing.get("name", "")).casefold()))


def _terms(record: Record) -> Iterator[Record]:
    for one in parts(record, "attributes"):
        term = part(one, "taxonomy_term")
        if term:
            taxonomy = term.get("taxonomy")
            yield term | ({"taxonomy_id": taxonomy_id(str(taxonomy))} if taxonomy else {})


def _about(record: Record) -> About:
    terms = list(_terms(record))
    organisation = part(record, "organization")
    said = (record.get("name"), record.get("description"), organisation.get("name"))
    return About(
        words=" ".join(str(one) for one in said if one).casefold(),
        terms=frozenset(str(term["id"]) for term in terms),
        taxonomies=frozenset(str(term["taxonomy_id"]) for term in terms if "taxonomy_id" in term),
        organization=str(organisation.get("id") or record.get("organization_id") or ""),
        low=record.get("minimum_age"),
        high=record.get("maximum_age"),
        modified=str(record.get("last_modified", "")),
    )

"""Rows of a table as services: each fact of a row, one place or several, what is said twice, what is left out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from fivefold.services.offer import Offer, OfferError
from fivefold.services.open_to import Location
from fivefold.services.supply import Supply, SupplyError, Wait
from fivefold.sources import service_columns as columns
from fivefold.sources import service_places as places
from fivefold.sources import service_words as words
from fivefold.sources.cells import shortened
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.reading import OfferReading, Repeat
from fivefold.sources.service_columns import FACTS, TOLD_IN_WORDS, Fact
from fivefold.sources.tables import Record, Table, plain
from fivefold.sources.workbooks import EXAMPLE, left_out_examples
from fivefold.vocabulary.ages import AgeBand

SHEET = "Services"
ORIGINAL = "Original record"
REMEDY = "Download our template for services, copy your services into it and upload it."
_FOREIGN = (columns.AGES.column, columns.CONTACT.column, *columns.CALENDAR.values())
_TOLD = tuple(Column(heading, required=False) for heading in TOLD_IN_WORDS)
_OURS = tuple(fact.column for fact in FACTS)
_SPREAD = {"name", "organisation", "id"}
_EMAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.,;]+")


class Rows:
    """Reads one table. Any problem means that no service of it enters."""

    def __init__(self, table: Table) -> None:
        self.table, self.problems = table, table.problems
        found = place_columns(table, (*_OURS, *places.COLUMNS, *_FOREIGN, *_TOLD), self.problems, REMEDY)
        self.originals = [head for head in table.columns if head.startswith(plain(ORIGINAL))]
        self.there = dict(found) | {head: table.columns[head] for head in self.originals}
        # Only files that we wrote carry our mark of harmless text, an apostrophe; elsewhere it belongs to the name.
        self.ours = (
            not table.sheet and {column.name for column in (*_OURS, *places.COLUMNS)} <= self.there.keys()
        )
        self.cells = Cells(self.there, table)
        self.offers: dict[str, tuple[int, Offer]] = {}
        self.repeats: list[Repeat] = []
        self.notes: list[str] = list(self._left_out())
        self.without_day: int = 0
        self.last = ""

    def reading(self, filename: str) -> OfferReading:
        read, examples = 0, 0
        for row, record in self._records():
            if self.cells.at(row, record).text("Name").startswith(EXAMPLE):
                examples += 1
                continue
            if self._is_further_place():
                self._take_place()
                continue
            read += 1
            offer = self._offer()
            if offer is not None:
                self._take(offer)
        if not read and not self.problems:
            self.problems.add(self.table.heading_row, "", "The table has a heading but no services.", REMEDY)
        return OfferReading(
            title=filename,
            layout="Spreadsheet",
            offers=() if self.problems else tuple(offer for _row, offer in self.offers.values()),
            repeated=tuple(self.repeats),
            problems=tuple(self.problems.listed),
            problem_count=self.problems.count,
            notes=tuple(dict.fromkeys([*self.notes, *self._calendar_note(), *left_out_examples(examples)])),
            rows_read=read,
        )

    def _records(self) -> Iterator[Record]:
        for row, record in self.table.records if "Name" in self.there else ():
            yield row, [words.as_typed(cell) for cell in record] if self.ours else record

    def _left_out(self) -> Iterator[str]:
        used = set(self.there.values())
        ignored = [name for place, name in enumerate(self.table.heading) if name and place not in used]
        if ignored:
            listed = shortened(", ".join(ignored), 300)
            yield f"These columns have no place in the directory and are left out: {listed}."

    def _calendar_note(self) -> Iterator[str]:
        if self.without_day:
            yield f"{self.without_day} rows give a time without a weekday; these hours are left out."

    # --- places ---

    def _is_further_place(self) -> bool:
        """A row with the ID or name of the service above it, in which only the columns of a place are filled."""
        cells = self.cells
        said = {fact.name for fact in FACTS if cells.text(fact.column.name)}
        if not said <= _SPREAD or not any(cells.text(column.name) for column in places.COLUMNS):
            return False
        if any(cells.text(column.name) for column in (*_FOREIGN, *_TOLD)):
            return False
        before = self.offers.get(self.last)
        if before is None:
            return False
        key, name = cells.text("ID"), cells.text("Name")
        return key == self.last if key else not name or name.casefold() == before[1].name.casefold()

    def _take_place(self) -> None:
        row, offer = self.offers[self.last]
        place = places.place_in(self.cells, self.there)
        if place is not None and place not in offer.locations:
            self.offers[self.last] = (row, replace(offer, locations=(*offer.locations, place)))

    # --- services ---

    def _take(self, offer: Offer) -> None:
        """Keep a service once. Without ids, the same name at another address is another service."""
        row, before = self.offers.get(offer.id, (0, offer))
        if row and before != offer and not self.cells.text("ID") and _where(before) != _where(offer):
            self.notes.append(
                f"{offer.name} is given for several addresses; each is kept as a service of its own."
            )
            offer = replace(offer, id=_key(offer.name, offer.organisation, _where(offer)))
            row, before = self.offers.get(offer.id, (0, offer))
        self.last = offer.id
        if not row:
            self.offers[offer.id] = (self.cells.row, offer)
        elif before == offer:
            said = f"{offer.name}: given twice with the same content; kept once."
            self.repeats.append(Repeat((offer.id,), (row, self.cells.row), said))
        else:
            self.cells.refuse(
                "Name", f"{shortened(offer.name)!r} is already in row {row}, with other content.",
                "Delete one of the rows, or give them different names or different IDs.",
            )  # fmt: skip

    def _offer(self) -> Offer | None:
        """One row as a service, or None where something in it cannot be used."""
        cells = self.cells
        found = {fact.name: self._fact(fact) for fact in FACTS}
        name = found["name"] = found["name"] or ""
        if not name:
            cells.refuse("Name", "This service has no name.", "Write its name, or delete the row.")
        ages = self._ages(found.pop("ages.start"), found.pop("ages.end"))
        wait = self._wait({part: found.pop(f"wait.{part}") for part in ("low", "high", "basis", "on")})
        supply = {
            key.partition(".")[2]: found.pop(key) for key in [k for k in found if k.startswith("supply.")]
        }
        tags = [found.pop(key) for key in [k for k in found if k.startswith("tags.")]]
        place = places.place_in(cells, self.there)
        self.without_day += places.calendar_without_a_day(cells)
        self._from_others(found)
        if cells.failed:
            return None
        facts = {key: fact for key, fact in found.items() if fact is not None}
        facts["id"] = facts.get("id") or _key(name, facts.get("organisation", ""))
        facts["original"] = "".join(cells.lines(head) for head in self.originals)
        if "primary" not in facts and len(facts.get("tiers", ())) == 1:
            facts["primary"] = next(iter(facts["tiers"]))
        return self._made(facts | {
            "ages": ages, "supply": Supply(wait=wait, **supply), "tags": frozenset().union(*(tag for tag in tags if tag)),
            "locations": (place,) if place else (),
        })  # fmt: skip

    def _made(self, facts: dict[str, Any]) -> Offer | None:
        try:
            return Offer(**facts)
        except OfferError as error:
            said, _, remedy = str(error).partition(". ")
            self.cells.refuse("Main kind", f"{said}.", remedy or "Write one of the kinds of support.")
            return None

    def _fact(self, fact: Fact) -> Any:
        """What one cell says, or None: an empty cell, or a word for nothing."""
        cells, heading = self.cells, fact.column.name
        free = fact.read is str
        cell = words.readable(cells.lines(heading) if fact.prose or not free else cells.text(heading)).strip()
        if not cell or (
            words.is_blank(cell) if free else words.says_nothing(cell) and not _means_zero(fact, cell)
        ):
            return None
        line = cells.tried(heading, lambda text: words.at_most(fact.room, text), cell)
        return None if line is None else cells.tried(heading, fact.read, line)

    def _ages(self, start: int | None, end: int | None) -> AgeBand | None:
        cells = self.cells
        if start is None and end is None:
            band: AgeBand | None = self._fact(columns.AGES)
            return band
        if cells.failed:
            return None
        if start is None or end is None:
            empty = "Age from" if start is None else "Age to"
            cells.refuse(empty, "Only one of the two ages is given.", "Write both, or leave both empty.")
            return None
        if start >= end:
            said = "The service ends at an age before it begins."
            cells.refuse("Age to", said, "Write the older age in Age to.")
            return None
        return AgeBand(start, end)

    def _wait(self, said: dict[str, Any]) -> Wait | None:
        """A wait from its four cells. With one number alone the shortest and the longest are the same."""
        low, high = said["low"], said["high"]
        if low is None and high is None:
            return None
        facts = {part: said[part] for part in ("basis", "on") if said[part] is not None}
        try:
            return Wait(high if low is None else low, low if high is None else high, **facts)
        except SupplyError:
            self.cells.refuse(
                "Wait to (weeks)",
                "The longest wait is below the shortest.",
                "Write the larger number in Wait to (weeks).",
            )
            return None

    def _from_others(self, found: dict[str, Any]) -> None:
        """What other people's lists hold in columns of their own kind."""
        contact = self._fact(columns.CONTACT)
        if contact and not words.says_nothing(contact):
            email = _EMAIL.search(contact)
            found["email"] = found["email"] or (email[0] if email else None)
            rest = " ".join(contact.replace(email[0], " ").split()) if email else " ".join(contact.split())
            if any(sign.isdigit() for sign in rest) and "//" not in rest:
                found["telephone"] = found["telephone"] or rest[:60]
        told = [found["description"] or ""]
        for heading, before in TOLD_IN_WORDS.items():
            text = words.readable(self.cells.lines(heading)).strip()
            if text and not words.says_nothing(text):
                told.append(f"{before}: {'; '.join(words.several(text)) if ';' in text else text}")
        found["description"] = "\n".join(part for part in told if part) or None


def _means_zero(fact: Fact, cell: str) -> bool:
    """ "None" in a column of figures is not the same as nothing said; `amount` decides."""
    return fact.name in ("wait.low", "wait.high") and plain(cell) == "none"


def _key(*parts: str) -> str:
    return words.name_based_id(*(part.casefold() for part in parts))


def _where(offer: Offer) -> str:
    first = offer.locations[0] if offer.locations else Location()
    return (
        f"{offer.address.casefold()} {offer.postcode.casefold()}"
        if offer.address or offer.postcode
        else f"{first.latitude} {first.longitude}"
    )

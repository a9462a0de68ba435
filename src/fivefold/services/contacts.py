"""The contacts that every family is offered, as one place really offers them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fivefold.knowledge.schemas import LegalStatus, UniversalContact
from fivefold.vocabulary.ages import FIFTH_BIRTHDAY, PREGNANCY_START
from fivefold.vocabulary.words import marked

WEEKS_IN_A_MONTH = 365.25 / 12 / 7
# Up to a quarter of a year people in this field think in weeks, later in months.
WEEKS_UNTIL_MONTHS = 3


class Mode(StrEnum):
    """How a contact is made. Cut or remote contacts lose chances to notice (toolkit, Part 7, p83)."""

    IN_PERSON = "in person"
    VIDEO = "video"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return _MODES[self]

    @property
    def sees_the_child(self) -> bool:
        """A phone call reaches the caregiver; nobody sees the child."""
        return self is not Mode.PHONE


_MODES = {Mode.IN_PERSON: marked("In person"), Mode.VIDEO: marked("By video"), Mode.PHONE: marked("By phone")}


class ContactError(ValueError):
    """A contact whose ages cannot be right, in words its owner can act on."""


@dataclass(frozen=True, slots=True)
class LocalContact:
    """One contact of the place's schedule: when it is due, whether and how it is offered, and why if that differs.

    due_from, due_to: months from birth, both included; below 0 is pregnancy
    reason:           why the place differs from its nation's schedule, or has a contact of its own
    is_own:           added by the place; not part of the nation's schedule
    """

    key: str
    name: str
    due_from: float
    due_to: float
    window: str
    offered: bool = True
    mode: Mode = Mode.IN_PERSON
    reason: str = ""
    is_own: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        if not PREGNANCY_START <= self.due_from <= self.due_to <= FIFTH_BIRTHDAY:
            raise ContactError(
                f"{self.name} is due from {self.due_from:g} to {self.due_to:g} months. "
                "Give ages between pregnancy (-9 months) and the fifth birthday (60 months), the younger one first."
            )

    def is_open_at(self, months: float) -> bool:
        """Whether a child of this age is inside the window, even if the day first planned has passed."""
        return self.offered and self.due_from <= months <= self.due_to


@dataclass(frozen=True, slots=True)
class Change:
    """What a place changed about one contact of its nation's schedule."""

    offered: bool
    mode: Mode
    reason: str


def local_schedule(
    national: Iterable[UniversalContact],
    changes: Mapping[str, Change] | None = None,
    own: Iterable[LocalContact] = (),
) -> tuple[LocalContact, ...]:
    """The nation's contacts as this place offers them, with its own contacts among them, in order of age."""
    changed = changes or {}
    schedule = [_as_offered(contact, changed.get(contact.slug)) for contact in national]
    return tuple(sorted([*schedule, *own], key=lambda contact: (contact.due_from, contact.due_to)))


def _as_offered(contact: UniversalContact, change: Change | None) -> LocalContact:
    # A suggested contact is made where need is seen. It is not a contact with everybody until the place says so.
    usual = Change(contact.legal is not LegalStatus.SUGGESTED, Mode.IN_PERSON, "")
    here = change or usual
    return LocalContact(
        key=contact.slug,
        name=contact.name,
        due_from=contact.due_from_months,
        due_to=contact.due_to_months,
        window=contact.window,
        offered=here.offered,
        mode=here.mode,
        reason=here.reason,
        source=contact.sources,
    )


@dataclass(frozen=True, slots=True)
class Wait:
    """Time until the next contact, in the unit in which people think of it."""

    number: int
    unit: str

    @property
    def words(self) -> str:
        return f"{self.number} {self.unit if self.number != 1 else self.unit.removesuffix('s')}"


def wait(months: float) -> Wait:
    """A span in whole weeks while it is under three months, else in whole months; never less than one week.

    >>> wait(1).words, wait(10).words
    ('4 weeks', '10 months')
    """
    if months < WEEKS_UNTIL_MONTHS:
        return Wait(max(1, round(months * WEEKS_IN_A_MONTH)), "weeks")
    return Wait(round(months), "months")

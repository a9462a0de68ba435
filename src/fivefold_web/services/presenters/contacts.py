"""The contact schedule, and waiting for the next contact, in words."""

from dataclasses import dataclass
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.contacts import WEEKS_IN_A_MONTH, WEEKS_UNTIL_MONTHS
from fivefold_web.design.words import translated


def wait_words(wait):
    """A wait in the reader's language: weeks, or months."""
    if wait.unit == "weeks":
        words = ngettext("%(count)d week", "%(count)d weeks", wait.number)
    else:
        words = ngettext("%(count)d month", "%(count)d months", wait.number)
    return words % {"count": wait.number}


def window_words(contact):
    """When a contact is due. The nation's schedule has words of its own; ages in months say it for local ones."""
    if contact.window:
        return contact.window
    if contact.due_from == contact.due_to:
        return month_words(contact.due_from)
    return _("%(start)s to %(end)s") % {
        "start": month_words(contact.due_from),
        "end": month_words(contact.due_to),
    }


def month_words(months):
    """An age on the way to a contact: weeks for the first quarter, months after it, and before birth."""
    if months < 0:
        # A part of a month counts as several: a plural asks for a whole number.
        words = ngettext("%(count)s month before birth", "%(count)s months before birth", ceil(-months))
        return words % {"count": f"{-months:g}"}
    if months == 0:
        return _("birth")
    if months < WEEKS_UNTIL_MONTHS and months != int(months):
        weeks = max(1, round(months * WEEKS_IN_A_MONTH))
        return ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks}
    return ngettext("%(count)s month", "%(count)s months", int(months)) % {"count": f"{months:g}"}


def wait_sentence(following):
    """How long until the next contact that sees every child."""
    if following is None:
        return _("No further contact sees every child before the fifth birthday.")
    return _("Next contact that sees every child: %(name)s, in %(wait)s.") % {
        "name": following.contact.name,
        "wait": wait_words(following.wait),
    }


def contacts_words(open_now, following):
    """Contacts that are open at an age, then the next one."""
    if not open_now:
        return wait_sentence(following)
    names = ", ".join(contact.name for contact in open_now)
    return _("Open at this age: %(names)s. %(next)s") % {"names": names, "next": wait_sentence(following)}


@dataclass(frozen=True)
class ContactRow:
    """One contact of the schedule as it is offered here."""

    key: str
    number: int | None
    name: str
    window: str
    offered: bool
    mode: str
    sees: bool
    reason: str
    source: str


@dataclass(frozen=True)
class SchedulePage:
    """The contacts that every family of the place is offered."""

    heading: str
    nation: str
    rows: list[ContactRow]

    @classmethod
    def of(cls, partnership, schedule):
        return cls(
            heading=_("Contacts with every family"),
            nation=translated(partnership.nation.label),
            rows=[contact_row(contact) for contact in schedule],
        )


def contact_row(contact):
    return ContactRow(
        key=contact.key,
        number=int(contact.key.removeprefix("own-")) if contact.is_own else None,
        name=contact.name,
        window=window_words(contact),
        offered=contact.offered,
        mode=translated(contact.mode.label),
        sees=contact.mode.sees_the_child,
        reason=contact.reason,
        source=contact.source,
    )

"""What owners see and what they said, in words."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.open_to import Referrer
from fivefold.services.owner_facts import KNOWN, Standing
from fivefold.vocabulary.ages import AgeBand
from fivefold_web.design.words import translated
from fivefold_web.services.ages import band_label
from fivefold_web.services.presenters.freshness import FreshWords, fresh_words
from fivefold_web.services.queries.freshness import Said, State


def labels():
    """What each fact is called."""
    return {
        "name": _("Name"),
        "description": _("What families get"),
        "ages": _("Ages"),
        "address": _("Address"),
        "postcode": _("Postcode"),
        "places": _("Families or children at a time"),
        "capacity": _("More about room and capacity"),
        "wait": _("Wait"),
        "referrers": _("Who can refer"),
        "free": _("Is it free?"),
        "cost": _("What it costs"),
        "telephone": _("Telephone"),
        "email": _("E-mail"),
        "website": _("Website"),
    }


def _is_known(fact):
    return fact is not None and fact != "" and fact != []


def fact_words(name, fact):
    """One fact in words; what is not known says so."""
    if not _is_known(fact):
        return _("not known")
    if name == "ages":
        return band_label(AgeBand(*fact))
    if name == "wait":
        return _weeks(*fact)
    if name == "referrers":
        return ", ".join(translated(Referrer(one).label) for one in fact)
    if name == "free":
        return _("Yes, free") if fact else _("No, it costs something")
    return str(fact)


def _weeks(low, high):
    if low == high:
        return _("at once") if not low else _("%(n)s weeks") % {"n": f"{low:g}"}
    return _("%(low)s to %(high)s weeks") % {"low": f"{low:g}", "high": f"{high:g}"}


@dataclass(frozen=True)
class OwnerPage:
    """What whoever runs a service sees behind the link."""

    heading: str
    organisation: str
    facts: list[tuple[str, str]]
    unknown: str
    fresh: FreshWords
    ends: object
    waits: str
    key: str
    link: int

    @classmethod
    def of(cls, link, facts, waiting, key, today):
        said = labels()
        return cls(
            heading=link.service.name,
            organisation=link.service.organisation_name,
            facts=[
                (said[name], fact_words(name, facts[name])) for name in KNOWN[1:] if _is_known(facts[name])
            ],
            unknown=", ".join(said[name] for name in KNOWN[1:] if not _is_known(facts[name])),
            fresh=fresh_words(link.service, today),
            ends=link.ends,
            waits=_waits(waiting),
            key=key,
            link=link.pk,
        )


def _waits(reply):
    if reply is None:
        return ""
    day = {"day": date_format(reply.sent, "j F Y")}
    if reply.said == Said.CLOSED:
        return _("On %(day)s you told us that it is closed. The partnership looks at this now.") % day
    return _("On %(day)s you sent changes. The partnership looks at them now.") % day


@dataclass(frozen=True)
class ChangeRow:
    """One fact of an answer beside what holds."""

    name: str
    label: str
    before: str
    after: str
    now: str
    standing: str
    is_ticked: bool
    is_done: bool


@dataclass(frozen=True)
class ReplyPage:
    heading: str
    number: int
    service: int
    said: str
    is_closing: bool
    is_waiting: bool
    who: str
    sent: object
    note: str
    rows: list[ChangeRow]
    stale: str
    outcome: str
    seen: str

    @classmethod
    def of(cls, reply, changes, seen):
        stale = sum(one.standing is Standing.STALE for one in changes)
        return cls(
            heading=_("What %(service)s told us") % {"service": reply.service.name},
            number=reply.pk,
            service=reply.service_id,
            said=said_words(reply),
            is_closing=reply.said == Said.CLOSED,
            is_waiting=reply.state == State.WAITING,
            who=reply.answered_as or _("whoever runs it"),
            sent=reply.sent,
            note=reply.note,
            rows=[_change(one, reply.state == State.WAITING) for one in changes],
            stale=_stale(stale) if reply.state == State.WAITING else "",
            outcome=outcome(reply),
            seen=seen,
        )


def said_words(reply):
    """What an owner said, in a few words."""
    return {
        Said.STILL_RIGHT: _("Still right"),
        Said.CHANGE: _("Something changes"),
        Said.CLOSED: _("It is closed"),
    }[Said(reply.said)]


def outcome(reply):
    """What became of an answer; empty while it waits."""
    if reply.state == State.WAITING:
        return ""
    if reply.said == Said.STILL_RIGHT:
        return _("It counted at once.")
    words = _("Taken over") if reply.state == State.ACCEPTED else _("Not taken over")
    day = date_format(reply.decided, "j F Y") if reply.decided else ""
    parts = (words, _("by %(who)s on %(day)s") % {"who": reply.decided_by, "day": day}, reply.reason)
    return ", ".join(part for part in parts if part)


def _change(one, is_waiting):
    return ChangeRow(
        name=one.name,
        label=labels()[one.name],
        before=fact_words(one.name, one.before),
        after=fact_words(one.name, one.after),
        now=fact_words(one.name, one.now) if one.standing is Standing.STALE and is_waiting else "",
        standing={
            Standing.OPEN: "",
            Standing.ALREADY: _("already so"),
            Standing.STALE: _("changed meanwhile"),
        }[one.standing],
        is_ticked=one.standing is Standing.OPEN,
        is_done=one.standing is Standing.ALREADY,
    )


def _stale(count):
    if not count:
        return ""
    return ngettext(
        "%(n)d fact was changed here after the answer was sent. It is not ticked; compare before you take it.",
        "%(n)d facts were changed here after the answer was sent. They are not ticked; compare before you take them.",
        count,
    ) % {"n": count}


def mail_subject(service):
    return _("One minute: is what we say about %(service)s still right?") % {"service": service.name}


def mail_text(service, place, address, ends):
    """The text that goes with a link, by e-mail or copied."""
    return _(
        "Hello,\n\n"
        "%(place)s lists “%(service)s” among the services for babies, young children and their families. "
        "Please say in one minute whether what we hold is still right, has changed, or whether the service has closed. "
        "You need no account:\n\n%(address)s\n\n"
        "The link works until %(day)s and is meant for whoever runs this service. Please write nothing about families.\n"
    ) % {
        "place": place,
        "service": service.name,
        "address": address,
        "day": date_format(ends, "j F Y"),
    }

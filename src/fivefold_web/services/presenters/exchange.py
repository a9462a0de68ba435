"""A file of services in words: what it holds, what it would change, what stops it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.services.tally import tally_of
from fivefold_web.services.presenters.feeds import missing_words, tally_words

LISTED = 50


def field_words():
    """Names of facts as the form calls them."""
    return {
        "name": _("name"),
        "organisation": _("organisation"),
        "description": _("description"),
        "levels": _("levels"),
        "tiers": _("kinds of support"),
        "primary": _("main kind"),
        "reach": _("reach"),
        "need_groups": _("groups of need"),
        "ages": _("ages"),
        "areas": _("areas"),
        "status": _("whether it is running"),
        "caregivers": _("parents and carers"),
        "eligibility": _("who can use it"),
        "capacity": _("capacity"),
        "address": _("address"),
        "postcode": _("postcode"),
        "email": _("e-mail"),
        "telephone": _("telephone"),
        "website": _("website"),
        "assured_on": _("day of the last check"),
        "team": _("team"),
        "exclusions": _("who cannot use it"),
        "serves": _("which parents and carers"),
        "referrers": _("who can refer"),
        "access": _("access"),
        "co_produced": _("shaped with"),
        "languages": _("languages"),
        "measures": _("measures"),
        "evidence": _("evidence"),
        "cost": _("cost"),
        "free": _("whether it is free"),
        "asks_about_children": _("asks about caring for children"),
        "supply": _("figures of capacity and wait"),
        "locations": _("places and hours"),
        "tags": _("tags"),
        "original": _("further facts of the Open Referral UK record"),
    }


@dataclass(frozen=True)
class Line:
    """A service of the file, with what would change."""

    name: str
    organisation: str
    note: str = ""


@dataclass(frozen=True)
class PreviewPage:
    """What a file holds and what taking it in would do. Nothing has entered yet."""

    heading: str
    filename: str
    layout: str
    read: str
    new: list[Line]
    new_count: int
    changed: list[Line]
    changed_count: int
    unchanged_count: int
    archived_count: int
    namesakes: list[Line]
    repeated: list[str]
    notes: list[str]
    problems: list[str]
    problem_count: int
    lacking: list[str]
    feed: str
    licence: str
    missing: list[Line]
    missing_words: str
    key: str
    may_enter: bool

    @classmethod
    def of(cls, reading, incoming, archived, key, said, missing):
        return cls(
            heading=_("Check before it enters"),
            filename=reading.title,
            layout=reading.layout,
            read=ngettext("%(count)d service read", "%(count)d services read", reading.rows_read)
            % {"count": reading.rows_read},
            new=[line(offer) for offer in incoming.new[:LISTED]],
            new_count=len(incoming.new),
            changed=[changed_line(change) for change in incoming.changes[:LISTED]],
            changed_count=len(incoming.changes),
            unchanged_count=len(incoming.unchanged),
            archived_count=sum(offer.id in archived for offer in reading.offers),
            namesakes=[line(offer) for offer in incoming.namesakes[:LISTED]],
            repeated=[repeat.words for repeat in reading.repeated],
            notes=list(reading.notes[:LISTED]),
            problems=[problem.words for problem in reading.problems],
            problem_count=reading.problem_count,
            lacking=tally_words(tally_of(reading.offers)),
            feed=said["feed"],
            licence=said["licence"],
            missing=[Line(row.name, "") for row in missing],
            missing_words=missing_words(len(missing)) if missing else "",
            key=key,
            # A feed that brings nothing new was read all the same: that it was, and when, is worth keeping.
            may_enter=reading.is_clean and bool(incoming.new or incoming.changes or said["feed"]),
        )


def line(offer):
    return Line(offer.name, offer.organisation)


def changed_line(change):
    known = field_words()
    return Line(
        change.after.name,
        change.after.organisation,
        ", ".join(known.get(name, name) for name in change.differing),
    )


def imported_words(done):
    """What an import did, in one sentence."""
    return _("%(new)d new, %(changed)d changed, %(same)d as they were.") % {
        "new": done.added,
        "changed": done.changed,
        "same": done.unchanged,
    }

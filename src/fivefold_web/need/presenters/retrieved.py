"""Sources in words: what each holds, how old what is held of it is, how far a fetch has come, what a new file changes."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.sources.changes import changes as compared
from fivefold.sources.fetching import SOURCES, source_called
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.files import Listed

LISTED = 30
MEGABYTE = 1_000_000


def age_words(day, today):
    """How old a snapshot is: "13 February 2025, 21 months ago"."""
    return _("%(day)s, %(ago)s") % {"day": date_format(day, "j F Y"), "ago": ago_words(day, today)}


def ago_words(day, today):
    """The time between two days in the unit that a person would use."""
    days = (today - day).days
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if days <= 0:
        return _("today")
    if months < 2:
        return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}
    if months < 24:
        return ngettext("%(n)d month ago", "%(n)d months ago", months) % {"n": months}
    return ngettext("%(n)d year ago", "%(n)d years ago", months // 12) % {"n": months // 12}


@dataclass(frozen=True)
class SourceCard:
    """One source of the page."""

    key: str
    name: str
    holds: str
    publisher: str
    licence: str
    page: str
    certainty: str
    held: str
    held_title: str
    nations: str
    fits: bool


@dataclass(frozen=True)
class RetrievalView:
    """One fetch, with what can be done about it."""

    pk: int
    title: str
    source: str
    state: str
    kind: str
    words: str
    remedy: str
    progress: str
    asked: str
    percent: int | None = None
    notes: list = field(default_factory=list)
    key: str = ""
    is_moving: bool = False
    can_go_on: bool = False
    can_stop: bool = False


@dataclass(frozen=True)
class SourcesPage:
    heading: str
    sources: list
    fetches: list
    is_off: bool


def sources_page(*, partnership, files, retrievals, interrupted, today, is_off):
    """Every source, the newest file that is held of it, and the fetches of this place."""
    newest = {}
    for dataset in files:
        newest.setdefault(dataset.kind, dataset)
    return SourcesPage(
        heading=_("Sources"),
        sources=[
            source_card(source, newest.get(source.kind), partnership.nation, today) for source in SOURCES
        ],
        fetches=[retrieval_view(one, one.pk in interrupted) for one in retrievals],
        is_off=is_off,
    )


def source_card(source, held, nation, today):
    return SourceCard(
        key=source.key,
        name=translated(source.name),
        holds=translated(source.holds),
        publisher=source.publisher,
        licence=source.licence,
        page=source.page,
        certainty=translated(source.certainty.label),
        held=_("retrieved %(when)s") % {"when": age_words(held.retrieved, today)} if held else "",
        held_title=held.title if held else "",
        nations=", ".join(translated(one.label) for one in source.nations),
        fits=nation in source.nations,
    )


def retrieval_view(retrieval, is_interrupted=False):
    """A fetch in words: never a bare state, always what to do next."""
    source = source_called(retrieval.source)
    state = retrieval.state
    moving = state in (retrieval.WAITING, retrieval.RUNNING) and not is_interrupted
    return RetrievalView(
        pk=retrieval.pk,
        title=retrieval.title,
        source=translated(source.name) if source else retrieval.source,
        state=_state_words(retrieval, is_interrupted),
        kind=_kind(retrieval, is_interrupted),
        words="" if moving or state == retrieval.ARRIVED else retrieval.said,
        remedy=retrieval.remedy,
        progress=progress_words(retrieval) if moving else "",
        asked=_("%(day)s by %(person)s")
        % {"day": date_format(retrieval.asked, "j F Y, H:i"), "person": retrieval.asked_by},
        percent=_percent(retrieval) if moving else None,
        notes=retrieval.said.splitlines() if state == retrieval.ARRIVED else [],
        key=retrieval.staged_key,
        is_moving=moving,
        can_go_on=is_interrupted or state in (retrieval.FAILED, retrieval.GIVEN_UP),
        can_stop=moving,
    )


def _state_words(retrieval, is_interrupted):
    if is_interrupted:
        return _("Interrupted: this installation was restarted. What has arrived is kept.")
    return {
        retrieval.WAITING: _("Waiting for its turn"),
        retrieval.RUNNING: _("Being fetched"),
        retrieval.ARRIVED: _("Arrived. Nothing has entered yet: look at it first."),
        retrieval.FAILED: _("Given up"),
        retrieval.TAKEN_IN: _("Taken in"),
        retrieval.GIVEN_UP: _("Stopped"),
    }[retrieval.state]


def _kind(retrieval, is_interrupted):
    if is_interrupted or retrieval.state == retrieval.FAILED:
        return "warning"
    return "success" if retrieval.state in (retrieval.ARRIVED, retrieval.TAKEN_IN) else "info"


def progress_words(retrieval):
    """How much has arrived, and of how much where the publisher says so."""
    if not retrieval.received:
        return _("Nothing has arrived yet.")
    about = _("%(what)s: ") % {"what": retrieval.said} if retrieval.said else ""
    received = f"{retrieval.received / MEGABYTE:.1f}"
    if retrieval.expected:
        words = _("%(received)s MB of %(expected)s MB") % {
            "received": received, "expected": f"{retrieval.expected / MEGABYTE:.1f}",
        }  # fmt: skip
    else:
        words = _("%(received)s MB so far") % {"received": received}
    return about + words


def _percent(retrieval):
    if not retrieval.expected:
        return None
    return min(100, round(100 * retrieval.received / retrieval.expected))


@dataclass(frozen=True)
class ChangesView:
    """What a new file says otherwise than a held one."""

    title: str
    summary: str
    facts: list
    changed: list
    changed_more: int
    new: Listed
    gone: Listed
    is_none: bool


def changes_view(older, before, after):
    """The changes between two lists of facts, the held file's first."""
    from_to = compared(before, after)
    return ChangesView(
        title=_("What changes against “%(title)s” (%(day)s)")
        % {"title": older.title, "day": date_format(older.retrieved, "j F Y")},
        summary=summary_words(from_to),
        facts=_added_and_gone(from_to),
        changed=from_to.changed[:LISTED],
        changed_more=max(0, len(from_to.changed) - LISTED),
        new=Listed.of(_new_title(len(from_to.new)), (_fact_words(fact) for fact in from_to.new)),
        gone=Listed.of(_gone_title(len(from_to.gone)), (_fact_words(fact) for fact in from_to.gone)),
        is_none=from_to.is_none,
    )


def summary_words(found):
    """One sentence with all the numbers."""
    if found.is_none:
        return _("Nothing is otherwise: all %(n)s figures are the same.") % {"n": f"{found.same:,}"}
    return _("%(new)s new, %(changed)s changed, %(gone)s gone, %(same)s the same.") % {
        "new": f"{len(found.new):,}", "changed": f"{len(found.changed):,}",
        "gone": f"{len(found.gone):,}", "same": f"{found.same:,}",
    }  # fmt: skip


def _added_and_gone(found):
    rows = [
        (_("Periods added"), found.periods_added),
        (_("Periods gone"), found.periods_gone),
        (_("Indicators added"), found.subjects_added),
        (_("Indicators gone"), found.subjects_gone),
    ]
    return [(label, ", ".join(names)) for label, names in rows if names]


def _new_title(count):
    return ngettext("%(n)s figure is new", "%(n)s figures are new", count) % {"n": f"{count:,}"}


def _gone_title(count):
    words = ngettext("%(n)s figure is no longer there", "%(n)s figures are no longer there", count)
    return words % {"n": f"{count:,}"}


def _fact_words(fact):
    return ": ".join(part for part in (fact.what, fact.about, fact.said) if part)

"""A team's check on a phone, and how far all teams are."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fivefold.knowledge import statements
from fivefold.vocabulary.rating import Rag
from fivefold.workforce.scale import MEANINGS
from fivefold_web.library.translated import spoken
from fivefold_web.workforce.presenters.wording import Original, originals_of, statements_here


@dataclass(frozen=True)
class Line:
    """A statement with what the team said, for reading."""

    number: int
    title: str
    text: str
    rag: Rag | None
    comment: str
    original: Original | None = None


@dataclass(frozen=True)
class CheckPage:
    """The eleven statements for one team."""

    heading: str
    caption: str
    number: int
    key: str
    rated: int
    in_all: int
    progress: str
    meanings: dict[str, str]
    lines: list[Line]
    originals: dict[str, Original]
    sent: str
    action: str
    save: str


def check_page(assessment, answers, here, *, action, save) -> CheckPage:
    """One team's check in words, with the statements as they are said `here`.

    `action` and `save` are the addresses it is sent to.
    """
    originals = originals_of(here)
    rated = sum(1 for answer in answers.values() if answer.rag)
    return CheckPage(
        heading=_("Team check: %(team)s") % {"team": assessment.team.name},
        caption=assessment.round.name,
        number=assessment.pk,
        key=f"workforce:{assessment.pk}",
        rated=rated,
        in_all=len(statements()),
        progress=progress_words(rated),
        meanings={rating.value: _(words) for rating, words in MEANINGS.items()},
        lines=[_line(one, answers.get(one.slug), originals.get(one.slug)) for one in here],
        originals=originals,
        sent=_sent_words(assessment),
        action=action,
        save=save,
    )


def progress_words(rated):
    return _("%(rated)s of %(all)s statements rated") % {"rated": rated, "all": len(statements())}


def _line(statement, answer, original=None):
    return Line(
        number=statement.number,
        title=spoken(statement.title, statement.locale),
        text=spoken(statement.text, statement.locale),
        rag=answer.rag if answer else None,
        comment=answer.comment if answer else "",
        original=original,
    )


def _sent_words(assessment):
    if not assessment.is_sent:
        return ""
    return _("Sent on %(day)s.") % {"day": date_format(localtime(assessment.sent_at), "j F Y, H:i")}


@dataclass(frozen=True)
class Progress:
    """How far one team is."""

    number: int
    team: str
    sector: str
    state: str
    kind: str
    assessment: int | None
    is_sent: bool


@dataclass(frozen=True)
class ProgressPage:
    """How far all teams are in a round."""

    heading: str
    caption: str
    number: int
    teams: list[Progress]


def progress_page(this, checks) -> ProgressPage:
    return ProgressPage(
        heading=_("How far the teams are"),
        caption=this.name,
        number=this.pk,
        teams=[_progress(check) for check in checks],
    )


def _progress(check):
    state, kind = _("Not begun"), "quiet"
    if check.sent_at:
        state, kind = _sent_words(check.assessment).rstrip("."), "good"
    elif check.ratings.ratings:
        state, kind = progress_words(len(check.ratings.ratings)), "warn"
    return Progress(
        number=check.team.pk,
        team=check.team.name,
        sector=_(check.team.sector.label),
        state=state,
        kind=kind,
        assessment=check.assessment.pk if check.assessment else None,
        is_sent=bool(check.sent_at),
    )


@dataclass(frozen=True)
class PrintedPage:
    """The form on paper."""

    heading: str
    caption: str
    number: int
    letters: list[tuple[str, str, str]]
    lines: list[Line]


def printed_page(this) -> PrintedPage:
    """The same eleven statements, each with the letters R, A and G to circle."""
    return PrintedPage(
        heading=_("Team check on paper"),
        caption=this.name,
        number=this.pk,
        letters=[(rating.letter, _(rating.label), _(words)) for rating, words in MEANINGS.items()],
        lines=[_line(one, None) for one in statements_here(this.partnership)],
    )

"""The conditions in words: rounds, a member's own ratings, the spread, the agreement, and two rounds compared."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold import knowledge
from fivefold.charts.diagrams.conditions import Condition, Conditions
from fivefold.charts.diagrams.sheet import Item
from fivefold.system.conditions import SMALLEST_SPREAD, compared
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import translated
from fivefold_web.system.presenters.evidence import cited
from fivefold_web.system.queries.conditions import SLUG, criteria


@dataclass(frozen=True)
class RoundLine:
    number: int
    name: str
    held_on: object
    state: str
    raters: str
    is_open: bool


@dataclass(frozen=True)
class RoundsPage:
    heading: str
    lead: str
    rounds: list[RoundLine]
    conditions: list[tuple[str, str]]
    sources: str
    certainty: str

    @classmethod
    def of(cls, rounds, raters):
        checklist = knowledge.checklist(SLUG)
        return cls(
            heading=_("Conditions for working as one"),
            lead=checklist.text,
            rounds=[_line(one, raters.get(one.pk, 0)) for one in rounds],
            conditions=[(one.title, one.text) for one in checklist.criteria],
            sources=checklist.sources,
            certainty=translated(checklist.certainty.label),
        )


def _line(this, raters):
    state = _("closed") if this.closed else _("open: members rate privately")
    return RoundLine(this.pk, this.name, this.held_on, state, rated_by(raters), this.closed is None)


def rated_by(count):
    return ngettext("%(n)d member has rated", "%(n)d members have rated", count) % {"n": count}


def _rated_in_session(count):
    return ngettext("%(n)d person rated in the session", "%(n)d people rated in the session", count) % {
        "n": count
    }


def _came_from(came):
    """Which session a round was rated in, or nothing."""
    if came is None:
        return ""
    when = _("after talking") if came.asked == "after" else _("before talking")
    return _("Rated privately in the session “%(title)s”, %(when)s.") % {"title": came.title, "when": when}


@dataclass(frozen=True)
class Step:
    """One described step with how many chose it; empty words while that is not shown."""

    number: int
    words: str
    count: str
    dots: str
    is_agreed: bool


@dataclass(frozen=True)
class ConditionView:
    """One condition of a closed round."""

    slug: str
    title: str
    text: str
    steps: list[Step]
    spread: str
    reasons: list[str]
    agreed: str
    reason: str
    before: str
    change: str
    proposal: str
    citation: Citation | None
    sources: str


@dataclass(frozen=True)
class RoundPage:
    heading: str
    number: int
    caption: str
    is_open: bool
    raters: str
    few: str
    came_from: str
    compared_with: str
    conditions: list[ConditionView]
    wide: str
    tall: str
    twin: object
    picture: str

    @classmethod
    def of(cls, this, *, spreads, reasons, agreed, earlier, agreed_before, raters, about, came=None):
        rows = compared(
            [one.slug for one in criteria()],
            {slug: row.step for slug, row in agreed_before.items()},
            {slug: row.step for slug, row in agreed.items()},
        )
        views = [
            _view(this, one, spreads[one.slug], reasons.get(one.slug, []), agreed.get(one.slug), row, about)
            for one, row in zip(criteria(), rows, strict=True)
        ]
        picture = _picture(this, agreed)
        return cls(
            heading=_("Conditions: %(round)s") % {"round": this.name},
            number=this.pk,
            caption=_("closed") if this.closed else _("open"),
            is_open=this.closed is None,
            raters=rated_by(raters) if came is None else _rated_in_session(raters),
            few=_few(raters),
            came_from=_came_from(came),
            compared_with=earlier.name if earlier else "",
            conditions=views,
            wide=mark_safe(picture.svg()),  # noqa: S308
            tall=mark_safe(picture.svg(tall=True)),  # noqa: S308
            twin=picture.twin(),
            picture=picture.title,
        )


def _few(raters):
    if raters >= SMALLEST_SPREAD:
        return ""
    return _("With fewer than %(least)d ratings the spread stays hidden, so that nobody is recognised.") % {
        "least": SMALLEST_SPREAD
    }


def _view(this, criterion, spread, reasons, agreed, row, about):
    steps = [
        Step(number, words, *_count(spread, number), bool(agreed and agreed.step == number))
        for number, words in enumerate(criterion.steps, start=1)
    ]
    return ConditionView(
        slug=criterion.slug,
        title=criterion.title,
        text=criterion.text,
        steps=steps,
        spread=_spread_words(spread),
        reasons=reasons,
        agreed=step_words(criterion, agreed.step) if agreed else "",
        reason=agreed.reason if agreed else "",
        before=step_words(criterion, row.before) if row.before else "",
        change=_change(row.change),
        proposal=_("Strengthen “%(condition)s”: agree what takes us to the next step.")
        % {"condition": criterion.title},
        citation=_citation(this, criterion, agreed, spread, about) if agreed else None,
        sources="; ".join(cite.words for cite in criterion.cites),
    )


def _count(spread, number):
    if not spread.is_shown:
        return "", ""
    count = spread.counts[number - 1]
    words = ngettext("%(n)d rating", "%(n)d ratings", count) % {"n": count}
    return words, "●" * count


def _spread_words(spread):
    """The spread in a sentence; why it is not shown where it is not."""
    base = ngettext("%(n)d rating", "%(n)d ratings", spread.base) % {"n": spread.base}
    if not spread.is_shown:
        return _("%(base)s; too few to show without giving somebody away.") % {"base": base}
    low, high = spread.reach
    if low == high:
        return _("%(base)s, all on step %(step)d.") % {"base": base, "step": low}
    return _("%(base)s, from step %(low)d to step %(high)d.") % {"base": base, "low": low, "high": high}


def step_words(criterion, number):
    """A step by its number and its first words: "2 of 4, beginning"."""
    return _("step %(n)d of %(all)d, %(words)s") % {
        "n": number,
        "all": len(criterion.steps),
        "words": _first_words(criterion, number),
    }


def _first_words(criterion, number):
    first = criterion.steps[number - 1].partition(":")[0]
    return first[:1].lower() + first[1:]


def _change(change):
    if change is None:
        return ""
    if change == 0:
        return _("as before")
    if change > 0:
        return ngettext("%(n)d step up", "%(n)d steps up", change) % {"n": change}
    return ngettext("%(n)d step down", "%(n)d steps down", -change) % {"n": -change}


def _citation(this, criterion, agreed, spread, about):
    return cited(
        SourceKind.SELF_CHECK,
        f"condition:{criterion.slug}:{this.pk}",
        about,
        title=_("%(condition)s: %(step)s (%(round)s)")
        % {"condition": criterion.title, "step": step_words(criterion, agreed.step), "round": this.name},
        detail=f"{_spread_words(spread)} {agreed.reason}",
        source=_("Partners of %(place)s; conditions: %(sources)s")
        % {"place": about.place, "sources": "; ".join(cite.words for cite in criterion.cites)},
        figures=(str(agreed.step),),
    )


def _picture(this, agreed):
    """Our drawing of the conditions with the steps that were agreed."""
    framework = knowledge.framework(SLUG)
    conditions = tuple(
        Condition(
            item=Item(title=one.title, text=one.text),
            stage=agreed[one.slug].step if one.slug in agreed else None,
            of=len(one.steps),
            words=_first_words(one, agreed[one.slug].step) if one.slug in agreed else "",
        )
        for one in criteria()
    )
    return Conditions(
        title=_("Where we stand: %(round)s") % {"round": this.name},
        conditions=conditions,
        credit=_("Fivefold’s own drawing. %(sources)s") % {"sources": framework.sources},
        stage_of=_("step {stage} of {of}"),
        not_rated=_("not agreed yet"),
    )

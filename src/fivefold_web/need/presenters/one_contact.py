"""One universal contact from every side: by area, group, way and time, what was lost, what a change would mean."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.over_time import OverTime, Point
from fivefold.need import contact_tables
from fivefold.need.contacts import Mode, coverage, largest_loss, not_seen, what_if
from fivefold.need.hidden_in_average import Lens, Part, who_may_be_hidden
from fivefold.need.indicators import Slice
from fivefold.statistics.comparison import compare
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.comparison import Comparison, Polarity
from fivefold.vocabulary.value import figure, value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.contact_words import (
    covered_words,
    gap_words,
    group_words,
    lost_words,
    of_hundred,
)
from fivefold_web.need.presenters.drawings import drawing
from fivefold_web.need.presenters.hidden import hidden_words
from fivefold_web.need.presenters.words import said

AREAS_DRAWN = 30


@dataclass(frozen=True)
class GroupPicture:
    """Coverage by the groups of one kind, and the widest gap in words."""

    kind: str
    drawn: object
    sentence: str


@dataclass(frozen=True)
class WhatIfView:
    points: float
    sentence: str
    basis: str


@dataclass(frozen=True)
class OneContact:
    """The chosen contact, looked at from every side."""

    name: str
    window: str
    sentences: list
    by_area: object
    by_group: list
    over_time: object
    what_if: WhatIfView | None
    hidden: object
    citation: Citation
    modes: list


def one_contact(line, counts, here, asked, contact, about, query, areas):
    """The chosen contact: by area, group, way and time, what was lost, what a change would mean."""
    places = _by_area(counts, asked)
    groups = contact_tables.by_group(here, contact=asked.contact, period=asked.period)
    return OneContact(
        name=contact.name,
        window=contact.window,
        sentences=sentences_about(line, places, asked),
        by_area=area_picture(line, places, contact, asked),
        by_group=[group_picture(kind, some, contact, asked) for kind, some in groups.items()],
        over_time=time_picture(here, contact, asked),
        what_if=what_if_view(line.count, asked.points),
        hidden=hidden_behind(groups, places),
        citation=citation_of(line, contact, asked, about, query),
        modes=mode_rows(here, asked),
    )


def _by_area(counts, asked):
    """The same contact in every area of one kind, the lowest coverage first."""
    found = [
        count for count in counts
        if (count.contact, count.period, count.mode) == (asked.contact, asked.period, Mode.ANY)
        and contact_tables.is_everybody(count)
    ]  # fmt: skip
    found = contact_tables.of_one_level(found)
    return sorted(found, key=lambda c: (coverage(c).number is None, coverage(c).number or 0, c.area_name))


def sentences_about(line, places, asked):
    """What a reader should take away, hedged as the intervals demand."""
    found = []
    if line.covered.number is not None:
        found.append(
            _("Of 100 children due in %(area)s, %(lost)s were not seen: %(n)s children in %(period)s.")
            % {"area": asked.area_name, "lost": of_hundred(line.lost), "n": value_words(line.not_seen), "period": asked.period}
        )  # fmt: skip
    else:
        found.append(
            _("%(n)s were seen; there is %(why)s.")
            % {"n": said(line.count.seen), "why": covered_words(line.covered)}
        )
    if loss := largest_loss(places):
        found += _loss_sentences(loss)
    if line.face and line.face.share.number is not None:
        found.append(
            _("Of those seen whose way is recorded, %(share)s were seen face to face.")
            % {"share": value_words(line.face.share)}
        )
    return found


def _loss_sentences(loss):
    low = {"area": loss.lowest.area_name, "share": value_words(coverage(loss.lowest))}
    yield _("Coverage is lowest in %(area)s: %(share)s.") % low
    if loss.like_it:
        names = ", ".join(count.area_name for count in loss.like_it)
        yield _("Its interval overlaps with that of %(names)s, so do not call them different.") % {"names": names}  # fmt: skip
    yield _("Most children not seen live in %(area)s: %(n)s.") % {
        "area": loss.most.area_name,
        "n": value_words(not_seen(loss.most)),
    }


def area_picture(line, places, contact, asked):
    shown = [count for count in places if count.due is not None][:AREAS_DRAWN]
    if len(shown) < 2:
        return None
    benchmark = line.covered if line.covered.number is not None else None
    dots = tuple(
        AreaDot(name, share, compare(share, benchmark, Polarity.HIGH_IS_GOOD) if benchmark else Comparison.NOT_COMPARED)
        for name, share in zip(named_once(shown), (coverage(count) for count in shown), strict=True)
    )  # fmt: skip
    title = _("%(contact)s by area, %(period)s") % {"contact": contact.name, "period": asked.period}
    return drawing(IntervalDots(title=title, dots=dots, benchmark=benchmark, benchmark_name=asked.area_name, axis=_("% of children due")))  # fmt: skip


def named_once(counts):
    """Names of areas; where two bear the same name, with the code."""
    names = [count.area_name for count in counts]
    return [
        name if names.count(name) == 1 else f"{name} ({count.area_code})"
        for name, count in zip(names, counts, strict=True)
    ]


def group_picture(kind, counts, contact, asked):
    dots = tuple(AreaDot(group_words(count), coverage(count)) for count in counts)
    title = _("%(contact)s by %(kind)s in %(area)s, %(period)s") % {
        "contact": contact.name, "kind": kind.lower(), "area": asked.area_name, "period": asked.period,
    }  # fmt: skip
    return GroupPicture(kind, drawing(IntervalDots(title=title, dots=dots, axis=_("% of children due"))), gap_words(counts))  # fmt: skip


def time_picture(here, contact, asked):
    """Coverage through the periods; one period draws no line."""
    series = contact_tables.over_time(here, asked.contact)
    if len(series) < 2 or all(count.due is None for count in series):
        return None
    title = _("%(contact)s in %(area)s over time") % {"contact": contact.name, "area": asked.area_name}
    points = tuple(Point(count.period, coverage(count)) for count in series)
    return drawing(OverTime(title=title, series=points, name=asked.area_name, axis=_("% of children due")))


def mode_rows(here, asked):
    """How children were seen, one row a way."""
    ways = [
        count for count in here
        if (count.contact, count.period) == (asked.contact, asked.period)
        and count.mode is not Mode.ANY and contact_tables.is_everybody(count)
    ]  # fmt: skip
    order = list(Mode)
    return [
        (translated(count.mode.label), said(count.seen))
        for count in sorted(ways, key=lambda c: order.index(c.mode))
    ]


def what_if_view(count, points):
    """So many more or fewer children, if coverage moved: arithmetic, and it says so."""
    found = what_if(count, points)
    if found is None or not points:
        return None
    number = round(abs(found.children.number))
    words = {
        "n": figure(number), "now": value_words(found.now), "then": value_words(found.then),
        "points": f"{abs(points):g}",
    }  # fmt: skip
    if points > 0:
        sentence = ngettext("%(points)s points more coverage would mean %(n)s more child seen: from %(now)s to %(then)s.", "%(points)s points more coverage would mean %(n)s more children seen: from %(now)s to %(then)s.", number)  # fmt: skip
    else:
        sentence = ngettext("%(points)s points less coverage would mean %(n)s child fewer seen: from %(now)s to %(then)s.", "%(points)s points less coverage would mean %(n)s children fewer seen: from %(now)s to %(then)s.", number)  # fmt: skip
    return WhatIfView(points, sentence % words, translated(found.children.basis))


def hidden_behind(groups, places):
    """The splits behind the total of a contact."""
    parts = [Part(Slice("Persons", ""))]
    for counts in groups.values():
        parts += [Part(count.about, count.seen.state.has_number) for count in counts]
    splits = who_may_be_hidden(parts, smaller_areas=len(places) - 1)
    return hidden_words(splits, dict.fromkeys(Lens, "#groups") | {Lens.PLACE: "#areas"})


def citation_of(line, contact, asked, about, query):
    """Coverage as evidence, with its interval."""
    figures = (covered_words(line.covered), value_words(line.count.seen))
    return Citation(
        kind=SourceKind.INDICATOR,
        key=f"contact:{line.contact}:{asked.area or 'place'}:{asked.period}"[:200],
        title=_("%(contact)s, %(area)s") % {"contact": contact.name, "area": asked.area_name},
        detail=_("Coverage %(covered)s in %(period)s; %(lost)s")
        % {"covered": figures[0], "period": asked.period, "lost": lost_words(line)},
        path=about.path("contacts", query),
        source=line.count.seen.source,
        as_of=about.today,
        figures=figures,
    )

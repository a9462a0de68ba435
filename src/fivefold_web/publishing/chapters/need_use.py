"""Contacts with every family, and the use of services beside need: coverage and ratios with their intervals."""

from django.utils.translation import gettext as _

from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.ranges import RangeRow, Ranges
from fivefold.knowledge import prevalence_sources
from fivefold.need import contact_tables
from fivefold.need.contacts import coverage, largest_loss
from fivefold.need.use import need_of, used
from fivefold.publishing.document import Bullets, Number, Section, Table
from fivefold.publishing.picturing import figure
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.design.words import value_words
from fivefold_web.need.presenters.contact_words import covered_words, of_hundred, published_words
from fivefold_web.need.presenters.use import basis_note, basis_words, in_order, rounded, word_words
from fivefold_web.need.queries import contacts as contact_queries
from fivefold_web.need.queries import use as use_queries
from fivefold_web.places import queries as places
from fivefold_web.publishing.chapters.chapter import Chapter, nothing_yet, said


def contacts_chapter(scope):
    """Coverage of universal contacts by area of the place, with what was lost; no percentage without a denominator."""
    partnership = scope.partnership
    schedule = contact_queries.contacts_of(partnership.nation)
    counts = [c for c in contact_queries.contact_counts(partnership) if c.contact in schedule]
    own = places.areas_of(partnership)
    parts = [part for area in own if (part := _covered(area, counts, schedule))]
    if not parts:
        return nothing_yet(_("No totals of contacts have been confirmed."))
    lead = said(_("Of the children for whom a contact fell due, so many were seen, with 95% intervals. Contacts in pregnancy have no percentage, because nobody knows how many were due."))  # fmt: skip
    sources = dict.fromkeys(count.seen.source for count in counts)
    citations = tuple(Citation(SourceKind.DOCUMENT, f"contacts:{source}", _("Universal contacts"), "", "", source, scope.on) for source in sources)  # fmt: skip
    return Chapter(blocks=(lead,), parts=tuple(parts), citations=citations)


def _covered(area, counts, schedule):
    here = [count for count in counts if count.area_code == area.code]
    if not here:
        return None
    period = max(here, key=lambda count: count.period_sort).period
    pregnant = [slug for slug, contact in schedule.items() if contact.due_from_months < 0]
    lines = contact_tables.lines_of(here, period=period, in_pregnancy=pregnant)
    lines = [lines[slug] for slug in schedule if slug in lines]
    caption = _("Coverage of contacts in %(area)s, %(period)s") % {"area": area.name, "period": period}
    headers = (_("Contact"), _("Coverage"), _("Of 100 due, not seen"), _("Published"))
    rows = tuple(_contact_row(area, line, schedule, period) for line in lines)
    table = Table(caption, headers, rows)
    shown = [line for line in lines if line.covered.number is not None]
    dots = tuple(AreaDot(schedule[line.contact].name, line.covered, line.compared) for line in shown)
    chart = IntervalDots(title=caption, dots=dots, benchmark_name=_("published figure"), axis=_("% of children due"))  # fmt: skip
    blocks = [figure(chart, twin=table) if len(shown) > 1 else table]
    losses = tuple(_lost(counts, line, schedule, period) for line in shown)
    if any(losses):
        blocks.append(Bullets(tuple((one,) for one in losses if one)))
    return Section(area.name, tuple(blocks))


def _contact_row(area, line, schedule, period):
    name = schedule[line.contact].name
    if line.covered.number is None:
        return name, covered_words(line.covered), "–", published_words(line.published)
    number = Number(f"contact:{line.contact}:{area.code}:{period}", f"{name}, {area.name}", line.covered)
    return name, number, of_hundred(line.lost), published_words(line.published)


def _lost(counts, line, schedule, period):
    """Where one contact reaches fewest; areas that cannot be told apart are not ranked."""
    same = contact_tables.of_one_level(
        count for count in counts
        if (count.contact, count.period, count.mode.value) == (line.contact, period, "") and contact_tables.is_everybody(count)
    )  # fmt: skip
    loss = largest_loss(same)
    if loss is None:
        return ""
    words = _("%(contact)s: lowest in %(area)s, %(share)s") % {
        "contact": schedule[line.contact].name, "area": loss.lowest.area_name, "share": value_words(coverage(loss.lowest)),
    }  # fmt: skip
    if loss.like_it:
        names = ", ".join(count.area_name for count in loss.like_it)
        return _("%(words)s; not to be told from %(names)s.") % {"words": words, "names": names}
    return f"{words}."


def use_chapter(scope):
    """Every service beside the first published share: ratios with both doubts."""
    partnership = scope.partnership
    expected = need_of(prevalence_sources()[0])
    parts, sources = [], {}
    for service, who in use_queries.services_used(partnership):
        counts = use_queries.with_children(partnership, use_queries.use_counts(partnership, service=service, who=who))  # fmt: skip
        sources |= dict.fromkeys(count.seen.source for count in counts)
        parts.append(_used(service, counts, expected))
    if not parts:
        return nothing_yet(_("No totals of the use of services have been confirmed."))
    lead = said(
        _("Expected: %(basis)s. %(note)s") % {"basis": basis_words(expected), "note": basis_note(expected)}
        + " "
        + _("Areas are called different from expected only where the whole interval lies on one side of 1.")
    )
    citations = tuple(Citation(SourceKind.DOCUMENT, f"use:{source}", _("Use of services"), "", "", source, scope.on) for source in sources)  # fmt: skip
    return Chapter(blocks=(lead,), parts=tuple(parts), citations=citations)


def _used(service, counts, expected):
    period = max(counts, key=lambda count: count.period_sort).period
    whole = [
        count for count in counts
        if count.period == period and count.about.is_whole and not count.about.age and count.about.sex in ("", "Persons")
    ]  # fmt: skip
    level = max({c.area_code[:3] for c in whole}, key=lambda p: (sum(c.area_code.startswith(p) for c in whole), p))  # fmt: skip
    lines = in_order([used(count, expected) for count in whole if count.area_code.startswith(level)])
    caption = _("%(service)s beside need, %(period)s") % {"service": service, "period": period}
    rows = tuple(
        (
            line.count.area_name, rounded(line.expected), value_words(line.count.seen),
            Number(f"use:{service}:{line.count.area_code}:{period}"[:200], f"{service}, {line.count.area_name}", line.ratio),
            word_words(line.word),
        )
        for line in lines
    )  # fmt: skip
    headers = (_("Area"), _("Expected"), _("Seen"), _("Seen for every one expected"), _("In words"))
    bars = tuple(RangeRow(line.count.area_name, wide=line.ratio, comparison=line.word) for line in lines)
    chart = Ranges(caption, bars, (_("as expected"), 1.0), _("Seen for every one expected"))
    return Section(service, (figure(chart, twin=Table(caption, headers, rows)),))

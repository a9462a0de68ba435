"""Pictures of contacts, use, estimates and development, with their figures, to take away."""

from dataclasses import replace

from django.utils.translation import gettext as _

from fivefold.need import contact_tables
from fivefold.need.contacts import coverage
from fivefold.need.development import DIFFICULTY, EXPECTED, quoted
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.offered import Offered, figure_headers, figure_row, value_cells
from fivefold_web.need.presenters.use import in_order
from fivefold_web.need.presenters.use_map import use_map
from fivefold_web.need.queries.faced import outlines_of
from fivefold_web.need.views import contacts, development, estimate, use


def licence():
    return _("as the source states it")


def coverage_by_contact(request):
    """Coverage of every contact in the chosen area."""
    found = contacts.found_in(request)
    page, _form = contacts.page_of(request)
    if page.picture is None:
        return None
    pregnant = [slug for slug, contact in found.schedule.items() if contact.due_from_months < 0]
    lines = contact_tables.lines_of(found.here, period=found.asked.period, in_pregnancy=pregnant)
    rows = tuple(
        _contact_row(line.count, line.covered, found)
        for slug, line in lines.items()
        if slug in found.schedule
    )
    return _of_contacts(page.picture.chart, found, rows, _("Coverage of contacts"))


def coverage_by_area(request):
    """Coverage of the chosen contact in every area."""
    found = contacts.found_in(request)
    page, _form = contacts.page_of(request)
    if page.one is None or page.one.by_area is None:
        return None
    asked = found.asked
    same = [
        count for count in found.counts
        if (count.contact, count.period, count.mode.value) == (asked.contact, asked.period, "")
        and contact_tables.is_everybody(count)
    ]  # fmt: skip
    rows = tuple(_contact_row(count, coverage(count), found) for count in contact_tables.of_one_level(same))
    return _of_contacts(page.one.by_area.chart, found, rows, _("Coverage by area"))


def _contact_row(count, covered, found):
    return (
        count.area_code or "", count.area_name, found.schedule[count.contact].name, count.about.words, count.period,
        *value_cells(covered), *(_shown(count.seen), count.due), translated(covered.basis), count.seen.source, count.note,
    )  # fmt: skip


def _shown(value):
    """A number, or the word for why there is none."""
    return value.number if value.number is not None else translated(value.state.label)


def _of_contacts(chart, found, rows, topic):
    headers = (
        _("Area code"), _("Area"), _("Contact"), _("Group"), _("Period"), _("State"), _("Value"), _("Unit"),
        _("Lower 95% limit"), _("Upper 95% limit"), _("Seen"), _("Due"), _("Method"), _("Source"), _("Note"),
    )  # fmt: skip
    definition = _(
        "Children seen, of children due for the contact; contacts in pregnancy have no percentage."
    )
    sources = "; ".join(dict.fromkeys(row[-2] for row in rows))
    return Offered(
        chart, found.asked.area_name, topic, definition, found.asked.period, sources, licence(), headers, rows
    )


def use_beside_need(request):
    """Seen for every one expected, by area."""
    looked, _form = use.found_in(request)
    page, *_forms = use.page_of(request)
    if looked is None or page.picture is None:
        return None
    headers = (
        _("Area code"), _("Area"), _("Service"), _("Period"), _("State"), _("Seen for every one expected"), _("Unit"),
        _("Lower 95% limit"), _("Upper 95% limit"), _("In words"), _("Seen"), _("Live there"), _("Expected"), _("Method"),
        _("Source"),
    )  # fmt: skip
    rows = tuple(
        (
            line.count.area_code, line.count.area_name, looked.service, looked.period, *value_cells(line.ratio), row.word,
            _shown(line.count.seen), line.count.population, row.expected, translated(line.ratio.basis),
            line.count.seen.source,
        )
        for line, row in zip(in_order(looked.lines), page.rows, strict=True)
    )  # fmt: skip
    definition = _("Expected: %(basis)s.") % {"basis": page.basis}
    topic = _("%(service)s beside need") % {"service": looked.service}
    return Offered(page.picture.chart, looked.place, topic, definition, looked.period, page.source, licence(), headers, rows)  # fmt: skip


def use_on_a_map(request):
    """The same figures with the map as their picture."""
    offered = use_beside_need(request)
    looked, _form = use.found_in(request)
    if offered is None:
        return None
    codes = [line.count.area_code for line in looked.lines]
    chart = use_map(looked, outlines_of(request.partnership, codes, ""))
    return replace(offered, picture=chart, topic=_("%(topic)s, map") % {"topic": offered.topic}) if chart else None  # fmt: skip


def shares_side_by_side(request):
    """Every share with its range, and the children that it would give."""
    page, _form = estimate.page_of(request)
    if page.picture is None:
        return None
    headers = (
        _("Source of the share"), _("Of what"), _("About it"), _("Share"), _("Children"), _("Caution"), _("Source"),
    )  # fmt: skip
    rows = tuple((r.label, r.measure, r.about, r.share, r.range, r.caution, r.sources) for r in page.rows)
    definition = _("A published share of a number of children: always a range, never a count.")
    sources = "; ".join(dict.fromkeys(row.sources for row in page.rows))
    return Offered(
        page.picture.chart, request.partnership.name, _("How many may need support"), definition,
        page.result.of_whom if page.result else "", sources, licence(), headers, rows,
    )  # fmt: skip


def outcomes_over_time(request):
    """The outcome of the area and of those beside it, and the figures that the toolkit quotes."""
    page = development.page_of(request)
    rows = [figure_row(value, page.name, "%") for value in page.values]
    for slug in (EXPECTED, DIFFICULTY):
        for one in quoted(slug):
            rows.append(_quoted_row(one, slug))
    return Offered(
        page.picture.chart, page.area_name or request.partnership.name, page.name, page.definition,
        page.citation.detail if page.citation else "", page.source or _("the toolkit"), licence(), figure_headers(), tuple(rows),
    )  # fmt: skip


def _quoted_row(one, slug):
    what = (
        _("at expected levels of the ASQ-3") if slug == EXPECTED else _("trouble with personal-social skills")
    )
    value = one.value
    return (
        "E92000001", _("England (quoted by the toolkit)"), what, "", one.period or _("no year given"), *value_cells(value),
        None, None, None, None, translated(value.basis), value.source, "",
    )  # fmt: skip


PICTURES = {
    "contacts": coverage_by_contact,
    "contact-areas": coverage_by_area,
    "use": use_beside_need,
    "use-map": use_on_a_map,
    "estimate": shares_side_by_side,
    "development": outcomes_over_time,
}

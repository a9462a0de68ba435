"""What the partnership's files say about an item of the library: figures with interval, period and source."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.need import contact_tables
from fivefold.need.contacts import coverage, lost_of_hundred
from fivefold.need.profile import headline, profile
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated
from fivefold_web.library.linked import Held, Line
from fivefold_web.need import linked_release
from fivefold_web.need.presenters.contact_words import covered_words, of_hundred
from fivefold_web.need.presenters.words import in_unit, said
from fivefold_web.need.queries import contacts as contact_queries
from fivefold_web.need.queries import figures as queries
from fivefold_web.need.queries import registers
from fivefold_web.places import queries as places

SHOWN = 6


def indicators(partnership, about):
    """The newest figure of each indicator that is about this item, for the first area of the place."""
    known = _indicators_about(about)
    if known is None:
        return None
    areas = places.areas_of(partnership)
    values = _values(partnership, areas[0].code, [str(one.indicator_id) for one in known]) if areas else []
    rows = headline(profile(values, area=areas[0].code)) if values else []
    figures = [_line(partnership, row) for row in rows]
    seen = {row.indicator for row in rows}
    waiting = [_waiting(partnership, one) for one in known if str(one.indicator_id) not in seen]
    lines = linked_release.lines(partnership, about) + figures + waiting
    return Held(
        _("What we know"),
        tuple(lines[:SHOWN]),
        _("Nothing linked yet: no published indicator that Fivefold knows is about this."),
        reverse("need:home", kwargs={"place": partnership.slug}),
        max(len(lines) - SHOWN, 0),
    )


def data_holders(partnership, about):
    """Who holds data on a factor, of how fine an age, and whether partners may use it."""
    if about.kind != "factor":
        return None
    found = [entry for entry in registers.entries_of(partnership) if entry.holding.factor == about.slug]
    lines = [
        Line(
            f"{entry.holding.dataset}, {entry.holding.organisation}",
            reverse("need:holder", kwargs={"place": partnership.slug, "pk": entry.number}),
            f"{translated(entry.holding.age_split.label)}; {translated(entry.holding.sharing.label)}",
        )
        for entry in found
    ]
    register = reverse("need:holders", kwargs={"place": partnership.slug})
    nothing = _("No holder known: no dataset of the register is about this.")
    return Held(
        _("Who holds data"),
        tuple(lines[:SHOWN]),
        nothing,
        f"{register}?factor={about.slug}",
        max(len(lines) - SHOWN, 0),
    )


def contact_coverage(partnership, contact):
    """How many children one universal contact reaches in the place, or in its first area; None where nothing is held."""
    areas = [area.code for area in places.areas_of(partnership)]
    counts = [c for c in contact_queries.contact_counts(partnership, areas=areas) if c.contact == contact]
    summed = contact_tables.whole_place(counts, areas, partnership.name)
    here = summed or [count for count in counts if count.area_code == (areas[0] if areas else "")]
    found = contact_tables.over_time(here, contact)
    if not found:
        return None
    newest = found[-1]
    schedule = contact_queries.contacts_of(partnership.nation)
    in_pregnancy = contact in schedule and schedule[contact].due_from_months < 0
    covered = coverage(newest, in_pregnancy=in_pregnancy)
    address = reverse("need:contacts", kwargs={"place": partnership.slug})
    words = {"area": newest.area_name, "period": newest.period, "covered": covered_words(covered)}
    if covered.number is None:
        note = _("%(area)s, %(period)s: %(covered)s.") % words
    else:
        words["lost"] = of_hundred(lost_of_hundred(covered))
        note = _("%(area)s, %(period)s: it reaches %(covered)s of children due; of 100, %(lost)s are not seen. Source: %(source)s.") % (words | {"source": newest.seen.source})  # fmt: skip
    label = _("How many children this contact reaches here")
    return Line(label, f"{address}?{urlencode({'contact': contact})}", note)


def _waiting(partnership, known):
    """A published indicator of which no figure has been brought in."""
    note = _("No figure is held yet. Fingertips indicator %(number)d.") % {"number": known.indicator_id}
    caution = " ".join(part for part in (note, known.caution) if part)
    return Line(translated(known.label), reverse("need:home", kwargs={"place": partnership.slug}), caution)


def _indicators_about(about):
    if about.kind == "level":
        return [one for one in knowledge.indicator_definitions() if Level(about.slug) in one.levels]
    if about.kind == "factor":
        factor = knowledge.named(about.slug, knowledge.factors())
        return [] if factor is None else [knowledge.indicator_definition(n) for n in factor.indicators]
    return None


def _values(partnership, area, codes):
    return queries.values_for(partnership, areas=[area], indicators=codes, whole_only=True)


def _line(partnership, row):
    value = in_unit(row.newest.value, row.definition.unit)
    address = reverse("need:indicator", kwargs={"place": partnership.slug, "code": row.indicator})
    area = urlencode({"area": row.newest.area_code})
    told = f"{said(value)}, {row.newest.period}, {row.newest.area_name} ({value.source})"
    return Line(translated(row.definition.name), f"{address}?{area}", told)

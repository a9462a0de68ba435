"""What the decisions hold about an item of the library: findings that cite it, actions that rest on it."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.vocabulary.support import Level
from fivefold_web.decisions import queries
from fivefold_web.library.linked import Counted, Held, Line
from fivefold_web.system.joined import Choice

SHOWN = 5


def findings(partnership, about):
    """Findings whose evidence is this item, or a factor of this level."""
    rows = list(queries.findings_citing(partnership, keys_of(about)))
    return Held(
        _("What we found"),
        tuple(Line(row.sentence, _page(partnership, "finding", pk=row.pk)) for row in rows[:SHOWN]),
        _("Nothing linked yet: no finding rests on this."),
        _page(partnership, "findings"),
        max(len(rows) - SHOWN, 0),
    )


def actions(partnership, about):
    """Actions that rest on it."""
    level = about.slug if about.kind == "level" else ""
    rows = list(queries.actions_resting_on(partnership, keys_of(about), level))
    lines = tuple(
        Line(row.sentence, _page(partnership, "action", pk=row.pk), _state_and_date(row))
        for row in rows[:SHOWN]
    )
    nothing = _("Nothing linked yet: no action in the plan is about this.")
    href = _page(partnership, "plan") + (f"?level={level}" if level else "")
    return Held(_("What we decided"), lines, nothing, href, max(len(rows) - SHOWN, 0))


def actions_to_link(partnership):
    """The actions of the plan as something that the whole system can be linked with."""
    rows = queries.actions_of(partnership).prefetch_related(None)
    return [Choice(row.sentence, _page(partnership, "action", pk=row.pk)) for row in rows]


def findings_of_elements(partnership, about):
    """How many findings cite each element of an item."""
    return Counted(_("findings"), queries.findings_citing_each(partnership, f"{about.kind}:{about.slug}:"))


def actions_of_elements(partnership, about):
    """How many actions rest on each element of an item."""
    return Counted(_("actions"), queries.actions_resting_on_each(partnership, f"{about.kind}:{about.slug}:"))


def keys_of(about):
    """Evidence keys that speak of an item: its own, and for a level those of its factors."""
    if about.kind == "level":
        return ["level:" + about.slug] + [
            f"factor:{one.slug}" for one in knowledge.factors(Level(about.slug))
        ]
    own = f"{about.kind}:{about.slug}"
    return [own, f"{own}:{about.element}"] if about.element else [own]


def _state_and_date(row):
    return f"{_(row.state.label)}, {date_format(row.due, 'j F Y')}"


def _page(partnership, name, **parts):
    return reverse(f"decisions:{name}", kwargs={"place": partnership.slug, **parts})

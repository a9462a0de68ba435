"""What the search finds of sessions: titles, prompts, themes, what was agreed, next steps; never an answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.library.searchable import Findable
from fivefold_web.workshops import queries


def sessions(partnership):
    """Each session, with its prompts, what was agreed and what happens next."""
    kind = _("Sessions")
    for row in queries.sessions_to_find(partnership):
        parts = (row.items, row.agreements, row.next_steps)
        said = [one.text for part in parts for one in part.all()]
        yield Findable(kind, row.title, ". ".join(said), _record(partnership, row.pk))


def themes(partnership):
    """Themes of prompts whose answers were shown to the room."""
    kind = _("Themes of sessions")
    for row in queries.themes_to_find(partnership):
        yield Findable(kind, row.name, row.item.text, _record(partnership, row.item.session_id))


def _record(partnership, number):
    return reverse("workshops:record", args=(partnership.slug, number))

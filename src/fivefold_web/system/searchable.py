"""What the search finds of the whole system."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold_web.library.searchable import Findable
from fivefold_web.system.queries import searching


def looks(partnership):
    """Work on pressures and capabilities, measurement plans, rounds and finished self-checks."""
    here = {"place": partnership.slug}
    for row in searching.work(partnership):
        yield Findable(
            _("Pressures and capabilities"), row.words, "", reverse("system:pressures", kwargs=here)
        )
    for row in searching.plans(partnership):
        href = reverse("system:plan", kwargs=here | {"pk": row.pk})
        yield Findable(_("Measurement plans"), row.name, row.to_know, href)
    for row in searching.rounds(partnership):
        href = reverse("system:round", kwargs=here | {"pk": row.pk})
        yield Findable(_("Conditions"), _("Conditions: %(round)s") % {"round": row.name}, "", href)
    titles = {one.slug: one.title for one in knowledge.checklists()}
    for row in searching.checks(partnership):
        title = f"{titles.get(row.checklist, row.checklist)}: {row.subject_name}"
        yield Findable(_("Self-checks"), title, "", reverse("system:check", kwargs=here | {"pk": row.pk}))

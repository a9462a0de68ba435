"""What the search finds of documents."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fivefold_web.library.searchable import Findable
from fivefold_web.publishing import queries


def documents(partnership):
    """Documents with their audience and introduction."""
    kind = _("Documents")
    for row in queries.publications_of(partnership):
        text = ". ".join(filter(None, (row.audience, row.introduction)))
        yield Findable(kind, row.title, text, _page(partnership, row))


def _page(partnership, row):
    """The newest published version, which everybody may read; the list of documents before there is one."""
    newest = next(iter(row.versions.all()), None)
    if newest is None:
        return reverse("publishing:list", args=(partnership.slug,))
    return reverse("publishing:version", args=(partnership.slug, newest.pk))

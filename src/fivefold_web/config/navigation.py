"""What surrounds every page: the navigation by strand."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Entry:
    label: str
    href: str
    current: bool


ENTRIES = [
    (gettext_lazy("Overview"), "overview"),
    (gettext_lazy("Knowledge"), "library:explorer"),
    (gettext_lazy("Need"), "need:home"),
    (gettext_lazy("Services"), "services:list"),
    (gettext_lazy("Workforce"), "workforce:home"),
    (gettext_lazy("Sessions"), "workshops:list"),
    (gettext_lazy("Whole system"), "system:home"),
    (gettext_lazy("Plan"), "decisions:plan"),
    (gettext_lazy("Publish"), "publishing:list"),
]


def around(request):
    """Context of every page. Outside a place there is no navigation."""
    partnership = getattr(request, "partnership", None)
    member = getattr(request, "member", None)
    if partnership is None or member is None:
        return {"navigation": [], "place": partnership, "account_menu": _account_menu(None)}
    return {
        "navigation": [_entry(request, partnership, *entry) for entry in ENTRIES],
        "place": partnership,
        "partnership_href": reverse("places:detail", kwargs={"place": partnership.slug}),
        "account_menu": _account_menu(partnership),
        "search_href": reverse("library:search", kwargs={"place": partnership.slug}),
        "explained": {
            "script": "library/glossary.js",
            "terms": reverse("library:terms", kwargs={"place": partnership.slug}),
        },
    }


def _account_menu(partnership):
    """What belongs to the person and not to a strand."""
    links = [Entry(_("My places"), reverse("home") + "?choose", False)]
    if partnership is not None:
        links.append(
            Entry(_("This partnership"), reverse("places:detail", kwargs={"place": partnership.slug}), False)
        )
    return [*links, Entry(_("Change password"), reverse("account_change_password"), False)]


def _entry(request, partnership, label, name):
    href = reverse(name, kwargs={"place": partnership.slug})
    home = reverse("overview", kwargs={"place": partnership.slug})
    root = href if href == home else home + href.removeprefix(home).split("/")[0] + "/"
    current = request.path == home if href == home else request.path.startswith(root)
    return Entry(_(str(label)), href, current)

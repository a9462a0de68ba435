"""Where every item of content opens: its own page, its place on the page of its shelf, or its page of the toolkit."""

from django.urls import NoReverseMatch, reverse

from fivefold import knowledge
from fivefold.knowledge.pages import first_page_of

OWN_PAGE = {
    "levels": "library:level",
    "factors": "library:factor",
    "frameworks": "library:framework",
    "interventions": "library:intervention",
    "cases": "library:case",
    "claims": "library:claim",
    "statistics": "library:statistic",
    "measures": "library:measure",
    "resources": "library:resource",
    "exercises": "library:exercise",
    "checklists": "library:checklist",
    "diagrams": "publishing:diagram",
    "scenarios": "services:scenario",
    "ready_sessions": "workshops:ready_session",
}
"""Kinds of which each item has a page."""
SHELF = {
    "vignettes": "library:vignettes",
    "roles": "library:roles",
    "glossary": "library:glossary",
    "misconceptions": "library:misconceptions",
    "signs": "library:guide",
    "requirements": "library:requirements",
    "notes": "library:notes",
}
"""Kinds that stand on one page; there the `id` of an item is its slug."""


def href_of(partnership, kind, slug, part=""):
    """The address of an item, or of one of its parts; never empty."""
    place = partnership.slug
    if part and kind == "frameworks" and (cell := _reversed("library:element", place, slug, part)):
        return cell
    if kind in OWN_PAGE and (own := _reversed(OWN_PAGE[kind], place, slug)):
        return f"{own}#{part}" if part else own
    if kind in SHELF and (shelf := _reversed(SHELF[kind], place)):
        return f"{shelf}#{slug}"
    return toolkit_page_of(partnership, kind, slug)


def shelf_href(partnership, name):
    """The page of a shelf, or the entry of the library where it is not installed."""
    return _reversed(name, partnership.slug) or reverse("library:explorer", args=(partnership.slug,))


def toolkit_page_of(partnership, kind, slug):
    """The place of an item on its page of the toolkit, or among what comes from elsewhere."""
    item = knowledge.named(slug, knowledge.everything().get(kind, ()))
    number = first_page_of(item) if item else None
    anchor = f"#{anchor_of(kind, slug)}"
    return (page_href(partnership, number) if number else elsewhere_href(partnership)) + anchor


def page_href(partnership, number):
    """The address of a page of the toolkit."""
    return reverse("library:page", args=(partnership.slug, number))


def elsewhere_href(partnership):
    return reverse("library:elsewhere", args=(partnership.slug,))


def anchor_of(kind, slug):
    """The `id` of an item on a page of the toolkit."""
    return f"{kind.replace('_', '-')}-{slug}"


def _reversed(name, *args):
    """The address, by the order of its parts; nothing where that page is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""

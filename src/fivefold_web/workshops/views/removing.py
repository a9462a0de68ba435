"""Nothing that somebody wrote goes with one click: a page asks first, and shows what would go."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from fivefold_web.workshops.presenters.titled import Titled


def is_sure(request):
    """Whether the button of the page that asks was pressed."""
    return request.method == "POST" and "sure" in request.POST


def ask(request, title, *, heading, what, note="", back, button=None):
    """The page that asks. `title` is where it stands; `back` leads there without a change."""
    context = {
        "page": Titled(heading, title),
        "what": what,
        "note": note or _("The record of changes keeps what it said."),
        "back": back,
        "button": button or _("Remove it"),
    }
    return render(request, "workshops/remove.jinja", context)

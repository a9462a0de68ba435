"""The gallery of parts, and pages for when something does not work."""

import logging
import secrets

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fivefold_web.design.about import PAGES
from fivefold_web.design.gallery import GalleryForm, gallery_page
from fivefold_web.design.trouble import Trouble

log = logging.getLogger("fivefold.trouble")


def gallery(request):
    """Every part on one page, in every state: the reference for whoever writes a template."""
    form = GalleryForm(request.GET if "check" in request.GET else None)
    return render(request, "design/gallery.jinja", {"page": gallery_page(), "form": form})


def about(request, subject):
    """What the installation says of itself."""
    if subject not in PAGES:
        raise Http404
    return render(request, "design/about.jinja", {"page": PAGES[subject]()})


@never_cache
def bad_request(request, exception=None):
    """400: what was sent cannot be read."""
    return _trouble(
        request,
        400,
        _("We could not read that request"),
        _("The address or the form was not complete. Go back and try again."),
        why=exception,
    )


@never_cache
def not_allowed(request, exception=None):
    """403: a member whose role does not allow it."""
    said = str(exception) if exception and str(exception) else ""
    return _trouble(
        request,
        403,
        _("You cannot do this with your role"),
        said or _("Ask a lead of your partnership if you need to do this."),
        why=exception,
    )


@never_cache
def not_found(request, exception=None):
    """404: nothing here, or nothing that this person may know of; both look the same on purpose."""
    return _trouble(
        request,
        404,
        _("Page not found"),
        _("If you typed the address, check that it is correct. If you pasted it, check that it is complete."),
        _(
            "If you followed a link from a colleague, you may need to sign in or be invited to that partnership."
        ),
        why=exception if isinstance(exception, Http404) else None,
    )


@never_cache
def gone(request, exception=None):
    """410: a link that worked once and is over."""
    return _trouble(
        request,
        410,
        _("This link no longer works"),
        _("Links to a single task end after a while, or when the person who made them ends them."),
        _("Ask the person who sent it to you for a new one. Nothing that you saved is lost."),
        why=exception,
    )


@never_cache
def broken(request):
    """500: our fault; the reference leads to the log."""
    return _trouble(
        request,
        500,
        _("Something went wrong on our side"),
        _("What you saved before is safe. Try again in a few minutes."),
        loud=True,
    )


@never_cache
def form_too_old(request, reason=""):
    """A form that was open too long, or sent from another site; what was typed is still on the device."""
    return _trouble(
        request,
        403,
        _("This form was open for too long"),
        _("Go back, reload the page and send it again."),
        _("If you signed in or out in another window, your browser needs a fresh copy of the page."),
        why=reason,
    )


def _trouble(request, status, heading, *lines, why=None, loud=False):
    """Show the page and write its reference to the log, so that who asks for help can be helped."""
    reference = secrets.token_hex(4).upper()
    log.log(
        logging.ERROR if loud else logging.WARNING,
        "reference %s: status %s at %s (%s)", reference, status, request.path, why or heading,
    )  # fmt: skip
    page = Trouble(
        heading=heading, lines=lines, reference=reference, href="/", link=_("Go to the start page")
    )
    return render(request, "design/error.jinja", {"page": page}, status=status)

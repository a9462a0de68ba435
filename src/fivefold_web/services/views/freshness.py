"""Are these still right? Confirming services, links for those who run them, and what they answer."""

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.services.actions import freshness as actions
from fivefold_web.services.forms.freshness import LinkForm, LinksForm, RefuseForm
from fivefold_web.services.joined import self_checks_of
from fivefold_web.services.presenters import owners
from fivefold_web.services.presenters.freshness import (
    KEYS,
    FreshPage,
    ProfilePart,
    fresh_words,
    rule_words,
    sheet_rows,
)
from fivefold_web.services.presenters.sheets import as_sheet
from fivefold_web.services.queries import directory
from fivefold_web.services.queries import freshness as queries

ON_A_PAGE = 50
STATES = {key: state for state, key in KEYS.items()}
UNSENT = ("console", "dummy")


@members_only(May.VIEW)
def fresh(request):
    """Services by the age of their confirmation, the longest unconfirmed first."""
    today, shown = timezone.localdate(), STATES.get(request.GET.get("show", ""))
    rows = queries.to_confirm(request.partnership)
    days = list(rows.values_list("assured_on", flat=True))
    narrowed = queries.in_state(rows, shown, today) if shown else rows
    results = Paginator(narrowed, ON_A_PAGE).get_page(request.GET.get("page"))
    replies = list(queries.waiting_replies(request.partnership))
    links = list(queries.open_links(request.partnership))
    page = FreshPage.of(request.partnership, results, days, replies, links, shown, today)
    return render(request, "services/fresh.jinja", {"page": page})


@members_only(May.VIEW)
def fresh_sheet(request):
    """The same as an Excel file."""
    today = timezone.localdate()
    rows = sheet_rows(queries.to_confirm(request.partnership), today)
    return as_sheet(_("Still right"), rows, f"still-right-{request.partnership.slug}-{today:%Y-%m-%d}")


def beside(partnership, service):
    """What stands beside the facts on the page of a service: how fresh they are, and its self-checks."""
    return ProfilePart(
        fresh=fresh_words(service, timezone.localdate()),
        rule=rule_words(),
        checks=self_checks_of(partnership, service.pk),
    )


@require_POST
@members_only(May.CONTRIBUTE)
def still_right(request, pk):
    """One step: a member says that everything is right."""
    service = directory.service_of(request.partnership, pk)
    actions.confirm(service=service, confirmed_by=request.member.name, by=request.member)
    messages.success(request, _("“%(name)s” is confirmed as of today.") % {"name": service.name})
    if request.POST.get("back") == "list":
        return redirect("services:fresh", place=request.partnership.slug)
    return redirect("services:detail", place=request.partnership.slug, pk=pk)


@members_only(May.CONTRIBUTE)
def owner_link(request, pk):
    """A link for whoever runs one service: sent, or shown once to be copied."""
    service = directory.service_of(request.partnership, pk)
    form = LinkForm(request.POST or None, initial={"email": service.email, "days": actions.DAYS})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.open_owner_link(
            service=service, sent_to=said["email"], days=said["days"], by=request.member
        )
        return _links_made(request, [made], _sent(request, made))
    page = {
        "heading": _("A link for whoever runs %(service)s") % {"service": service.name},
        "number": pk,
        "sends": mail_is_set_up(),
    }
    context = {"page": page, "form": form}
    return render(request, "services/owner_link.jinja", context, status=422 if form.errors else 200)


def mail_is_set_up():
    """Whether mail leaves this installation at all."""
    return not any(word in settings.EMAIL_BACKEND for word in UNSENT)


def _sent(request, made):
    """Whether the link went out by e-mail; where it did not, its text is there to be copied."""
    link = made.link
    if not link.sent_to or not mail_is_set_up():
        return False
    text = _text(request, made)
    try:
        send_mail(owners.mail_subject(link.service), text, None, [link.sent_to])
    except OSError:  # whatever the mail server said, the text below can still be copied
        messages.warning(request, _("The e-mail could not be sent. Copy the text below instead."))
        return False
    messages.success(request, _("The link was sent to %(address)s.") % {"address": link.sent_to})
    return True


def _address(request, token):
    return request.build_absolute_uri(reverse("services-guest:owner", kwargs={"token": token}))


def _text(request, made):
    return owners.mail_text(
        made.link.service, request.partnership.name, _address(request, made.token), made.link.ends
    )


def _links_made(request, made, was_sent=False):
    page = {
        "heading": _("Links to copy") if len(made) > 1 else _("The link"),
        "rows": [
            {
                "name": one.link.service.name,
                "email": one.link.service.email,
                "address": _address(request, one.token),
                "text": _text(request, one),
                "ends": one.link.ends,
                "number": one.link.pk,
            }
            for one in made
        ],
        "was_sent": was_sent,
    }
    return render(request, "services/links_made.jinja", {"page": page})


@members_only(May.CONTRIBUTE)
def owner_links(request):
    """All links that work, and new ones for all services of an organisation."""
    organisations = directory.organisation_names(request.partnership)
    form = LinksForm(request.POST or None, organisations=organisations, initial={"days": actions.DAYS})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        services = list(queries.services_run_by(request.partnership, said["organisation"]))
        return _links_made(
            request, actions.open_owner_links(services=services, days=said["days"], by=request.member)
        )
    page = {
        "heading": _("Links for those who run services"),
        "links": Paginator(queries.open_links(request.partnership), ON_A_PAGE).get_page(
            request.GET.get("page")
        ),
        "organisations": bool(organisations),
    }
    context = {"page": page, "form": form}
    return render(request, "services/owner_links.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def withdraw_link(request, pk):
    link = queries.owner_link_of(request.partnership, pk)
    actions.withdraw_owner_link(link=link, by=request.member)
    messages.success(
        request, _("The link for “%(name)s” does not work any more.") % {"name": link.service.name}
    )
    return redirect("services:owner_links", place=request.partnership.slug)


@members_only(May.VIEW)
def replies(request):
    """What services said and nobody has decided."""
    waiting = Paginator(queries.waiting_replies(request.partnership), ON_A_PAGE)
    results = waiting.get_page(request.GET.get("page"))
    page = {
        "heading": _("Answers that wait"),
        "results": results,
        "rows": [
            {"number": one.pk, "name": one.service.name, "said": owners.said_words(one), "sent": one.sent}
            for one in results
        ],
    }
    return render(request, "services/replies.jinja", {"page": page})


@members_only(May.VIEW)
def reply(request, pk):
    """One answer, before and after."""
    return _reply_page(request, queries.reply_of(request.partnership, pk), RefuseForm())


def _reply_page(request, this, form):
    offer = directory.offer_of(this.service)
    page = owners.ReplyPage.of(this, queries.changes_of(this, offer), queries.state_of(this, offer))
    context = {"page": page, "form": form}
    return render(request, "services/reply.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def accept(request, pk):
    """Take over what was ticked."""
    this = queries.reply_of(request.partnership, pk)
    said = request.POST
    try:
        actions.accept(reply=this, taken=said.getlist("take"), seen=said.get("seen", ""), by=request.member)
    except actions.NotPossible as refusal:
        messages.error(request, str(refusal))
        return redirect("services:reply", place=request.partnership.slug, pk=pk)
    messages.success(request, _("Taken over: “%(name)s”.") % {"name": this.service.name})
    return redirect("services:replies", place=request.partnership.slug)


@require_POST
@members_only(May.CONTRIBUTE)
def refuse(request, pk):
    """Leave the service as it is, with the reason."""
    this = queries.reply_of(request.partnership, pk)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return _reply_page(request, this, form)
    actions.refuse(reply=this, reason=form.cleaned_data["reason"], by=request.member)
    messages.success(request, _("Not taken over. The reason is kept."))
    return redirect("services:replies", place=request.partnership.slug)

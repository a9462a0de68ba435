"""Pages of the place's own definition."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.library.actions import definitions as actions
from fivefold_web.library.forms.adaptations import CommentForm
from fivefold_web.library.forms.definitions import DefinitionForm, InvolvementForm
from fivefold_web.library.presenters.definitions import DefinitionPage
from fivefold_web.library.queries import definitions as queries
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@members_only(May.VIEW)
def definition(request):
    """The definition that counts, how families took part, and what is being written."""
    page = DefinitionPage.of(request.partnership)
    context = {"page": page, "comment_form": CommentForm(auto_id="comment_%s")}
    return render(request, "library/definition.jinja", context)


def _back(request):
    return redirect("library:definition", place=request.partnership.slug)


def _form_page(request, form, template):
    return render(request, template, {"page": None, "form": form}, status=422 if form.errors else 200)


@members_only(May.CONTRIBUTE)
def write_definition(request):
    """Write the draft; it starts from what counts now."""
    base = queries.draft_of(request.partnership) or queries.current(request.partnership)
    initial = {"text": base.text, "family_words": base.family_words} if base else {}
    form = DefinitionForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, "library/definition_write.jinja")
    actions.draft(partnership=request.partnership, by=request.member, **form.cleaned_data)
    messages.success(request, _("Draft saved. Publish it when the partners and families agree."))
    return _back(request)


@members_only(May.CONTRIBUTE)
@require_POST
def publish_definition(request):
    """Let the draft count; without families the page goes on warning."""
    try:
        row = actions.publish(partnership=request.partnership, by=request.member)
        messages.success(request, _("Version %(n)d is published.") % {"n": row.version})
    except actions.NothingToPublish:
        messages.info(request, _("There is no draft to publish. Write one first."))
    return _back(request)


@members_only(May.CONTRIBUTE)
def involve(request):
    """Record who took part and how."""
    form = InvolvementForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _form_page(request, form, "library/definition_involve.jinja")
    actions.involve(partnership=request.partnership, by=request.member, **form.cleaned_data)
    messages.success(request, _("Recorded."))
    return _back(request)


@members_only(May.CONTRIBUTE)
@require_POST
def remove_involvement(request, pk):
    """Take a record back that was made by mistake."""
    row = queries.involvement_with(request.partnership, pk)
    actions.take_involvement_back(partnership=request.partnership, involvement=row, by=request.member)
    messages.success(request, _("Removed."))
    return _back(request)

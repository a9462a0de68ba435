"""Adopting, adapting, restoring, signing off and talking about any item of the content that can be adapted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold.knowledge.adaptable import original
from fivefold_web.library.actions import adaptations as actions
from fivefold_web.library.forms.adaptations import AdaptForm, CommentForm, ReasonForm
from fivefold_web.library.presenters.adaptations import HistoryPage
from fivefold_web.library.queries import adaptations as queries
from fivefold_web.library.views.adapt_panel import a_sign_off_form, panel_for
from fivefold_web.places import queries as places
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May

TALKED_ABOUT = {("definitions", "local", ""): "library:definition"}
"""What can be commented on besides the toolkit's items, and the page on which it stands."""


def _original_or_404(kind, item, element):
    told = original(kind, item, element)
    if told is None:
        raise Http404
    return told


def _shown(request, panel, template, **context):
    """A page about one item; a form with errors is shown again with all that was typed."""
    wrong = any(getattr(one, "errors", None) for one in context.values())
    context = {"page": None, "panel": panel, **context}
    return render(request, template, context, status=422 if wrong else 200)


@members_only(May.CONTRIBUTE)
def adapt(request, kind, item, element=""):
    """Word an item in the place's own way: a draft first, or for all to see at once."""
    told = _original_or_404(kind, item, element)
    if not told.rewordable:
        raise Http404
    versions = queries.versions_of(request.partnership, kind, item)
    panel = panel_for(request.partnership, kind, item, element)
    if request.method != "POST":
        form = AdaptForm(initial=_as_it_stands(panel, versions), original=told)
        return _shown(request, panel, "library/adapt_words.jinja", form=form)
    form = AdaptForm(request.POST, original=told)
    if form.is_valid() and _adapted(request, told, form):
        home = panel.hrefs["home"] if "publish" in request.POST else panel.hrefs["adapt"]
        return redirect(home)
    return _shown(request, panel, "library/adapt_words.jinja", form=form)


def _as_it_stands(panel, versions):
    """The draft that waits, or the words that count, and the number of the last change."""
    drafts = {row.field: row for row in panel.drafts}
    words = {name: panel.says(name) for name, _words in panel.original.fields}
    words |= {name: row.wording for name, row in drafts.items()}
    reason = max((row.reason for row in drafts.values()), default="")
    return words | {"reason": reason, "seen": queries.last_change(versions, panel.element)}


def _adapted(request, told, form):
    """Whether the words were kept; otherwise the form says what to do."""
    publish = "publish" in request.POST
    try:
        actions.adapt(
            partnership=request.partnership,
            original=told,
            wordings=form.wordings(),
            reason=form.cleaned_data["reason"],
            publish=publish,
            seen=form.cleaned_data["seen"],
            by=request.member,
        )
    except actions.NothingChanged:
        form.add_error(None, _("Nothing is changed yet. Change the words, then save."))
    except actions.ChangedMeanwhile:
        _take_note_of_the_other(request, told, form)
    else:
        said = _("Published. Everybody in this place now reads your wording.")
        messages.success(
            request, said if publish else _("Draft saved. Nobody reads it elsewhere until it is published.")
        )
    return not form.errors


def _take_note_of_the_other(request, told, form):
    """The next sending counts as made in knowledge of the other change; what was typed stays."""
    versions = queries.versions_of(request.partnership, told.kind, told.item)
    form.data = form.data.copy()
    form.data["seen"] = queries.last_change(versions, told.element)
    form.add_error(
        None,
        _("Somebody else changed these words while you wrote. Their words stand below the form; yours are still in it. "
          "Bring the two together, then save again."),
    )  # fmt: skip


@members_only(May.CONTRIBUTE)
def restore(request, kind, item, element=""):
    """Let the original count again."""
    told = _original_or_404(kind, item, element)
    panel = panel_for(request.partnership, kind, item, element)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.restore(
                partnership=request.partnership,
                original=told,
                reason=form.cleaned_data["reason"],
                by=request.member,
            )
            messages.success(request, _("The original counts again. Your wording stays in the history."))
        except actions.NothingChanged:
            messages.info(request, _("The original counts already."))
        return redirect(panel.hrefs["home"])
    return _shown(request, panel, "library/adapt_restore.jinja", form=form)


@members_only(May.CONTRIBUTE)
def adopt(request, kind, item):
    """Take an item over as it is."""
    told = _original_or_404(kind, item, "")
    panel = panel_for(request.partnership, kind, item)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.adopt(partnership=request.partnership, original=told, reason=reason, by=request.member)
        messages.success(request, _("Adopted as it is."))
        return redirect(panel.hrefs["home"])
    return _shown(request, panel, "library/adapt_adopt.jinja", form=form)


@members_only(May.CONTRIBUTE)
@require_POST
def sign_off(request, kind, item):
    """An organisation stands behind the words that count now."""
    _original_or_404(kind, item, "")
    form = a_sign_off_form(request.partnership, request.POST)
    panel = panel_for(request.partnership, kind, item, sign_form=form)
    if not form.is_valid():
        return _shown(request, panel, "library/adapt_panel.jinja", form=form)
    organisation = places.organisation_of(request.partnership, form.cleaned_data["organisation"])
    actions.sign_off(
        partnership=request.partnership, kind=kind, item=item, organisation=organisation, by=request.member
    )
    messages.success(request, _("%(name)s has signed off.") % {"name": organisation.name})
    return redirect(panel.hrefs["home"])


@members_only(May.CONTRIBUTE)
@require_POST
def comment(request, kind, item, element=""):
    """Say something about an item, an element, or the place's own definition."""
    form = CommentForm(request.POST, auto_id="comment_%s")
    other = TALKED_ABOUT.get((kind, item, element))
    panel = None if other else panel_for(request.partnership, kind, item, element, comment_form=form)
    if panel is None and other is None:
        raise Http404
    if form.is_valid():
        actions.comment(
            partnership=request.partnership, kind=kind, item=item, element=element, by=request.member, **form.cleaned_data
        )  # fmt: skip
        messages.success(request, _("Your comment is there."))
    elif panel is not None:
        return _shown(request, panel, "library/adapt_panel.jinja", form=form)
    else:
        messages.error(request, _("Write what you want to say, then send it."))
    return redirect(other, place=request.partnership.slug) if other else redirect(panel.hrefs["home"])


@members_only(May.VIEW)
def history(request, kind, item, element=""):
    """Every version of an item or element: who, when, why, and what it changed."""
    page = HistoryPage.of(request.partnership, _original_or_404(kind, item, element))
    return render(request, "library/adapt_history.jinja", {"page": page})

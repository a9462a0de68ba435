"""From a fact to a draft recommendation in one step: the finding between them is written as well."""

import hashlib

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fivefold_web.decisions import actions, presenters
from fivefold_web.decisions.forms import AtOnceForm
from fivefold_web.library import citing
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


@require_POST
@members_only(May.CONTRIBUTE)
def recommend_at_once(request):
    """A draft that rests on the evidence of a page. Sending it twice opens the draft that is there."""
    try:
        citation = citing.read(request.partnership, request.POST.get("evidence", ""))
    except citing.Forged as refusal:
        return _refused(request, str(refusal))
    form = AtOnceForm(request.POST)
    if not form.is_valid():
        return _refused(request, _("The recommendation has no words. Go back to its page and try again."))
    made = actions.recommend_at_once(
        partnership=request.partnership,
        citation=citation,
        client_key=_key(request, citation, form.cleaned_data["sentence"]),
        by=request.member,
        **form.cleaned_data,
    )
    messages.success(request, _("The recommendation is a draft now. Change its words as you like."))
    return redirect("decisions:recommendation", place=request.partnership.slug, pk=made.pk)


def _refused(request, words):
    page = presenters.Titled(_("This evidence cannot be used"), words)
    return render(request, "decisions/refused.jinja", {"page": page}, status=400)


def _key(request, citation, sentence):
    """The same fact with the same words on the same day is the same draft."""
    told = "|".join([str(request.partnership.pk), citation.key, citation.as_of.isoformat(), sentence])
    return "once-" + hashlib.sha256(told.encode()).hexdigest()[:35]

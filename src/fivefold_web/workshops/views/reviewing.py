"""Reviewing the words of participants."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.workshops.activities import Review
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May
from fivefold_web.workshops import actions
from fivefold_web.workshops.forms import keys_in
from fivefold_web.workshops.forms.running import ReviewForm
from fivefold_web.workshops.presenters.reviewing import ReviewPage, may_be_read
from fivefold_web.workshops.queries import running


@members_only(May.FACILITATE)
def review(request, pk):
    """What waits, what may be shown, what is held back; several at once."""
    item = running.item_to_review(request.partnership, pk)
    if not may_be_read(item):
        return _page(request, ReviewPage.hidden_for(item), ReviewForm())
    holds = request.POST.get("decide") == "hold"
    form = ReviewForm(request.POST or None, holds=holds)
    if request.method == "POST" and form.is_valid():
        _decide(request, item, Review.HELD if holds else Review.PASSED, form.cleaned_data["reason"])
        return redirect(request.path)
    page = ReviewPage.of(item, list(running.words_of(item)), running.review_log(item))
    return _page(request, page, form)


def _page(request, page, form):
    context = {"page": page, "form": form, "ticked": request.POST.getlist("answers")}
    return render(request, "workshops/review.jinja", context, status=422 if form.errors else 200)


def _decide(request, item, to, reason):
    """All that were on the page, or those that are ticked. Nothing that came in since."""
    sent = "listed" if request.POST.get("decide") == "pass all" else "answers"
    keys = keys_in(request.POST.getlist(sent))
    if not keys:
        messages.error(request, _("Tick the texts first."))
        return
    facts = {"partnership": request.partnership, "item": item, "by": request.member}
    number = actions.review(keys=keys, to=to, reason=reason, **facts)
    if to is Review.PASSED:
        actions.statements_from_answers(**facts)
        said = ngettext("%d text may be shown now.", "%d texts may be shown now.", number) % number
    else:
        said = ngettext("%d text is held back.", "%d texts are held back.", number) % number
    messages.success(request, said)

"""Pages of the library: the glossary, its terms for every page, and the comparison of words."""

import hashlib
import json
import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fivefold import knowledge
from fivefold.knowledge.language import Circular, tidy
from fivefold_web.library import citing
from fivefold_web.library.actions import words as actions
from fivefold_web.library.forms.words import DecisionForm, WordsForm, talk_forms
from fivefold_web.library.presenters import glossary as explained
from fivefold_web.library.presenters.glossary import GlossaryPage
from fivefold_web.library.presenters.links import address
from fivefold_web.library.presenters.words import DecidePage, WordsPage, all_words
from fivefold_web.library.queries import words as queries
from fivefold_web.library.queries.adaptations import wording_of
from fivefold_web.places.access import members_only
from fivefold_web.places.permissions import May


def _said(partnership):
    return wording_of(partnership, "glossary"), queries.decisions_of(partnership)


@members_only(May.VIEW)
def glossary(request):
    """All terms, with what they mean here and what was decided about them."""
    page = GlossaryPage.of(request.partnership, *_said(request.partnership), timezone.localdate())
    tokens = {card.slug: citing.sign(request.partnership, card.citation) for card in page.cards}
    talk = talk_of(request, "glossary", tokens)
    return render(request, "library/glossary.jinja", {"page": page, "tokens": tokens, "talk": talk})


def talk_of(request, kind, slugs):
    """What was said about the items of a page, and forms for those who may say something."""
    may = request.member.may(May.CONTRIBUTE)
    comments = queries.comments_on(request.partnership, kind)
    return {"comments": comments, "forms": talk_forms(slugs) if may else {}}


@members_only(May.VIEW)
def glossary_file(request):
    """The glossary for a spreadsheet."""
    cards = explained.cards_of(request.partnership, *_said(request.partnership), timezone.localdate())
    answer = HttpResponse(explained.in_a_file(cards), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="glossary-{request.partnership.slug}.csv"'
    return answer


@require_GET
@members_only(May.VIEW)
def terms(request):
    """What static/library/glossary.js explains in pages; “not modified” as long as nothing changed."""
    told = explained.tips(request.partnership, *_said(request.partnership))
    text = json.dumps(told, ensure_ascii=False)
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'
    kept = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers=kept)
    return HttpResponse(text, content_type="application/json", headers=kept)


@members_only(May.VIEW)
def words(request):
    """The words that people use, side by side; a contributor adds theirs."""
    form = WordsForm(initial={"client_key": secrets.token_urlsafe(15), "sector": _sector_of(request.member)})
    return _words_page(request, form)


def _sector_of(member):
    return member.organisation.sector_name if member.organisation else ""


def _words_page(request, form):
    partnership = request.partnership
    page = WordsPage.of(
        partnership,
        queries.decisions_of(partnership),
        queries.uses_of(partnership),
        request.GET.get("page"),
    )
    context = {"page": page, "form": form}
    return render(request, "library/words.jinja", context, status=422 if form.errors else 200)


@require_POST
@members_only(May.CONTRIBUTE)
def say_words(request):
    """Note the words that somebody uses."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _words_page(request, form)
    actions.say_words(partnership=request.partnership, by=request.member, **form.cleaned_data)
    messages.success(request, _("Thank you, your words are in the list."))
    return redirect("library:words", place=request.partnership.slug)


@members_only(May.FACILITATE)
def decide_word(request):
    """Prefer a word, avoid it, or say that it means the same as another."""
    partnership = request.partnership
    known = all_words(queries.decisions_of(partnership), queries.uses_of(partnership))
    known = tuple(dict.fromkeys([*known, *(one.term for one in knowledge.glossary())]))
    word = next((one for one in known if tidy(one) == tidy(request.GET.get("word", ""))), None)
    if word is None:
        raise Http404
    there = queries.decision_on(partnership, word)
    form = DecisionForm(request.POST or None, word=word, words=known, initial=_decided_so_far(there, known))
    if request.method == "POST" and form.is_valid() and _decide(request, form):
        messages.success(request, _("Decided. The glossary shows it too."))
        return redirect("library:words", place=partnership.slug)
    page = DecidePage(
        _("Decide about “%(word)s”") % {"word": word},
        word,
        next((one.text for one in knowledge.terms() if tidy(one.term) == tidy(word)), ""),
        there,
        address("library:words", partnership),
    )
    context = {"page": page, "form": form}
    return render(request, "library/decide_word.jinja", context, status=422 if form.errors else 200)


def _decided_so_far(there, known):
    if there is None:
        return {}
    same = next((one for one in known if tidy(one) == tidy(there.same_as)), "")
    return {"verdict": there.verdict, "same_as": same, "reason": there.reason}


def _decide(request, form):
    """Keep the decision, or say in the form why it does not hold."""
    try:
        actions.decide(partnership=request.partnership, decision=form.decision(), by=request.member)
    except Circular as refusal:
        form.add_error("same_as", str(refusal))
        return False
    return True


@require_POST
@members_only(May.FACILITATE)
def take_back_word(request):
    """Undecide a word."""
    there = queries.decision_on(request.partnership, request.POST.get("word", ""))
    if there is None:
        raise Http404
    actions.take_back(partnership=request.partnership, decision=there, by=request.member)
    messages.success(request, _("The decision is taken back. The record of changes keeps it."))
    return redirect("library:words", place=request.partnership.slug)

"""What the shelves share: finding an item, and showing its page with the evidence that can be taken along."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import render

from fivefold import knowledge
from fivefold_web.library import citing

MOST_SIDE_BY_SIDE = 4


@dataclass(frozen=True)
class Titled:
    """A page that needs nothing but its heading."""

    heading: str


def entry_or_404(slug, among):
    found = knowledge.named(slug, among)
    if found is None:
        raise Http404
    return found


def show_item(request, template, page, item=None, wrong=False, **context):
    """An item's page; 422 where something that was sent does not hold."""
    shown = item or page
    context |= {"page": page, "item": shown, "token": citing.sign(request.partnership, shown.citation)}
    return render(request, template, context, status=422 if wrong else 200)


def chosen_for_comparison(request, among):
    """The items named in the address, each once, at most four."""
    slugs = list(dict.fromkeys(request.GET.getlist("with")))
    found = [knowledge.named(slug, among) for slug in slugs]
    return [one for one in found if one is not None][:MOST_SIDE_BY_SIDE]

"""Reading answers to sort, and the themes so far."""

from django.db.models import Prefetch

from fivefold.workshops.activities import Review
from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import Answer, Theme, ThemeStep
from fivefold_web.workshops.queries.one import one_of


def themes_to_find(partnership):
    """Themes of prompts whose answers were shown to the room."""
    rows = Theme.objects.filter(item__session__partnership=partnership, item__state_name=PromptState.REVEALED)
    return rows.filter(proposed=False).select_related("item")


def shown_answers(item):
    """The answers to a prompt that may be shown; none before it is shown."""
    if not item.state.shows_answers:
        return []
    return list(item.answers.filter(review_name=Review.PASSED).prefetch_related("themes", "marks"))


def loose_answers(item):
    """Answers that may be shown and are in no theme of people."""
    return [one for one in shown_answers(item) if all(theme.proposed for theme in one.themes.all())]


def themes_of(item):
    """Themes with the answers that a reviewer let through; an answer held back later is not read here."""
    passed = Answer.objects.filter(review_name=Review.PASSED)
    return list(item.themes.prefetch_related(Prefetch("answers", passed)))


def steps_of(item):
    """What was done to the themes of an item, in order."""
    return list(ThemeStep.objects.filter(item=item).defer("before"))


def theme_of(partnership, pk):
    rows = Theme.objects.filter(item__session__partnership=partnership, pk=pk)
    return one_of(rows.select_related("item__session"))


def answers_of(item, keys):
    """The answers of one prompt with these keys; other keys are ignored."""
    return item.answers.filter(pk__in=keys)

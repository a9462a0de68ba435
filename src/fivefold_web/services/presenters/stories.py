"""The nine children in local words, and the place's own, with the same names for the same things."""

from fivefold.knowledge.catalogue import scenarios
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.services.presenters.contacts import month_words
from fivefold_web.services.queries import stories


def stories_of(partnership):
    """Every story that can be walked here."""
    nine = in_local_words(partnership, scenarios())
    return [*nine, *(own_story(row) for row in stories.own_rows(partnership))]


def story_called(partnership, slug, with_removed=False):
    """A story in the words that count here, or 404. Walks go on telling a story that was removed since."""
    of_toolkit = stories.toolkit_story(slug)
    if of_toolkit is None:
        return own_story(stories.own_row(partnership, slug, with_removed))
    (told,) = in_local_words(partnership, (of_toolkit,))
    return told


def own_story(row):
    return stories.as_story(row, month_words(row.age_months))


def is_own(story):
    return isinstance(story, stories.OwnStory)

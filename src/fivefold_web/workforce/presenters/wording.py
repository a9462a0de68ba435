"""The eleven statements in the words that count in a place, and the original beside them."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fivefold.knowledge import statements
from fivefold_web.library.presenters.adaptations import in_local_words
from fivefold_web.library.translated import in_readers_language


def statements_here(partnership):
    """In the wording of the place, else in the reader's language as far as it is translated; one query."""
    return in_local_words(partnership, in_readers_language(statements()))


def named_here(partnership):
    """In the wording of the place, else as the content says it: for tables and files; one query."""
    return in_local_words(partnership, statements())


@dataclass(frozen=True)
class Original:
    """What the toolkit's content says where a place says it in its own way."""

    title: str
    text: str
    locale: str


def originals_of(here):
    """The originals of the adapted statements among these, by slug."""
    told = {one.slug: one for one in in_readers_language(statements())}
    return {
        one.slug: Original(told[one.slug].title, told[one.slug].text, told[one.slug].locale)
        for one in here
        if one != told[one.slug]
    }


def changed_since(panel, this):
    """A sentence where words of a statement were changed after the day from which teams answered it."""
    if all(localtime(one.row.written).date() <= this.held_on for one in panel.differences):
        return ""
    return _(
        "The wording was changed after this round began on %(day)s: teams may have answered an earlier wording."
    ) % {"day": date_format(this.held_on, "j F Y")}

"""Words of the domain in the reader's language."""

from django.utils.translation import gettext

from fivefold.vocabulary import value as figures
from fivefold.vocabulary.value import Value


def translated(label: str) -> str:
    """A label of the domain in the reader's language, as plain text that a template still escapes."""
    return gettext(label) if label else ""


def value_words(value: Value) -> str:
    """A figure in words; the state is said in the reader's language."""
    words = figures.value_words(value)
    return words.replace(value.state.label, translated(value.state.label)) if value.number is None else words

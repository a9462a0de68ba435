"""Content in the language of the reader, as far as somebody has translated it; the rest stays as it is."""

from django.utils.html import format_html
from django.utils.translation import get_language

from fivefold.knowledge.locales import in_language, languages


def in_readers_language(items):
    """The same items; those that are translated say so by their `locale`."""
    code = get_language()
    return in_language(items, code) if code in languages() else items


def one_in_readers_language(item):
    (found,) = in_readers_language((item,))
    return found


def spoken(text, locale):
    """Words of content for a place where a template cannot say their language: it is said around them if it differs."""
    if locale[:2] == (get_language() or "en")[:2]:
        return text
    return format_html('<span lang="{}">{}</span>', locale, text)

"""The Jinja2 environment of every page: what templates may call, and how text is escaped and translated."""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.formats import date_format
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.value import figure
from fivefold_web.design.fields import (
    described_by,
    error_words,
    field_attributes,
    first_id,
    longest,
    summary_words,
    width_of,
)
from fivefold_web.design.lettering import font_sheet
from fivefold_web.design.words import translated, value_words

ENGLISH = "en"


def environment(**options: Any) -> Environment:
    """Every page escapes what people typed; while developing, a name that is not there is an error."""
    options["trim_blocks"] = options["lstrip_blocks"] = True
    options["extensions"] = [*options.get("extensions", ()), "jinja2.ext.i18n"]
    if settings.DEBUG or getattr(settings, "STRICT_TEMPLATES", False):
        options["undefined"] = StrictUndefined
    made = Environment(**{"autoescape": True, **options})  # noqa: S701 - on unless a caller says otherwise
    made.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    made.globals.update(GLOBALS)
    made.filters.update(translated=translated, day=day)
    return made


def url(name: str, /, **parts: Any) -> str:
    """The address of a named page."""
    return reverse(name, kwargs=parts or None)


def address(name: str, /, **parts: Any) -> str:
    """The address of a named page, or nothing where that part of the workspace is not installed."""
    try:
        return url(name, **parts)
    except NoReverseMatch:
        return ""


@pass_context
def here(context: Context, name: str, **parts: Any) -> str:
    """The address of a named page of the place that this page belongs to."""
    return url(name, place=context["request"].partnership.slug, **parts)


def language_of(item: Any) -> Markup:
    """The `lang` attribute of words of content that are not in the language around them."""
    if speaks_english() and item.locale.startswith(ENGLISH):
        return Markup("")
    return Markup(' lang="{}"').format(item.locale)


def english() -> Markup:
    """The `lang` attribute of content that exists in English only."""
    return Markup("") if speaks_english() else Markup(' lang="en-GB"')


@pass_context
def main_language(context: Context) -> Markup:
    """The `lang` attribute of a page whose own words are not translated: its frame may be, it is English."""
    words = settings.WORDS.get(translation.get_language())
    if speaks_english() or (words and context.name in words.templates):
        return Markup("")
    return Markup(' lang="en-GB"')


def speaks_english() -> bool:
    return (translation.get_language() or ENGLISH).startswith(ENGLISH)


def languages() -> list[tuple[str, str]]:
    """The languages that a reader can choose, each in its own words."""
    return list(settings.LANGUAGES)


def review_status() -> str:
    """How far the words of this page's language were reviewed; nothing for the language they were written in."""
    words = settings.WORDS.get(translation.get_language())
    return words.status if words else ""


def rag_of(rating: Any) -> Rag | None:
    """A rating from what a row or a form holds: 'red', Rag.RED, or nothing."""
    return Rag(rating) if rating else None


def comparison_of(comparison: Any) -> Comparison:
    """A comparison from what a row holds; nothing is 'not compared'."""
    return Comparison(comparison) if comparison else Comparison.NOT_COMPARED


def day(value: Any) -> str:
    """A date as people write it: 4 March 2026."""
    return date_format(value, "j F Y") if value else ""


def flashes(request: Any) -> list[Any]:
    """Messages that wait for this person; none where the page has no session."""
    return list(get_messages(request))


GLOBALS = {
    "url": url,
    "address": address,
    "here": here,
    "static": static,
    "value_words": value_words,
    "translated": translated,
    "figure": figure,
    "number_words": figure,
    "language_of": language_of,
    "english": english,
    "languages": languages,
    "main_language": main_language,
    "review_status": review_status,
    "rag_of": rag_of,
    "comparison_of": comparison_of,
    "described_by": described_by,
    "field_attributes": field_attributes,
    "first_id": first_id,
    "error_words": error_words,
    "summary_words": summary_words,
    "longest": longest,
    "width_of": width_of,
    "font_sheet": font_sheet,
    "csrf_field": csrf_input,
    "flashes": flashes,
    "current_language": translation.get_language,
}

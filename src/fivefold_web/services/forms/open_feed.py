"""What somebody asks of a list of the open feed, checked; wrong questions get a sentence and not a broken page."""

import math

from fivefold.sources.open_referral_feed import MOST_PER_PAGE, PER_PAGE, Asked

MOST_PAGES = 1_000_000
MOST_LETTERS = 100
_NOT_HERE = ("postcode", "proximity", "start_time", "end_time", "day")


def asked_of(given):
    """The question and nothing, or nothing and what is wrong with it. The standard's errors are in English."""
    try:
        return _asked(given), ""
    except ValueError as trouble:
        return None, str(trouble)


def _asked(given):
    for name in _NOT_HERE:
        if given.get(name):
            raise ValueError(f"{name}: this feed cannot be narrowed by it; leave it out.")
    return Asked(
        page=_whole(given, "page", 1, MOST_PAGES),
        per_page=_whole(given, "per_page", PER_PAGE, MOST_PER_PAGE),
        search=_words(given, "search"),
        taxonomy_term_id=_words(given, "taxonomy_term_id"),
        taxonomy_id=_words(given, "taxonomy_id"),
        organization_id=_words(given, "organization_id"),
        minimum_age=_years(given, "minimum_age"),
        maximum_age=_years(given, "maximum_age"),
        modified_after=_words(given, "modified_after"),
        full=given.get("full", "").casefold() in ("true", "1"),
    )


def _whole(given, name, otherwise, most):
    said = given.get(name, "")
    if not said:
        return otherwise
    if not (said.isascii() and said.isdigit()) or len(said) > 9 or not 1 <= int(said) <= most:
        raise ValueError(f"{name}: give a whole number from 1 to {most}.")
    return int(said)


def _years(given, name):
    said = given.get(name, "")
    if not said:
        return None
    try:
        years = float(said)
    except ValueError:
        years = math.nan
    if not 0 <= years <= 150:
        raise ValueError(f"{name}: give an age in years, from 0 to 150.")
    return years


def _words(given, name):
    said = given.get(name, "").strip()
    if len(said) > MOST_LETTERS:
        raise ValueError(f"{name}: give at most {MOST_LETTERS} letters.")
    return said

"""The page that lies beside the tables: what this is and how to read it, in plain words."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from fivefold.release.manifest import About, StatedPolicy, TableAbout
from fivefold.release.policy import Method, Policy

_STATES = (
    ("observed", "the number that was counted, after the policy below"),
    ("estimated", "a number worked out from others; low and high say how sure it is"),
    ("suppressed", "hidden on purpose so that nobody can be recognised; it is NOT 0"),
    ("true zero", "counted, and there were none"),
    ("missing", "not known, because no source covers it; it is NOT 0"),
    ("not applicable", "the question does not arise here"),
)

_INVENTED = "THE CHILDREN IN THESE FIGURES ARE INVENTED. Use them to learn, never to plan."
_WHAT = (
    "What this is. Counts of young children, put together by {controller} from records that stayed where they are. No "
    "record of a person is in this folder. Small numbers are hidden."
)
_HOW_TO_READ = (
    "How to read a table. Each file in the folder tables opens in any spreadsheet. The first columns say which children a "
    "row is about; the column state says what kind of answer the row gives:"
)
_RANGES = (
    "low and high, where given, are the range in which the number could lie, because linking of records is never "
    "perfect. reason says why a number is hidden or missing."
)
_DO_NOT_CHANGE = (
    "Do not change anything in this folder. Two people signed it, and Fivefold refuses it if one letter differs. "
    "manifest.json lists every file, factor, method and version; checker.json says what was hidden and how that was "
    "tested."
)


def policy_words(policy: Policy | StatedPolicy) -> str:
    """A policy in sentences.

    >>> from fivefold.release.policy import policies
    >>> policy_words(policies()["nhs-england-subnational"])
    'Counts from 1 to 7 are hidden. Other counts are rounded to the nearest 5. A true zero is shown.'
    """
    hidden = f"Counts from {policy.hidden_from} to {policy.hidden_to} are hidden."
    said = {
        Method.SUPPRESS: f"{hidden} Other counts are exact; some of them are hidden too, so that no total gives a small "
        "count back.",
        Method.SUPPRESS_AND_ROUND: f"{hidden} Other counts are rounded to the nearest {policy.nearest}.",
        Method.MIDPOINT: f"Counts are rounded to the middle of steps of {policy.nearest}.",
        Method.CELL_KEY: f"{hidden} Other counts carry a little noise and are rounded to the nearest {policy.nearest}.",
    }[policy.method]
    return said + (" A true zero is shown." if policy.zero_is_shown else " Zeros are hidden as well.")


def text_for(about: About, tables: Sequence[TableAbout]) -> str:
    """The README of a release."""
    parts = [
        about.title + "\n" + "=" * len(about.title),
        *([_INVENTED] * about.fictional),
        _WHAT.format(controller=about.controller),
        f"Purpose. {about.purpose}",
        f"Whom it counts. {about.population}. Period: {about.period}. Areas: {_areas(about)}.",
        f"How small numbers are protected. {about.policy.title}. {policy_words(about.policy)}",
        _HOW_TO_READ,
        "\n".join(f"  {state:<15} {means}" for state, means in _STATES),
        _RANGES,
        "The tables.\n" + "\n".join(f"  tables/{t.name}.csv\n      {t.title} ({t.period})" for t in tables),
        "How sure the linking is.\n" + "\n".join(f"  - {s}" for s in about.linkage.sentences),
        _DO_NOT_CHANGE,
    ]
    return "\n\n".join(_wrapped(part) for part in parts) + "\n"


def _areas(about: About) -> str:
    return f"{about.areas.level} ({about.areas.vintage})"


def _wrapped(part: str) -> str:
    return part if "\n" in part else fill(part, 96)

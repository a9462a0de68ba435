"""Names: Latin letters without accents, A-Z only; placeholders are no names; nicknames lead to one root."""

from __future__ import annotations

from importlib.resources import files

import pyarrow as pa
import yaml

# One letter for one letter; both databases translate in the same way, while their own accent functions differ.
ACCENTED = "ÀÁÂÃÄÅĀĂĄÇĆĈĊČĎĐÈÉÊËĒĔĖĘĚĜĞĠĢĤĦÌÍÎÏĨĪĬĮİĴĶĹĻĽĿŁÑŃŅŇÒÓÔÕÖØŌŎŐŔŖŘŚŜŞȘŠŢȚŤŦÙÚÛÜŨŪŬŮŰŲŴÝŶŸŹŻŽÐ"
PLAIN = "AAAAAAAAACCCCCDDEEEEEEEEEGGGGHHIIIIIIIIIJKLLLLLNNNNOOOOOOOOORRRSSSSSTTTTUUUUUUUUUUWYYYZZZD"
LETTERS = {"ß": "SS", "ẞ": "SS", "Æ": "AE", "æ": "AE", "Œ": "OE", "œ": "OE", "Þ": "TH", "þ": "TH"}


def _lower(letters: str) -> str:
    return "".join("i" if letter == "İ" else letter.lower() for letter in letters)


def letters_of(text: str) -> str:
    """A-Z of a text: accents, hyphens, apostrophes and spaces are gone, so that O'Brien is OBRIEN."""
    for letter, plain in LETTERS.items():
        text = f"replace({text}, '{letter}', '{plain}')"
    accented = ACCENTED + _lower(ACCENTED.replace("İ", "")) + "ı"
    plain = PLAIN + PLAIN[: ACCENTED.index("İ")] + PLAIN[ACCENTED.index("İ") + 1 :] + "I"
    return f"regexp_replace(upper(translate({text}, '{accented}', '{plain}')), '[^A-Z]', '', 'g')"


def name_of(text: str, placeholders: tuple[str, ...], prefixes: tuple[str, ...] = ()) -> str:
    """A name in letters A-Z, or nothing where it is empty or stands for a name that is not known."""
    refused = ", ".join(f"'{word}'" for word in ("", *placeholders))
    begun = "".join(f" OR substr({text}, 1, {len(word)}) = '{word}'" for word in prefixes)
    return f"CASE WHEN {text} IN ({refused}){begun} THEN NULL ELSE {text} END"


def _read(name: str) -> dict[str, list[str]]:
    text = (files("fivefold_link.standardise") / name).read_text(encoding="utf-8")
    content: dict[str, list[str]] = yaml.safe_load(text)
    return content


def placeholders() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Words that are no forename, beginnings that are no forename, words that are no surname."""
    data = _read("placeholders.yaml")
    return tuple(data["forenames"]), tuple(data["forename_beginnings"]), tuple(data["surnames"])


def nicknames() -> pa.Table:
    """`name` and the `root` of its group, one row for every name that has one."""
    pairs = {name: root for root, names in _read("nicknames.yaml").items() for name in names if name != root}
    return pa.table(
        {"name": pa.array(pairs.keys(), pa.string()), "root": pa.array(pairs.values(), pa.string())}
    )

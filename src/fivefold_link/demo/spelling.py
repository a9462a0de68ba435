"""How agencies write the same thing: capitals, accents, hyphens, spaces, and the order of day and month."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from fivefold_link.demo.mistakes import Text
from fivefold_link.demo.places import postcode_bytes

Bools = npt.NDArray[np.bool_]
Words = npt.NDArray[np.str_]

IN_FULL: dict[str, str] = {
    "OBRIEN": "O'Brien",
    "OSULLIVAN": "O’Sullivan",
    "MACDONALD": "MacDonald",
    "MCLEOD": "McLeod",
    "LLOYDJONES": "Lloyd-Jones",
    "SMITHTAYLOR": "Smith Taylor",
    "CHLOE": "Chloé",
    "SOFIA": "Sofía",
    "LUCIA": "Lucía",
    "INES": "Inês",
    "ZOFIA": "Zofia",
    "MIKOLAJ": "Mikołaj",
    "CIARAN": "Ciarán",
    "CATRIONA": "Catrìona",
    "SZYMON": "Szymon",
    "GARCIA": "García",
    "MARTINEZ": "Martínez",
    "LOPEZ": "López",
    "WOZNIAK": "Woźniak",
    "KAMINSKI": "Kamiński",
    "ZIELINSKI": "Zieliński",
    "WISNIEWSKI": "Wiśniewski",
    "KOVACS": "Kovács",
    "NOVAK": "Novák",
}


def plain(text: Text) -> Words:
    """Letters A-Z as the generator keeps them; an empty text where there is none."""
    words = text.words.astype("U")
    written: Words = np.where(text.codes >= 0, words[np.maximum(text.codes, 0)], "").astype("U24")
    return written


def carefully(names: Words) -> Words:
    """Capitals where they belong, accents and hyphens as the family writes them."""
    written = np.char.capitalize(names).astype("U24")
    for letters, in_full in IN_FULL.items():
        written[names == letters] = in_full
    return written


def hurriedly(names: Words, rng: np.random.Generator) -> Words:
    """Capitals, or small letters, or with a space before or after."""
    how = rng.random(len(names))
    lower = np.where(how < 0.15, np.char.lower(names), names)
    spaced = np.where((how > 0.95) & (names != ""), np.char.add(np.char.add(" ", names), " "), lower)
    written: Words = spaced.astype("U24")
    return written


def postcodes(codes: npt.NDArray[np.int32], *, space: bool, lower: Bools | None = None) -> Words:
    """ZZ12 3AB or ZZ123AB, in small letters where asked; -1 is an empty text."""
    letters = postcode_bytes(np.maximum(codes, 0)).view("S7").ravel().astype("U8")
    if space:
        outward = letters.astype("U4")
        inward = np.array([code[4:] for code in letters.tolist()], dtype="U4")
        letters = np.char.add(np.char.add(outward, " "), inward)
    if lower is not None:
        letters = np.where(lower, np.char.lower(letters), letters)
    written: Words = np.where(codes < 0, "", letters).astype("U8")
    return written


def numbers(nhs: npt.NDArray[np.int64], *, spaced: bool) -> Words:
    """999 123 4567 or 9991234567; 0 is an empty text."""
    written = nhs.astype("U10")
    if spaced:
        parts = [f"{one[:3]} {one[3:6]} {one[6:]}" for one in written.tolist()]
        written = np.array(parts, dtype="U12")
    shown: Words = np.where(nhs == 0, "", written).astype("U12")
    return shown


def dates(days: npt.NDArray[np.integer], missing: Bools | None = None) -> pa.Array:
    """Days since 1970 as dates."""
    return pa.array(days.astype(np.int32), mask=missing).cast(pa.date32())


def day_first(dates: pa.Array) -> pa.Array:
    """31/03/2026."""
    return pc.strftime(dates.cast(pa.timestamp("s")), format="%d/%m/%Y")


def codes(
    holds: Bools,
    yes: str,
    no: str,
    rng: np.random.Generator,
    *,
    blank: float = 0.0,
    blank_where: Bools | None = None,
) -> Words:
    """What is ticked: `yes`, `no`, or nothing on some records."""
    empty = rng.random(len(holds)) < blank
    if blank_where is not None:
        empty |= blank_where
    ticked: Words = np.where(empty, "", np.where(holds, yes, no)).astype(f"U{max(len(yes), len(no), 1)}")
    return ticked

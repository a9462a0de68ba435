"""Kinds of service under the names that places give them: the rule by which a wish is matched to the directory."""

import re
from functools import lru_cache

# Each line is one kind: beginnings of words; a service is of the kind if its name or its team has one of them.
_SAME = (
    ("mother and baby unit", "mother & baby unit", "mother and baby inpatient", "mbu"),
    ("perinatal mental health", "specialist perinatal", "perinatal team", "perinatal community"),
    ("parent-infant", "parent infant", "infant mental health", "early attachment", "infant relationship"),
    ("talking therap", "iapt", "psychological therap"),
    ("community mental health", "adult mental health", "mental health team for adults"),
    ("midwi", "maternity", "antenatal clinic"),
    ("health visit", "0-19", "0 to 19", "family nurse"),
    ("peer support for fathers", "group for fathers", "dad", "father"),
    ("postnatal group", "stay and play", "stay & play", "parent and baby group", "baby group", "new parents"),
    ("speech and language", "speech therap", "talk together"),
    ("family support", "early help", "family worker"),
    ("breastfeeding", "infant feeding", "feeding support"),
    ("nurser", "childminder", "preschool", "pre-school", "early years setting"),
    ("befriend", "home-start", "home visiting volunteer"),
    ("housing", "homes advice", "homeless"),
    ("baby bank", "food bank"),
    ("gp", "general practice", "family doctor"),
    ("domestic abuse", "refuge"),
    ("substance", "drug and alcohol", "recovery service"),
    ("neonatal", "special care baby"),
)  # fmt: skip
_WHOLE = {"mbu", "gp", "iapt", "dad", "refuge"}
_NO_MEANING = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "our",
        "other",
        "local",
        "service",
        "services",
        "team",
        "group",
        "support",
    ]
)


@lru_cache(maxsize=8192)
def kinds_in(name: str) -> frozenset[str]:
    """The kinds that a name tells, each by the first of its names."""
    said = _plain(name)
    return frozenset(names[0] for names, pattern in _PATTERNS if pattern.search(said))


@lru_cache(maxsize=8192)
def telling_words(name: str) -> frozenset[str]:
    """The words of a name that carry meaning, without what stands in brackets and without their endings."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\([^)]*\)", " ", _plain(name)))
    return frozenset(word[:6] for word in words if word not in _NO_MEANING and len(word) > 2)


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'").replace("–", "-")


def _ending(name: str) -> str:
    return re.escape(name) + (r"s?\b" if name in _WHOLE else "")


_PATTERNS = tuple(
    (names, re.compile(rf"\b(?:{'|'.join(_ending(name) for name in names)})")) for names in _SAME
)

"""The staged method said plainly: every record with every other, lists of dictionaries, no database.

The trained model is given. Rules are written from the description of the method, not from its SQL.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from fivefold_link.linkage.learning import Model

FAINT, MILLION = 1000, 1_000_000


def clusters(
    records: list[dict], model: Model, *, threshold: int = 500_000, margin: int = 200_000
) -> dict[int, int]:
    """The person of every record: the smallest record of its cluster."""
    rows = {row["record"]: {**row, "number": row["nhs"]} for row in records}
    for record in unbelieved(records):
        rows[record]["number"] = None
    numbered = [row for row in rows.values() if row["number"] is not None]
    bare = [row for row in rows.values() if row["number"] is None]

    claims = {row["record"]: _claims(row, _met(row, numbered), model) for row in bare}
    placed = {
        record: best for record in claims if (best := _winner(claims[record], threshold, margin)) is not None
    }
    left = [row for row in bare if row["record"] not in placed]

    again = {row["record"]: _met(row, bare) for row in left}
    later = {}
    for row in left:
        through = [
            ({**other, "number": placed.get(other["record"])}, pattern)
            for other, pattern in again[row["record"]]
        ]
        both = _joined(claims[row["record"]], _claims(row, through, model))
        best = _winner(both, threshold, margin)
        if best is not None:
            later[row["record"]] = best
    edges = {
        frozenset((row["record"], other["record"]))
        for row in left
        for other, pattern in again[row["record"]]
        if other["record"] not in placed and _score(pattern, model) >= threshold
        and row["record"] not in later and other["record"] not in later
    }  # fmt: skip
    return _people(rows, {**placed, **later}, edges)


def unbelieved(records: list[dict]) -> set[int]:
    """Records whose number is not used: shared by many children, agreeing with nobody, or a twin's."""
    groups = defaultdict(list)
    for row in records:
        if row["nhs"] is not None:
            groups[row["nhs"]].append(row)
    lost: set[int] = set()
    for group in groups.values():
        crowd = {
            row["record"] for row in group if _crowded([r for r in group if r["dataset"] == row["dataset"]])
        }
        few = [row for row in group if row["record"] not in crowd]
        strangers = {row["record"] for row in few if len(few) > 1 and _alone(row, few)}
        lost |= crowd | strangers | (_twins(few) - strangers)
    return lost


def _crowded(rows: list[dict]) -> bool:
    births = {row["birth_date"] for row in rows} - {None}
    names = {row["forename_root"] for row in rows} - {None}
    return len(births) > 5 and len(names) > 5


def _alone(row: dict, group: list[dict]) -> bool:
    if row["birth_date"] is None and row["forename"] is None:
        return False
    for other in group:
        if other is row:
            continue
        if row["birth_date"] is not None and other["birth_date"] in (
            row["birth_date"],
            row["birth_date_swapped"],
        ):
            return False
        if row["forename_root"] is not None and other["forename_root"] == row["forename_root"]:
            return False
    return True


def _twins(group: list[dict]) -> set[int]:
    names = defaultdict(list)
    for row in group:
        if row["forename_root"] is not None:
            names[row["forename_root"]].append(row)
    if not names:
        return set()
    owner = max(names.values(), key=lambda rows: (len(rows), -min(row["record"] for row in rows)))
    sexes = {row["sex"] for row in owner} - {None}
    forename = min(row["forename"] for row in owner)
    if len(sexes) != 1:
        return set()
    return {
        row["record"]
        for row in group
        if row["forename_root"] not in (None, owner[0]["forename_root"])
        and row["sex"] is not None and row["sex"] not in sexes
        and row["forename"][0] != forename[0] and Levenshtein.distance(row["forename"], forename) > 2
    }  # fmt: skip


def _same(a: dict, b: dict, *fields: str) -> bool:
    return all(a[field] is not None and a[field] == b[field] for field in fields)


def _outward(row: dict) -> str | None:
    return row["postcode"][:-3] if row["postcode"] else None


def _one_district(a: dict, b: dict) -> bool:
    return _outward(a) is not None and _outward(a) == _outward(b)


def _one_letter(a: dict, b: dict, field: str) -> bool:
    return a[field] is not None and b[field] is not None and a[field][0] == b[field][0]


def _near(a: dict, b: dict) -> bool:
    return _same(a, b, "birth_date", "postcode")


def _ways(a: dict, b: dict) -> bool:
    crosswise = (a["surname"] is not None and a["surname"] == b["other_surname"]) or (
        a["other_surname"] is not None and a["other_surname"] == b["surname"]
    )
    exchanged = _exchanged(a["birth_date"])
    return (
        (
            _same(a, b, "birth_date", "forename_root")
            and (_one_district(a, b) or _one_letter(a, b, "surname") or crosswise)
        )
        or (_same(a, b, "birth_date", "surname") and (_one_district(a, b) or _one_letter(a, b, "forename")))
        or (
            _same(a, b, "forename_root", "surname")
            and (_one_district(a, b) or (exchanged is not None and exchanged == b["birth_date"]))
        )
        or _same(a, b, "postcode", "forename_root")
    )


def _exchanged(day: date | None) -> date | None:
    return None if day is None or day.day > 12 else date(day.year, day.day, day.month)


def _met(row: dict, others: list[dict]) -> list[tuple[dict, int]]:
    """Who is weighed against a record; where somebody is beyond doubt, only who shares birth date and postcode."""
    others = [other for other in others if other["record"] != row["record"]]
    near = [(other, pattern(row, other)) for other in others if _near(row, other)]
    if any(_beyond_doubt(found) for _, found in near):
        return near
    return near + [
        (other, pattern(row, other)) for other in others if not _near(row, other) and _ways(row, other)
    ]


def _beyond_doubt(found: int) -> bool:
    forename, surname, birth, postcode, sex = (int(digit) for digit in str(found).zfill(7)[:5])
    return forename in (1, 2) and surname in (1, 2) and birth == 1 and postcode == 1 and sex in (0, 1)


def pattern(a: dict, b: dict) -> int:
    """A digit for each field; mother and home are 0 where only one dataset holds them."""
    digits = (_forename(a, b), _surname(a, b), _birth(a, b), _postcode(a, b), _sex(a, b), 0, 0)
    return int("".join(map(str, digits)))


def _close(one: str, other: str) -> bool:
    return Levenshtein.distance(one, other) <= (2 if len(one) >= 6 else 1)


def _forename(a: dict, b: dict) -> int:
    one, other = a["forename"], b["forename"]
    if one is None or other is None:
        return 0
    if one == other:
        return 1
    if a["forename_root"] == b["forename_root"]:
        return 2
    begins = (len(one) >= 3 and other.startswith(one)) or (len(other) >= 3 and one.startswith(other))
    if _close(one, other) or begins:
        return 3
    return 4 if one[0] == other[0] else 5


def _surname(a: dict, b: dict) -> int:
    one, other = a["surname"], b["surname"]
    if one is not None and one == other:
        return 1
    crosswise = {
        (one, b["other_surname"]),
        (a["other_surname"], other),
        (a["other_surname"], b["other_surname"]),
    }
    if any(left is not None and left == right for left, right in crosswise):
        return 2
    if one is None or other is None:
        return 0
    part = (len(one) >= 4 and one in other) or (len(other) >= 4 and other in one)
    return 3 if _close(one, other) or part else 4


def _birth(a: dict, b: dict) -> int:
    one, other = a["birth_date"], b["birth_date"]
    if one is None or other is None:
        return 0
    if one == other:
        return 1
    if (one.day, one.month, one.year) == (other.month, other.day, other.year):
        return 2
    return 3 if (one.day == other.day) + (one.month == other.month) + (one.year == other.year) == 2 else 4


def _postcode(a: dict, b: dict) -> int:
    one, other = a["postcode"], b["postcode"]
    if one is None or other is None:
        return 0
    if one == other:
        return 1
    if one[:-3] == other[:-3]:
        return 2 if Levenshtein.distance(one, other) == 1 else 3
    return 4 if one[:2] == other[:2] else 5


def _sex(a: dict, b: dict) -> int:
    if a["sex"] is None or b["sex"] is None:
        return 0
    return 1 if a["sex"] == b["sex"] else 2


_known: dict[tuple[int, int], int] = {}


def _score(found: int, model: Model) -> int:
    key = (id(model), found)
    if key not in _known:
        _known[key] = int(model.millionths([found])[0])
    return _known[key]


def _claims(row: dict, met: list[tuple[dict, int]], model: Model) -> dict[int, tuple[int, int]]:
    """Of each group the best likeness: its score, and minus the record that resembles most."""
    found: dict[int, tuple[int, int]] = {}
    for other, pattern_found in met:
        score = _score(pattern_found, model)
        if other["number"] is not None and score >= FAINT:
            found[other["number"]] = max(found.get(other["number"], (0, 0)), (score, -other["record"]))
    return found


def _joined(one: dict[int, tuple[int, int]], other: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    both = [each for each in (one, other) if each]
    return {number: max(each[number] for each in both if number in each) for number in {*one, *other}}


def _winner(claims: dict[int, tuple[int, int]], threshold: int, margin: int) -> int | None:
    ranked = sorted(((claim, number) for number, claim in claims.items()), reverse=True)
    if not ranked or ranked[0][0][0] < threshold:
        return None
    if len(ranked) > 1 and ranked[0][0][0] - ranked[1][0][0] < margin:
        return None
    return ranked[0][1]


def _people(rows: dict[int, dict], placed: dict[int, int], edges: set[frozenset[int]]) -> dict[int, int]:
    of = {record: record for record in rows}

    def root(record: int) -> int:
        while of[record] != record:
            record = of[record]
        return record

    groups = defaultdict(list)
    for record, row in rows.items():
        number = row["number"] if row["number"] is not None else placed.get(record)
        if number is not None:
            groups[number].append(record)
    together = [pair for group in groups.values() for pair in combinations(group, 2)] + [
        tuple(edge) for edge in edges
    ]
    for one, other in together:
        low, high = sorted((root(one), root(other)))
        of[high] = low
    return {record: root(record) for record in rows}


def sizes(found: dict[int, int]) -> Counter:
    return Counter(Counter(found.values()).values())

"""Slow and obvious: what each child faces, and every count, in plain Python with sets and loops."""

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from itertools import combinations


def months_after(day, months):
    """The same day of the month so many months on, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def window_of(child, seen):
    start = child.from_day if seen.from_months == -9 else months_after(child.birth, seen.from_months)
    return start, months_after(child.birth, seen.to_months)


def verdict(seen, cell):
    """True shows it, False says that it is not so, None says nothing."""
    cell = (cell or "").strip().upper()
    if not cell or any(same(cell, code) for code in seen.unknown):
        return None
    if seen.holds == "filled":
        return True
    if seen.holds in ("is", "in"):
        values = seen.value if isinstance(seen.value, tuple) else (seen.value,)
        return any(same(cell, value) for value in values)
    number = as_number(cell)
    if number is None:
        return None
    return number >= seen.value if seen.holds == "at_least" else number <= seen.value


def same(cell, value):
    if cell == str(value).strip().upper():
        return True
    return as_number(cell) is not None and as_number(cell) == as_number(str(value).strip().upper())


def as_number(text):
    if text in ("TRUE", "FALSE"):
        return 1.0 if text == "TRUE" else 0.0
    try:
        return float(text)
    except ValueError:
        return None


def counts_in_window(world, child, dataset, seen, day):
    start, end = window_of(child, seen)
    if day is not None:
        return start <= day < end and day <= child.until
    first, last = max(child.from_day, dataset.covers_from), min(child.until, dataset.covers_to)
    return first <= last and start <= first and last < end


def day_of(seen, row):
    if not seen.date_column:
        return row.seen
    text = row.cells.get(seen.date_column)
    return date.fromisoformat(text) if text else None


def rows_about(world, child, dataset):
    people = {child.person}
    if dataset.about == "adult":
        people = {adult for one, adult in world.parents if one == child.person}
    return [row for row in world.rows.get(dataset.slug, []) if row.person in people]


def answers(world):
    """(child's number, factor's number) -> the set of (dataset, place, first day) that show it, or "absent" or
    "missing"."""
    slugs = [dataset.slug for dataset in world.study.datasets]
    found = {}
    for number, child in enumerate(world.children):
        for factor, defined in enumerate(world.study.factors):
            shown, said = {}, False
            for place, seen in enumerate(defined.seen_in):
                index = slugs.index(seen.dataset)
                dataset = world.study.datasets[index]
                for row in rows_about(world, child, dataset):
                    day = day_of(seen, row)
                    if counts_in_window(world, child, dataset, seen, day):
                        says = verdict(seen, row.cells.get(seen.column))
                        said |= says is not None
                        if says:
                            days = shown.setdefault((index, place), set())
                            days.add(day)
                said |= silence_says_no(world, number, child, index, dataset, seen)
            if shown:
                firsts = {key: min((d for d in days if d), default=None) for key, days in shown.items()}
                found[number, factor] = {(*key, day) for key, day in firsts.items()}
            else:
                found[number, factor] = "absent" if said else "missing"
    return found


def silence_says_no(world, number, child, index, dataset, seen):
    if seen.absence_means != "absent" or (number, index) not in world.covered:
        return False
    if dataset.about == "adult" and not any(one == child.person for one, _ in world.parents):
        return False
    start, end = window_of(child, seen)
    last = min(child.until, end - timedelta(days=1))
    return start <= last and dataset.covers_from <= start and last <= dataset.covers_to


def seen_sets(world):
    """For each child the risk factors seen, and those not known."""
    found = answers(world)
    risks = [n for n, factor in enumerate(world.study.factors) if factor.direction == "risk"]
    seen = [{f for f in risks if isinstance(found[n, f], set)} for n in range(len(world.children))]
    unknown = [{f for f in risks if found[n, f] == "missing"} for n in range(len(world.children))]
    return seen, unknown


def counts_by(keys, numbers, most):
    """Children by key and number of factors, the last number being "this many or more"."""
    return Counter((key, min(number, most)) for key, number in zip(keys, numbers, strict=True))


def facing_all(seen, size, factors):
    """Children who face every set of this size."""
    return {which: sum(set(which) <= one for one in seen) for which in combinations(sorted(factors), size)}


def exact_sets(seen):
    return Counter(tuple(sorted(one)) for one in seen)


def chance_of_numbers(chances):
    """The chance of 0, 1, 2 ... by looking at every way the factors can fall."""
    total = [0.0] * (len(chances) + 1)
    for size in range(len(chances) + 1):
        for there in combinations(range(len(chances)), size):
            way = 1.0
            for factor, chance in enumerate(chances):
                way *= chance if factor in there else 1 - chance
            total[size] += way
    return total


def expected_numbers(seen, unknown, factors):
    """Children expected by number of factors: the chances are those of the children whose answer is known."""
    factors = sorted(factors)
    chance = {}
    for factor in factors:
        known = [n for n in range(len(seen)) if factor not in unknown[n]]
        chance[factor] = sum(factor in seen[n] for n in known) / len(known) if known else 0.0
    total = [0.0] * (len(factors) + 1)
    for missing in unknown:
        known = [chance[factor] for factor in factors if factor not in missing]
        for number, share in enumerate(chance_of_numbers(known)):
            total[number] += share
    return total

"""The cohort in plain Python, one child at a time: slow and obvious. Records are dicts, people are sets of them."""

import calendar
from collections import Counter, defaultdict
from datetime import date, timedelta

FACTS = ("birth_date", "sex", "ethnicity", "gestation_weeks")
NEVER = date(1000, 1, 1)


def add_months(day, months):
    """The same number so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def completed_months(birth, on):
    """Count month by month."""
    months = 0
    while add_months(birth, months + 1) <= on:
        months += 1
    while add_months(birth, months) > on:
        months -= 1
    return max(months, -9)


def conceived(birth, weeks):
    return birth - timedelta(days=266 if weeks is None else weeks * 7 - 14)


def turns(birth, conception, months):
    return conception if months <= -9 else add_months(birth, months)


def chosen(records, fact, register):
    """The register first; else the value told most often, then latest, then on the smallest record."""
    told = [record for record in records if record[fact] is not None]
    for record in sorted(told, key=lambda r: r["record"]):
        if record["dataset"] in register:
            return record[fact]
    votes = Counter(record[fact] for record in told)

    def rank(value):
        saying = [record for record in told if record[fact] == value]
        latest = max(record["seen"] or NEVER for record in saying)
        return (-votes[value], -latest.toordinal(), min(record["record"] for record in saying))

    return min(votes, key=rank) if votes else None


def home(records, rule, register, last):
    """The record whose area is the child's."""
    known = sorted((record for record in records if record["area"] is not None), key=lambda r: r["record"])
    if rule == "births":
        known = [record for record in known if record["dataset"] in register]
    if rule == "latest":
        known = [record for record in known if record["seen"] is None or record["seen"] <= last]
        known.sort(key=lambda r: -(r["seen"] or NEVER).toordinal())
    if rule == "at_birth":
        known.sort(key=lambda r: (r["dataset"] not in register, r["seen"] or date.max))
    return known[0] if known else {"area": None, "deprivation": None}


def children(study, records, person_of, wider_of):
    """Rows of the table `children`, in its order."""
    register = {number for number, dataset in enumerate(study.datasets) if dataset.births}
    population = study.population
    first, last = population.window or (population.on, population.on)
    people = defaultdict(list)
    for record in records:
        people[person_of[record["record"]]].append(record)
    found = []
    for person, own in people.items():
        facts = {fact: chosen(own, fact, register) for fact in FACTS}
        if facts["birth_date"] is None:
            continue
        birth, conception = facts["birth_date"], conceived(facts["birth_date"], facts["gestation_weeks"])
        begins = turns(birth, conception, population.from_months)
        ends = turns(birth, conception, population.to_months)
        lives = home(own, population.address_rule, register, last)
        if begins > last or ends <= first or (population.areas and lives["area"] not in population.areas):
            continue
        until = min(ends - timedelta(days=1), last)
        found.append(
            {
                "person": person,
                "birth_date": birth,
                "conceived": conception,
                "sex": facts["sex"],
                "ethnicity": facts["ethnicity"],
                "area": lives["area"],
                "wider": wider_of.get(lives["area"]),
                "deprivation": lives["deprivation"],
                "age_months": completed_months(birth, until),
                "in_scope_from": begins if population.on else max(begins, first),
                "in_scope_to": until,
                "links": len({record["dataset"] for record in own}),
                "in_births": any(record["dataset"] in register for record in own),
                "gestation_known": facts["gestation_weeks"] is not None,
            }
        )
    found.sort(key=lambda row: (row["area"] is None, row["area"] or "", row["person"]))
    return [{"person": row["person"], "child": number, **row} for number, row in enumerate(found)]


def covered(study, kids, records, person_of):
    """Pairs of child and dataset: a dataset that could have known the child, or did."""
    child_of = {kid["person"]: kid["child"] for kid in kids}
    pairs = {
        (child_of[person_of[record["record"]]], record["dataset"])
        for record in records
        if person_of[record["record"]] in child_of
    }
    for kid in kids:
        for number, dataset in enumerate(study.datasets):
            meets = dataset.covers_from <= kid["in_scope_to"] and dataset.covers_to >= kid["conceived"]
            serves = not dataset.covers_areas or {kid["area"], kid["wider"]} & set(dataset.covers_areas)
            if meets and serves:
                pairs.add((kid["child"], number))
    return sorted(pairs)


def denominators(study, kids):
    """Children by area, wider area and band of age."""
    edges = study.output.age_bands
    bands = list(zip(edges[:-1], edges[1:], strict=True))
    counted = Counter(
        (
            kid["area"],
            kid["wider"],
            *next((b for b in bands if b[0] <= kid["age_months"] < b[1]), (None, None)),
        )
        for kid in kids
    )
    return dict(counted)

"""Adults in services and the children they are parents of; its own link with its own quality.

First the adults' records are linked to adult persons, by the same method as children's. Then each ground (`adults_bases`)
says which adult belongs to which child. How far a ground can be believed is learnt where two grounds speak about
the same child. Links less likely than not are kept apart, for nobody's risk may be laid on a child by guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from fivefold.statistics.intervals import wilson
from fivefold_link.engine.protocol import Engine, Progress, Quiet, Refused
from fivefold_link.linkage.adults_bases import BY_NUMBER, LINKS, Basis, find_links
from fivefold_link.linkage.choosing import linker_for
from fivefold_link.linkage.interface import Linker
from fivefold_link.linkage.quality import Share
from fivefold_link.linkage.standing_in import standing_in
from fivefold_link.study.schema import Study

PARENTS, DOUBTFUL = "parents", "parents_doubtful"

STARTING = {
    Basis.CHILD_NUMBER: 0.99,
    Basis.MOTHER_NUMBER: 0.99,
    Basis.HOUSEHOLD: 0.7,
    Basis.NAME_AND_ADDRESS: 0.4,
}
"""How likely a link on each ground is right where nothing in the file tells; a cautious guess, and called one."""

SUREST = 0.999999

ENOUGH = 30
"""Children about whom two grounds speak, below which the starting value stands."""

NUMBERS_ONLY = "the adults' records could be grouped by NHS number only"
BY_AGREEMENT = "children for whom two grounds name an adult: share where they name the same one"


@dataclass(frozen=True, slots=True)
class Agreement:
    """Children about whom both grounds speak, and for how many they name the same adult."""

    one: Basis
    other: Basis
    children: int
    same: int

    def share(self) -> Share:
        found = wilson(self.same, self.children)
        return Share(found.value, found.low, found.high, self.children)


@dataclass(frozen=True, slots=True)
class ParentLinks:
    """How many children have an adult, on which ground, and how far the grounds agree. No identifier in it."""

    method: str
    why: str
    children: int
    adults: int
    with_adult: int
    covered: Mapping[Basis, int]
    weights: Mapping[Basis, float]
    learnt: Mapping[Basis, bool]
    agreements: tuple[Agreement, ...]
    kept: int
    doubtful: int
    by_name_and_address: int = 0

    def sentences(self) -> tuple[str, ...]:
        """The same in words."""
        said = [
            (
                f"For {self.with_adult:,} of {self.children:,} children ({_percent(self.with_adult, self.children)}) at least "
                "one adult was found in the adult services' records. No adult found does not mean no parent in a service."
            )
        ]
        said += [
            f"Of {a.children:,} children for whom both {a.one} and {a.other} name an adult, they name the same one for "
            f"{a.same:,} ({a.share().value:.0%}, 95% interval {a.share().low:.0%} to {a.share().high:.0%})."
            for a in self.agreements
            if a.children
        ]
        guessed = [str(b) for b in Basis if self.covered[b] and not self.learnt[b]]
        if guessed:
            said.append(
                f"How far to believe {' and '.join(guessed)} could not be learnt here; cautious values were set."
            )
        weakest = self.by_name_and_address
        if weakest:
            wrong = 1 - self.weights[Basis.NAME_AND_ADDRESS]
            said.append(
                f"{weakest:,} of the {self.kept:,} links rest on name and address alone; about {wrong:.0%} of those are "
                "probably not parents. Leave them out where that matters (column basis of the table parents)."
            )
        if self.doubtful:
            said.append(
                f"{self.doubtful:,} links that are less likely than not were put aside and count for nothing."
            )
        return tuple(said)

    def as_json(self) -> dict[str, Any]:
        """Facts for the report: method, reason, sentences, figures and counts; empty without adults' records."""
        if not self.adults:
            return {}
        counts = {"Adults": self.adults, "Children with an adult": self.with_adult}
        counts |= {f"Children by {basis}": number for basis, number in self.covered.items()}
        counts |= {"Links kept": self.kept, "Links put aside as doubtful": self.doubtful}
        figures = [
            _figure("Agreement", f"{a.one} and {a.other}", a.share(), BY_AGREEMENT)
            for a in self.agreements
            if a.children
        ]
        return {
            "method": self.method,
            "why": self.why,
            "sentences": list(self.sentences()),
            "quality": [*self._coverage(), *figures],
            "counts": counts,
        }

    def _coverage(self) -> list[dict[str, Any]]:
        return [
            _figure(
                "Children with an adult",
                basis,
                _share(number, self.children),
                "of all children, 95% interval",
            )
            for basis, number in self.covered.items()
            if self.children
        ]


def _share(number: int, of: int) -> Share:
    found = wilson(number, of)
    return Share(found.value, found.low, found.high, of)


def _percent(number: int, of: int) -> str:
    return f"{number / of:.0%}" if of else "none"


def _figure(measure: str, group: str, share: Share, basis: str) -> dict[str, Any]:
    return {
        "measure": measure,
        "dimension": "Ground",
        "group": group.capitalize(),
        "value": round(100 * share.value, 1),
        "low": round(100 * share.low, 1),
        "high": round(100 * share.high, 1),
        "unit": "%",
        "basis": basis,
        "state": "estimated",
    }


def parents(engine: Engine, study: Study, progress: Progress, linker: Linker | None = None) -> ParentLinks:
    """Make `adult_clusters` and `parents(child, adult, basis, weight)`, and say how good they are."""
    progress.step("Link the records of adults")
    method, why = link_adults(engine, study, linker)
    progress.step("Find the children of adults in services")
    find_links(engine)
    agreements = _agreements(engine)
    weights, learnt = weights_from(agreements)
    _keep(engine, weights, study.linkage.threshold)
    covered = _covered(engine)
    result = ParentLinks(
        method=method,
        why=why,
        children=_number(engine, "SELECT count(DISTINCT person) FROM clusters"),
        adults=_number(engine, "SELECT count(DISTINCT person) FROM adult_clusters"),
        with_adult=_number(engine, f"SELECT count(DISTINCT child) FROM {PARENTS}"),
        covered=covered,
        weights=weights,
        learnt=learnt,
        agreements=agreements,
        kept=engine.count(PARENTS),
        doubtful=engine.count(DOUBTFUL),
        by_name_and_address=_number(
            engine, f"SELECT count(*) FROM {PARENTS} WHERE basis = '{Basis.NAME_AND_ADDRESS}'"
        ),
    )
    engine.drop(LINKS)
    return result


def _number(engine: Engine, query: str) -> int:
    return int(str(engine.rows(query)[0][0]))


def link_adults(engine: Engine, study: Study, linker: Linker | None = None) -> tuple[str, str]:
    """`adult_clusters` by the linker for these records; by number alone where they are too few to learn from."""
    if not engine.count("adult_records"):
        empty = pa.schema([("record", pa.int64()), ("person", pa.int64())]).empty_table()
        engine.put("adult_clusters", empty)
        return "none", "no dataset is about adults"
    with standing_in(engine, "SELECT * FROM adult_records", linked=True):
        try:
            run = (linker or linker_for(engine, study)).link(engine, study, Quiet())
            engine.make("adult_clusters", "SELECT record, person FROM clusters")
            return run.method, run.why
        except Refused:
            key = "coalesce(CAST(nhs AS VARCHAR), 'alone ' || CAST(record AS VARCHAR))"
            engine.make(
                "adult_clusters",
                f"SELECT record, min(record) OVER (PARTITION BY {key}) AS person FROM records",
            )
            return "numbers only", NUMBERS_ONLY


def _agreements(engine: Engine) -> tuple[Agreement, ...]:
    """For each two grounds the children about whom both speak, and those for whom one adult is named by both.

    Two numbers are held against each other only where they name adults of one sex: a mother and a father are no
    contradiction. The weaker grounds get no such pardon, because a grandparent may stand behind them.
    """
    numbers = ", ".join(f"'{basis}'" for basis in BY_NUMBER)
    rows = engine.rows(
        f"""SELECT one, other, count(*), sum(same) FROM (
            SELECT a.basis AS one, b.basis AS other, a.child,
                max(CASE WHEN a.adult = b.adult THEN 1 ELSE 0 END) AS same,
                max(CASE WHEN s.sex <> t.sex AND a.basis IN ({numbers}) AND b.basis IN ({numbers})
                    THEN 0 ELSE 1 END) AS comparable
            FROM {LINKS} a JOIN {LINKS} b ON a.child = b.child AND a.basis <> b.basis
            JOIN ({SEXES}) s ON s.person = a.adult JOIN ({SEXES}) t ON t.person = b.adult
            GROUP BY a.basis, b.basis, a.child
        ) AS children WHERE comparable = 1 GROUP BY one, other"""
    )
    found = {(str(a), str(b)): (int(str(n)), int(str(same))) for a, b, n, same in rows}
    return tuple(
        Agreement(one, other, *found.get((one, other), (0, 0)))
        for place, one in enumerate(Basis)
        for other in tuple(Basis)[place + 1 :]
    )


SEXES = (
    "SELECT b.person, max(r.sex) AS sex FROM adult_clusters b JOIN adult_records r ON r.record = b.record "
    "GROUP BY b.person"
)


def weights_from(agreements: tuple[Agreement, ...]) -> tuple[dict[Basis, float], dict[Basis, bool]]:
    """How likely a link on each ground is right: how often a number, asked about the same child, agrees.

    A ground is held against both numbers, a number against the other. Father and mother are two adults, so the
    weaker grounds are rather too little believed than too much.
    """
    weights, learnt = {}, {}
    for basis in Basis:
        told = [
            a for a in agreements if basis in (a.one, a.other) and {a.one, a.other} - {basis} & set(BY_NUMBER)
        ]
        children, same = sum(a.children for a in told), sum(a.same for a in told)
        learnt[basis] = children >= ENOUGH
        weights[basis] = round((same + 0.5) / (children + 1), 6) if learnt[basis] else STARTING[basis]
    return weights, learnt


def _keep(engine: Engine, weights: Mapping[Basis, float], threshold: float) -> None:
    """One row a child and adult on its surest ground; grounds that agree make it surer.

    Name and address speak only for children about whom no surer ground does.
    """
    place = " ".join(f"WHEN '{basis}' THEN {n}" for n, basis in enumerate(Basis))
    # Each ground leaves its own doubt; grounds that agree leave the product of theirs.
    doubts = " * ".join(
        f"min(CASE WHEN place = {n} THEN {1 - min(weights[basis], SUREST):.6f} ELSE 1.0 END)"
        for n, basis in enumerate(Basis)
    )
    engine.make(
        "parents_weighed",
        f"""SELECT child, adult, min(place) AS place, CAST(1 - {doubts} AS DOUBLE) AS weight FROM (
            SELECT child, adult, CASE basis {place} END AS place,
                min(CASE basis {place} END) OVER (PARTITION BY child) AS surest
            FROM {LINKS}
        ) AS weighed WHERE place < {len(Basis) - 1} OR surest = {len(Basis) - 1} GROUP BY child, adult""",
    )
    named = " ".join(f"WHEN {n} THEN '{basis}'" for n, basis in enumerate(Basis))
    columns = f"child, adult, CASE place {named} END AS basis, round(weight, 6) AS weight"
    engine.make(PARENTS, f"SELECT {columns} FROM parents_weighed WHERE weight >= {threshold}")
    engine.make(DOUBTFUL, f"SELECT {columns} FROM parents_weighed WHERE weight < {threshold}")
    engine.drop("parents_weighed")


def _covered(engine: Engine) -> dict[Basis, int]:
    rows = engine.rows(f"SELECT basis, count(DISTINCT child) FROM {LINKS} GROUP BY basis")
    counts = {str(basis): int(str(number)) for basis, number in rows}
    return {basis: counts.get(basis, 0) for basis in Basis}

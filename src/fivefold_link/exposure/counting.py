"""Tables of counts: how many factors, for whom, where, beside which protection and which service contact.

An unanswered factor makes a child's count a lower bound. So every table of counts comes twice: of all children by
what was seen of them, and of those alone of whom every risk factor is known (`_complete`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from fivefold_link.engine.protocol import Engine
from fivefold_link.exposure.faced import Division, Faced
from fivefold_link.exposure.flagging import Names
from fivefold_link.exposure.tables import CountTable, Dimension
from fivefold_link.study.schema import About, Breakdown, Population, Study

BASIS = "counts of linked records, before disclosure control"
AT_LEAST = "Counts what was seen: a factor that no source answers is not in it, so the number is the least a child faces"
COMPLETE = "Only children of whom every risk factor is known, one way or the other"
WITH_ANSWERS = "of whom every risk factor is known"
ANSWERS = Dimension("answer", "Factor", ("seen", "not", "unknown"), ("Seen", "Not so", "Not known"))
CHUNK = 1 << 18


@dataclass(frozen=True)
class Words:
    """What stands on every table of a study."""

    period: str
    population: str


def words_of(study: Study) -> Words:
    """The period and the population in words."""
    return Words(period_of(study.population), study.population.title)


def period_of(population: Population) -> str:
    if population.window:
        return f"{_day(population.window[0])} to {_day(population.window[1])}"
    return f"on {_day(population.on)}" if population.on else "not stated"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def counted_to(title: str, name: str, most: int) -> Dimension:
    """0, 1, 2 ... and "so many or more"."""
    names = (*(str(number) for number in range(most)), f"{most}+")
    labels = (*(str(number) for number in range(most)), f"{most} or more")
    return Dimension(name, title, names, labels)


def cross(divisions: Sequence[Division], where: npt.NDArray[np.bool_] | None = None) -> npt.NDArray[np.int64]:
    """Children in each cell of the divisions, one axis each; of those `where` alone, if given."""
    shape = tuple(len(one.dimension.categories) for one in divisions)
    cells = int(np.prod(shape))
    total = np.zeros(cells, np.int64)
    step = max(CHUNK, cells)
    for first in range(0, len(divisions[0].codes), step):
        part = slice(first, first + step)
        at = np.zeros(len(divisions[0].codes[part]), np.int64)
        for one, size in zip(divisions, shape, strict=True):
            at *= size
            at += one.codes[part]
        total += np.bincount(at if where is None else at[where[part]], minlength=cells)
    return total.reshape(shape)


def risk_division(faced: Faced, most: int) -> Division:
    return Division(counted_to("Risk factors seen", "risks", most), np.minimum(faced.risks, most))


def protective_division(faced: Faced, most: int) -> Division:
    dimension = counted_to("Protective factors seen", "protective", most)
    return Division(dimension, np.minimum(faced.protections, most))


def answers(study: Study, faced: Faced, bit: int) -> Division:
    """Whether one factor was seen, is not so, or is not known, by child. Each factor's answer is a dimension of its own."""
    one, place = np.uint64(1), np.uint64(bit)
    seen = (faced.seen >> place & one).astype(np.uint8)
    unknown = (faced.unknown >> place & one).astype(np.uint8)
    factor = study.factors[faced.bits.factors[bit]]
    dimension = replace(ANSWERS, name=f"answer_{factor.slug}", title=factor.title)
    return Division(dimension, np.where(seen, 0, 1 + unknown).astype(np.uint8))


def tables_of(study: Study, faced: Faced) -> Iterator[CountTable]:
    """All tables of counts that need the children alone."""
    yield from risk_tables(study, faced)
    yield from _protective(study, faced)
    yield from _groups(study, faced)
    yield from _each_factor(study, faced)


def risk_tables(study: Study, faced: Faced) -> Iterator[CountTable]:
    """Number of risk factors: of all children, by each breakdown, by area and age; each twice."""
    risks = risk_division(faced, study.output.most_counted)
    alone = [(breakdown.value, [division]) for breakdown, division in faced.divisions.items()]
    both = [faced.divisions[b] for b in (Breakdown.AREA, Breakdown.AGE) if b in faced.divisions]
    ways: list[tuple[str, list[Division]]] = [("", []), *alone]
    if len(both) > 1:
        ways.append(("area_age", both))
    for name, divisions in ways:
        by = " and ".join(one.dimension.title.lower() for one in divisions)
        title = "Number of risk factors seen" + (f" by {by}" if by else "")
        yield _table(study, f"risks_by_{name}" if name else "risks", title, [*divisions, risks], (AT_LEAST,))
        complete = _table(
            study,
            f"risks_by_{name}_complete" if name else "risks_complete",
            f"{title}, children with complete answers",
            [*divisions, risks],
            (COMPLETE,),
            faced.complete,
        )
        yield replace(complete, population=f"{complete.population}, {WITH_ANSWERS}")


def _table(
    study: Study,
    name: str,
    title: str,
    divisions: Sequence[Division],
    notes: tuple[str, ...],
    where: npt.NDArray[np.bool_] | None = None,
) -> CountTable:
    return counted(study, name, title, divisions, cross(divisions, where), notes)


def counted(
    study: Study,
    name: str,
    title: str,
    divisions: Sequence[Division],
    counts: npt.NDArray[np.int64],
    notes: tuple[str, ...] = (),
    missing: npt.NDArray[np.bool_] | None = None,
) -> CountTable:
    """A table with the words of its study."""
    words = words_of(study)
    dimensions = tuple(one.dimension for one in divisions)
    return CountTable(
        name, title, dimensions, counts, words.period, words.population, BASIS, missing, notes=notes
    )


def _protective(study: Study, faced: Faced) -> Iterator[CountTable]:
    if not faced.bits.protective:
        return
    most = min(study.output.most_counted, faced.bits.protective)
    divisions = [protective_division(faced, most), risk_division(faced, study.output.most_counted)]
    yield _table(
        study, "protective_by_risks", "Protective factors beside risk factors", divisions, (AT_LEAST,)
    )


def _groups(study: Study, faced: Faced) -> Iterator[CountTable]:
    """Groups at higher exposure break the count down and are never in it."""
    risks = risk_division(faced, study.output.most_counted)
    for bit in faced.bits.groups:
        factor = study.factors[faced.bits.factors[bit]]
        title = f"Number of risk factors seen by: {factor.title}"
        yield _table(
            study, f"risks_by_group_{factor.slug}", title, [answers(study, faced, bit), risks], (AT_LEAST,)
        )


def _each_factor(study: Study, faced: Faced) -> Iterator[CountTable]:
    """Each factor alone by area. Where nobody's answer is known, seen and not so are missing, never nought."""
    area = faced.divisions[Breakdown.AREA]
    for bit, number in enumerate(faced.bits.factors):
        factor, divisions = study.factors[number], [area, answers(study, faced, bit)]
        counts = cross(divisions)
        unanswered = (counts[:, :2].sum(axis=1) == 0) & (counts[:, 2] > 0)
        missing = np.column_stack([unanswered, unanswered, np.zeros_like(unanswered)])
        name = f"factor_{factor.slug}_by_area"
        yield counted(
            study, name, f"{factor.title} by area", divisions, counts, (factor.definition,), missing
        )


CONTACT = Dimension("contact", "Contact", ("yes", "no"), ("Seen by it", "Not seen by it"))


def contact_tables(engine: Engine, study: Study, faced: Faced, names: Names) -> Iterator[CountTable]:
    """Number of risk factors by whether each agency saw the child (or a parent) in the period, and by how many did."""
    risks = risk_division(faced, study.output.most_counted)
    services = np.zeros(faced.children, np.uint8)
    for number, dataset in enumerate(study.datasets):
        met = np.ones(faced.children, np.uint8)
        met[engine.arrow(_met(study, number, names))["child"].to_numpy()] = 0
        services += 1 - met
        whom = "a parent was seen" if dataset.about is About.ADULT else "the child was seen"
        title = f"Number of risk factors seen by contact: {dataset.title} ({whom})"
        contact = replace(CONTACT, name=f"contact_{dataset.slug}")
        yield _table(
            study, f"risks_by_contact_{dataset.slug}", title, [Division(contact, met), risks], (AT_LEAST,)
        )
    how_many = counted_to("Agencies that saw the child or a parent", "services", len(study.datasets))
    how_many = Dimension(how_many.name, how_many.title, tuple(map(str, range(len(study.datasets) + 1))))
    title = "Number of risk factors seen by number of agencies in contact"
    yield _table(study, "risks_by_services", title, [Division(how_many, services), risks], (AT_LEAST,))


def _met(study: Study, number: int, names: Names) -> str:
    """Children whom this agency met in the period; a record without a day counts as contact."""
    since = "c.in_scope_from" if study.population.window else "c.conceived"
    if study.datasets[number].about is About.ADULT:
        people = (
            "adult_records r JOIN adult_clusters a ON a.record = r.record"
            f" JOIN {names.parents} p ON p.adult = a.person JOIN {names.children} c ON c.person = p.child"
        )
    else:
        people = (
            f"records r JOIN {names.clusters} k ON k.record = r.record"
            f" JOIN {names.children} c ON c.person = k.person"
        )
    when = f"(r.seen IS NULL OR (r.seen >= {since} AND r.seen <= c.in_scope_to))"
    return f"SELECT DISTINCT c.child FROM {people} WHERE r.dataset = {number} AND {when}"

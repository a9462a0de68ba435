"""Inputs for a data-protection impact assessment, filled from the register: a draft that an officer completes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fivefold_link.study.columns import used
from fivefold_link.study.register import HEADS, register
from fivefold_link.study.schema import About, DatabaseSource, Dataset, Direction, Role, Study

TO_DECIDE = "*To be decided by the data-protection officer.*"
MEASURES = (
    (
        "The engine runs inside the controller's own environment. It connects to nothing but a database that the study names, and downloads"
        " nothing."
    ),
    "Of each file only the columns that the study names are read; the others stay in the file.",
    (
        "Tables about people lie in one work folder that its owner alone can open; temporary files are removed when the"
        " engine closes."
    ),
    (
        "Names and identifiers stand in no log, message, progress line or result. Faults of a file are told by row"
        " number."
    ),
    "Records are known to later steps by a number of the study's own, which means nothing outside it.",
    (
        "Counts pass a named disclosure policy: small numbers are hidden, others too where they could be worked out, and"
        " a test tries to undo it."
    ),
    (
        "A release is written only when one person has prepared it and another has checked it, each with a key of their"
        " own and a reason."
    ),
    "Nothing but the release folder is meant to leave; the workspace refuses files with rows about people.",
    "Each run records versions, settings, hashes of files and counts, so that it can be repeated and examined.",
)
RISKS = (
    (
        "Two children are taken for one, or one for two",
        (
            "NHS numbers are checked; no group of records has two; doubtful pairs are judged by people; quality is"
            " reported by group with its interval"
        ),
        "How large an error the purpose can bear, and in which groups",
    ),
    (
        "A child or family is recognised in a small number",
        "Disclosure policy with secondary suppression, and a check against earlier releases and overlapping areas",
        "Whether the policy suits the place and its smallest groups",
    ),
    (
        "Records are used for decisions about one child",
        "Results are counts; the engine gives no list of children and no score of a child",
        "How users are told that this is for planning only",
    ),
    (
        "More is shared than the purpose needs",
        "Columns that are not used are not read, and are named when files are checked",
        "Whether each column and each year is needed",
    ),
    (
        "Some groups are linked less well and are counted as less in need",
        "Quality by ethnicity, deprivation, age and missing identifier; what is not recorded is missing, never absent",
        "Which differences need a remedy before results are used",
    ),
    (
        "People do not know or did not expect that their records are linked",
        "None in the software",
        "Privacy notices, opt-outs, and how families and their representatives were heard",
    ),
    (
        "Somebody without need opens the secure environment",
        "The work folder is readable by its owner only",
        "Access, training, logging and deletion in the environment itself",
    ),
)


def dpia_inputs(study: Study) -> str:
    """Markdown for the data-protection officer: what can be known from the study, and what cannot."""
    return "\n".join(_lines(study)) + "\n"


def _lines(study: Study) -> Iterator[str]:
    yield f"# Inputs for a data-protection impact assessment: {_cell(study.title)}"
    yield ""
    yield "**Draft.** Written from the study file; not an assessment and not legal advice. The data-protection officer"
    yield "completes and corrects it. What the study does not say is marked."
    if study.fictional:
        yield from ("", "**All records of this study are fictional.**")
    yield from _section(
        "1. Purpose and controller",
        [study.purpose, "", f"Data controller: {study.controller}.", "", _assessment(study)],
    )
    yield from _section("2. Who shares what, on which ground", _register(study))
    yield from _section("3. What it holds", _held(study))
    yield from _section("4. Data items", _items(study))
    yield from _section("5. Whom it is about, and what is looked for", _about(study))
    yield from _section("6. How long it is kept", _retention(study))
    yield from _section("7. What leaves", _leaves(study))
    yield from _section("8. Measures of the engine", [f"- {measure}" for measure in MEASURES])
    risks = [(risk, measure, f"{question}. {TO_DECIDE}") for risk, measure, question in RISKS]
    yield from _section(
        "9. Risks", _table(("Risk", "What the engine does", "What remains to be decided"), risks)
    )
    yield from _section("10. Outcome", _outcome())


def _assessment(study: Study) -> str:
    return f"Assessment that stands: {study.dpia or TO_DECIDE}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "", *lines)


def _register(study: Study) -> list[str]:
    """Each agreement as a table of two columns: thirteen columns side by side fit on no page."""
    lines: list[str] = []
    for row in register(study):
        pairs = list(zip(HEADS[1:], row.cells()[1:], strict=True))
        lines += [
            f"### {_cell(row.agreement.reference)}",
            "",
            *_table(("What", "As the register has it"), pairs),
            "",
        ]
    return lines[:-1]


def _held(study: Study) -> list[str]:
    rows = [
        (
            one.title,
            one.owner,
            _people(one),
            _source(one),
            f"{one.covers_from} to {one.covers_to}",
            one.agreement,
        )
        for one in study.datasets
    ]
    return _table(("Dataset", "Owner", "About", "Comes as", "Covers", "Agreement"), rows)


def _people(dataset: Dataset) -> str:
    return "children" if dataset.about is About.CHILD else "adults, and through them their children"


def _source(dataset: Dataset) -> str:
    source = dataset.source
    if isinstance(source, DatabaseSource):
        return f"table {source.table} of a {source.kind} database"
    return f"file {source.path.name}"


def _items(study: Study) -> list[str]:
    rows = []
    for dataset in study.datasets:
        identifying = [role.value.replace("_", " ") for role in Role if role in dataset.columns]
        others = sorted(used(study, dataset) - set(dataset.columns.values()))
        rows.append((dataset.title, ", ".join(identifying), ", ".join(others) or "none"))
    return [
        *_table(("Dataset", "Identifying and describing items", "Columns for factors"), rows),
        "",
        (
            "Health, ethnicity and social care are special category or otherwise sensitive. Every other column of a file"
            " is left unread."
        ),
    ]


def _about(study: Study) -> list[str]:
    population = study.population
    when = f"on {population.on}" if population.on else ""
    if population.window:
        when = f"from {population.window[0]} to {population.window[1]}"
    lines = [
        (
            f"{population.title}: children from {population.from_months} to {population.to_months} months {when}"
            " (the end is not included; -9 is conception)."
        ),
        "",
    ]
    if not study.factors:
        return [*lines, "The study looks for no factors; it only links."]
    rows = [(one.title, _direction(one.direction), one.definition) for one in study.factors]
    return [*lines, *_table(("Looked for", "As", "Definition"), rows)]


def _direction(direction: Direction) -> str:
    if direction is Direction.GROUP:
        return "group by which tables are divided, never counted"
    return f"{direction.value} factor"


def _retention(study: Study) -> list[str]:
    lines = [f"- {one.reference}: {one.retention}" for one in study.agreements]
    return [*lines, "", f"When and by whom the work folder is deleted: {TO_DECIDE}"]


def _leaves(study: Study) -> list[str]:
    output, areas = study.output, study.areas
    level = (
        f"the {areas.level} itself" if areas.release_level == "area" else f"wider areas made of {areas.level}"
    )
    return [
        (
            "Only a release: tables of counts that passed the policy, with the quality of the linkage, as CSV files and a"
            " signed manifest."
        ),
        "",
        f"- Disclosure policy: {output.policy}",
        f"- Divided by: {', '.join(one.value for one in output.breakdowns) or 'nothing'}",
        f"- Smallest areas: {level}",
        f"- Factors together: up to {output.combinations_up_to}",
        "- Never: rows about people, names, identifiers, dates of birth, addresses.",
    ]


def _outcome() -> list[str]:
    questions = ("Necessity and proportion", "Consultation", "Residual risk", "Decision, name, role and date")
    return [f"- {question}: {TO_DECIDE}" for question in questions]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return lines + [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]


def _cell(words: str) -> str:
    """Words that do not break a table, nor write anything but words."""
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;")

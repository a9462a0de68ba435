"""An invented release: a small place by the sea, its children and the risks they face together. Every number is made up."""

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fivefold.release.manifest import (
    ALL,
    About,
    AreaName,
    Areas,
    Category,
    Checked,
    Dimension,
    Factor,
    FactorKind,
    Linkage,
    Manifest,
    Method,
    OtherFile,
    Prepared,
    QualityFigure,
    StatedPolicy,
    TableAbout,
    TableKind,
    canonical,
)
from fivefold.release.packing import MANIFEST, Contents, files_of, sha256, with_checked, with_prepared
from fivefold.release.policy import policies
from fivefold.release.signing import key_text
from fivefold.release.tables import Cell, Table
from fivefold.vocabulary.value import State

PREPARER, CHECKER = "Asha Preparer", "Ben Checker"
# Keys for tests alone: their secret stands in this file.
PREPARER_KEY = Ed25519PrivateKey.from_private_bytes(b"invented key of the preparer 000")
CHECKER_KEY = Ed25519PrivateKey.from_private_bytes(b"invented key of the checker 0000")
TRUSTED = {
    PREPARER: key_text(PREPARER_KEY.public_key()),
    CHECKER: key_text(CHECKER_KEY.public_key()),
}
CHECKED = Checked(
    by=CHECKER, on=date(2026, 4, 20), reason="Asked for by the partnership's board; no cell can be undone."
)

AREAS = (("X01", "Harbour"), ("X02", "Moorside"), ("X03", "Old Town"))
COUNTS = (
    ("0", "No factor"),
    ("1", "1 factor"),
    ("2", "2 factors"),
    ("3", "3 factors"),
    ("4+", "4 factors or more"),
)
FACTORS = (
    Factor(
        slug="parental_mental_health",
        title="A parent's poor mental health",
        direction=FactorKind.RISK,
        definition="A parent was seen by an adult mental health service.",
        window="seen between conception and the second birthday",
        library="parental-mental-health",
    ),
    Factor(
        slug="housing",
        title="Crowded or unstable housing",
        direction=FactorKind.RISK,
        definition="The home was recorded as overcrowded or temporary.",
        window="seen between birth and the fifth birthday",
    ),
    Factor(
        slug="smoking",
        title="Smoking in pregnancy",
        direction=FactorKind.RISK,
        definition="The mother smoked when she gave birth.",
        window="seen at birth",
    ),
    Factor(
        slug="early_education",
        title="A place in early education",
        direction=FactorKind.PROTECTIVE,
        definition="The child took up a funded place.",
        window="seen from the second birthday",
    ),
)
_WORDS = {
    "period": "31 March 2026",
    "population": "Children under five who live in the invented place of Harbourside",
    "source": "Invented linked records, release of April 2026",
}


def a_dimension(name, title, categories, about="other", total="All", **more):
    return Dimension(
        name=name,
        title=title,
        about=about,
        categories=tuple(Category(code=code, label=label) for code, label in categories),
        total=total,
        **more,
    )


def an_area_dimension():
    return a_dimension("area", "Area", AREAS, "area", "All areas")


def a_count(at, number, doubt=0, reason="too few to show safely"):
    """A cell: None is hidden, "?" is missing; `doubt` puts low and high around it."""
    if number is None:
        return Cell(at, State.SUPPRESSED, reason=reason)
    if number == "?":
        return Cell(at, State.MISSING, reason="no source covers this area")
    low, high = (number - doubt, number + doubt) if doubt else (None, None)
    return Cell(at, State.OBSERVED if number else State.ZERO, number, low, high)


# Rows are areas and the total, columns are 0 to 4+ factors and the total; rounded to 5, so they need not add up.
_COUNTED = {
    "X01": (820, 415, 180, 60, 15, 1490),
    "X02": (610, 220, 85, 15, None, 935),
    "X03": (295, 160, 95, 45, 0, 595),
    ALL: (1725, 795, 360, 120, 20, 3020),
}


def a_count_table():
    about = TableAbout(
        name="children_by_factors_and_area",
        title="Children by number of risk factors and area",
        kind=TableKind.COUNT,
        dimensions=(
            an_area_dimension(),
            a_dimension("factors", "Risk factors", COUNTS, "factors", "All children"),
        ),
        unit="children",
        basis="count, rounded to the nearest 5; low and high are linkage doubt (95%)",
        **_WORDS,
    )
    codes = [code for code, _label in COUNTS] + [ALL]
    rows = [
        a_count((area, code), number, 5 if code in ("2", "3") else 0)
        for area, numbers in _COUNTED.items()
        for code, number in zip(codes, numbers, strict=True)
    ]
    return Table(about, tuple(rows))


def an_age_table():
    about = TableAbout(
        name="children_by_age",
        title="Children with two risk factors or more, by age",
        kind=TableKind.COUNT,
        dimensions=(
            a_dimension(
                "age",
                "Age",
                (("0-11", "Under 1"), ("12-23", "1 year"), ("24-35", "2 years")),
                "age",
                "All ages",
            ),
        ),
        unit="children",
        basis="count, rounded to the nearest 5",
        notes=("Two years is missing: no source covers that age in 2026.",),
        **_WORDS,
    )
    rows = (a_count(("0-11",), 245), a_count(("12-23",), 255), a_count(("24-35",), "?"), a_count((ALL,), 500))
    return Table(about, rows)


def a_combination_table():
    about = TableAbout(
        name="combinations",
        title="Children who face these factors together, whatever else they face",
        kind=TableKind.COMBINATIONS,
        dimensions=(),
        unit="children",
        basis="count, rounded to the nearest 5",
        **_WORDS,
    )
    rows = {
        "": 3020,
        "parental_mental_health": 640,
        "housing": 710,
        "smoking": 415,
        "parental_mental_health+housing": 265,
        "parental_mental_health+smoking": 150,
        "housing+smoking": 140,
        "parental_mental_health+housing+smoking": None,
    }
    return Table(about, tuple(a_count((slugs,), number) for slugs, number in rows.items()))


def a_figures_table():
    about = TableAbout(
        name="clustering",
        title="Children with each number of risk factors, against chance",
        kind=TableKind.FIGURES,
        dimensions=(a_dimension("factors", "Risk factors", COUNTS, "factors", None),),
        unit="times chance",
        basis="shown count divided by the count if factors fell independently; 95% by bootstrap",
        **_WORDS,
    )
    ratios = ((1.06, 1.02, 1.1), (0.84, 0.79, 0.9), (1.1, 0.99, 1.21), (2.4, 2.01, 2.86), None)
    rows = [
        Cell((code,), State.ESTIMATED, *figures)
        if figures
        else Cell((code,), State.SUPPRESSED, reason="rests on hidden counts")
        for (code, _label), figures in zip(COUNTS, ratios, strict=True)
    ]
    return Table(about, tuple(rows))


def _quality(measure, value, low, high, dimension="All", group="Everyone"):
    return QualityFigure(
        measure=measure, dimension=dimension, group=group, state=State.ESTIMATED,
        value=value, low=low, high=high, unit="%", basis="Wilson 95%, clerical review of 200 pairs",
    )  # fmt: skip


def about_the_release(**changes):
    words = {
        "title": "Risks that children of Harbourside face together",
        "fictional": True,
        "controller": "Harbourside Council (invented)",
        "purpose": "To plan support before birth and up to five.",
        "study_sha256": "0" * 64,
        "factor_edition": "2026-1",
        "factors": FACTORS,
        "population": _WORDS["population"],
        "period": _WORDS["period"],
        "areas": Areas(
            level="neighbourhood", vintage="fictional", names=tuple(AreaName(code=c, name=n) for c, n in AREAS)
        ),
        "policy": StatedPolicy.of(policies()["nhs-england-subnational"]),
        "methods": (
            Method(
                step="linkage", tool="fivefold-link", version="0.1.0",
                words="Records were grouped by NHS number; the rest were joined by name, date of birth and postcode.",
            ),
        ),
        "linkage": Linkage(
            method="staged",
            why="Most records carry an NHS number, so pairs with one could teach the rest.",
            sentences=("Of 100 true links we probably miss 3 to 5.",),
            quality=(
                _quality("recall", 96.0, 94.8, 97.1),
                _quality("precision", 99.4, 98.9, 99.7),
                _quality("recall", 91.0, 86.2, 94.4, "NHS number", "No NHS number"),
            ),
        ),
        "prepared": Prepared(by=PREPARER, on=date(2026, 4, 14)),
    }  # fmt: skip
    return About(**(words | changes))


def release_contents(*tables, **changes):
    """Contents of the invented release, or of one with these tables and words instead."""
    return Contents(
        about=about_the_release(**changes),
        tables=tables or (a_count_table(), an_age_table(), a_combination_table(), a_figures_table()),
        checker={
            "policy": "nhs-england-subnational",
            "hidden": [{"table": "children_by_factors_and_area", "cells": 24, "hidden": 1}],
            "attack": {"holds": True, "said": "No hidden count could be narrowed below the policy's range."},
        },
    )


def release_files(*tables, **changes):
    """The signed files of a release, whatever they hold: a builder for good and bad ones."""
    return signed(files_of(release_contents(*tables, **changes)))


def signed(files, checked=CHECKED, preparer_key=PREPARER_KEY, checker_key=CHECKER_KEY):
    return with_checked(with_prepared(files, preparer_key), checked, checker_key)


def with_file(files, name, content):
    """The files with one of them replaced, listed with its new hash and signed again: somebody with keys did this."""
    manifest = Manifest.model_validate_json(files[MANIFEST])
    rows = max(content.count(b"\n") - 1, 0)
    tables = tuple(
        entry.model_copy(update={"sha256": sha256(content), "rows": rows}) if entry.file == name else entry
        for entry in manifest.tables
    )
    others = tuple(
        OtherFile(file=o.file, sha256=sha256(content) if o.file == name else o.sha256) for o in manifest.files
    )
    unsigned = manifest.model_copy(update={"tables": tables, "files": others, "checked": None})
    return signed({**files, name: content, MANIFEST: canonical(unsigned)})


def write_release(folder, files):
    """Lay the files into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder

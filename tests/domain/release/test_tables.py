"""A table is written one way and read strictly, and a refusal names the line."""

import pytest

from fivefold.release.manifest import ALL, Manifest, canonical
from fivefold.release.packing import pack, zipped
from fivefold.release.reading import read_release
from fivefold.release.refusal import ReleaseRefused
from fivefold.release.tables import Cell, Table
from fivefold.vocabulary.value import State
from tests.builders.release import (
    FACTORS,
    a_combination_table,
    a_count_table,
    a_dimension,
    a_figures_table,
    release_contents,
    release_files,
    signed,
    with_file,
)

COUNTS, COMBINED = "tables/children_by_factors_and_area.csv", "tables/combinations.csv"


def said_of(name, old, new):
    files = release_files()
    changed = files[name].replace(old, new, 1)
    assert changed != files[name]
    with pytest.raises(ReleaseRefused) as refused:
        read_release(zipped(with_file(files, name, changed)), trusted=None)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (COUNTS, b"Area,", b"Place,", "the columns are Place, Risk factors"),
        (COUNTS, b"Harbour,", b"Elsewhere,", "line 2: the manifest does not know the category 'Elsewhere'"),
        (COUNTS, b"820", b"0820", "line 2: '0820' is not a number as this format writes it"),
        (COUNTS, b"820", b"8.2e2", "line 2: '8.2e2' is not a number"),
        (COUNTS, b"820", b"-820", "line 2: '-820' is not a number"),
        (COUNTS, b"observed,820,,", b"observed,820,810,", "an interval has both ends or none"),
        (COUNTS, b"observed,820,", b"observed,,", "needs a number"),
        (COUNTS, b"suppressed,,", b"suppressed,0,", "a value that is suppressed holds no number"),
        (COUNTS, b"true zero,0", b"observed,0", "an observed 0 is a true zero"),
        (COUNTS, b"observed,820", b"seen,820", "'seen' is not a valid State"),
        (COUNTS, b"820,,,", b"820,,", "line 2: the row has 6 columns, not 7"),
        (COUNTS, b"1 factor,", b"No factor,", "two rows speak of the same children"),
        (COUNTS, b"Harbour,", b'"Harbour",', "not written as this format writes it"),
        (COUNTS, b"Harbour,", b'"Harbour"x,', "this is not a table"),
        (COUNTS, b"Harbour,", b"\xff,", "not written in UTF-8"),
        (COMBINED, b"Smoking in pregnancy,", b"Drink,", "does not know the category 'Drink'"),
        (COMBINED, b"Crowded or unstable housing + Smoking in pregnancy,",
         b"Smoking in pregnancy + Crowded or unstable housing,", "does not know the category"),
    ],
)  # fmt: skip
def test_a_table_that_differs_from_the_format_is_refused(name, old, new, said):
    assert said in said_of(name, old, new)


def test_an_empty_table_and_a_wrong_number_of_rows_are_refused():
    files = release_files()
    with pytest.raises(ReleaseRefused, match="the table is empty"):
        read_release(zipped(with_file(files, COUNTS, b"")), trusted=None)
    with pytest.raises(ReleaseRefused, match="the row has 0 columns"):
        read_release(zipped(with_file(files, COMBINED, files[COMBINED] + b"\n")), trusted=None)
    unended = files[COMBINED].removesuffix(b"\n")
    with pytest.raises(ReleaseRefused, match="it has 8 rows; the manifest says 7"):
        read_release(zipped(with_file(files, COMBINED, unended)), trusted=None)


def test_figures_may_be_fractions_and_are_written_without_exponents():
    table = a_figures_table()
    tiny = Table(table.about, (Cell(("0",), State.ESTIMATED, 1e-07, -0.5, 2.25), *table.rows[1:]))
    contents = release_contents(tiny)
    assert b"No factor,estimated,0.0000001,-0.5,2.25," in pack(contents)["tables/clustering.csv"]
    assert read_release(zipped(release_files(tiny)), trusted=None).contents == contents


def test_a_row_that_fits_no_dimension_cannot_be_packed():
    table = a_count_table()
    for at in (("X09", "0"), ("X01",), ("X01", "0", "1")):
        with pytest.raises(ReleaseRefused, match="does not fit the table's dimensions"):
            pack(release_contents(Table(table.about, (Cell(at, State.OBSERVED, 20),))))
    combined = a_combination_table()
    with pytest.raises(ReleaseRefused, match="does not fit"):
        pack(release_contents(Table(combined.about, (Cell(("drink",), State.OBSERVED, 20),))))


@pytest.mark.parametrize("label", ["=SUM(A1)", "+44", "-1", "@x", "two\nlines"])
def test_a_label_that_a_spreadsheet_would_run_cannot_be_packed(label):
    table = a_count_table()
    dimension = a_dimension("group", "Group", [("a", label)], total=None)
    about = table.about.model_copy(update={"dimensions": (dimension,)})
    with pytest.raises(ReleaseRefused, match="run as a formula"):
        pack(release_contents(Table(about, (Cell(("a",), State.OBSERVED, 20),))))


def test_a_reason_that_a_spreadsheet_would_run_cannot_be_packed():
    table = a_count_table()
    odd = Table(table.about, (*table.rows[:-1], Cell((ALL, ALL), State.SUPPRESSED, reason='=HYPERLINK("x")')))
    with pytest.raises(ReleaseRefused, match="run as a formula"):
        pack(release_contents(odd))


@pytest.mark.parametrize("titles", [("Same", "Same"), ("Housing + debt", "Other"), ("Everyone", "Other")])
def test_titles_of_factors_that_cannot_be_told_apart_in_combinations_cannot_be_packed(titles):
    factors = tuple(f.model_copy(update={"title": t}) for f, t in zip(FACTORS, titles, strict=False))
    with pytest.raises(ReleaseRefused, match="titles of factors must differ"):
        pack(release_contents(a_combination_table(), factors=factors))


def test_dimensions_and_tables_that_cannot_be_told_apart_are_refused_at_birth():
    with pytest.raises(ValueError, match="codes of categories must differ"):
        a_dimension("sex", "Sex", [("a", "A"), ("a", "B")])
    with pytest.raises(ValueError, match="labels of categories must differ"):
        a_dimension("sex", "Sex", [("a", "All"), ("b", "B")])
    with pytest.raises(ValueError, match="two dimensions share a name"):
        type(a_count_table().about)(
            **a_count_table().about.model_dump() | {"dimensions": (a_dimension("x", "X", [("a", "A")]),) * 2}
        )


def test_a_table_whose_file_has_another_name_is_refused():
    files = release_files()
    manifest = Manifest.model_validate_json(files["manifest.json"])
    first = manifest.tables[0]
    renamed = first.model_copy(update={"about": first.about.model_copy(update={"name": "other"})})
    changed = manifest.model_copy(update={"tables": (renamed, *manifest.tables[1:]), "checked": None})
    with pytest.raises(ReleaseRefused, match="the manifest calls this table other"):
        read_release(zipped(signed({**files, "manifest.json": canonical(changed)})), trusted=None)


def test_a_manifest_that_lists_a_file_twice_or_leaves_one_out_is_refused():
    files = release_files()
    manifest = Manifest.model_validate_json(files["manifest.json"])
    for change in ({"tables": manifest.tables * 2}, {"files": manifest.files[:1]}):
        changed = canonical(manifest.model_copy(update={**change, "checked": None}))
        with pytest.raises(ReleaseRefused, match="it lists a file twice or leaves one out"):
            read_release(zipped(signed({**files, "manifest.json": changed})), trusted=None)

"""A study is read strictly: every fault is named at once, with its line, the words found and the remedy."""

from datetime import date
from pathlib import Path

import pytest

from fivefold_link.study.faults import StudyFaults
from fivefold_link.study.reading import read_study
from fivefold_link.study.schema import Role

STUDY = """\
fivefold_study: 1
title: Risks together
purpose: To plan services
controller: Council
fictional: yes
factor_edition: 2026-11
agreements:
  - reference: 2024
    between: [Council, Trust]
    data_items: Births
    lawful_basis: [6(1)(e)]
    status: fictional
    retention: 1 year
    contacts: [IG lead]
datasets:
  - slug: births
    title: Births
    owner: Trust
    agreement: 2024
    source: {path: files/births.csv}
    columns: {id: id, nhs_number: nhs, birth_date: dob, area: lsoa}
    covers_from: 2020-01-01
    covers_to: 2024-01-01
    births: true
  - slug: adults
    title: Adults
    owner: Trust
    about: adult
    agreement: 2024
    source: {attach: adults.duckdb, kind: duckdb, table: care.plan}
    columns: {id: id, nhs_number: nhs, seen: day}
    covers_from: 2020-01-01
    covers_to: 2024-01-01
factors:
  - slug: smoking
    title: Smoking
    direction: risk
    definition: She smoked
    seen_in:
      - {dataset: births, column: smoker, value: 01, unknown: [9, No]}
  - slug: low_weight
    title: Low birth weight
    direction: risk
    definition: Under 2,500 g
    seen_in:
      - {dataset: births, column: grams, holds: at_most, value: 2499}
population: {title: All, on: 2023-03-31}
areas: {vintage: 2021, release_level: area}
output: {earlier_releases: [../old]}
"""


def study_of(folder: Path, text: str = STUDY, *changes: tuple[str, str]):
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / "study.yaml"
    path.write_text(text, encoding="utf-8")
    return read_study(path)


def faults_of(folder: Path, *changes: tuple[str, str], text: str = STUDY):
    with pytest.raises(StudyFaults) as told:
        study_of(folder, text, *changes)
    return [(one.line, one.field, one.problem) for one in told.value.faults]


def test_words_stay_as_they_are_written(tmp_path):
    study = study_of(tmp_path)
    seen = study.factors[0].seen_in[0]
    assert (seen.value, seen.unknown) == ("01", ("9", "No"))
    assert study.factors[1].seen_in[0].value == 2499
    assert (study.fictional, study.agreements[0].reference, study.areas.vintage) == (True, "2024", "2021")
    assert study.population.on == date(2023, 3, 31)


def test_paths_are_meant_from_the_folder_of_the_study(tmp_path):
    study = study_of(tmp_path)
    assert study.datasets[0].source.path == tmp_path / "files" / "births.csv"
    assert study.datasets[1].source.attach == str(tmp_path / "adults.duckdb")
    assert study.output.earlier_releases == (tmp_path / "../old",)
    assert study.areas.names is None


def test_a_connection_to_a_server_is_no_path(tmp_path):
    study = study_of(tmp_path, STUDY, ("adults.duckdb, kind: duckdb", "host=db, kind: postgres"))
    assert study.datasets[1].source.attach == "host=db"


def test_faults_of_form_are_told_all_at_once_with_their_lines(tmp_path):
    changes = (
        ("covers_to: 2024-01-01\n    births", "covers_to: 2024-13-01\n    births"),
        ("files/births.csv", "files/births.csv, encodin: utf-8"),
        ("dob, area", "dob, nhs_no: x, area"),
        ("    title: Smoking\n", ""),
        ("holds: at_most", "holds: at_mos"),
        ("slug: low_weight", "slug: Low-weight"),
    )
    assert faults_of(tmp_path, *changes) == [
        (20, "datasets > births > source > encodin", "'encodin' is no word of a study"),
        (21, "datasets > births > columns > nhs_no", NO_ROLE),
        (23, "datasets > births > covers_to", "this is not a date"),
        (35, "factors > smoking > title", "this field is missing"),
        (40, "factors > Low-weight > slug", "string should match pattern '^[a-z][a-z0-9_]{0,47}$'"),
        (45, "factors > Low-weight > seen_in > 1 > holds", HOLDS),
    ]


NO_ROLE = "input should be " + ", ".join(f"'{role}'" for role in list(Role)[:-1]) + " or 'household'"
HOLDS = "input should be 'is', 'in', 'at_least', 'at_most' or 'filled'"


def test_the_nearest_word_is_offered(tmp_path):
    with pytest.raises(StudyFaults) as told:
        study_of(tmp_path, STUDY, ("files/births.csv", "files/births.csv, encodin: latin, zebra: 1"))
    said = [str(one) for one in told.value.faults]
    assert said == [
        (
            "study.yaml, line 20, datasets > births > source > encodin: 'encodin' is no word of a study"
            " (found: latin). Did you mean `encoding`? Otherwise remove it."
        ),
        (
            "study.yaml, line 20, datasets > births > source > zebra: 'zebra' is no word of a study"
            " (found: 1). Remove it, or correct its name."
        ),
    ]
    assert told.value.remedy == "2 to mend in the study file; nothing was run."


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            (
                "owner: Trust\n    agreement: 2024\n    source: {path",
                "owner: Trust\n    agreement: ISA\n    source: {path",
            ),
            (19, "datasets > births > agreement", "no agreement has this reference"),
        ),
        (("slug: adults", "slug: births"), (25, "datasets > births > slug", "'births' is used twice")),
        (("slug: low_weight", "slug: smoking"), (41, "factors > smoking > slug", "'smoking' is used twice")),
        (
            ("fictional: yes\n", ""),
            (11, "agreements > 2024 > status", "a fictional agreement in a study of real records"),
        ),
        (
            ("status: fictional", "status: signed"),
            (8, "agreements > 2024 > signed", "a signed agreement needs its date"),
        ),
        (
            ("status: fictional", "status: signed\n    signed: 2024-05-05\n    review: 2024-05-05"),
            (14, "agreements > 2024 > review", "the review is not after the signature"),
        ),
        (
            (
                "covers_from: 2020-01-01\n    covers_to: 2024-01-01\n    births",
                "covers_from: 2023-01-01\n    covers_to: 2022-01-01\n    births",
            ),
            (23, "datasets > births > covers_to", "the dataset ends before it begins"),
        ),
        (
            ("about: adult", "about: adult\n    births: true"),
            (29, "datasets > adults > births", "a register of births is about children"),
        ),
        (
            ("births.csv", "births.docx"),
            (20, "datasets > births > source > path", "this kind of file cannot be read"),
        ),
        (
            ("about: adult", "about: adult\n    profile: csds"),
            (29, "datasets > adults > profile", "no profile has this name"),
        ),
        (
            ("about: adult", "about: adult\n    lacks: [sex]"),
            (29, "datasets > adults > lacks", "without a profile nothing can be lacking"),
        ),
        (
            ("{id: id, nhs_number: nhs, seen", "{nhs_number: nhs, seen"),
            (31, "datasets > adults > columns", "no column is the record's own id"),
        ),
        (
            ("{id: id, nhs_number: nhs, seen", "{id: id, birth_date: nhs, seen"),
            (31, "datasets > adults > columns", "nothing here can be linked"),
        ),
        (
            ("birth_date: dob", "birth_date: nhs"),
            (
                21,
                "datasets > births > columns > birth_date",
                "column 'nhs' stands for both nhs_number and birth_date",
            ),
        ),
        (
            ("dataset: births, column: smoker", "dataset: birth, column: smoker"),
            (40, "factors > smoking > seen_in > 1 > dataset", "no dataset has this slug"),
        ),
        (
            ("dataset: births, column: smoker", "dataset: adults, column: smoker"),
            (
                40,
                "factors > smoking > seen_in > 1 > dataset",
                "an adult's record says nothing about a child by itself",
            ),
        ),
        (
            ("title: Smoking", "title: Smoking\n    through_adult: true"),
            (37, "factors > smoking > through_adult", "this factor is seen on no adult's record"),
        ),
        (("value: 2499", "value: 2499, from_months: -1"), (46, "factors > low_weight > seen_in > 1", None)),
        (
            ("value: 2499", "value: 2499, to_months: 1"),
            (
                46,
                "factors > low_weight > seen_in > 1",
                "without a date nobody knows whether it was seen in this window",
            ),
        ),
        (
            ("value: 2499", "value: 2499, date_column: d, from_months: 5, to_months: 5"),
            (46, "factors > low_weight > seen_in > 1 > to_months", "the window ends before it begins"),
        ),
        (
            ("holds: at_most, value: 2499", "holds: at_most, value: few"),
            (46, "factors > low_weight > seen_in > 1 > value", "`at_most` needs a number"),
        ),
        (
            ("holds: at_most, value: 2499", "holds: in, value: 1"),
            (46, "factors > low_weight > seen_in > 1 > value", "`in` needs a list of values"),
        ),
        (
            ("holds: at_most, value: 2499", "holds: is"),
            (46, "factors > low_weight > seen_in > 1 > value", "`is` needs one value"),
        ),
        (
            ("holds: at_most, value: 2499", "holds: filled, value: 1"),
            (
                46,
                "factors > low_weight > seen_in > 1 > value",
                "`filled` asks only whether something is there",
            ),
        ),
        (
            ("unknown: [9, No]", "unknown: [01]"),
            (40, "factors > smoking > seen_in > 1 > unknown", "01 means the factor and means not recorded"),
        ),
        (
            ("on: 2023-03-31", "from_months: 1"),
            (47, "population", "children are counted on one date or through a window"),
        ),
        (
            ("on: 2023-03-31", "window: [2023-03-31, 2022-03-31]"),
            (47, "population > window", "the window ends before it begins"),
        ),
        (
            ("on: 2023-03-31", "on: 2023-03-31, from_months: 60"),
            (47, "population > to_months", "the ages end before they begin"),
        ),
        (("on: 2023-03-31", "on: 2019-03-31"), (47, "population > on", "every dataset begins later")),
        (
            ("on: 2023-03-31", "window: [2018-03-31, 2019-03-31]"),
            (47, "population > window", "every dataset begins later"),
        ),
        (("    births: true\n", ""), (None, None, None)),
        (
            ("release_level: area", "release_level: wider"),
            (48, "areas > names", "wider areas are not known without the list of areas"),
        ),
        (("dob, area: lsoa", "dob, postcode: pc"), (48, "areas", "nothing says in which area a child lives")),
        (
            ("output: {", "output: {age_bands: [0, 24, 12], "),
            (49, "output > age_bands", "the edges of age bands rise"),
        ),
        (
            ("output: {", "output: {breakdowns: [age, age], "),
            (49, "output > breakdowns", "a breakdown stands twice"),
        ),
        (
            ("output: {", "engine: {memory_limit: much}\noutput: {"),
            (49, "engine > memory_limit", "this is no amount of memory"),
        ),
    ],
)
def test_parts_that_contradict_each_other_are_told(tmp_path, change, fault):
    line, field, problem = fault
    if problem is None:
        study_of(tmp_path, STUDY, change)
    else:
        assert faults_of(tmp_path, change) == [(line, field, problem)]


def test_groups_alone_are_nothing_to_count(tmp_path):
    assert faults_of(tmp_path, ("direction: risk", "direction: group at higher exposure")) == [
        (34, "factors", "there is no factor to count")
    ]


def test_an_address_at_birth_needs_a_register_of_births(tmp_path):
    changes = (("    births: true\n", ""), ("on: 2023-03-31", "on: 2023-03-31, address_rule: births"))
    assert faults_of(tmp_path, *changes) == [
        (46, "population > address_rule", "no dataset is the register of births")
    ]


def test_a_study_of_adults_alone_counts_no_children(tmp_path):
    told = faults_of(tmp_path, ("    title: Births\n", "    title: Births\n    about: adult\n"))
    assert (15, "datasets", "no dataset is about children") in told


def test_a_field_that_stands_twice_is_told(tmp_path):
    assert faults_of(tmp_path, ("title: Smoking\n", "title: Smoking\n    title: Smoking again\n")) == [
        (37, "factors > smoking > title", "this field stands twice")
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "", "the file is empty")),
        ("title: a: b\n", (1, "", "mapping values are not allowed in this context")),
        ("title: x\n\tpurpose: y\n", (2, "", "found a tab character that violates indentation")),
        ("title: \x07\n", (1, "", "unacceptable character #x0007: control characters are not allowed")),
        ("a: &x\n  b: *x\n", (1, "", "an alias leads back to itself")),
    ],
)
def test_text_that_is_no_study_is_refused(tmp_path, text, fault):
    assert faults_of(tmp_path, text=text) == [fault]


def test_a_list_or_a_word_is_no_study(tmp_path):
    assert [problem for _, _, problem in faults_of(tmp_path, text="- a\n")] == [
        "input should be a valid dictionary or instance of Study"
    ]


def test_files_that_cannot_be_opened_are_refused(tmp_path):
    with pytest.raises(StudyFaults, match="there is no such file"):
        read_study(tmp_path / "none.yaml")
    with pytest.raises(StudyFaults, match="the file cannot be opened"):
        read_study(tmp_path)
    (tmp_path / "latin.yaml").write_bytes("title: Zoë".encode("cp1252"))
    with pytest.raises(StudyFaults, match="not UTF-8 text"):
        read_study(tmp_path / "latin.yaml")


def test_aliases_are_read_and_long_words_are_told_short(tmp_path):
    text = STUDY.replace("[Council, Trust]", "&both [Council, Trust]").replace("[IG lead]", "*both")
    assert study_of(tmp_path, text).agreements[0].contacts == ("Council", "Trust")
    long = "x" * 80
    with pytest.raises(StudyFaults, match=r"found: x{57}\.\.\."):
        study_of(tmp_path, STUDY, ("slug: smoking", f"slug: {long}"))

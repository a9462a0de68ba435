"""A person looks at doubtful pairs: the same ones every time, every answer kept, nothing told that need not be."""

import stat
from datetime import date
from io import StringIO

import openpyxl
import pyarrow as pa
import pytest
from rich.console import Console

from fivefold_link.engine.protocol import Quiet, Refused
from fivefold_link.linkage.em import WholeFile
from fivefold_link.linkage.review import EDGES, Pair, compared, sample
from fivefold_link.linkage.review_labels import Judgement, Label, read_labels, write_labels
from fivefold_link.linkage.review_sheet import headings, review_sheet, take_back
from fivefold_link.linkage.review_terminal import UNKNOWN, review
from tests.link.linkage.families import a_file, a_study

TODAY = date(2026, 3, 1)
WHO = {"by": "An analyst", "on": TODAY}


def a_pair(number, *, surname="=HYPERLINK()"):
    left = ("9990000000", "ANNA", surname, "", "2023-01-02", "F", "ZZ11AA", "")
    right = ("", "ANNE", surname, "", "2023-01-02", "", "ZZ12AA", "")
    return Pair(f"births/b{number}", f"housing/h{number}", "Births", "Housing", left, right)


PAIRS = tuple(a_pair(n) for n in range(3))


def sat(path, *keys, pairs=PAIRS):
    """One sitting: the keys that were pressed, and what the screen said."""
    said, waiting = StringIO(), iter(keys)
    console = Console(file=said, width=120, force_terminal=False)
    done = review(pairs, path, console=console, ask=lambda question: next(waiting), **WHO)
    return done, said.getvalue()


def judgements(path):
    return {label.left: label.judgement for label in read_labels(path)}


def put(engine, probabilities):
    count = len(probabilities)
    file = a_file(2 * count)
    engine.put("records", file.records.slice(0, 2 * count))
    engine.put(
        "scored_pairs",
        pa.table(
            {
                "left": range(count),
                "right": range(count, 2 * count),
                "probability": probabilities,
                "kind": ["record to record"] * count,
            }
        ),
    )


def test_the_sample_is_spread_evenly_over_probabilities_and_always_the_same(engine):
    put(engine, [0.05] * 60 + [0.3] * 5 + [0.95] * 60)
    study = a_study(review_sample=25)
    drawn = sample(engine, study)
    place = {f"births/s{n}": p for n, p in enumerate([0.05] * 60 + [0.3] * 5 + [0.95] * 60)}
    found = [place[pair.left] for pair in drawn]
    assert (found.count(0.05), found.count(0.3), found.count(0.95)) == (10, 5, 10)
    assert sample(engine, study) == drawn
    assert sample(engine, a_study(review_sample=25, seed=5)) != drawn


def test_pairs_that_are_certain_hopeless_or_judged_are_not_asked(engine):
    put(engine, [0.001, 1.0, 0.5, EDGES[0]])
    engine.make(
        "scored_pairs",
        """SELECT "left", "right", probability, CASE WHEN "left" = 2 THEN 'judged' ELSE kind END AS kind
        FROM scored_pairs""",
    )
    assert [pair.left for pair in sample(engine, a_study())] == ["births/s3"]


def test_values_are_compared_in_words():
    assert [line[3] for line in PAIRS[0].lines()] == [
        "only one has it", "differs", "same", "neither has it", "same", "only one has it", "differs", "neither has it",
    ]  # fmt: skip
    assert compared("A", "A") == "same"


def test_nothing_personal_is_in_the_name_of_a_pair_or_label():
    assert repr(PAIRS[0]) == "Pair(left_source='Births', right_source='Housing')"
    assert "b1" not in repr(Label("births/b1", "housing/h1", Judgement.SAME, "A", TODAY))


def test_every_answer_is_kept_at_once_and_the_next_sitting_goes_on_from_there(tmp_path):
    path = tmp_path / "labels.csv"
    done, _ = sat(path, "m", "s")
    assert done == 1
    assert path.read_text() == (
        "left,right,judgement,by,on\nbirths/b0,housing/h0,same,An analyst,2026-03-01\n"
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    done, said = sat(path, "n", "?")
    assert done == 3
    assert "Pair 1 of 3" not in said
    assert judgements(path) == {"births/b0": "same", "births/b1": "different", "births/b2": "unsure"}
    assert sat(path) == (
        3,
        "3 of 3 pairs judged. They are kept; the next run of the linkage learns from them.\n",
    )


def test_a_killed_sitting_has_lost_nothing(tmp_path):
    path = tmp_path / "labels.csv"
    with pytest.raises((StopIteration, RuntimeError)):
        sat(path, "m", "n")
    assert judgements(path) == {"births/b0": "same", "births/b1": "different"}


def test_back_puts_an_answer_right(tmp_path):
    path = tmp_path / "labels.csv"
    sat(path, "b", "m", "B", "n", "s")
    assert judgements(path) == {"births/b0": "different"}


def test_another_key_is_explained_and_nothing_is_written(tmp_path):
    path = tmp_path / "labels.csv"
    _, said = sat(path, "x", "s")
    assert UNKNOWN in said
    assert not path.exists()


def test_the_screen_shows_both_records_and_never_the_probability(tmp_path):
    _, said = sat(tmp_path / "labels.csv", "s")
    for word in ("Births", "Housing", "ANNA", "ANNE", "differs", "not recorded"):
        assert word in said
    assert "0." not in said


@pytest.mark.parametrize("name", ["pairs.xlsx", "pairs.csv"])
def test_a_sheet_is_filled_in_and_taken_back(tmp_path, name):
    sheet, labels = tmp_path / name, tmp_path / "labels.csv"
    review_sheet(PAIRS, sheet)
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    fill(sheet, {2: "Same", 3: " no  match", 4: ""})
    assert take_back(sheet, PAIRS, labels, **WHO) == (2, ())
    assert judgements(labels) == {"births/b0": "same", "births/b1": "different"}


def fill(sheet, answers, column="A"):
    if sheet.suffix == ".csv":
        lines = sheet.read_text("utf-8-sig").splitlines()
        for row, answer in answers.items():
            rest = lines[row - 1].split(",", 1)[1]
            lines[row - 1] = f"{answer},{rest}"
        sheet.write_text("\n".join(lines) + "\n", "utf-8-sig")
        return
    book = openpyxl.load_workbook(sheet)
    for row, answer in answers.items():
        book["Pairs"][f"{column}{row}"] = answer
    book.save(sheet)
    book.close()


def test_a_name_that_looks_like_a_formula_stays_a_name(tmp_path):
    review_sheet(PAIRS, tmp_path / "pairs.xlsx")
    review_sheet(PAIRS, tmp_path / "pairs.csv")
    book = openpyxl.load_workbook(tmp_path / "pairs.xlsx")
    column = headings().index("Surname (left)") + 1
    assert book["Pairs"].cell(2, column).data_type == "s"
    book.close()
    assert ",'=HYPERLINK()," in (tmp_path / "pairs.csv").read_text("utf-8-sig")


def test_a_sheet_with_problems_changes_nothing_and_each_problem_says_where_and_what_to_do(tmp_path):
    sheet, labels = tmp_path / "pairs.xlsx", tmp_path / "labels.csv"
    review_sheet(PAIRS, sheet)
    fill(sheet, {2: "same", 3: "perhaps", 4: "same"})
    fill(sheet, {4: "births/other"}, column="B")
    taken, problems = take_back(sheet, PAIRS, labels, **WHO)
    assert taken == 0
    assert not labels.exists()
    assert [str(problem) for problem in problems] == [
        "row 3, column judgement: this is no answer. Write same, different or unsure, or leave the cell empty.",
        (
            "row 4, column left: this pair is not in the sample. Leave the columns left and right as they were written, "
            "or make a new sheet."
        ),
    ]


def test_a_pair_that_stands_twice_is_a_problem(tmp_path):
    sheet = tmp_path / "pairs.csv"
    review_sheet([PAIRS[0], PAIRS[0]], sheet)
    fill(sheet, {2: "same", 3: "different"})
    _, problems = take_back(sheet, PAIRS, tmp_path / "labels.csv", **WHO)
    assert [(p.row, p.what) for p in problems] == [(3, "this pair stands twice")]


def test_files_that_are_no_sheet_are_refused(tmp_path):
    with pytest.raises(Refused, match="Excel or CSV"):
        review_sheet(PAIRS, tmp_path / "pairs.doc")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "broken.xlsx").write_bytes(b"no book")
    with pytest.raises(Refused, match="cannot be read"):
        take_back(tmp_path / "broken.xlsx", PAIRS, tmp_path / "labels.csv", **WHO)
    (tmp_path / "other.csv").write_text("left,right\n")
    with pytest.raises(Refused, match="the column judgement is missing"):
        take_back(tmp_path / "other.csv", PAIRS, tmp_path / "labels.csv", **WHO)


def test_a_damaged_file_of_labels_is_refused_with_its_line(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text("left,right,judgement,by,on\na/1,b/1,perhaps,x,2026-01-01\n")
    with pytest.raises(Refused, match=r"labels.csv, line 2: a judgement or its date"):
        read_labels(path)
    path.write_text("left,right\n")
    with pytest.raises(Refused, match="not a file of judged pairs"):
        read_labels(path)


def test_of_two_answers_about_one_pair_the_later_stands(tmp_path):
    path = tmp_path / "labels.csv"
    first = Label("a/1", "b/1", Judgement.SAME, "A", TODAY)
    write_labels(path, [first, Label("b/1", "a/1", Judgement.DIFFERENT, "B", TODAY)])
    assert [label.judgement for label in read_labels(path)] == ["different"]


def test_what_was_judged_is_final_in_the_next_run(engine, tmp_path):
    file = a_file(600)
    engine.put("records", file.records)
    study = a_study(review_sample=10)
    WholeFile().link(engine, study, Quiet())
    pairs = sample(engine, study)
    path = tmp_path / "labels.csv"
    sat(path, *"mnmnmnmnmn", pairs=pairs)
    WholeFile().link(engine, a_study(labels=str(path)), Quiet())
    judged = engine.rows("SELECT probability FROM scored_pairs WHERE kind = 'judged' ORDER BY 1")
    assert judged == [(0.0,)] * 5 + [(1.0,)] * 5

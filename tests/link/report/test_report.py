"""The report tells the run; what goes to the checker holds nothing that is not protected."""

import os
import re
from html.parser import HTMLParser

import pytest

from fivefold_link.exposure.tables import Dimension
from fivefold_link.report.facts import CountFacts, ExposureFacts, LinkFacts, Picture, RunFacts, TableFacts
from fivefold_link.report.leaving import leaving
from fivefold_link.report.pictures import pictures_of
from fivefold_link.report.tables import cell_words, of_combinations, of_counts, of_factors, of_quality
from fivefold_link.report.writing import checker_page, report_page, write_report
from tests.builders.link_release import (
    AREA,
    FACTORS,
    a_protected_table,
    a_study,
    release_facts,
    some_protected,
)
from tests.builders.link_report import SECRET, exposure_facts, link_facts, quality, run_facts

VOID = {"meta", "br", "rect", "line", "path", "circle"}


class Outline(HTMLParser):
    """Headings in order, tags that were opened and not closed, and everything that would load or run something."""

    def __init__(self, page):
        super().__init__()
        self.headings, self.open, self.foreign, self.ids, self.links, self.captions = [], [], [], [], [], 0
        self.tables = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.ids += [said["id"]] if "id" in said else []
        self.links += [said["href"]] if "href" in said else []
        loads = tag in ("script", "link", "img", "iframe", "object") or {"src", "style"} & set(said)
        if loads or any(name.startswith("on") for name in said):
            self.foreign.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def pages():
    facts, protected = run_facts(), some_protected()
    would_leave = leaving(facts.study, protected)
    return {"report": report_page(facts, would_leave), "checker": checker_page(facts, would_leave)}


@pytest.mark.parametrize("name", ["report", "checker"])
def test_a_report_is_one_file_with_headings_in_order_and_a_caption_on_every_table(name):
    outline = Outline(pages()[name])
    assert (outline.open, outline.foreign) == ([], [])
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(
        later - earlier <= 1 for earlier, later in zip(outline.headings, outline.headings[1:], strict=False)
    )
    assert outline.captions == outline.tables > 3
    assert len(set(outline.ids)) == len(outline.ids)
    assert {link.removeprefix("#") for link in outline.links if link.startswith("#")} <= set(outline.ids)
    assert {link for link in outline.links if not link.startswith("#")} <= {"checker.html"}


def test_the_inside_report_says_that_it_must_not_leave_and_the_checkers_does_not():
    both = pages()
    assert "Inside only." in both["report"]
    assert "Inside only" not in both["checker"]


def test_the_checkers_report_holds_no_count_that_is_not_protected():
    both = pages()
    facts = run_facts()
    unprotected = {SECRET, *facts.cohort.counts.values(), *(c.children for c in facts.exposure.counts),
                   *(f.children for f in facts.exposure.factors), *facts.linkage.counts.values(),
                   *(f.rows for f in facts.files)}  # fmt: skip
    for number in unprotected:
        assert f"{number:,}" in both["report"]
        assert f"{number:,}" not in both["checker"]


def test_quality_by_small_area_stays_inside():
    facts = run_facts()
    small = quality("recall", 93.0, 77.7, 98.2, "Area", "Harbour Row")
    facts = facts.model_copy(update={"linkage": facts.linkage.model_copy(update={"quality": (small,)})})
    assert "77.7%" in report_page(facts, None)
    assert "77.7%" not in checker_page(facts, leaving(facts.study, some_protected()))


def test_the_checker_reads_areas_by_the_names_that_readers_will():
    bare = a_protected_table([20, 30, 50], (Dimension("area", "Area", ("X01", "X02")),))
    shown = leaving(a_study(), some_protected(bare), release_facts().areas).tables[0]
    assert [row[0] for row in shown.rows] == ["Harbour", "Moorside", "All"]


def test_the_checker_sees_every_table_as_readers_outside_will():
    page = pages()["checker"]
    assert "Children by number of risk factors and area" in page
    assert (
        page.count("hidden: small numbers") == 3
    )  # the cell, the combination, and the sentence that explains it
    assert "120 (115 to 125)" in page
    assert "No hidden count could be worked out more closely than the policy allows." in page


def test_a_release_that_can_be_undone_says_so_in_the_first_line_of_its_part():
    would_leave = leaving(a_study(), some_protected(pinned=2))
    assert would_leave.verdict == "2 hidden counts could be worked out. These tables must not leave."
    assert leaving(a_study(), some_protected(pinned=1)).verdict.startswith("1 hidden count could")
    assert "verdict broken" in checker_page(run_facts(), would_leave)


def test_large_tables_are_cut_and_say_so():
    area = Dimension("area", "Area", tuple(f"A{n}" for n in range(400)))
    table = a_protected_table([[20, 20, 20, 60]] * 401, (area, FACTORS))
    shown = leaving(a_study(), some_protected(table)).tables[0]
    assert shown.columns == ("Area", "None", "One", "Two or more", "All")
    assert len(shown.rows) == 150
    assert "Only the first 150 of 401 rows are printed here" in shown.notes[-1]
    assert "all are in tables/factors_by_area.csv" in shown.notes[-1]


def test_a_table_of_one_dimension_or_of_three_is_laid_out_in_lines():
    one = a_protected_table([20, 30, 50], (AREA,))
    assert leaving(a_study(), some_protected(one)).tables[0].rows == (
        ("Harbour", "20"),
        ("Moorside", "30"),
        ("All", "50"),
    )
    sex = Dimension("sex", "Sex", ("F",), ("Girls",))
    three = a_protected_table([[[20, 20]] * 4] * 3, (AREA, FACTORS, sex))
    shown = leaving(a_study(), some_protected(three)).tables[0]
    assert shown.columns == ("Area", "Risk factors", "Girls", "All")
    assert shown.rows[5] == ("Moorside", "One", "20", "20")


def test_the_run_is_told_from_files_to_signatures():
    page = report_page(run_facts(), None)
    for said in (
        "Invented children.", "births.csv", "NHS numbers that fail their check digit", "must be mended",
        "Of 100 true links we probably miss 3 to 5", "96.0% (94.8% to 97.1%)", "face 4 factors or more", "560 to 640",
        "Four factors or more occur 2.5 times", "duckdb", "ISA-1", "Key fingerprint",
    ):  # fmt: skip
        assert said in page, said
    assert "What would leave</h2>" not in page


def test_a_run_that_stopped_early_has_a_report_too():
    early = run_facts(
        files=(), steps=(), linkage=None, parents=None, cohort=None, exposure=None, versions={}, settings={}
    )
    page = report_page(early, None)
    assert "What was run" in page
    assert "Linking children" not in page
    assert "What the check found" not in page
    clean = run_facts(
        files=run_facts().files[:1], exposure=ExposureFacts(counts=(CountFacts(label="One", children=5),))
    )
    assert "The check found nothing to mend." in report_page(clean, None)


def test_real_records_are_called_real():
    page = report_page(run_facts(study=a_study(fictional=False), warnings=("Housing was empty.",)), None)
    assert "those of real children" in page
    assert "Invented children." not in page
    assert "Housing was empty." in page


def test_facts_survive_being_written_as_json():
    facts = run_facts()
    assert RunFacts.model_validate_json(facts.model_dump_json()) == facts


def test_figures_that_a_step_kept_as_json_are_taken_as_they_are():
    kept = link_facts().model_dump(mode="json")
    assert LinkFacts(**kept) == link_facts()


def test_text_from_a_study_cannot_become_markup():
    study = a_study(title="<script>alert(1)</script>", purpose="<b>x</b>")
    page = report_page(run_facts(study=study), None)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_missing_is_a_word_and_never_nought():
    assert [cell_words(c) for c in (None, 0, 1234, 0.5, "x")] == ["missing", "0", "1,234", "0.50", "x"]
    table = of_factors(exposure_facts().factors)
    assert table.rows[2][4] is None
    assert of_combinations(()).rows == ()


def test_bars_are_shares_of_the_largest_number_drawn():
    (bars,) = pictures_of(of_counts((CountFacts(label="One", children=50, low=40, high=100, expected=25.0),)))
    bar = bars.rows[0]
    assert (bar.label, bar.words, bar.length, bar.low, bar.high, bar.against) == (
        "One",
        "50",
        50,
        40,
        100,
        25,
    )
    assert (bars.whiskers, bars.against, bars.left_out) == (True, "If factors fell by chance", 0)


def test_quality_is_a_column_a_measure_and_points_on_a_scale_whose_ends_are_said():
    table = of_quality(link_facts().quality, "Quality")
    assert table.columns == ("By", "Group", "Recall", "Precision")
    assert table.rows[0] == ("All", "Everyone", "96.0% (94.8% to 97.1%)", "99.4% (98.9% to 99.7%)")
    assert table.rows[1] == ("NHS number", "No NHS number", "91.0% (86.2% to 94.4%)", None)
    assert table.notes == ("Wilson 95%, 200 pairs judged by a person",)
    recall, precision = pictures_of(table)
    assert (recall.title, recall.points, recall.start, recall.end) == ("Recall", True, 85, 100)
    assert (recall.rows[1].label, recall.rows[1].words, recall.rows[1].length) == (
        "NHS number: No NHS number",
        "91.0%",
        40,
    )
    assert (precision.start, precision.end) == (95, 100)
    assert "scale from 85 to 100" in pages()["checker"]


def test_quality_that_was_made_in_several_ways_says_so_in_each_row():
    first, *others = link_facts().quality
    table = of_quality((first.model_copy(update={"basis": "known truth"}), *others), "Quality")
    assert [row[-1] for row in table.rows][:2] == ["known truth", "Wilson 95%, 200 pairs judged by a person"]


def test_a_table_without_numbers_has_no_picture():
    plain = TableFacts(
        title="T", columns=("A", "B"), rows=(("x", "hidden"), ("y", None)), picture=Picture(bars="B")
    )
    assert pictures_of(plain) == []
    assert pictures_of(TableFacts(title="T", columns=("A",), rows=())) == []


def test_a_long_picture_leaves_rows_to_its_table():
    rows = tuple((f"r{n}", n) for n in range(40))
    (bars,) = pictures_of(TableFacts(title="T", columns=("A", "B"), rows=rows, picture=Picture(bars="B")))
    assert bars.left_out == 16


def test_reports_appear_whole_and_for_their_owner_alone(tmp_path):
    written = write_report(run_facts(), tmp_path / "out", protected=some_protected())
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["checker.html", "report.html"]
    assert oct(written.report.stat().st_mode & 0o777) == "0o600"
    assert "Checker’s report" in written.checker.read_text(encoding="utf-8")
    again = write_report(run_facts(), tmp_path / "out")
    assert again.checker is None
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["report.html"]


@pytest.mark.pages
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", ["report", "checker"])
def test_a_report_is_accessible_in_a_browser(tmp_path, opened, complaints, name, width):
    write_report(run_facts(), tmp_path, protected=some_protected())
    page = opened(tmp_path / f"{name}.html", width)
    assert complaints(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") == 0
    if folder := os.environ.get("FIVEFOLD_PICTURES"):
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)

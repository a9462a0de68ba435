"""The register of agreements: real records wait until everything is signed, named and reviewed."""

from datetime import date
from pathlib import Path

import pytest

from fivefold_link.study.dpia import dpia_inputs
from fivefold_link.study.reading import read_study
from fivefold_link.study.register import HEADS, ready_for_records, register
from fivefold_link.study.schema import Agreement, Status, Study
from fivefold_link.study.template import template

ON = date(2026, 6, 1)
AGREED = Agreement(
    reference="ISA-1",
    between=("the hospital", "the community trust", "the mental health trust"),
    data_items="births",
    lawful_basis=("UK GDPR 6(1)(e)", "UK GDPR 9 (2)(h)"),
    confidentiality="section 251",
    opt_out="applied by the hospital",
    status=Status.SIGNED,
    signed=date(2026, 1, 1),
    review=date(2027, 1, 1),
    retention="one year",
    contacts=("Caldicott Guardian",),
)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    path = tmp_path / "study.yaml"
    path.write_text(template().replace("TO FILL IN: ", ""), encoding="utf-8")
    return read_study(path).model_copy(update={"agreements": (AGREED,), "dpia": "DPIA 7 of May 2026"})


def missing(study: Study, **changes) -> list[str]:
    return [gap.what for gap in ready_for_records(with_agreement(study, **changes), ON)]


def with_agreement(study: Study, **changes) -> Study:
    return study.model_copy(update={"agreements": (AGREED.model_copy(update=changes),)})


def test_a_study_with_all_in_place_may_use_records(study):
    assert ready_for_records(study, ON) == ()


def test_a_fictional_study_needs_no_agreement(study):
    fictional = with_agreement(study, status=Status.DRAFT).model_copy(update={"fictional": True})
    assert ready_for_records(fictional, ON) == ()


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"status": Status.DRAFT}, "its status is draft, not signed."),
        ({"status": Status.ENDED}, "its status is ended, not signed."),
        ({"signed": date(2026, 6, 2)}, "it is not signed yet on this day."),
        ({"review": None}, "it has no date of review."),
        ({"review": date(2026, 5, 31)}, "its review was due on 2026-05-31."),
        ({"lawful_basis": ("9(2)(h)",)}, "no lawful basis of article 6(1) for personal data is named."),
        (
            {"lawful_basis": ("6(1)(e)",)},
            "no lawful basis of article 9(2) for special category data is named.",
        ),
        ({"confidentiality": ""}, "nothing is said about the duty of confidence."),
        ({"opt_out": ""}, "nothing is said about the national data opt-out."),
    ],
)
def test_each_gap_is_told(study, changes, gap):
    assert missing(study, **changes) == [gap]


def test_owners_must_have_signed(study):
    assert missing(study, between=("The Hospital", "the community trust")) == [
        "its owner, the mental health trust, is not among those who signed ISA-1."
    ]


def test_an_impact_assessment_must_be_named(study):
    (gap,) = ready_for_records(study.model_copy(update={"dpia": ""}), ON)
    assert str(gap).startswith("Study: no data-protection impact assessment is named. Write its inputs with")


def test_an_agreement_that_no_dataset_comes_under_keeps_nobody_waiting(study):
    draft = AGREED.model_copy(update={"reference": "ISA-2", "status": Status.DRAFT})
    assert ready_for_records(study.model_copy(update={"agreements": (AGREED, draft)}), ON) == ()


def test_the_register_has_a_row_for_each_agreement(study):
    (row,) = register(study)
    assert row.datasets == ("Births and maternity", "Health visiting", "Adult mental health services")
    assert dict(zip(HEADS, row.cells(), strict=True))["Signed"] == "2026-01-01"
    (draft,) = register(with_agreement(study, signed=None, review=None, opt_out=""))
    said = dict(zip(HEADS, draft.cells(), strict=True))
    assert (said["Signed"], said["Review"]) == ("not signed", "no date")
    assert said["National data opt-out"] == "not written down"


def test_the_dpia_inputs_are_a_draft_filled_from_the_register(study):
    text = dpia_inputs(with_agreement(study, data_items="births | maternity <b>"))
    assert text.startswith("# Inputs for a data-protection impact assessment: ")
    assert "**Draft.**" in text
    assert "| Data items | births \\| maternity &lt;b> |" in text
    assert "Assessment that stands: DPIA 7 of May 2026" in text
    assert "| Births and maternity | the hospital | children | file births.csv |" in text
    assert "| Adult mental health services | id, nhs number, seen | referral_reason |" in text
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## 1. Purpose and controller",
        "## 2. Who shares what, on which ground",
        "## 3. What it holds",
        "## 4. Data items",
        "## 5. Whom it is about, and what is looked for",
        "## 6. How long it is kept",
        "## 7. What leaves",
        "## 8. Measures of the engine",
        "## 9. Risks",
        "## 10. Outcome",
    ]


def test_a_fictional_study_says_so_and_a_study_without_factors_only_links(study):
    changed = study.model_copy(update={"fictional": True, "factors": (), "dpia": ""})
    text = dpia_inputs(changed)
    assert "**All records of this study are fictional.**" in text
    assert "The study looks for no factors; it only links." in text
    assert "Assessment that stands: *To be decided by the data-protection officer.*" in text

"""The demo's files have the mistakes of real files; none of them stops a run."""

from fivefold_link.checking.faults import Kind
from fivefold_link.demo.study import make_study
from fivefold_link.study.reading import read_study
from tests.link.checking.a_study import checked


def test_the_demo_can_run_and_its_mistakes_are_told(tmp_path):
    study = read_study(make_study(tmp_path / "demo", children=600))
    report = checked(tmp_path, study)
    assert not report.stops
    assert list(report.rows) == [dataset.slug for dataset in study.datasets]
    assert {fault.kind for fault in report.faults} <= {
        Kind.UNUSED_COLUMNS,
        Kind.CHECK_DIGIT,
        Kind.NO_IDENTIFIER,
        Kind.TOO_OLD,
        Kind.EARLY_DATE,
        Kind.FUTURE_DATE,
        Kind.REPEATED_ID,
        Kind.FACTOR_CODE,
    }

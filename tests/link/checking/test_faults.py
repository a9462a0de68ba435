"""The report: what stops first, not more than ten of a kind, the same for people and machines."""

import json

from fivefold_link.checking.faults import Fault, Kind, Severity, report
from fivefold_link.checking.looking import percent


def a_fault(number: int = 0, severity: Severity = Severity.WARNS, **changes) -> Fault:
    facts = {
        "dataset": "visits",
        "file": "visits.csv",
        "kind": Kind.MISSING_COLUMN,
        "column": f"column_{number}",
        "first_row": None,
        "last_row": None,
        "count": 1,
        "severity": severity,
        "what": "it is missing.",
        "remedy": "Add it.",
    }
    return Fault(**{**facts, **changes})


def test_not_more_than_ten_of_a_kind_are_told_and_the_rest_is_counted():
    told = report([a_fault(number) for number in range(14)], {"visits": 3})
    assert len(told.faults) == 11
    assert told.faults[-1].what == "4 more of this kind (missing column)."
    assert (told.faults[-1].count, told.faults[-1].severity) == (4, Severity.WARNS)


def test_the_rest_stops_where_one_of_it_stops():
    told = report([*(a_fault(number) for number in range(12)), a_fault(12, Severity.STOPS)], {})
    assert told.stops
    assert told.faults[0].what == "3 more of this kind (missing column)."


def test_what_stops_is_told_first():
    told = report([a_fault(1), a_fault(2, Severity.STOPS)], {"visits": 1200})
    assert told.lines() == [
        "visits: 1,200 rows",
        "",
        "To mend before anything runs: 1",
        "  - visits (visits.csv), column column_2: it is missing. Add it.",
        "",
        "To know and to look into: 1",
        "  - visits (visits.csv), column column_1: it is missing. Add it.",
    ]


def test_rows_are_told_from_the_first_to_the_last():
    assert a_fault(first_row=7, last_row=7).rows == "row 7"
    assert a_fault(first_row=3, last_row=9041, count=1200).rows == "1,200 rows between 3 and 9041"
    assert a_fault().rows == ""


def test_the_report_for_machines_can_be_written_as_json():
    told = json.loads(json.dumps(report([a_fault(1, Severity.STOPS)], {"visits": 3}).as_json()))
    assert told["stops"] is True
    assert told["rows"] == {"visits": 3}
    assert told["faults"][0]["kind"] == "missing column"


def test_a_share_is_never_rounded_to_nothing_or_to_all():
    assert [percent(share) for share in (0.0, 0.0001, 0.0287, 0.5, 0.99999, 1.0)] == [
        "0%",
        "less than 0.1%",
        "2.87%",
        "50%",
        "more than 99.9%",
        "100%",
    ]

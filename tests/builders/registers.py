"""Words for tests about the registers: a_dataset(...), an_answer(...)."""

from datetime import date
from itertools import count

from fivefold.need.parents import answered, kept
from fivefold.vocabulary.value import State
from fivefold_web.need.actions import holdings, parents
from tests.builders.places import its_lead

_numbers = count(1)
TODAY = date(2026, 9, 1)


def a_dataset(place, dataset="Community services dataset", *, by=None, **facts):
    """An entry of the register of data holders."""
    usual = {
        "organisation_name": "Testmouth Health",
        "dataset_name": dataset,
        "factor": "domestic-abuse",
        "domain": "factors",
        "about": "incidents with a child present",
        "age_split": "months",
    }
    return holdings.add_holding(
        partnership=place,
        facts=usual | facts,
        client_key=f"test-{next(_numbers)}",
        today=TODAY,
        by=by or its_lead(place),
    )


def an_answer(place, service="Drug service", *, children=None, on=TODAY, hidden=False, **facts):
    """What a service for adults answered. `children` goes the way that a typed number goes."""
    about = {"period": "2025/26", "source": "Team manager, June 2026"}
    state = State.SUPPRESSED if hidden else State.MISSING
    total = (
        answered(state, None, unit="children")
        if children is None
        else kept(children, unit="children", **about)
    )
    usual = {
        "service_name": service,
        "organisation_name": "Testmouth Health",
        "records_parenthood": "always",
        "adults": answered(State.MISSING, None, unit="adults"),
        "children": total,
        "asked_on": on,
        **(about if total.number is not None else {}),
    }
    return parents.add_answer(
        partnership=place, facts=usual | facts, client_key=f"test-{next(_numbers)}", by=its_lead(place)
    )

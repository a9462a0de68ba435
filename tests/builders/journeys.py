"""Words for tests about pathways and journeys in the workspace."""

from fivefold_web.services.actions import journeys, pathways
from fivefold_web.services.queries.journeys import rows_of
from tests.builders.places import its_lead


def a_journey(place, name="Robin and Sam", steps=(), **facts):
    """An invented journey."""
    given = {"client_key": f"test-{name}"} | facts
    return journeys.begin_journey(partnership=place, name=name, steps=steps, by=its_lead(place), **given)


def its_steps(journey):
    return rows_of(journey)


def a_kept_pathway(place, pathway):
    """A pathway of the domain, written to the tables; its services must be in the directory."""
    return pathways.write_pathway(partnership=place, pathway=pathway, by=its_lead(place))

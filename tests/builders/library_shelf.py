"""What a place keeps on the shelf: interventions here, ratings, reading."""

from fivefold_web.library.actions import interventions, resources
from tests.builders.places import its_lead


def a_use(place, intervention="vipp-sd", **facts):
    """Where a place stands with an intervention."""
    told = {
        "status": "running",
        "note": "",
        "staffing": "",
        "cost_pounds": None,
        "cost_covers": "",
        "cost_year": "",
    }
    return interventions.say_use(
        partnership=place, intervention=intervention, by=its_lead(place), **(told | facts)
    )


def a_rating(place, intervention="vipp-sd", **facts):
    told = {"strength": "some", "source": "A review that can be looked up, 2024"}
    return interventions.rate_evidence(
        partnership=place, intervention=intervention, by=its_lead(place), **(told | facts)
    )


def a_resource(place, title="What parents told us", **facts):
    told = {"publisher": "", "year": "", "topic": "Play", "link": "", "note": ""}
    return resources.add_resource(partnership=place, title=title, by=its_lead(place), **(told | facts))


def a_reading_list(place, name="Start here", *, resource=""):
    made = resources.make_list(partnership=place, name=name, by=its_lead(place))
    if resource:
        resources.put_on_list(reading_list=made, resource=resource, by=its_lead(place))
    return made

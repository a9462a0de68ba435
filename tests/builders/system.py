"""Words for tests about the whole system."""

from datetime import date

from fivefold import knowledge
from fivefold.vocabulary.partners import Sector
from fivefold_web.places import actions as places
from fivefold_web.services.actions import directory as services
from fivefold_web.system.actions import checks, conditions
from fivefold_web.system.queries import conditions as condition_queries
from fivefold_web.system.queries.checks import Subject
from tests.builders.places import its_lead

TODAY = date(2026, 11, 2)
CONDITIONS = [one.slug for one in condition_queries.criteria()]
NOTHING = {"comment": "", "next_action": "", "owner": "", "due": None}


def a_tag(service, kind, slug, effect=""):
    """A service tagged with an item of the library."""
    return services.tag_service(
        service=service, kind=kind, slug=slug, effect=effect, by=its_lead(service.partnership)
    )


def a_condition_round(place, name="Spring", held_on=TODAY):
    return conditions.open_round(partnership=place, name=name, held_on=held_on, by=its_lead(place))


def a_rating(this, member, steps, because=""):
    """A member's steps for the six conditions, in their order."""
    for slug, step in zip(CONDITIONS, steps, strict=True):
        conditions.rate(this=this, member=member, condition=slug, step=step, because=because)


def an_employer(place, name="Council"):
    return places.add_organisation(partnership=place, name=name, sector=Sector.NHS, by=its_lead(place))


def a_check(
    place, slug="trauma-informed", answers=(), *, held_on=TODAY, finished=True, subject=None, **facts
):
    """A self-check: answers in the order of the checklist, "" where nothing was said."""
    by = its_lead(place)
    check = checks.begin_check(
        partnership=place, checklist=slug, subject=subject or Subject(place.name), held_on=held_on, by=by
    )
    for criterion, answer in zip(knowledge.checklist(slug).criteria, answers, strict=False):
        checks.answer(check=check, criterion=criterion.slug, by=by, **NOTHING | facts | {"answer": answer})
    if finished:
        checks.finish_check(check=check, by=by)
    return check


def an_employer_check(place, name, answers=("in place", "partly", "not yet", "not applicable", "partly")):
    """The check of a partner as an employer, with a next action."""
    next_steps = {"next_action": f"Agree leave at {name}", "owner": "head of staff", "due": date(2027, 3, 31)}
    subject = Subject(name, organisation=an_employer(place, name))
    return a_check(place, "family-friendly-employer", answers, subject=subject, **next_steps)

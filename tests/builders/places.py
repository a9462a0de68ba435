"""A place and its people."""

from itertools import count

from fivefold.vocabulary.areas import Area, Nation
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.places import actions, queries

_numbers = count(1)
PASSWORD = "a long enough secret"


def an_account(name="Ash Tester"):
    return actions.open_account(email=f"person{next(_numbers)}@example.org", password=PASSWORD, name=name)


def a_place(name="Testmouth", *, nation=Nation.ENGLAND, areas=None, lead=None, **facts):
    """A partnership with its areas and a first lead."""
    areas = [Area("E08000009", "Trafford")] if areas is None else areas
    founder = actions.create_place(
        name=name,
        nation=nation,
        areas=areas,
        lead_body="Testmouth Council",
        sector=Sector.PUBLIC_HEALTH,
        by=lead or an_account("Lee Lead"),
        **facts,
    )
    return founder.partnership


def its_lead(place):
    """The first lead of a place."""
    return queries.leads_of(place).select_related("user", "partnership").first()


def a_member(place, role=Role.CONTRIBUTOR, name="Morgan Member"):
    return actions.add_member(partnership=place, user=an_account(name), role=role, by=its_lead(place))


def signed_in(client, member):
    """The test client as this member's browser."""
    client.force_login(member.user)
    return client

import html

import pytest

from fivefold.vocabulary.partners import Role
from tests.builders.places import a_member, a_place, its_lead, signed_in


@pytest.fixture
def place(db):
    return a_place()


@pytest.fixture
def member(place):
    """A contributor of the place."""
    return a_member(place)


@pytest.fixture
def browser_of_member(client, member):
    """The test client, signed in as a contributor."""
    return signed_in(client, member)


@pytest.fixture
def chair(place):
    return its_lead(place)


@pytest.fixture
def viewer(place):
    return a_member(place, Role.VIEWER, "Vic Viewer")


@pytest.fixture
def at(place):
    """The address of a page: at("conditions/")."""
    return lambda rest="": f"/places/{place.slug}/system/{rest}"


@pytest.fixture
def words():
    """The words of an answer, as a reader gets them."""
    return lambda answer: " ".join(html.unescape(answer.content.decode()).split())

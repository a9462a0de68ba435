import pytest

from tests.builders.places import a_member, a_place, signed_in


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
def at(place):
    """The address of a page of the strand: at("grid/")."""
    return lambda rest="": f"/places/{place.slug}/services/{rest}"

"""The same level filter narrows every list that knows levels, and its address can be shared."""

import pytest

from fivefold.vocabulary.support import Level
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db

LISTS = (
    "library/factors/",
    "library/interventions/",
    "library/cases/",
    "library/claims/",
    "library/roles/",
    "services/",
    "decisions/",
    "decisions/findings/",
    "decisions/recommendations/",
)


@pytest.mark.parametrize("path", LISTS)
def test_a_list_offers_every_level_and_keeps_the_one_that_was_asked_for(client, path):
    place = a_place()
    html = (
        signed_in(client, a_member(place)).get(f"/places/{place.slug}/{path}?level=family").content.decode()
    )
    chosen = html[html.index('name="level"') :]
    chosen = chosen[: chosen.index("</select>")]
    assert [level for level in Level if f'value="{level.value}"' not in chosen] == []
    assert 'value="family" selected' in " ".join(chosen.split())


@pytest.mark.parametrize("path", LISTS)
def test_a_level_that_does_not_exist_breaks_nothing(client, path):
    place = a_place()
    answer = signed_in(client, a_member(place)).get(f"/places/{place.slug}/{path}?level=village")
    assert answer.status_code == 200

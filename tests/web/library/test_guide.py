"""The guide to understanding problems: the signs, the four questions, the way to safeguarding, and no field."""

import re
from html import unescape

import pytest

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold_web.audit.queries import events_of
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
FIELDS = re.compile(r"<(input|select|textarea|form|button)\b")


@pytest.fixture
def place():
    return a_place()


def guide(client, member):
    return signed_in(client, member).get(f"/places/{member.partnership.slug}/library/guide/").content.decode()


def main_of(html):
    return html.split("<main")[1].split("</main>")[0]


def words_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_a_very_quiet_compliant_baby_is_a_sign_to_take_seriously(client, place):
    html = main_of(guide(client, a_member(place, Role.VIEWER)))
    sign = html.split('id="very-quiet-baby"')[1].split("</div>")[0]
    assert "very quiet, withdrawn and compliant" in words_of(sign)
    assert "A sign to take seriously" in words_of(sign)


def test_every_sign_and_the_four_questions_stand_there_with_their_page(client, place):
    words = words_of(main_of(guide(client, a_member(place))))
    assert [one.slug for one in knowledge.signs() if one.title not in words or one.sources not in words] == []


def test_nothing_can_be_written_on_the_page(client, place):
    for role in Role:
        assert FIELDS.findall(main_of(guide(client, a_member(place, role)))) == []


def test_the_route_is_one_step_away_and_holds_everywhere_until_a_place_names_its_own(client, place):
    html = main_of(guide(client, a_member(place)))
    assert 'class="ff-safe-bar"' in html
    assert html.count('href="#safeguarding"') == html.count('id="safeguarding"') == 1
    words = words_of(html)
    assert "ring 999" in words
    assert "the children’s services of the council" in words


def test_a_place_names_its_contact_and_the_record_keeps_it(client, place):
    browser = signed_in(client, its_lead(place))
    told = {"name": "Harbourside hub", "phone": "01632 960 000", "link": "https://www.example.org/safe"}
    browser.post(f"/places/{place.slug}/partnership/safeguarding/", told)
    html = main_of(browser.get(f"/places/{place.slug}/library/guide/").content.decode())
    assert "Harbourside hub" in html
    assert 'href="tel:01632960000"' in html
    assert 'href="https://www.example.org/safe"' in html
    assert events_of(place)[0].did == "set the safeguarding contact"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": "Hub", "phone": "", "link": ""}, "Give a telephone number or a web page"),
        ({"name": "Hub", "phone": "ask Jo", "link": ""}, "Write a telephone number in figures"),
        ({"name": "Hub", "phone": "", "link": "javascript:alert(1)"}, "Enter a valid URL"),
    ],
)
def test_a_contact_that_reaches_nobody_is_refused(client, place, told, said):
    answer = signed_in(client, its_lead(place)).post(f"/places/{place.slug}/partnership/safeguarding/", told)
    assert (answer.status_code, said in words_of(answer.content.decode())) == (422, True)


def test_only_a_lead_names_the_contact(client, place):
    browser = signed_in(client, a_member(place, Role.FACILITATOR))
    assert browser.get(f"/places/{place.slug}/partnership/safeguarding/").status_code == 403

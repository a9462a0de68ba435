"""Sorting: nobody's step is lost, every step can be undone, only what was shown is sorted; words become decisions."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity, Review, TermMark
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.library.queries.words import decisions_of
from fivefold_web.workshops import actions, queries
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workshops import a_session, answers, reveal

pytestmark = pytest.mark.django_db
TEXTS = ("safe home", "warm safe home", "home is warm", "play in the park", "a park to play", "quiet")


class Sorting:
    """A revealed item with answers, and a browser of its facilitator."""

    def __init__(self, client, *texts):
        self.session = a_session(a_place())
        self.kept = answers(self.session, *texts)
        self.item = reveal(self.session)
        self.place = self.session.partnership
        self.lead = its_lead(self.place)
        self.browser = signed_in(client, self.lead)
        self.facts = {"partnership": self.place, "by": self.lead}

    def address(self, name, pk=None):
        return reverse(f"workshops:{name}", kwargs={"place": self.place.slug, "pk": pk or self.item.pk})

    def post(self, where, /, pk=None, **facts):
        return self.browser.post(self.address(where, pk), facts, follow=True).content.decode()

    def page(self):
        return self.browser.get(self.address("themes")).content.decode()

    @property
    def themes(self):
        return {one.name: {a.text for a in one.answers.all()} for one in queries.themes_of(self.item)}

    def theme(self, name, *numbers):
        chosen = [self.kept[n] for n in numbers]
        return actions.group(item=self.item, name=name, answers=chosen, **self.facts)


@pytest.fixture
def room(client):
    return Sorting(client, *TEXTS)


def test_the_machine_proposes_and_people_take_up_one_all_or_none(room):
    room.post("propose_themes")
    proposed = [one for one in queries.themes_of(room.item) if one.proposed]
    assert len(proposed) == 2
    assert "Proposed by the machine" in room.page()
    room.post("accept_themes", themes=proposed[0].pk)
    assert [one.proposed for one in queries.themes_of(room.item)] == [False, True]
    room.post("dismiss_themes")
    assert [one.name for one in queries.themes_of(room.item)] == [proposed[0].name]
    assert all(text in room.page() for text in TEXTS)


def test_too_few_answers_for_a_proposal_are_said_in_words(client):
    room = Sorting(client, "one", "two")
    assert "from five answers on" in room.post("propose_themes")
    assert room.themes == {}


def test_moved_answers_leave_the_theme_in_which_they_were_ticked(room):
    first = room.theme("Home", 0, 1, 2)
    ticked = [f"{first.pk}:{room.kept[0].pk}", f":{room.kept[5].pk}"]
    room.post("themes", answers=ticked, name="Quiet homes", how="move")
    assert room.themes == {
        "Home": {"warm safe home", "home is warm"},
        "Quiet homes": {"safe home", "quiet"},
    }


def test_an_answer_may_be_in_several_themes_and_is_taken_out_of_one(room):
    home, warm = room.theme("Home", 0, 1), room.theme("Warm", 1)
    room.post("take_out", answers=[f"{home.pk}:{room.kept[1].pk}"])
    assert room.themes == {"Home": {"safe home"}, "Warm": {"warm safe home"}}
    assert warm.answers.count() == 1


def test_undoing_goes_several_steps_back_and_keeps_the_keys_that_findings_cite(room):
    home, park = room.theme("Home", 0), room.theme("Park", 3)
    room.post("merge", pk=park.pk, into=home.pk)
    room.post("rename_theme", pk=home.pk, name="All")
    assert room.themes == {"All": {"safe home", "play in the park"}}
    for _time in range(2):
        step = re.search(r'name="step" value="(\d+)"', room.page())[1]
        room.post("undo_themes", step=step)
    assert {one.name: one.pk for one in queries.themes_of(room.item)} == {"Home": home.pk, "Park": park.pk}
    assert room.themes == {"Home": {"safe home"}, "Park": {"play in the park"}}


def test_undoing_a_step_that_is_not_the_last_any_more_is_refused(room):
    room.theme("Home", 0)
    step = queries.steps_of(room.item)[-1].pk
    room.theme("Park", 3)
    assert "another step meanwhile" in room.post("undo_themes", step=step)
    assert set(room.themes) == {"Home", "Park"}


def test_two_facilitators_who_sort_into_one_theme_both_keep_their_step(room):
    room.theme("Home", 0)
    room.theme("Home", 1)
    assert room.themes == {"Home": {"safe home", "warm safe home"}}


def test_who_looks_at_an_older_page_is_told_that_somebody_sorted(room):
    ask = {"HTTP_HX_REQUEST": "true"}
    assert room.browser.get(room.address("themes") + "?seen=0", **ask).content == b""
    room.theme("Home", 0)
    told = room.browser.get(room.address("themes") + "?seen=0", **ask).content.decode()
    assert "has sorted answers meanwhile" in told


def test_a_name_that_is_there_already_is_refused(room):
    home, _park = room.theme("Home", 0), room.theme("Park", 3)
    assert "Merge the two instead" in room.post("rename_theme", pk=home.pk, name="Park")
    assert set(room.themes) == {"Home", "Park"}


def test_the_second_who_renames_a_theme_hears_of_the_first(room):
    home = room.theme("Home", 0)
    mark = re.search(r'name="was" value="(\w+)"', room.page())[1]
    room.post("rename_theme", pk=home.pk, name="Safe homes", was=mark)
    told = room.post("rename_theme", pk=home.pk, name="Warm homes", was=mark)
    assert ("it is “Safe homes” now" in told, "“Warm homes”" in told) == (True, True)
    assert set(room.themes) == {"Safe homes"}


def test_an_answer_held_back_later_is_seen_in_no_theme(room):
    room.theme("Home", 0, 1)
    keys = [room.kept[0].pk]
    actions.review(item=room.item, keys=keys, to=Review.HELD, reason="hurtful", **room.facts)
    assert room.themes == {"Home": {"warm safe home"}}


def test_ending_a_theme_leaves_its_answers(room):
    home = room.theme("Home", 0)
    room.post("end_theme", pk=home.pk)
    assert (room.themes, "safe home" in room.page()) == ({}, True)


def test_what_the_room_agreed_is_kept_with_its_prompt(room):
    room.post("agree_on_themes", text="We say mental health.")
    assert [(one.text, one.item_id) for one in room.session.agreements.all()] == [
        ("We say mental health.", room.item.pk)
    ]


ITEM_WRITES = [
    "propose_themes",
    "accept_themes",
    "dismiss_themes",
    "undo_themes",
    "take_out",
    "agree_on_themes",
]


@pytest.mark.parametrize("name", [*ITEM_WRITES, "terms"])
def test_an_item_of_another_partnership_does_not_exist(client, name):
    room, other = Sorting(client, "one"), a_place("Mine")
    address = reverse(f"workshops:{name}", kwargs={"place": other.slug, "pk": room.item.pk})
    assert signed_in(client, its_lead(other)).post(address).status_code == 404


@pytest.mark.parametrize("name", ITEM_WRITES)
def test_a_contributor_does_not_sort(client, name):
    room = Sorting(client, "one")
    browser = signed_in(client, a_member(room.place, Role.CONTRIBUTOR))
    assert browser.post(room.address(name)).status_code == 403


def test_one_and_three_themes_ask_the_same_number_of_questions(room):
    counts = []
    for name, number in (("Home", 0), ("Park", 3), ("Quiet", 5)):
        room.theme(name, number)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            room.page()
        counts.append(len(asked))
    assert counts[0] == counts[2]


def a_terms_room(client):
    place = a_place()
    session = a_session(place, opened=False)
    lead = its_lead(place)
    item = actions.add_prompt(partnership=place, session=session, text="Which words?", by=lead)
    item.kind_name = Activity.TERMS
    item.save()
    actions.move_prompt(partnership=place, item=item, to="open", by=lead)
    for n, word in enumerate(["infant mental health", "Parent-infant relationships"]):
        said = Said(word, (Mark(value=TermMark.PREFER),))
        actions.answer(item=item, said=said, asked=Round.BEFORE, client_key=f"phone-{n}-key")
    address = reverse("workshops:terms", kwargs={"place": place.slug, "pk": item.pk})
    return place, item, signed_in(client, lead), address


def show(place, item):
    lead = its_lead(place)
    actions.move_prompt(partnership=place, item=item, to="revealed", by=lead)
    keys = [one.pk for one in item.answers.all()]
    actions.review(partnership=place, item=item, keys=keys, to=Review.PASSED, by=lead)


def test_words_are_hidden_until_shown_and_then_stand_beside_those_of_the_toolkit(client):
    place, item, browser, address = a_terms_room(client)
    assert b"Parent-infant relationships" not in browser.get(address).content
    show(place, item)
    page = browser.get(address).content.decode()
    assert (
        "2 words that were said, largest first: Infant mental health (1), Parent-infant relationships (1)"
        in page
    )
    assert "12 words of the toolkit were not said" in page


def test_merged_words_are_a_decision_of_the_place_that_names_the_session(client):
    place, item, browser, address = a_terms_room(client)
    show(place, item)
    both = ["Infant mental health", "Parent-infant relationships"]
    facts = {"words": both, "verdict": "same as", "main": both[0], "reason": "Families know both"}
    browser.post(address, facts)
    [decision] = decisions_of(place)
    assert (decision.word, decision.same_as) == (both[1], both[0])
    assert decision.reason == "Families know both (Shared understanding, 3 November 2026)"
    glossary = browser.get(reverse("library:glossary", kwargs={"place": place.slug})).content.decode()
    assert glossary.count("“Parent-infant relationships” means the same here as “Infant mental health”") == 2


def test_a_merge_of_a_word_with_itself_says_what_is_missing(client):
    place, item, browser, address = a_terms_room(client)
    show(place, item)
    word = "Infant mental health"
    response = browser.post(address, {"words": [word], "verdict": "same as", "main": word, "reason": "x"})
    assert (response.status_code, decisions_of(place)) == (422, ())
    assert "Tick another word" in response.content.decode()

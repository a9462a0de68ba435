"""What a session found goes on to boards, scenarios and findings: only what was shown, and once."""

import pytest
from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity, Review
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold.workshops.ready import agenda_of, ready_session
from fivefold_web.workshops import actions
from fivefold_web.workshops.models import CaseBoard, WorkshopSession
from fivefold_web.workshops.presenters.boards import NURSERY
from fivefold_web.workshops.presenters.together import MEMBERSHIP, RELATIONSHIPS, story_of
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.workshops import a_session

pytestmark = pytest.mark.django_db
CAUSES = [
    ("child", "He is hungry by ten"),
    ("family", "Nobody sleeps at home"),
    ("community", "No park nearby"),
]
WALKS = ("scenarios-first-year", "scenarios-toddlers", "scenarios-before-school")
SCENARIO = knowledge.scenarios()[4]


def an_item(session, kind, *said, reference="", shown=True, lines=()):
    """A prompt of a kind, answered by a phone each, shown and let through."""
    place, lead = session.partnership, its_lead(session.partnership)
    item = actions.add_prompt(
        partnership=place, session=session, text="What may lie behind it?", by=lead, kind_name=kind,
        reference=reference, lines=lines,
    )  # fmt: skip
    actions.move_prompt(partnership=place, item=item, to="open", by=lead)
    for number, one in enumerate(said):
        actions.answer(item=item, said=one, asked=Round.BEFORE, client_key=f"phone-{item.pk}-{number}")
    if shown:
        actions.move_prompt(partnership=place, item=item, to="revealed", by=lead)
        keys = item.answers.values_list("pk", flat=True)
        actions.review(partnership=place, item=item, keys=keys, to=Review.PASSED, by=lead)
    return item


def causes_item(session, *more, **facts):
    said = [Said(text, (Mark(value=level),)) for level, text in [*CAUSES, *more]]
    return an_item(session, Activity.CASE_BOARD, *said, reference=f"case:{NURSERY}", **facts)


def scenario_item(session, **facts):
    said = [
        Said("The shop keeper would", (Mark(value="noticed"),)),
        Said("Nobody visits between one and two", (Mark(value="noticed", number=1),)),
        Said("<b>No</b> group takes fathers", (Mark(value="supported", number=1),)),
    ]
    return an_item(session, Activity.SCENARIO, *said, reference=f"scenario:{SCENARIO.slug}", **facts)


@pytest.fixture
def session():
    return a_session(a_place(), opened=False)


@pytest.fixture
def lead(client, session):
    signed_in(client, its_lead(session.partnership))
    return its_lead(session.partnership)


def at(name, item):
    place = item.partnership if hasattr(item, "partnership") else item.session.partnership
    return reverse(f"workshops:{name}", args=[place.slug, item.pk])


def fields(item, **changed):
    """The form as it is first shown: every cause that may stand on a board is ticked."""
    sent = {"board": "new"}
    for answer in item.answers.all():
        sent |= {f"take_{answer.pk.hex}": "on", f"words_{answer.pk.hex}": answer.text}
    return sent | changed


def test_causes_of_the_room_go_onto_a_board_of_their_case_in_one_step(client, lead, session):
    item = causes_item(session)
    assert "Nobody sleeps at home" in client.get(at("causes", item)).content.decode()
    client.post(at("causes", item), fields(item))
    [board] = CaseBoard.objects.all()
    assert board.case == NURSERY
    assert sorted((one.level_name, one.text) for one in board.causes.all()) == sorted(CAUSES)
    text = client.get(at("causes", item)).content.decode()
    assert reverse("workshops:board", args=[session.partnership.slug, board.pk]) in text


def test_sending_them_twice_puts_them_on_one_board_once(client, lead, session):
    item = causes_item(session)
    client.post(at("causes", item), fields(item))
    client.post(at("causes", item), fields(item))
    [board] = CaseBoard.objects.all()
    assert board.causes.count() == 3


def test_a_cause_that_looks_real_is_refused_until_it_is_put_otherwise_and_nothing_else_enters(
    client, lead, session
):
    item = causes_item(session, ("child", "Born 12/03/2023, he hits others"))
    refused = client.post(at("causes", item), fields(item))
    assert refused.status_code == 422
    assert "looks like" in refused.content.decode()
    assert CaseBoard.objects.count() == 0
    real = item.answers.get(text__contains="Born")
    client.post(at("causes", item), fields(item, **{f"words_{real.pk.hex}": "He hits others"}))
    assert CaseBoard.objects.get().causes.filter(text="He hits others").count() == 1


def test_a_cause_too_long_for_a_board_is_not_cut_behind_anybodys_back(client, lead, session):
    item = causes_item(session, ("child", "so long " * 50))
    refused = client.post(at("causes", item), fields(item))
    assert refused.status_code == 422
    assert "Say it more briefly" in refused.content.decode()


def test_nothing_is_read_before_the_prompt_is_shown(client, lead, session):
    item, walk = causes_item(session, shown=False), scenario_item(session, shown=False)
    for address in (at("causes", item), at("walked", walk), at("together", session)):
        text = client.get(address).content.decode()
        assert "Nobody sleeps at home" not in text
        assert "Nobody visits" not in text
    assert client.post(at("causes", item), fields(item)).status_code == 422
    assert CaseBoard.objects.count() == 0


def test_a_scenario_shows_its_story_its_questions_and_what_nobody_does_today(client, lead, session):
    item = scenario_item(session)
    text = client.get(at("walked", item)).content.decode()
    assert SCENARIO.text[:40] in text
    assert all(one.title in text for one in knowledge.questions())
    assert text.count("Nobody visits between one and two") >= 2  # in the list of gaps, and under its question
    assert "&lt;b&gt;No&lt;/b&gt; group takes fathers" in text
    assert reverse("services:scenario", args=[session.partnership.slug, SCENARIO.slug]) in text


def test_a_gap_becomes_a_finding_with_one_click(client, lead, session):
    page = client.get(at("walked", scenario_item(session))).content.decode()
    assert page.count('action="' + reverse("decisions:finding_new", args=[session.partnership.slug])) == 2
    token = page.split('name="evidence" value="')[1].split('"')[0]
    address = reverse("decisions:finding_new", args=[session.partnership.slug])
    form = client.post(address, {"evidence": token}).content.decode()
    assert "Nobody does this today (Noticed?)" in form
    assert "Nobody visits between one and two" in form


def test_the_story_of_an_item_is_a_scenario_a_case_or_none(session):
    walk, board = scenario_item(session), causes_item(session)
    assert story_of(walk).title.startswith(SCENARIO.title)
    assert [slug for slug, *_rest in story_of(walk).questions] == ["noticed", "understood", "supported"]
    assert story_of(board).slug == NURSERY
    walk.reference = "scenario:no-such-child"
    assert story_of(walk) is None


def test_one_page_tells_what_a_session_goes_on_to(client, lead, session):
    causes_item(session), scenario_item(session, shown=False)
    criteria = knowledge.checklist("whole-system-conditions").criteria
    rows = [("row", one.title, "", one.slug) for one in criteria]
    an_item(
        session, Activity.SCALE, lines=[*rows, *(("point", f"Step {n}") for n in range(1, 5))], shown=False
    )
    an_item(session, Activity.RAG, lines=[("row", one.title, "", one.slug) for one in knowledge.statements()])
    text = client.get(at("together", session)).content.decode()
    for label in (
        "Put the causes on a board",
        "Gaps and ideas",
        "Make a round of the conditions",
        "Agree the team",
    ):
        assert label in text, label
    for name in ("system:membership", "system:relationships"):
        assert reverse(name, args=[session.partnership.slug]) in text


def test_viewers_look_and_do_not_put_causes_on_boards(client, session):
    item = causes_item(session)
    signed_in(client, a_member(session.partnership, Role.VIEWER))
    assert client.get(at("together", session)).status_code == 200
    assert client.get(at("causes", item)).status_code == 403


def test_another_places_prompt_is_not_found(client, session):
    ours = a_place("Ours")
    signed_in(client, its_lead(ours))
    items = {"causes": causes_item(session).pk, "walked": scenario_item(session).pk, "together": session.pk}
    for name, pk in items.items():
        assert client.get(reverse(f"workshops:{name}", args=[ours.slug, pk])).status_code == 404


def test_ready_sessions_fit_what_they_go_on_to():
    """The content and these pages name the same things."""
    rated = agenda_of(ready_session("rate-the-conditions"))
    criteria = {one.slug: len(one.steps) for one in knowledge.checklist("whole-system-conditions").criteria}
    assert {_slug(item): _points(item) for item in rated if item.activity is Activity.SCALE} == criteria
    [vote, *_others] = agenda_of(ready_session("workforce-vote"))
    assert [slug for _role, _text, _about, slug in vote.lines] == [one.slug for one in knowledge.statements()]
    [board, *_others] = agenda_of(ready_session("think-of-the-whole-child"))
    assert (board.activity, story_of(board).slug) == (Activity.CASE_BOARD, NURSERY)
    walks = [item for slug in WALKS for item in agenda_of(ready_session(slug))]
    stories = [story_of(item).slug for item in walks if item.activity is Activity.SCENARIO]
    assert stories == [one.slug for one in knowledge.scenarios()]
    assert ready_session(MEMBERSHIP)
    assert ready_session(RELATIONSHIPS)


def _slug(item):
    [slug] = [slug for role, _text, _about, slug in item.lines if role == "row"]
    return slug


def _points(item):
    return sum(1 for role, *_rest in item.lines if role == "point")


def test_a_session_made_for_a_page_leads_there(client, lead, session):
    for slug, name in ((MEMBERSHIP, "system:membership"), (RELATIONSHIPS, "system:relationships")):
        WorkshopSession.objects.filter(pk=session.pk).update(ready_made=slug)
        text = client.get(at("together", session)).content.decode()
        assert text.count(reverse(name, args=[session.partnership.slug])) == 2  # first, and among all pages
        back = client.get(reverse(name, args=[session.partnership.slug])).content.decode()
        assert "Think about it together in a session" in back


def test_a_phone_tells_the_story_and_asks_the_three_questions(client, session):
    item = scenario_item(session, shown=False)
    causes_item(session, shown=False)
    text = client.get(reverse("workshops-public:room", kwargs={"code": session.code})).content.decode()
    assert SCENARIO.text[:40] in text
    assert all(one.text in text for one in knowledge.questions())
    assert "A child often cannot manage feelings" in text
    assert item.text in text

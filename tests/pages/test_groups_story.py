"""Groups with hosts, and what a session goes on to: from the room to the board, the map, the round and the team."""

from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity, Review
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.system.queries import conditions as rounds
from fivefold_web.workforce import queries as workforce
from fivefold_web.workshops import actions
from fivefold_web.workshops.actions.groups import deal_group, make_groups
from fivefold_web.workshops.models import BreakoutGroup
from fivefold_web.workshops.presenters.boards import NURSERY
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.workforce import a_round, a_team
from tests.builders.workshops import PROMPT, a_session

CRITERIA = knowledge.checklist("whole-system-conditions").criteria
STATEMENTS = knowledge.statements()
SCENARIO = knowledge.scenarios()[4]


def at(place, name, *numbers):
    return reverse(name, args=[place.slug, *numbers])


def narrow(story):
    """The same page on a phone."""
    story.page.set_viewport_size({"width": 320, "height": 700})
    story.is_accessible()
    return story


def wide(story):
    story.page.set_viewport_size({"width": 1280, "height": 900})
    return story


def say(item, *said, group=None):
    for number, one in enumerate(said):
        key = f"{item.pk}-{group.pk if group else 0}-{number}-phone"
        actions.answer(item=item, said=one, asked=Round.BEFORE, client_key=key, group=group)


def shown(item):
    place, lead = item.session.partnership, its_lead(item.session.partnership)
    item.refresh_from_db()
    actions.move_prompt(partnership=place, item=item, to="revealed", by=lead)
    keys = item.answers.values_list("pk", flat=True)
    actions.review(partnership=place, item=item, keys=keys, to=Review.PASSED, by=lead)


def test_a_facilitator_makes_groups_and_a_host_without_an_account_leads_one(visit):
    session = a_session(a_place())
    place = session.partnership
    session.items.update(in_groups=True)
    desk = visit(at(place, "workshops:groups", session.pk), as_a=a_member(place, Role.FACILITATOR))
    desk.is_accessible()
    desk.page.get_by_label("How many groups?").select_option("2")
    desk.page.get_by_role("button", name="Make the groups").click()
    first = desk.page.locator("#group-1")
    first.get_by_label("Name of the group").fill("By the window")
    first.get_by_label("Or somebody without an account").fill("Health visitor lead")
    first.get_by_role("button", name="Save Group 1").click()
    desk.shows("Host: Health visitor lead")
    desk.page.get_by_role("button", name="Link for the host of By the window").click()
    desk.is_accessible().picture("group-link")
    link = desk.page.get_by_label("Link", exact=True).input_value()

    groups = [deal_group(session=session, client_key=f"phone-number-{n}") for n in range(4)]
    assert [one.number for one in groups] == [1, 2, 1, 2]
    item = session.items.first()
    say(item, Said("Feeling safe"), Said("Being heard"), group=groups[0])

    host = visit("/" + link.split("/", 3)[3])
    host.shows(PROMPT).shows("2 answers so far").is_accessible().picture("group-host")
    assert host.page.get_by_text("Feeling safe").count() == 0
    host.page.get_by_label("What did your group find?").fill("We need one word for it.")
    host.page.locator("[data-autosave-note]").get_by_text("Saved").wait_for()
    narrow(host).picture("group-host-phone")
    assert BreakoutGroup.objects.get(pk=groups[0].pk).notes == "We need one word for it."

    actions.move_prompt(partnership=place, item=item, to="revealed", by=its_lead(place))
    host.page.get_by_role("link", name="2 answers wait for you").click()
    host.is_accessible()
    for box in host.page.locator("input[name=answers]").all():
        box.check()
    host.page.get_by_role("button", name="Let the ticked ones through").click()
    host.shows("Nothing waits.").page.get_by_role("link", name="Back to the group").click()
    host.shows("Feeling safe")

    desk.go(at(place, "workshops:groups", session.pk)).shows("We need one word for it.").shows("Feeling safe")
    desk.page.get_by_role("button", name="Start the timer").click()
    desk.shows("Back together at").is_accessible().picture("groups")
    narrow(desk).picture("groups-phone")
    host.shows("Back together at")


def test_two_people_of_one_group_write_at_once_and_neither_loses_a_word(visit):
    session = a_session(a_place())
    place, lead = session.partnership, its_lead(session.partnership)
    make_groups(partnership=place, session=session, number=2, by=lead)
    group = session.groups.first()
    there = at(place, "workshops:group", group.pk)
    first, second = (visit(there, as_a=a_member(place, Role.FACILITATOR)) for _person in range(2))
    label = "What did your group find?"

    def types(story, words, told):
        story.page.get_by_label(label).fill(words)
        story.page.locator("[data-autosave-note]").get_by_text(told).wait_for()

    types(first, "Parents meet at the library.", "Saved")
    types(first, "Parents meet at the library on Mondays.", "Saved")
    types(second, "Nobody meets.", "somebody else changed it while you wrote")
    second.go(there)  # what the device kept comes back, and is still refused
    second.page.locator("[data-autosave-note]").get_by_text("somebody else changed it").wait_for()
    second.page.get_by_role("button", name="Keep the notes").click()
    second.shows("What stands there now").shows("Parents meet at the library on Mondays.")
    assert second.page.get_by_label(label).input_value() == "Nobody meets."
    second.is_accessible().picture("two-at-once")
    narrow(second).picture("two-at-once-phone")
    second.page.get_by_label(label).fill("Parents meet at the library; nobody meets elsewhere.")
    second.page.get_by_role("button", name="Keep the notes").click()
    second.shows("The notes are kept.")
    notes = BreakoutGroup.objects.get(pk=group.pk).notes
    assert notes == "Parents meet at the library; nobody meets elsewhere."


def test_what_a_room_found_becomes_a_board_a_gap_a_round_and_a_team_check(visit):
    session = a_session(a_place(), title="A day together", opened=False)
    place, lead = session.partnership, its_lead(session.partnership)
    for item, said in _answered(session):
        say(item, *said)
        shown(item)
    desk = visit(at(place, "workshops:together", session.pk), as_a=lead)
    desk.is_accessible().picture("together")
    narrow(desk).picture("together-phone")
    wide(desk)

    desk.page.get_by_role("link", name="Put the causes on a board").click()
    desk.is_accessible().picture("causes")
    narrow(desk)
    wide(desk).page.get_by_role("button", name="Put them on the board").click()
    desk.shows("The causes are on the board.").shows("He is hungry by ten")

    desk.go(at(place, "workshops:together", session.pk))
    desk.page.get_by_role("link", name="Gaps and ideas").click()
    desk.shows("Nobody does this today").is_accessible().picture("walked")
    narrow(desk)
    wide(desk).page.get_by_role("button", name="Make a finding").first.click()
    desk.shows("Nobody visits between one and two")

    desk.go(at(place, "workshops:together", session.pk))
    desk.page.get_by_role("link", name="Make a round of the conditions").click()
    desk.is_accessible().picture("session-rounds")
    narrow(desk)
    wide(desk).page.get_by_role("button", name="Make it a round").click()
    desk.shows("3 people rated in the session").is_accessible().picture("round-from-session")
    form = desk.page.locator(f"#{CRITERIA[0].slug}")
    form.get_by_text("Record what you agreed").click()
    form.get_by_label("Where do we stand?").select_option("2")
    form.get_by_label("Why?").fill("The board meets, but not all come.")
    form.get_by_role("button", name="Keep the agreement").click()
    desk.shows("The agreement is kept.")
    [this] = rounds.rounds_of(place)
    assert {slug: row.step for slug, row in rounds.consensus_in(this).items()} == {CRITERIA[0].slug: 2}

    team, spring = a_team(place, "Nursery nurses"), a_round(place, "Spring")
    desk.go(at(place, "workshops:together", session.pk))
    desk.page.get_by_role("link", name="Agree the team’s ratings").click()
    desk.shows("6 votes: 2 red, 3 amber, 1 green").is_accessible().picture("team-vote")
    narrow(desk).picture("team-vote-phone")
    wide(desk).page.get_by_label("Team", exact=True).select_option(str(team.pk))
    desk.page.get_by_label("Round", exact=True).select_option(str(spring.pk))
    for choice in desk.page.locator("input[value=amber]").all():
        choice.check(force=True)
    desk.page.get_by_role("button", name="Send as the team’s check").click()
    desk.shows("Kept as the check of Nursery nurses, Spring.")
    [check] = workforce.sent_checks_in(place, spring)
    assert len(check.ratings.ratings) == 11


def _answered(session):
    """(item, what phones say) of a case, a scenario, the conditions and the team's vote."""
    causes = [("child", "He is hungry by ten"), ("family", "Nobody sleeps at home"), ("community", "No park")]
    case = _asked(session, Activity.CASE_BOARD, "What may lie behind it?", reference=f"case:{NURSERY}")
    yield case, [Said(text, (Mark(value=level),)) for level, text in causes]
    walk = _asked(session, Activity.SCENARIO, SCENARIO.title, reference=f"scenario:{SCENARIO.slug}")
    yield walk, [Said("Nobody visits between one and two", (Mark(value="noticed", number=1),))]
    rows = [("row", one.title, "", one.slug) for one in CRITERIA]
    points = [("point", f"Step {n}") for n in range(1, 5)]
    scale = _asked(session, Activity.SCALE, "Where do we stand?", [*rows, *points])
    yield scale, [_all(scale, number=n) for n in (1, 2, 3)]
    rows = [("row", one.title, one.text, one.slug) for one in STATEMENTS]
    colours = _asked(session, Activity.RAG, "How far is this true of our team?", rows)
    yield colours, [_all(colours, value=v) for v in ("red", "red", "amber", "amber", "amber", "green")]


def _asked(session, kind, text, lines=(), **facts):
    place, lead = session.partnership, its_lead(session.partnership)
    item = actions.add_prompt(
        partnership=place, session=session, text=text, by=lead, kind_name=kind, lines=lines, **facts
    )
    actions.move_prompt(partnership=place, item=item, to="open", by=lead)
    return item


def _all(item, **mark):
    rows = item.options.filter(role_name="row")
    return Said(marks=tuple(Mark(row.pk, **mark) for row in rows))

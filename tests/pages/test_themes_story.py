"""A room makes sense of what it said: three themes, a merge, an undo; and of its words, which the glossary then shows."""

from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import Activity, Review, TermMark
from fivefold.workshops.answering import Mark, Said
from fivefold.workshops.polls import Round
from fivefold_web.workshops import actions
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.workshops import a_session, answers, reveal

TEXTS = (
    "A safe and warm home", "Homes that are warm", "A warm home first", "Parks to play in", "Play in the park",
    "More play outside in parks", "Dads are asked too", "Ask dads how they are", "Quiet",
)  # fmt: skip


def make_theme(page, name, *texts):
    for text in texts:
        page.get_by_label(text, exact=True).check()
    page.get_by_label("New theme").fill(name)
    page.get_by_role("button", name="Put the ticked answers in the theme").click()
    page.get_by_role("heading", name=name, exact=True).wait_for()


def narrow(story):
    story.page.set_viewport_size({"width": 320, "height": 700})
    story.is_accessible()
    return story


def test_three_themes_a_merge_and_an_undo(visit):
    place = a_place()
    session = a_session(place)
    answers(session, *TEXTS)
    item = reveal(session)
    address = reverse("workshops:themes", kwargs={"place": place.slug, "pk": item.pk})
    story = visit(address, as_a=a_member(place, Role.FACILITATOR))
    page = story.page
    page.set_default_timeout(60000)  # the library that groups texts loads at its first use
    page.get_by_role("button", name="Let the machine propose themes").click()
    story.shows("They share the words").is_accessible().picture("themes-proposed")
    page.get_by_role("button", name="Set all aside").click()
    make_theme(page, "Home", *TEXTS[:3])
    make_theme(page, "Play", *TEXTS[3:6])
    make_theme(page, "Fathers", *TEXTS[6:8])
    page.get_by_text("Change “Play”").click()
    page.get_by_label("Merge into").locator("visible=true").select_option("Home")
    page.get_by_role("button", name="Merge").locator("visible=true").click()
    story.shows("6 of 9 answers")
    page.get_by_role("button", name="Undo the last step").click()
    page.get_by_role("heading", name="Play", exact=True).wait_for()
    assert all(page.get_by_label(text, exact=True).count() == 1 for text in TEXTS)
    story.is_accessible().picture("themes-desktop")
    narrow(story).picture("themes-narrow")


def test_words_of_the_room_are_merged_and_the_glossary_shows_both(visit):
    place = a_place()
    session, lead = a_session(place, opened=False), its_lead(place)
    item = actions.add_prompt(partnership=place, session=session, text="Which words do we use?", by=lead)
    item.kind_name = Activity.TERMS
    item.save()
    actions.move_prompt(partnership=place, item=item, to="open", by=lead)
    for n, word in enumerate(["infant mental health", "Parent-infant relationships", "Bonding", "Bonding"]):
        said = Said(word, (Mark(value=TermMark.PREFER),))
        actions.answer(item=item, said=said, asked=Round.BEFORE, client_key=f"a-phone-{n}")
    actions.move_prompt(partnership=place, item=item, to="revealed", by=lead)
    keys = [one.pk for one in item.answers.all()]
    actions.review(partnership=place, item=item, keys=keys, to=Review.PASSED, by=lead)
    address = reverse("workshops:terms", kwargs={"place": place.slug, "pk": item.pk})
    story = visit(address, as_a=a_member(place, Role.FACILITATOR)).is_accessible().picture("terms-desktop")
    page = story.page
    for word in ("Infant mental health", "Parent-infant relationships"):
        page.get_by_label(word, exact=True).check()
    page.get_by_label("Means the same here").check()
    page.get_by_label("Word that stands for all of them").select_option("Infant mental health")
    page.get_by_label("Why").fill("Families know both")
    page.get_by_role("button", name="Keep the decision").click()
    story.shows("Decided so far")
    narrow(story).picture("terms-narrow")
    story.go(reverse("library:glossary", kwargs={"place": place.slug}))
    said = "“Parent-infant relationships” means the same here as “Infant mental health”"
    assert page.get_by_text(said).count() == 2

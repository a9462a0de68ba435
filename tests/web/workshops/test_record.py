"""The record of a session: what stands in it, what never does, mending it, and its files."""

import re
from datetime import date
from io import BytesIO

import docx
import openpyxl
import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold.workshops.activities import HeldBecause, Review
from fivefold_web.audit.models import Event
from fivefold_web.workshops import actions
from fivefold_web.workshops.models import Agreement, NextStep
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.voted import a_voted_session
from tests.builders.workshops import a_session, answers, reveal
from tests.domain.publishing.reading import html_text, word_text

pytestmark = pytest.mark.django_db
SURE = {"sure": "1"}


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def facilitator(client, place):
    return signed_in(client, a_member(place, Role.FACILITATOR))


def at(name, session, **parts):
    slug = session.partnership.slug
    return reverse(f"workshops:{name}", kwargs={"place": slug, "pk": session.pk, **parts})


def file_of(session, form):
    place = {"place": session.partnership.slug, "pk": session.pk, "form": form}
    return reverse("publishing:session_record", kwargs=place)


def agreed(session, text="We say “babies’ mental health”.", **facts):
    place = session.partnership
    return actions.agree(partnership=place, session=session, text=text, by=its_lead(place), **facts)


def next_step(session, text="Ask parents", key="a-key-of-the-form", **facts):
    place = session.partnership
    facts = {"who": "Family Hub manager", "by_when": date(2027, 1, 31), **facts}
    return actions.plan_step(
        partnership=place, session=session, text=text, client_key=key, by=its_lead(place), **facts
    )


def test_a_session_in_which_everything_was_asked_stands_in_its_record_with_each_result(facilitator, place):
    session = a_voted_session(place)
    agreed(session, item=session.items.first())
    next_step(session)
    page = facilitator.get(at("record", session)).text
    for item in session.items.all():
        assert f'id="result-{item.pk}"' in page
    for words in (
        "Where the room agrees",
        "Where answers lie apart",
        "Family Hub manager",
        "31 January 2027",
    ):
        assert words in page
    assert "&lt;b&gt;Being held&lt;/b&gt;" in page
    assert "<b>Being held</b>" not in page


def test_answers_that_were_not_shown_do_not_stand_in_the_record_or_its_files(facilitator, place):
    session = a_session(place)
    answers(session, "Not for the room yet")
    page = facilitator.get(at("record", session)).text
    assert "Not for the room yet" not in page
    assert "Answers that were not shown to the room do not stand in the record." in page
    assert "Not for the room yet" not in word_text(facilitator.get(file_of(session, "docx")).content)


def test_what_was_held_back_is_counted_with_its_reason_and_never_read(facilitator, place):
    session = a_session(place)
    kept = answers(session, "Said kindly", "Little Ada in Rose Street")
    item = reveal(session)
    facts = {"partnership": place, "item": item, "by": its_lead(place)}
    actions.group(name="All", answers=kept, **facts)
    actions.review(keys=[kept[1].pk], to=Review.HELD, reason=HeldBecause.NAMES_SOMEBODY, **facts)
    page = facilitator.get(at("record", session)).text
    assert "Said kindly" in page
    assert "Rose Street" not in page
    assert "Held back: It names a person or lets one be recognised" in page
    for form in ("docx", "html"):
        assert b"Rose Street" not in facilitator.get(file_of(session, form)).content
    assert "Rose Street" not in cells_of(facilitator, session)


def test_a_sector_with_few_phones_is_never_counted(facilitator, place):
    session = a_voted_session(place)  # five phones of the least sector
    session.smallest_group = 6
    session.save()
    page = facilitator.get(at("record", session)).text
    assert "fewer than 6" in page
    assert "5 phones" not in page


def test_a_decision_sent_twice_is_one_and_an_empty_one_comes_back_with_its_field(facilitator, place):
    session = a_session(place)
    for _time in range(2):
        facilitator.post(at("agree", session), {"text": "We meet in May.", "item": "", "back": "record"})
    assert Agreement.objects.count() == 1
    refused = facilitator.post(at("agree", session), {"text": " ", "back": "record"})
    assert refused.status_code == 422
    assert "Write what was decided first" in refused.text


def test_a_next_step_sent_twice_is_one(facilitator, place):
    session = a_session(place)
    sent = {"text": "Ask parents", "who": "", "by_when": "", "client_key": "0123456789abcdef"}
    for _time in range(2):
        facilitator.post(at("plan_step", session), sent)
    assert [(one.text, one.by_when) for one in NextStep.objects.all()] == [("Ask parents", None)]


def test_decisions_and_next_steps_are_mended_and_removed_after_the_session_and_the_log_says_so(
    facilitator, place
):
    session = a_session(place)
    decision, step = agreed(session), next_step(session)
    actions.end_session(partnership=place, session=session, by=its_lead(place))
    item = session.items.first()
    facilitator.post(
        at("change_agreement", session, number=decision.pk), {"text": "Otherwise", "item": item.pk}
    )
    changed = {"text": "Ask", "who": "ICB", "by_when": "2027-02-01", "client_key": step.client_key}
    facilitator.post(at("change_step", session, number=step.pk), changed)
    assert [(one.text, one.item) for one in Agreement.objects.all()] == [("Otherwise", item)]
    assert [(one.text, one.who) for one in NextStep.objects.all()] == [("Ask", "ICB")]
    for _time in range(2):
        assert facilitator.post(at("remove_agreement", session, number=decision.pk), SURE).status_code == 302
        assert facilitator.post(at("remove_step", session, number=step.pk), SURE).status_code == 302
    assert not Agreement.objects.exists()
    assert not NextStep.objects.exists()
    did = list(Event.objects.order_by("pk").values_list("did", flat=True))[-4:]
    assert did == [
        "changed an agreement",
        "changed a next step",
        "removed an agreement",
        "removed a next step",
    ]


def test_another_place_reads_and_mends_nothing(client, place):
    session = a_session(place)
    decision = agreed(session)
    other = a_place("Elsewhere")
    stranger = signed_in(client, a_member(other, Role.LEAD))
    parts = {"place": other.slug, "pk": session.pk}
    for name in ("record", "change_agreement", "remove_agreement"):
        more = {} if name == "record" else {"number": decision.pk}
        address = reverse(f"workshops:{name}", kwargs={**parts, **more})
        asked = stranger.post(address) if name == "remove_agreement" else stranger.get(address)
        assert asked.status_code == 404
    for form in ("docx", "xlsx", "html"):
        assert (
            stranger.get(reverse("publishing:session_record", kwargs={**parts, "form": form})).status_code
            == 404
        )


def test_somebody_who_only_reads_mends_nothing(client, place):
    session = a_session(place)
    reader = signed_in(client, a_member(place, Role.VIEWER))
    assert reader.post(at("agree", session), {"text": "Mine"}).status_code == 403
    assert "Keep the decision" not in reader.get(at("record", session)).text


def test_from_a_decision_to_a_recommendation_and_back_to_the_record(facilitator, place):
    session = a_session(place)
    decision = agreed(session)
    page = facilitator.get(at("record", session))
    form = page.text.split(
        f'action="{reverse("decisions:recommend_at_once", kwargs={"place": place.slug})}"'
    )[1]
    token = re.search(r'name="evidence" value="([^"]+)"', form)[1]
    sent = {"evidence": token, "sentence": decision.text, "level": ""}
    address = reverse("decisions:recommend_at_once", kwargs={"place": place.slug})
    recommendation = facilitator.post(address, sent, follow=True).text
    assert decision.text in recommendation
    assert f'{at("record", session)}#agreement-{decision.pk}"' in recommendation


def test_the_document_has_headings_tables_and_a_picture_with_words(facilitator, place):
    session = a_voted_session(place)
    agreed(session)
    content = facilitator.get(file_of(session, "docx")).content
    book = docx.Document(BytesIO(content))
    headings = [one.text for one in book.paragraphs if one.style.name == "Heading 1"]
    assert [words for words in ("Agenda", "Next steps") if not any(words in one for one in headings)] == []
    described = [shape._inline.docPr.get("descr") for shape in book.inline_shapes]
    assert described
    assert all(described)
    page = facilitator.get(file_of(session, "html")).text
    assert "babies’ mental health" in html_text(page)


def cells_of(reader, session):
    book = openpyxl.load_workbook(BytesIO(reader.get(file_of(session, "xlsx")).content))
    return {cell.value: cell.data_type for sheet in book for row in sheet for cell in row}


def test_the_workbook_holds_every_part_and_nothing_in_it_runs(facilitator, place):
    session = a_voted_session(place)
    agreed(session, "=1+1")
    book = openpyxl.load_workbook(BytesIO(facilitator.get(file_of(session, "xlsx")).content))
    assert book.sheetnames == [
        "Session", "Agenda", "Who was there", "Answers", "Themes", "Votes", "Decisions", "Next steps", "Reviewing",
    ]  # fmt: skip
    assert cells_of(facilitator, session)["=1+1"] == "s"
    assert [row[0].value for row in book["Next steps"]][1] == "nothing recorded"


def test_a_long_record_asks_the_database_no_more_than_a_short_one(
    facilitator, place, django_assert_max_num_queries
):
    one, three = a_session(place), a_session(place, prompts=("A?", "B?", "C?"))
    counted = []
    for session in (one, three):
        agreed(session)
        agreed(session, "A second one")
        with django_assert_max_num_queries(60) as asked:
            facilitator.get(at("record", session))
        counted.append(len(asked))
    assert counted[0] == counted[1]

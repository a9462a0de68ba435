"""What each chapter says, what it never says, and where its figures come from."""

from datetime import date

import pytest
from django.utils import timezone

from fivefold.publishing import html
from fivefold.publishing.document import Figure, Number, all_sections, numbers
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.support import Level, Tier
from fivefold.vocabulary.value import State
from fivefold.workshops.activities import Review
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.decisions import actions as decisions
from fivefold_web.publishing.chapters import contents
from fivefold_web.publishing.chapters.chapter import Scope
from fivefold_web.workshops import actions as workshops
from fivefold_web.workshops import queries as sessions
from tests.builders.need import TRAFFORD, a_fingertips_file, a_population_file, figures_in, smoking_row
from tests.builders.places import a_place, its_lead
from tests.builders.publishing import a_document, assembled
from tests.builders.registers import a_dataset, an_answer
from tests.builders.services import a_service
from tests.builders.workforce import a_check, a_round, a_team
from tests.domain.publishing.reading import html_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


def document_with(place, *chapters):
    return assembled(a_document(place, chapters=chapters))


def said_in(place, *chapters):
    """The text of a document with these chapters, as a page shows it."""
    return html_text(html.body(document_with(place, *chapters).document))


def figures_of(place, *chapters) -> dict[str, Number]:
    return {number.key: number for _, number in numbers(document_with(place, *chapters).document)}


def test_the_profile_shows_each_indicator_beside_england_with_word_trend_and_period(place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    said = said_in(place, "profile", "sources")
    for words in (
        "8.0% (7.5% to 8.5%)",
        "12.0% (11.5% to 12.5%)",
        "Better",
        "No significant change",
        "2023/24",
        "OHID",
    ):
        assert words in said


def test_a_worse_indicator_is_drawn_over_time_with_its_figures_beside(place, tmp_path):
    rows = [
        smoking_row(area, year, 12 + k, 11.5 + k, 12.5 + k)
        for area, k in ((TRAFFORD, 6), ("E92000001", 0))
        for year in range(2018, 2024)
    ]
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    document = document_with(place, "profile").document
    pictures = [
        block
        for _, section in all_sections(document)
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert len(pictures) == 1
    assert [row[1].words for row in pictures[0].twin.rows] == ["18.0% (17.5% to 18.5%)"] * 6


def test_a_hidden_figure_stays_hidden(place, tmp_path):
    hidden = smoking_row(TRAFFORD, 2023, "", "", "", note="Value suppressed for disclosure control reasons")
    figures_in(place, a_fingertips_file(hidden), tmp_path=tmp_path)
    (own,) = [n for key, n in figures_of(place, "profile").items() if TRAFFORD in key]
    assert (own.value.state, own.value.number) == (State.SUPPRESSED, None)
    assert "hidden: small numbers" in said_in(place, "profile")


def test_children_are_counted_by_age_and_the_estimate_is_always_a_range(place, tmp_path):
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv", source="ONS")
    found = figures_of(place, "children", "prevalence")
    assert found[f"children:{TRAFFORD}:2024:0"].words == "2,169"
    assert found[f"children:{TRAFFORD}:2024:all"].words == "12,428"
    estimates = [number for key, number in found.items() if key.startswith("estimate:")]
    assert estimates
    assert [n for n in estimates if n.value.number is not None or n.value.low >= n.value.high] == []


def test_the_grid_says_where_there_is_nothing(place):
    a_service(place, "Stay and play", levels=frozenset({Level.COMMUNITY}), tiers={Tier.PROMOTION})
    found = figures_of(place, "services")
    assert found["services:open"].value.number == 1
    assert found["gaps:all"].value.number == 24
    assert found["grid:community:promotion"].value.number == 1
    assert found["grid:child:treatment"].value.state is State.ZERO


def test_a_round_of_few_teams_is_hidden_and_the_preview_says_so(place):
    this = a_round(place)
    for _ in range(2):
        a_check(a_team(place), this, "RRRRRRRRRRR")
    document = document_with(place, "workforce")
    ratings = [n for _, n in numbers(document.document) if n.key.startswith("rating:")]
    assert {n.value.state for n in ratings} == {State.SUPPRESSED}
    assert document.withheld == ("Groups with fewer than 5 teams are hidden. Hidden is not zero.",)


def test_a_round_of_many_teams_shows_the_spread_and_the_weakest_and_names_no_team(place):
    this = a_round(place, named=True)
    for _ in range(6):
        a_check(a_team(place, f"Secret team {_}"), this, "RGGGGGGGGGG", comment="a secret comment")
    said = said_in(place, "workforce")
    assert "The weakest statements" in said
    assert "Secret team" not in said
    assert "a secret comment" not in said
    reds = [n.value.number for key, n in figures_of(place, "workforce").items() if key.endswith(":red")]
    assert reds == [6] + [0] * 10


def test_answers_that_were_never_sent_are_not_counted(place):
    this = a_round(place)
    a_check(a_team(place), this, "RRR", sent=False)
    assert "No team has sent its answers." in said_in(place, "workforce")


def a_session(place, *, reveal=True):
    """A session with one prompt, two answers in one theme, and an agreement."""
    by = its_lead(place)
    session = workshops.plan_session(
        partnership=place, title="First meeting", held_on=date(2026, 5, 4), agenda=[("What do families say?", "Toolkit, Part 7, p76")], by=by
    )  # fmt: skip
    item = sessions.item_of(place, session.items.first().pk)
    workshops.move_prompt(partnership=place, item=item, to="open", by=by)
    for n, text in enumerate(("They wait too long, says Ms Secret", "Waiting")):
        workshops.answer(item=item, said=Said(text), asked=Round.BEFORE, client_key=f"key-{n}")
    if reveal:
        workshops.move_prompt(partnership=place, item=item, to="revealed", by=by)
        keys = item.answers.values_list("pk", flat=True)
        workshops.review(partnership=place, item=item, keys=keys, to=Review.PASSED, by=by)
        workshops.group(
            partnership=place, item=item, name="Waiting times", answers=list(item.answers.all()), by=by
        )
    return session


def test_a_session_gives_its_themes_with_counts_and_no_single_answer(place):
    session = a_session(place)
    workshops.agree(partnership=place, session=session, text="We look at waiting times", by=its_lead(place))
    said = said_in(place, "workshops")
    for words in ("First meeting", "What do families say?", "Waiting times", "We look at waiting times"):
        assert words in said
    assert "Ms Secret" not in said
    theme = next(n for key, n in figures_of(place, "workshops").items() if key.startswith("theme:"))
    assert theme.value.number == 2


def test_a_session_whose_answers_are_still_hidden_is_left_out(place):
    a_session(place, reveal=False)
    assert "Nothing has been entered yet." in said_in(place, "workshops")


def a_finding(place, sentence="Waits are long", key="theme:1"):
    citation = Citation(
        SourceKind.THEME, key, "Waiting times", "2 answers", "", "First meeting", date(2026, 5, 4)
    )
    return decisions.write_finding(
        partnership=place, sentence=sentence, citations=[citation], client_key=sentence, by=its_lead(place)
    )


def test_a_final_recommendation_stands_with_its_evidence_and_actions(place):
    by = its_lead(place)
    advice = decisions.recommend(
        partnership=place, findings=[a_finding(place)], sentence="Shorten the wait", by=by
    )
    decisions.move_recommendation(partnership=place, recommendation=advice, to="final", by=by)
    decisions.plan(
        partnership=place,
        recommendation=advice,
        sentence="Hire a nurse",
        owner="Lee",
        due=date(2027, 1, 31),
        by=by,
    )
    said = said_in(place, "decisions", "sources")
    for words in ("Recommendation 1", "Shorten the wait", "Waits are long Evidence: Waiting times: 2 answers", "Hire a nurse", "Lee", "31 January 2027", "Proposed", "As of 4 May 2026"):  # fmt: skip
        assert words in said
    assert "Draft:" not in said


def test_a_recommendation_without_evidence_never_stands_as_final(place):
    by = its_lead(place)
    advice = decisions.recommend(partnership=place, findings=[], sentence="Do more", by=by)
    # As a row could be left by an older release or by hand: final, but resting on nothing.
    type(advice).objects.filter(pk=advice.pk).update(state_name="final")
    document = document_with(place, "decisions")
    headings = [section.heading for _, section in all_sections(document.document)]
    assert "Recommendation 1" not in headings
    assert "Draft: Do more It rests on no finding." in said_in(place, "decisions")
    assert document.withheld == (
        "1 recommendation is shown as a draft: it is not final, or has no evidence.",
    )


def test_what_was_withdrawn_is_not_printed(place):
    by = its_lead(place)
    advice = decisions.recommend(
        partnership=place, findings=[a_finding(place)], sentence="Shorten the wait", by=by
    )
    decisions.move_recommendation(partnership=place, recommendation=advice, to="withdrawn", by=by)
    assert "Shorten the wait" not in said_in(place, "decisions")


def test_nothing_of_another_place_enters_a_document(place, tmp_path):
    theirs = a_place("Elsewhere")
    a_service(theirs, "Their service")
    a_session(theirs)
    a_finding(theirs)
    a_check(a_team(theirs), a_round(theirs), "R")
    figures_in(theirs, tmp_path=tmp_path)
    said = said_in(place, *contents.KEYS)
    empty = [
        kind.key
        for kind in contents.CHAPTERS
        if kind.write and kind.write(Scope(place, timezone.localdate())).is_empty
    ]
    assert said.count("Nothing has been entered yet.") == len(empty) >= 9
    for words in ("Elsewhere", "Their service", "First meeting", "Waits are long", "OHID"):
        assert words not in said


def test_each_source_is_listed_once(place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    assert said_in(place, "profile", "children", "sources").count("fingertips.csv. OHID") == 1


def test_a_document_is_dated_on_the_day_it_is_made(place):
    assert document_with(place, "method").document.date == timezone.localdate()


def test_registers_say_who_holds_data_what_is_missing_and_never_add_a_hidden_number(place):
    assert "Nothing has been entered yet." in said_in(place, "registers")
    a_dataset(place, age_split="none")
    an_answer(place, "Drug service", children=60)
    an_answer(place, "Probation", children=4)
    said = said_in(place, "registers", "sources")
    for words in (
        "Domestic abuse: cannot be split by age",
        "factors no holder is known.",
        "No source found",
        "Hidden small numbers (1) and missing ones (0) are not in it",
        "Register of data holders of Testmouth",
    ):
        assert words in said
    figures = {key: number.value for key, number in figures_of(place, "registers").items()}
    assert figures["parents:total"].number == 60
    assert State.SUPPRESSED in {value.state for value in figures.values()}

"""Step 9 of the path: a lead puts a needs assessment together, reads it, publishes it and takes it away."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from tests.builders.need import TRAFFORD, a_fingertips_file, a_population_file, figures_in, smoking_row
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.publishing import a_document, a_version
from tests.builders.services import a_service
from tests.builders.workforce import a_check, a_round, a_team


@pytest.fixture
def place(tmp_path):
    """A place with figures that are worse than England, children, a service and a round of teams."""
    place = a_place("Harbourside")
    rows = [
        smoking_row(area, year, 12 + k, 11.5 + k, 12.5 + k)
        for area, k in ((TRAFFORD, 6), ("E92000001", 0))
        for year in range(2018, 2024)
    ]
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv", source="ONS")
    a_service(place, "Stay and play")
    this = a_round(place)
    for letters in ("RAGGGRRAAGG", "RRGGARAGAGA", "AAGGGRGGAGG", "RAGGRRAGAGG", "GAGGGRAGAGG"):
        a_check(a_team(place), this, letters)
    return place


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_lead_publishes_a_needs_assessment_and_takes_it_away(visit, place, phone):
    size = "phone" if phone else "desktop"
    story = visit(reverse("publishing:list", kwargs={"place": place.slug}), as_a=its_lead(place), phone=phone)
    story.shows("No document yet.").is_accessible()
    page = story.page
    page.get_by_role("link", name="New document").click()
    page.get_by_label("Title").fill("")
    page.get_by_role("button", name="Preview").click()
    story.shows("There is a problem").is_accessible()
    page.get_by_label("Title").fill("Needs assessment 2026")
    page.get_by_label("For whom").fill("For the Health and Wellbeing Board")
    page.get_by_label("Introduction").fill("Why we **look** at this now.\n\n- Waits\n- Gaps")
    story.is_accessible().picture(f"publishing-compose-{size}")
    page.get_by_role("button", name="Preview").click()
    story.shows("This is how version 1 would read").shows("Why we").is_accessible()
    story.picture(f"publishing-preview-{size}")
    page.get_by_label("What is new in this version").fill("The first one")
    page.set_default_timeout(60_000)  # three files are written before the next page comes
    page.get_by_role("button", name="Publish").click()
    story.shows("Version 1 is published.").shows("Take it away").is_accessible()
    story.picture(f"publishing-version-{size}")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word", exact=True).click()
    file = docx.Document(BytesIO(Path(taken.value.path()).read_bytes()))
    assert file.paragraphs[0].text == "Needs assessment 2026"
    assert taken.value.suggested_filename == "needs-assessment-2026-1.docx"


def test_the_next_version_leaves_the_first_as_it_was(visit, place):
    publication = a_document(place, chapters=["place", "services"])
    a_version(publication, "The first one")
    a_service(place, "Baby group")
    story = visit(reverse("publishing:list", kwargs={"place": place.slug}), as_a=its_lead(place))
    page = story.page
    page.get_by_role("link", name="Preview the next version").click()
    story.shows("Baby group")
    page.get_by_role("button", name="Publish").click()
    story.shows("Version 2 is published.")
    page.get_by_role("link", name="Documents").first.click()
    story.is_accessible().picture("publishing-list-desktop")
    page.get_by_role("link", name="Version 1").click()
    story.shows("Stay and play")
    assert page.get_by_text("Baby group").count() == 0


def test_a_viewer_reads_and_does_not_publish(visit, place):
    publication = a_document(place, chapters=["place"])
    path = reverse("publishing:preview", kwargs={"place": place.slug, "pk": publication.pk})
    story = visit(path, as_a=a_member(place, Role.VIEWER), phone=True)
    story.shows("A lead of the place publishes documents.").is_accessible()
    assert story.page.get_by_role("button", name="Publish").count() == 0


def test_a_template_that_is_not_a_word_file_is_refused_with_the_remedy(visit, place, tmp_path):
    wrong = tmp_path / "template.docx"
    wrong.write_bytes(b"%PDF-1.7")
    story = visit(reverse("publishing:templates", kwargs={"place": place.slug}), as_a=its_lead(place))
    story.is_accessible()
    page = story.page
    page.get_by_label("Name").fill("Board paper")
    page.get_by_label("Word document (.docx)").set_input_files(wrong)
    page.get_by_role("button", name="Add").click()
    story.shows("There is a problem").shows("save it as").is_accessible().picture(
        "publishing-templates-desktop"
    )

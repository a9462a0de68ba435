"""A release from the secure side, as a partnership meets it: refused, its keys trusted, taken in, read."""

import pytest

from fivefold.release.packing import zipped
from tests.builders.faced import trusting
from tests.builders.places import a_place, its_lead
from tests.builders.release import CHECKER, PREPARER, TRUSTED, release_files


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_from_an_unknown_key_to_factors_faced_together(visit, tmp_path, phone):
    place = a_place()
    lead, size = its_lead(place), "phone" if phone else "desktop"
    file = tmp_path / "release.zip"
    file.write_bytes(zipped(release_files()))
    at = f"/places/{place.slug}/need/"

    seen = visit(f"{at}faced/", as_a=lead, phone=phone).shows("No release yet").is_accessible()
    seen.page.get_by_role("link", name="Take in a release").click()
    send(seen, file)
    seen.shows("Nothing of it was kept.").shows("How to come to trust a key").is_accessible()

    seen.page.get_by_role("link", name="Trust a key").click()
    seen.page.get_by_label("The public key").fill(f"{TRUSTED[PREPARER]} {PREPARER}")
    seen.page.get_by_label("Who vouches for it").fill("She read it out on the telephone")
    seen.is_accessible()
    seen.page.get_by_role("button", name="Trust this key").click()
    seen.shows(PREPARER).is_accessible().picture(f"keys-{size}")
    trusting(place, {CHECKER: TRUSTED[CHECKER]})

    seen = visit(f"{at}releases/new/", as_a=lead, phone=phone)
    send(seen, file)
    seen.shows("The release was checked again and taken in.").shows("140 of 3,020 children")
    seen.is_accessible().picture(f"faced-{size}")
    for name in ("Areas", "Ages and groups", "Which together", "Protective factors", "How it was made"):
        seen.page.get_by_label("Faced together").get_by_role("link", name=name).click()
        seen.is_accessible()
    seen.shows("What was hidden and why")


def send(seen, file):
    seen.page.get_by_label("The release as one .zip file").set_input_files(file)
    seen.page.get_by_role("button", name="Check the release and take it in").click()

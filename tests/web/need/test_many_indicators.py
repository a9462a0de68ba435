"""A file with very many indicators: the early years are always there, the others a page at a time."""

import pytest
from django.urls import reverse

from tests.builders.need import a_fingertips_file, figures_in, smoking_row
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db


def test_other_indicators_come_a_page_at_a_time_and_none_is_lost(client, tmp_path):
    place = a_place()
    others = [smoking_row(id=90001 + n, name=f"Other {n:02}") for n in range(30)]
    figures_in(place, a_fingertips_file(smoking_row(), *others), tmp_path=tmp_path)
    browser, address = signed_in(client, its_lead(place)), reverse("need:home", kwargs={"place": place.slug})
    pages = [browser.get(address, {"page": number}).content.decode() for number in (1, 2)]
    shown = [[f"Other {n:02}" for n in range(30) if f"Other {n:02}" in page] for page in pages]
    assert [len(names) for names in shown] == [25, 5]
    assert set(shown[0]) | set(shown[1]) == {f"Other {n:02}" for n in range(30)}
    for page in pages:
        assert "Smoking at the time of delivery" in page
        assert "Other indicators in your files (30)" in page

"""From a file of contacts and a file of use to what they say, by keyboard, on a desk and on a phone."""

import pytest

from tests.builders.counts import a_contacts_file, a_use_file, totals_in
from tests.builders.need import a_population_file, figures_in
from tests.builders.places import a_place, its_lead

AREAS = [
    {"Area code": f"E0200000{n}", "Area name": name} for n, name in ((1, "Quay"), (2, "Cove"), (3, "Head"))
]


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_who_is_missed_by_contacts_and_by_services_and_a_study_beside_the_published_shares(
    visit, tmp_path, phone
):
    place = a_place()
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv")
    groups = [
        {"Group type": "deprivation", "Group": g, "Due": "300", "Seen": n}
        for g, n in (("1", "210"), ("5", "285"))
    ]
    totals_in(place, a_contacts_file({}, {"Period": "2023/24", "Seen": "880"}, *groups, *(a | {"Seen": "700"} for a in AREAS)), tmp_path=tmp_path)  # fmt: skip
    totals_in(place, a_use_file({}, *(a | {"Seen": str(30 * n + 40), "Population": "1000"} for n, a in enumerate(AREAS))), tmp_path=tmp_path, name="use.csv")  # fmt: skip
    size = "phone" if phone else "desktop"
    need = f"/places/{place.slug}/need/"
    seen = visit(need + "contacts/", as_a=its_lead(place), phone=phone).shows("Coverage by contact")
    seen.is_accessible().picture(f"contacts-{size}")
    seen.page.get_by_label("If coverage changed by so many percentage points").fill("-5")
    seen.page.get_by_role("button", name="Calculate").click()
    seen.shows("5 points less coverage would mean 50 children fewer seen")

    seen.go(need + "use/").shows("Area by area").is_accessible().picture(f"use-{size}")
    seen.page.get_by_role("link", name="Show which ranks each area may really have").click()
    seen.shows("Rank (1 is reached least)" if not phone else "keep their rank").is_accessible()

    seen.go(need + "estimate/studies/new/").shows("Add a study").is_accessible()
    facts = {"What is the study called?": "Our study", "What was counted as a case?": "high difficulties",
             "How many children were looked at?": "211", "How many of them were cases?": "17", "Youngest age, in months": "18",
             "Up to which age, in months?": "36", "Where was it done?": "Trafford", "When was it done?": "2024",
             "Where can it be read?": "A report"}  # fmt: skip
    for label, words in facts.items():
        seen.page.get_by_label(label).fill(words)
    seen.page.get_by_role("button", name="Save").click()
    seen.shows("stands beside the published shares").is_accessible().picture(f"estimate-{size}")
    seen.go(need + "development/").shows("What the toolkit quotes").is_accessible().picture(
        f"development-{size}"
    )

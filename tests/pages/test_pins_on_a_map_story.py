"""Pins on the map of the place, on a phone: by touch and by keyboard, with the area in words; then what the room sees."""

from datetime import date

from django.urls import reverse

from fivefold.workshops.activities import Activity
from fivefold_web.workshops import actions
from tests.builders.ground import boundaries
from tests.builders.need import figures_in
from tests.builders.places import a_place, its_lead


def test_a_pin_on_the_map_says_its_area_and_stands_on_the_projector(visit, tmp_path):
    place = a_place()
    lead = its_lead(place)
    figures_in(place, boundaries(8), name="small.geojson", tmp_path=tmp_path, source="ONS")
    facts = {"partnership": place, "by": lead}
    session = actions.plan_session(title="An evening", held_on=date(2026, 11, 3), agenda=[], **facts)
    item = actions.add_prompt(
        session=session,
        text="Where do families meet?",
        lines=(),
        kind_name=Activity.PINS,
        reference="ground:place",
        **facts,
    )
    actions.move_prompt(item=item, to="open", **facts)

    phone = visit(reverse("workshops-public:room", kwargs={"code": session.code}), phone=True)
    plan = phone.page.get_by_label("Plan", exact=True)
    box = plan.bounding_box()
    plan.click(position={"x": box["width"] * 0.85, "y": box["height"] * 0.25})
    phone.page.get_by_text("In: Trafford 007A", exact=True).wait_for(state="visible")
    plan.press("ArrowLeft")
    plan.press("Enter")
    phone.shows("Pin 2:").is_accessible().picture("phone-pins-on-a-map")
    phone.page.get_by_role("button", name="Send", exact=True).click()
    phone.page.get_by_text("Saved", exact=True).locator("visible=true").first.wait_for()

    for state in ("closed", "revealed"):
        item.refresh_from_db()
        actions.move_prompt(item=item, to=state, **facts)
    screen = visit(reverse("workshops:screen", kwargs={"place": place.slug, "pk": session.pk}), as_a=lead)
    screen.shows("2 pins on the map of this place.").is_accessible().picture("screen-pins-on-a-map")

"""The form of one place of a service: where it is and when it is open."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.open_to import Location
from fivefold.sources.cells import NotUnderstood
from fivefold.sources.service_hours import hours_of, hours_words
from fivefold_web.services.forms.services import one_line_each, text


def degrees(label, hint, most):
    said = gettext_lazy("Enter degrees such as %(example)s, or leave it empty.") % {"example": hint}
    return forms.FloatField(
        label=label,
        help_text=gettext_lazy("Degrees, such as %(example)s.") % {"example": hint},
        required=False,
        min_value=-most,
        max_value=most,
        error_messages={"invalid": said, "min_value": said, "max_value": said},
    )


class PlaceForm(forms.Form):
    """Name or address must be given, so that families find it."""

    name = text(gettext_lazy("Name of the place"), gettext_lazy("As families know it."), most=200)
    address = text(gettext_lazy("Address"), rows=3)
    postcode = text(gettext_lazy("Postcode"), most=20)
    hours = text(
        gettext_lazy("Opening hours"),
        gettext_lazy("One line a day: “Monday 09:30-11:30 (term time)” or “Friday from 14:00”."),
        rows=5,
    )
    latitude = degrees(gettext_lazy("Latitude"), "53.4177", 90)
    longitude = degrees(gettext_lazy("Longitude"), "-2.4254", 180)

    def __init__(self, *args, place=None, **kwargs):
        self.place = place
        super().__init__(*args, initial=initial_of(place) if place else None, **kwargs)

    def has_position(self):
        return bool(self["latitude"].value() or self["longitude"].value() or self["latitude"].errors)

    def clean_hours(self):
        try:
            self.hours_typed = hours_of(self.cleaned_data["hours"])
        except NotUnderstood as trouble:
            raise forms.ValidationError(str(trouble)) from trouble
        return self.cleaned_data["hours"]

    def clean(self):
        found = super().clean()
        if not any(found.get(name) for name in ("name", "address", "postcode")) and not self.errors:
            self.add_error("name", _("Enter a name, an address or a postcode."))
        lacking = [name for name in ("latitude", "longitude") if found.get(name) is None]
        if len(lacking) == 1 and lacking[0] not in self.errors:
            self.add_error(lacking[0], _("Enter both degrees, or leave both empty."))
        return found

    def location(self):
        """The place as it was typed. A position that nobody touched keeps where it came from."""
        found = self.cleaned_data
        at = (found["latitude"], found["longitude"])
        same = self.place is not None and at == (self.place.latitude, self.place.longitude)
        from_where = "typed" if at[0] is not None else ""
        return Location(
            name=found["name"],
            address="\n".join(one_line_each(found["address"])).strip(),
            postcode=found["postcode"],
            latitude=at[0],
            longitude=at[1],
            position=self.place.position if same else from_where,
            hours=self.hours_typed,
        )


def initial_of(place):
    return {
        "name": place.name,
        "address": place.address,
        "postcode": place.postcode,
        "hours": "\n".join(hours_words([one]) for one in place.hours),
        "latitude": place.latitude,
        "longitude": place.longitude,
    }

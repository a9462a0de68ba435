"""The form of an own area: small areas ticked, or a distance from a place. It checks, and writes nothing."""

import secrets

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.need.own_areas import Counting, Part, metres_on_foot, within
from fivefold.sources.boundaries import EAST, NORTH, SOUTH, WEST
from fivefold.vocabulary.on_foot import PACE

CHOSEN, BY_DISTANCE = "chosen", "by distance"
MOST_METRES = 50_000
WAYS = [
    (CHOSEN, gettext_lazy("From small areas that I tick")),
    (BY_DISTANCE, gettext_lazy("By distance from a place")),
]
COUNTINGS = [
    (Counting.BY_POINT, gettext_lazy("Whole, if the point in its middle lies within")),
    (Counting.BY_GROUND, gettext_lazy("By the part of its ground that lies within (children are taken to live evenly spread)")),
]  # fmt: skip


class OwnAreaForm(forms.Form):
    """Name, and how the area is made. `areas` are the small areas to choose from, all of one year's boundaries."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the area a name, such as Quayside Family Hub.")},
    )
    about = forms.CharField(
        label=gettext_lazy("What it is for"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    made = forms.ChoiceField(
        label=gettext_lazy("How is it drawn?"), choices=WAYS, widget=forms.RadioSelect, initial=CHOSEN
    )
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Small areas"), required=False, widget=forms.CheckboxSelectMultiple
    )
    centre = forms.ChoiceField(
        label=gettext_lazy("Centre"), required=False,
        help_text=gettext_lazy("The middle of a small area; or leave it empty and give longitude and latitude."),
    )  # fmt: skip
    longitude = forms.FloatField(
        label=gettext_lazy("Longitude"), required=False, min_value=WEST, max_value=EAST,
        help_text=gettext_lazy("Such as -2.3210; west is negative."),
    )  # fmt: skip
    latitude = forms.FloatField(
        label=gettext_lazy("Latitude"), required=False, min_value=SOUTH, max_value=NORTH,
        help_text=gettext_lazy("Such as 53.4212."),
    )  # fmt: skip
    metres = forms.IntegerField(
        label=gettext_lazy("Distance in metres"), required=False, min_value=50, max_value=MOST_METRES,
        help_text=gettext_lazy("In a straight line."),
    )  # fmt: skip
    minutes = forms.IntegerField(
        label=gettext_lazy("Or minutes of pushing a pram"), required=False, min_value=1, max_value=120
    )
    km_per_hour = forms.FloatField(
        label=gettext_lazy("At how many kilometres an hour?"), required=False, min_value=1, max_value=8, initial=PACE,
        help_text=gettext_lazy("Our assumption is 4, in a straight line; streets bend, so the true way takes longer."),
    )  # fmt: skip
    counting = forms.ChoiceField(
        label=gettext_lazy("How does a small area on the edge count?"), required=False, choices=COUNTINGS,
        widget=forms.RadioSelect, initial=Counting.BY_POINT,
    )  # fmt: skip
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def __init__(self, *args, areas, is_named, **kwargs):
        super().__init__(*args, **kwargs)
        self.areas, self.is_named = areas, is_named
        named = [(area.code, f"{area.name} ({area.code})") for area in areas]
        self.fields["parts"].choices = named
        self.fields["parts"].error_messages["invalid_choice"] = _(
            "%(value)s is not a small area of these boundaries. Small areas of different years cannot be mixed: choose the year above."
        )
        self.fields["centre"].choices = [("", _("No small area")), *named]
        if not self.is_bound and not self.initial.get("client_key"):
            self.initial["client_key"] = secrets.token_urlsafe(18)

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if self.is_named(name):
            raise forms.ValidationError(_("There is an own area of this name already. Choose another name."))
        return name

    def clean(self):
        typed = super().clean()
        if typed.get("made") == CHOSEN and not typed.get("parts") and "parts" not in self.errors:
            self.add_error("parts", _("Tick at least one small area."))
        if typed.get("made") == BY_DISTANCE:
            self._check_distance(typed)
        return typed

    def _check_distance(self, typed):
        if not typed.get("centre") and (typed.get("longitude") is None or typed.get("latitude") is None):
            self.add_error("centre", _("Choose the centre, or give its longitude and latitude."))
        if bool(typed.get("metres")) == bool(typed.get("minutes")) and not {"metres", "minutes"} & set(
            self.errors
        ):
            self.add_error("metres", _("Give either a distance in metres or minutes, not both."))
        if not self.errors and not self.drawn():
            self.add_error(
                "metres",
                _(
                    "No small area lies so near. Make the distance longer, or count by the part of the ground."
                ),
            )

    @property
    def place(self):
        """The centre of the distance."""
        if code := self.cleaned_data.get("centre"):
            return next(area.inside for area in self.areas if area.code == code)
        return self.cleaned_data["longitude"], self.cleaned_data["latitude"]

    @property
    def distance(self):
        """The distance in metres: as typed, or as far as one comes in the minutes."""
        typed = self.cleaned_data
        pace = typed.get("km_per_hour") or PACE
        return typed["metres"] or round(metres_on_foot(typed["minutes"], pace))

    def drawn(self):
        """The parts of the area, each with its share."""
        typed = self.cleaned_data
        if typed["made"] == CHOSEN:
            return tuple(Part(code) for code in typed["parts"])
        return within(
            self.areas, self.place, self.distance, Counting(typed.get("counting") or Counting.BY_POINT)
        )

    def facts(self, held):
        """What is kept of the form."""
        typed = self.cleaned_data
        facts = {
            "name": typed["name"],
            "about": typed["about"],
            "made": typed["made"],
            "level": held.level,
            "vintage": held.vintage,
        }
        empty = dict.fromkeys(("longitude", "latitude", "metres", "minutes", "km_per_hour"))
        if typed["made"] == CHOSEN:
            return facts | empty | {"counting": Counting.CHOSEN}
        longitude, latitude = self.place
        walk = (
            {"minutes": typed["minutes"], "km_per_hour": typed.get("km_per_hour") or PACE}
            if typed["minutes"]
            else {}
        )
        counting = Counting(typed.get("counting") or Counting.BY_POINT)
        where = {"longitude": longitude, "latitude": latitude, "metres": self.distance, "counting": counting}
        return facts | empty | where | walk


def initial_of(own):
    """What the form of an own area begins with."""
    facts = {
        name: getattr(own, name)
        for name in ("name", "about", "made", "longitude", "latitude", "counting", "minutes")
    }
    parts = [part.area_code for part in own.parts.all()] if own.made == CHOSEN else []
    metres = None if own.minutes else own.metres
    return facts | {
        "parts": parts,
        "metres": metres,
        "km_per_hour": own.km_per_hour or PACE,
        "client_key": own.client_key,
    }

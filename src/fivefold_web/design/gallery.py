"""Examples for the gallery: every part in every state, on invented figures."""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator

from fivefold.vocabulary.comparison import Comparison
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.value import State, Value

RATINGS = [("red", "Red"), ("amber", "Amber"), ("green", "Green")]
EXAMPLE = {"period": "2024/25", "source": "Example register"}


class GalleryForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the service", help_text="As families know it")
    about = forms.CharField(
        label="What it offers", widget=forms.Textarea(attrs={"rows": 4}), max_length=200,
        help_text="Do not name a child or a family",
    )  # fmt: skip
    email = forms.EmailField(label="Email for enquiries", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    places = forms.IntegerField(label="Places a year")
    since = forms.DateField(label="Running since", widget=forms.DateInput(attrs={"type": "date"}))
    plan = forms.FileField(label="Service plan", required=False, help_text="Word or PDF, up to 10 MB")
    sector = forms.ChoiceField(
        label="Sector", choices=[("", "Choose a sector"), ("nhs", "NHS"), ("council", "Council")]
    )
    reach = forms.ChoiceField(
        label="Who is it for?", widget=forms.RadioSelect,
        choices=[("universal", "Universal"), ("targeted", "Targeted"), ("specialist", "Specialist")],
    )  # fmt: skip
    levels = forms.MultipleChoiceField(
        label="Where does it act?", widget=forms.CheckboxSelectMultiple,
        choices=[(level.value, level.label) for level in Level],
    )  # fmt: skip
    rating = forms.ChoiceField(
        label="How far does the team notice early signs of distress?",
        widget=forms.RadioSelect,
        choices=RATINGS,
    )
    agreed = forms.BooleanField(label="The service has agreed to be listed")


@dataclass(frozen=True)
class GalleryPage:
    """What the gallery shows."""

    heading: str
    values: list[tuple[str, Value]]
    comparisons: list[Comparison]
    ratings: list[Rag]
    levels: list[Level]
    numbered: Page
    meanings: dict[str, str]


def gallery_page() -> GalleryPage:
    """All states of all parts."""
    return GalleryPage(
        heading="Parts of a page",
        values=_values(),
        comparisons=list(Comparison),
        ratings=list(Rag),
        levels=list(Level),
        numbered=Paginator(range(120), 10).page(4),
        meanings={"red": "Little or nothing in place", "amber": "Partly in place", "green": "Well in place"},
    )


def _values() -> list[tuple[str, Value]]:
    return [
        ("Observed", Value.observed(81.4, low=79.0, high=83.7, basis="Wilson 95%", unit="%", **EXAMPLE)),
        ("Count", Value.observed(4512, unit="births", **EXAMPLE)),
        ("Estimated", Value(State.ESTIMATED, None, 1000, 1500, "10% to 15%", unit="children", **EXAMPLE)),
        ("True zero", Value.observed(0, unit="services", **EXAMPLE)),
        ("Hidden", Value(State.SUPPRESSED, unit="children", **EXAMPLE)),
        ("Hidden, bounded", Value(State.SUPPRESSED, None, 1, 7, unit="children", **EXAMPLE)),
        ("Missing", Value(State.MISSING, **EXAMPLE)),
        ("Not applicable", Value(State.NOT_APPLICABLE)),
        ("Out of date", Value(State.STALE, 12, unit="per 1,000", period="2011", source="Example census")),
    ]

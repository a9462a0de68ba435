"""What use is set against, and places to add."""

from django import forms
from django.utils.translation import gettext_lazy

from fivefold.knowledge import prevalence_sources
from fivefold.need.prevalence import makes_a_range
from fivefold.need.use import Against
from fivefold_web.design.words import translated

MOST_PLACES = 100_000


class UseForm(forms.Form):
    """Which service, beside what. Everything chosen stands in the address."""

    service = forms.ChoiceField(label=gettext_lazy("Which service?"))
    against = forms.ChoiceField(
        label=gettext_lazy("Set beside what?"),
        choices=lambda: [(one.value, translated(one.label)) for one in Against],
        widget=forms.RadioSelect,
    )
    source = forms.ChoiceField(
        label=gettext_lazy("Which published share?"),
        help_text=gettext_lazy("Used only beside a published share."),
    )
    level = forms.ChoiceField(label=gettext_lazy("Which areas?"))
    marks_optional = False

    def __init__(self, *args, services, levels, sources=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.sources = {s.slug: s for s in (sources or prevalence_sources()) if makes_a_range(s)}
        self.fields["service"].choices = [(str(n), words) for n, words in enumerate(services)]
        self.fields["level"].choices = levels
        self.fields["source"].choices = [(slug, f"{s.label} ({_range(s)})") for slug, s in self.sources.items()]  # fmt: skip

    def chosen_source(self):
        return self.sources[self.cleaned_data["source"]]

    def against_what(self):
        return Against(self.cleaned_data["against"])


def _range(source):
    low = source.low if source.interval_low is None else source.interval_low
    high = source.high if source.interval_high is None else source.interval_high
    return f"{low:g}% to {high:g}%"


class PlacesForm(forms.Form):
    """So many more places in one area."""

    area = forms.ChoiceField(label=gettext_lazy("More places in"))
    places = forms.IntegerField(
        label=gettext_lazy("How many more children could be seen?"),
        min_value=1,
        max_value=MOST_PLACES,
        error_messages={
            "invalid": gettext_lazy("Write a whole number of places, such as 40."),
            "min_value": gettext_lazy("Write at least 1 place."),
        },
    )

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = areas

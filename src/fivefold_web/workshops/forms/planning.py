"""Forms for preparing a session: its settings, its start, what comes from the toolkit."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge

SMALLEST = 3


class KeyedForm(forms.Form):
    """A form whose key makes a second sending harmless."""

    client_key = forms.CharField(max_length=36, min_length=8, widget=forms.HiddenInput)


def day_field():
    return forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a date such as 31/03/2027.")},
    )


def start_field():
    return forms.TimeField(
        label=gettext_lazy("Start"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Enter a time such as 14:30.")},
        help_text=gettext_lazy("With a start the agenda shows the time by the clock."),
    )


class StartForm(KeyedForm):
    """A session from a ready or an earlier one needs a title, a day, a start."""

    title = forms.CharField(label=gettext_lazy("Title of the session"), max_length=160)
    held_on = day_field()
    starts_at = start_field()


class SettingsForm(forms.Form):
    """What a session is for, when it is, and how answers are kept."""

    title = forms.CharField(label=gettext_lazy("Title of the session"), max_length=160)
    aim = forms.CharField(
        label=gettext_lazy("Aim"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What should be clearer, or decided, when people leave?"),
    )
    held_on = day_field()
    starts_at = start_field()
    asks_sector = forms.BooleanField(
        label=gettext_lazy("Ask which sector people come from"),
        required=False,
        help_text=gettext_lazy(
            "Phones ask once, and people may skip it. A sector is kept with a vote only where enough people of that"
            " sector are in the room, and never with words."
        ),
    )
    smallest_group = forms.IntegerField(
        label=gettext_lazy("Smallest group that is told apart"),
        min_value=SMALLEST,
        max_value=50,
        help_text=gettext_lazy(
            "A sector with fewer people is not shown on its own. Five is usual; three is the least that is allowed."
        ),
    )
    reviews_text = forms.BooleanField(
        label=gettext_lazy("Look at every text before it is shown"),
        required=False,
        help_text=gettext_lazy(
            "Switched on, what people write waits until you let it through. Leave it on unless the group is small and"
            " knows one another well."
        ),
    )


class PromptsForm(KeyedForm):
    """Prompts of any part of the toolkit, cards and ready sessions, to add to an agenda."""

    prompts = forms.MultipleChoiceField(
        label=gettext_lazy("Prompts"), required=False, widget=forms.CheckboxSelectMultiple
    )
    cards = forms.MultipleChoiceField(
        label=gettext_lazy("Misconception cards"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each is asked before you talk about it and again afterwards."),
    )
    ready = forms.MultipleChoiceField(
        label=gettext_lazy("All items of a ready session"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, cards=(), ready=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.known_cards = cards
        self.fields["prompts"].choices = [
            (one.slug, f"{one.text} ({one.sources})") for one in knowledge.prompts()
        ]
        self.fields["cards"].choices = [(str(number), view) for number, (view, *_rest) in enumerate(cards)]
        self.fields["ready"].choices = ready

    def clean(self):
        found = super().clean()
        if not (found.get("prompts") or found.get("cards") or found.get("ready")) and not self.errors:
            self.add_error("prompts", _("Tick at least one."))
        return found

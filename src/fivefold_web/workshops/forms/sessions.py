"""Forms of sessions."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.vocabulary.partners import Sector


class SessionForm(forms.Form):
    """What a session needs: a title, a date, and prompts from the toolkit or of one's own."""

    title = forms.CharField(label=gettext_lazy("Title of the session"), max_length=160)
    held_on = forms.DateField(
        label=gettext_lazy("Date"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Enter a date such as 31/03/2027.")},
    )
    prompts = forms.MultipleChoiceField(
        label=gettext_lazy("Prompts from the toolkit"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They come in this order. You can add more while the session runs."),
    )
    cards = forms.MultipleChoiceField(
        label=gettext_lazy("Misconception cards"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "They come first. Each is answered before you talk about it and again afterwards; you see what moved."
        ),
    )
    own = forms.CharField(
        label=gettext_lazy("Prompts of your own"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line."),
    )
    sectors = forms.MultipleChoiceField(
        label=gettext_lazy("Sectors that are invited"),
        required=False,
        choices=[(s.value, gettext_lazy(s.label)) for s in Sector],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, prompts, cards=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cards"].choices = [(str(number), view) for number, (view, *_rest) in enumerate(cards)]
        self.known_cards = cards
        self.offered = {prompt.slug: prompt for prompt in prompts}
        self.fields["prompts"].choices = [
            (slug, f"{prompt.text} ({source_of(prompt)})") for slug, prompt in self.offered.items()
        ]

    def clean(self):
        found = super().clean()
        own = [line.strip() for line in found.get("own", "").splitlines() if line.strip()]
        chosen = [self.offered[slug] for slug in found.get("prompts", [])]
        found["agenda"] = [(p.text, source_of(p)) for p in chosen] + [(line, "") for line in own]
        found["cards"] = [self.known_cards[int(number)] for number in found.get("cards", [])]
        if not found["agenda"] and not found["cards"]:
            self.add_error("prompts", _("Choose at least one prompt, or write one of your own."))
        return found


def source_of(prompt):
    """Part and page of a prompt, as it is cited."""
    return f"Toolkit, Part {prompt.part}, p{prompt.page}"


class PromptForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Another prompt"), max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )


class AgreementForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What was agreed"), max_length=600, widget=forms.Textarea(attrs={"rows": 3})
    )


class SectorsForm(forms.Form):
    sectors = forms.MultipleChoiceField(
        label=gettext_lazy("Sectors in the room"),
        required=False,
        choices=[(s.value, gettext_lazy(s.label)) for s in Sector],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Sectors only; nobody is named."),
    )


class GroupForm(forms.Form):
    """Ticked answers go into a theme: one that is there, or a new one."""

    answers = forms.MultipleChoiceField(label=gettext_lazy("Answers"), required=False)
    theme = forms.CharField(label=gettext_lazy("Theme that is there"), required=False, max_length=200)
    name = forms.CharField(label=gettext_lazy("New theme"), required=False, max_length=200)

    def __init__(self, *args, answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answers"].choices = [(str(answer.pk), answer.text) for answer in answers]

    def clean(self):
        found = super().clean()
        found["name"] = found.get("name", "").strip() or found.get("theme", "").strip()
        if not found.get("answers"):
            self.add_error("answers", _("Tick the answers that mean the same."))
        if not found["name"]:
            self.add_error("name", _("Name the theme, or choose one that is there."))
        return found


class CodeForm(forms.Form):
    """The way in for participants."""

    code = forms.CharField(
        label=gettext_lazy("Session code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=gettext_lazy("Six letters and numbers, on the screen in the room."),
    )


def keys_in(texts):
    """The answer keys among what a form sent; anything else is ignored."""
    keys = []
    for text in texts:
        try:
            keys.append(UUID(text))
        except ValueError:
            continue
    return keys

"""At which levels a partner acts, and whom to ask."""

import secrets

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.system.membership import SECTORS, Asked
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated


class LevelsForm(forms.Form):
    """The levels at which one partner acts."""

    levels = forms.MultipleChoiceField(
        label=gettext_lazy("At which levels around the child does it act?"),
        help_text=gettext_lazy(
            "What it can change, not only what it is for. A parks team acts in the community."
        ),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["levels"].choices = [(level.value, translated(level.label)) for level in Level]

    def chosen(self):
        return {Level(one) for one in self.cleaned_data["levels"]}


class MissingForm(forms.Form):
    """Somebody who should be at the table."""

    whom = forms.CharField(
        label=gettext_lazy("Whom do you want at the table?"),
        help_text=gettext_lazy("An organisation or a group: “Parks team”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Name an organisation or a group.")},
    )
    level = forms.ChoiceField(label=gettext_lazy("For which level?"), required=False)
    sector = forms.ChoiceField(label=gettext_lazy("For which sector?"), required=False)
    speaks = forms.CharField(label=gettext_lazy("Who speaks to them?"), max_length=200, required=False)
    due = forms.DateField(
        label=gettext_lazy("By when?"),
        help_text=gettext_lazy("For example 2027-03-31."),
        required=False,
        error_messages={"invalid": gettext_lazy("Write the day as year-month-day, for example 2027-03-31.")},
    )
    asked = forms.ChoiceField(label=gettext_lazy("How far is it?"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )
    client_key = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args, **kwargs):
        kwargs["initial"] = {"asked": Asked.TO_ASK, "client_key": secrets.token_hex(12)} | (
            kwargs.get("initial") or {}
        )
        super().__init__(*args, **kwargs)
        nothing = [("", _("No level in particular"))]
        self.fields["level"].choices = nothing + [(one.value, translated(one.label)) for one in Level]
        nothing = [("", _("No sector in particular"))]
        self.fields["sector"].choices = nothing + [(one.value, translated(one.label)) for one in SECTORS]
        self.fields["asked"].choices = [(one.value, translated(one.label)) for one in Asked]

    def facts(self):
        return {name: fact for name, fact in self.cleaned_data.items() if name != "client_key"}

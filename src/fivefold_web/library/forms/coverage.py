"""How the table of all rows is narrowed."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _


class CoverageForm(forms.Form):
    marks_optional = False
    part = forms.ChoiceField(label=_("Part"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args, parts, kinds, states, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", _("All parts")), *parts]
        self.fields["kind"].choices = [("", _("All kinds")), *kinds]
        self.fields["state"].choices = [("", _("All states")), *states]

    def asked(self):
        """What was chosen; a wrong word narrows nothing, and its field says so."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    def query(self):
        """The choice as part of an address."""
        return urlencode({name: value for name, value in self.asked().items() if value})

"""What a reader may ask of the library."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge.schemas import Direction
from fivefold.vocabulary.support import Level


class FactorSearchForm(forms.Form):
    """Words, a level and a kind of factor; all of them may stay empty."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=100)
    level = forms.ChoiceField(label=gettext_lazy("Level"), required=False)
    direction = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [("", _("All levels")), *((one.value, _(one.label)) for one in Level)]
        kinds = ((one.value, _(one.label)) for one in Direction)
        self.fields["direction"].choices = [("", _("All kinds")), *kinds]

    def asked(self):
        """Words, level and kind, or nothing where the form does not hold."""
        facts = self.cleaned_data if self.is_valid() else {}
        return (
            facts.get("q", ""),
            Level(facts["level"]) if facts.get("level") else None,
            Direction(facts["direction"]) if facts.get("direction") else None,
        )

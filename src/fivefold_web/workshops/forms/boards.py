"""Forms of a board. A text that may be about a real child is refused beside its field."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.vocabulary.support import Level
from fivefold.workshops.invented import LooksReal, check
from fivefold.workshops.sharing import Shared

LEVELS = [(one.value, gettext_lazy(one.label)) for one in Level]


class InventedOnly(forms.CharField):
    """Text about an invented child."""

    def clean(self, value):
        try:
            return check(super().clean(value))
        except LooksReal as refusal:
            raise forms.ValidationError(str(refusal)) from None


class CauseForm(forms.Form):
    """Something that may lie behind it; a factor of the toolkit or one's own words."""

    level_name = forms.ChoiceField(
        label=gettext_lazy("Level"),
        choices=[("", gettext_lazy("Choose a level")), *LEVELS],
        error_messages={"required": gettext_lazy("Choose the level at which it may lie.")},
    )
    factor = forms.ChoiceField(label=gettext_lazy("A factor of the toolkit"), required=False)
    text = InventedOnly(
        label=gettext_lazy("Or in your own words: what may lie behind it?"), required=False, max_length=300
    )
    tells = InventedOnly(
        label=gettext_lazy("What would tell it apart from other causes?"), required=False, max_length=500
    )
    knows = InventedOnly(
        label=gettext_lazy("Which service would know?"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "services-here"}),
    )
    helps = InventedOnly(label=gettext_lazy("What could be done?"), required=False, max_length=500)

    def __init__(self, *args, suggested=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.names = {one.slug: one.label for one in knowledge.factors()}
        first = [(slug, self.names[slug]) for slug in suggested if slug in self.names]
        others = sorted((pair for pair in self.names.items() if pair not in first), key=lambda pair: pair[1])
        groups = [(_("Likely here"), first)] if first else []
        self.fields["factor"].choices = [("", _("None of them")), *groups, (_("All factors"), others)]

    def clean(self):
        found = super().clean()
        if not found.get("text") and not found.get("factor") and not self.errors:
            self.add_error("text", _("Choose a factor, or say in your own words what may lie behind it."))
        found["text"] = found.get("text") or self.names.get(found.get("factor"), "")[:300]
        return found


class SharingForm(forms.Form):
    """Two services, and what one would need to hear from the other."""

    one = InventedOnly(
        label=gettext_lazy("One service"),
        max_length=160,
        widget=forms.TextInput(attrs={"list": "services-here"}),
    )
    other = InventedOnly(
        label=gettext_lazy("The other service"),
        max_length=160,
        widget=forms.TextInput(attrs={"list": "services-here"}),
    )
    what = InventedOnly(
        label=gettext_lazy("What would they need to tell each other?"),
        max_length=500,
        help_text=gettext_lazy("In general, as about any such child: “that the child hits at nursery too”."),
    )
    shared_name = forms.ChoiceField(
        label=gettext_lazy("Is it shared today?"),
        choices=[(one.value, gettext_lazy(one.label)) for one in Shared],
        widget=forms.RadioSelect,
    )

    def clean(self):
        found = super().clean()
        one, other = found.get("one", ""), found.get("other", "")
        if one and one.casefold() == other.casefold():
            self.add_error("other", _("Name two different services."))
        return found


class KeyForm(forms.Form):
    """The key of a page, which makes a second sending harmless."""

    client_key = forms.CharField(max_length=40, min_length=8, widget=forms.HiddenInput)

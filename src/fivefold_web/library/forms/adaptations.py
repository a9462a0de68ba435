"""What a contributor may say about the toolkit's words, and how they are changed here."""

import secrets

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge.adaptable import LABELS
from fivefold_web.design.words import translated

SHORT = ("title", "label", "term")
LONGEST_NAME, LONGEST_TEXT = 200, 4000


class ReasonForm(forms.Form):
    """Why a partnership does this."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("Partners will read it beside the change. Name no child and no family."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Say why, so that partners can follow.")},
    )


class AdaptForm(ReasonForm):
    """The words of an item or element, field by field, and the reason for changing them."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    field_order = ["seen"]

    def __init__(self, *args, original, **kwargs):
        super().__init__(*args, **kwargs)
        self.original = original
        for name, words in original.fields:
            self.fields[name] = _field(name, words)
        self.order_fields(["seen", *(name for name, _words in original.fields), "reason"])

    def wordings(self):
        """The words by field, with line ends as everybody stores them."""
        return {name: self.cleaned_data[name].replace("\r\n", "\n") for name, _words in self.original.fields}


def _field(name, words):
    """A line for a name and a box for a text, with the toolkit's words as what stands there at first."""
    short = name in SHORT
    rows = max(4, min(12, len(words) // 60))
    return forms.CharField(
        label=translated(LABELS[name]),
        max_length=LONGEST_NAME if short else LONGEST_TEXT,
        widget=forms.TextInput if short else forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Write the words, or restore the original on the page before.")},
    )


class CommentForm(forms.Form):
    """Something said about an item. The hidden key makes a second sending harmless."""

    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy("Partners see your name beside it. Name no child and no family."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write what you want to say.")},
    )
    client_key = forms.CharField(max_length=40, min_length=8, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("initial", {}).setdefault("client_key", secrets.token_urlsafe(18))
        super().__init__(*args, **kwargs)


class SignOffForm(forms.Form):
    """Which organisation stands behind the words."""

    organisation = forms.TypedChoiceField(label=gettext_lazy("Organisation"), coerce=int)

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(one.pk, f"{one.name} ({translated(one.sector.label)})") for one in organisations]
        self.fields["organisation"].choices = [("", _("Choose an organisation")), *named]

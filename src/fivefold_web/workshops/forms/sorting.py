"""Sorting answers, naming themes, deciding about words."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge.language import Decision, Verdict, tidy

LONGEST_NAME = 200


class NameForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the theme"), max_length=LONGEST_NAME)


def ticked(texts):
    """What was ticked: (theme or None, answer), from "theme:answer"; anything else is left out."""
    pairs = []
    for text in texts:
        theme, _colon, key = text.rpartition(":")
        try:
            pairs.append((int(theme) if theme.isdigit() else None, UUID(key)))
        except ValueError:
            continue
    return pairs


class WordsDecisionForm(forms.Form):
    """A decision about ticked words. For "same as", `main` is the word that stands for all of them."""

    words = forms.MultipleChoiceField(label=gettext_lazy("Words"), widget=forms.CheckboxSelectMultiple)
    verdict = forms.ChoiceField(
        label=gettext_lazy("What you decided"),
        choices=[(one.value, gettext_lazy(one.label)) for one in Verdict],
        widget=forms.RadioSelect,
    )
    main = forms.ChoiceField(
        label=gettext_lazy("Word that stands for all of them"),
        help_text=gettext_lazy("Only where words mean the same."),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("One sentence for those who were not in the room."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].choices = [(word, word) for word in words]
        self.fields["main"].choices = [("", _("Choose a word")), *((word, word) for word in words)]
        self.fields["words"].error_messages["required"] = _("Tick at least one word.")

    def clean(self):
        found = super().clean()
        if found.get("verdict") == Verdict.SAME_AS:
            if not found.get("main"):
                self.add_error("main", _("Choose the word that stands for all of them."))
            elif found.get("words") and not self._others(found):
                self.add_error("words", _("Tick another word that means the same."))
        return found

    def _others(self, found):
        return [word for word in found["words"] if tidy(word) != tidy(found["main"])]

    def decisions(self, session):
        """One decision a word, with the session in its reason."""
        found = self.cleaned_data
        verdict = Verdict(found["verdict"])
        reason = f"{found['reason']} ({session})"[:500]
        if verdict is not Verdict.SAME_AS:
            return [Decision(word, verdict, reason) for word in found["words"]]
        return [Decision(word, verdict, reason, found["main"]) for word in self._others(found)]

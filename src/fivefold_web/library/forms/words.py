"""Words that are used, decisions about them, cards of the place."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.knowledge.language import Decision, Verdict, lines_of, tidy
from fivefold.vocabulary.partners import Sector
from fivefold_web.library.forms.adaptations import CommentForm

LONGEST_WORD, MOST_WORDS = 80, 40


def talk_forms(slugs):
    """A form for a comment on each of these items of one page."""
    return {slug: CommentForm(auto_id=f"comment_{slug}_%s") for slug in slugs}


class WordsForm(forms.Form):
    """Words that somebody uses at work, one a line, with their sector."""

    words = forms.CharField(
        label=gettext_lazy("Words you use for babies’ and young children’s mental health"),
        help_text=gettext_lazy("One word or expression a line, as you say it at work. No names of people."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": gettext_lazy("Write at least one word.")},
    )
    sector = forms.ChoiceField(
        label=gettext_lazy("Your sector"),
        help_text=gettext_lazy(
            "Words of a sector are shown apart once at least three people of it have spoken."
        ),
        required=False,
    )
    client_key = forms.CharField(max_length=32, min_length=8, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sectors = [(one.value, _(one.label)) for one in Sector]
        self.fields["sector"].choices = [("", _("Not said")), *sectors]

    def clean_words(self):
        words = lines_of(self.cleaned_data["words"])
        long = [word for word in words if len(word) > LONGEST_WORD]
        if long:
            raise forms.ValidationError(
                _("“%(word)s…” is longer than %(most)s characters. Write a shorter expression.")
                % {"word": long[0][:40], "most": LONGEST_WORD}
            )
        if len(words) > MOST_WORDS:
            raise forms.ValidationError(
                _("These are %(n)s words. Send up to %(most)s at once.")
                % {"n": len(words), "most": MOST_WORDS}
            )
        return words


class DecisionForm(forms.Form):
    """What the partnership decides about a word, and why."""

    verdict = forms.ChoiceField(label=gettext_lazy("What do we decide?"), widget=forms.RadioSelect)
    same_as = forms.ChoiceField(
        label=gettext_lazy("Means the same as"),
        help_text=gettext_lazy("Only where it means the same as another word."),
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say why, so that partners can follow.")},
    )

    def __init__(self, *args, word, words, **kwargs):
        super().__init__(*args, **kwargs)
        self.word = word
        self.fields["verdict"].choices = [
            (Verdict.PREFER.value, _("Prefer it")),
            (Verdict.AVOID.value, _("Avoid it")),
            (Verdict.SAME_AS.value, _("It means the same as another word")),
        ]
        others = [(one, one) for one in words if tidy(one) != tidy(word)]
        self.fields["same_as"].choices = [("", _("Choose a word")), *others]

    def clean(self):
        found = super().clean()
        same = found.get("verdict") == Verdict.SAME_AS
        if same and not found.get("same_as") and "same_as" not in self.errors:
            self.add_error("same_as", _("Choose the word that it means the same as."))
        return found

    def decision(self):
        """What was decided, as a fact."""
        told = self.cleaned_data
        verdict = Verdict(told["verdict"])
        same_as = told["same_as"] if verdict is Verdict.SAME_AS else ""
        return Decision(self.word, verdict, told["reason"], same_as)


class CardForm(forms.Form):
    """A misconception met here, and the fuller view."""

    title = forms.CharField(label=gettext_lazy("The misconception, in a few words"), max_length=200)
    often_heard = forms.CharField(
        label=gettext_lazy("What is often heard here"),
        help_text=gettext_lazy("As people say it. Nobody is named or can be recognised."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    new_understanding = forms.CharField(
        label=gettext_lazy("A fuller view"), widget=forms.Textarea(attrs={"rows": 4}), max_length=3000
    )

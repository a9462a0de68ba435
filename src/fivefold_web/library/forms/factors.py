"""What a reader may ask about factors, and what a contributor may say of them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.knowledge.schemas import Direction
from fivefold.vocabulary.support import Level
from fivefold_web.design.words import translated

RELEVANCES = (
    ("matters much here", gettext_lazy("It matters much here")),
    ("matters here", gettext_lazy("It matters here")),
    ("matters little here", gettext_lazy("It matters little here")),
    ("we do not know", gettext_lazy("We do not know")),
)


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


class RelevanceForm(forms.Form):
    """How much a factor matters here, and why we think so."""

    relevance = forms.ChoiceField(
        label=gettext_lazy("How much does it matter here?"), choices=RELEVANCES, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why do you think so?"),
        help_text=gettext_lazy(
            "Name what you rest on: a figure, a finding, what families said. No person’s details."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why, so that partners can follow.")},
    )


class CausalLinkForm(forms.Form):
    """A link between this factor and another one."""

    way = forms.ChoiceField(
        label=gettext_lazy("Which way does it go?"),
        choices=(
            ("effect", gettext_lazy("This factor acts on the other")),
            ("cause", gettext_lazy("The other acts on this factor")),
        ),
        widget=forms.RadioSelect,
        initial="effect",
    )
    other = forms.ChoiceField(label=gettext_lazy("The other factor"))
    makes = forms.ChoiceField(
        label=gettext_lazy("What does it do?"),
        choices=(
            ("raises", gettext_lazy("Makes it more likely")),
            ("lowers", gettext_lazy("Makes it less likely")),
        ),
        widget=forms.RadioSelect,
        initial="raises",
    )
    why = forms.CharField(
        label=gettext_lazy("Why do you think so?"),
        max_length=500,
        error_messages={"required": gettext_lazy("Say why, so that partners can follow.")},
    )
    source = forms.CharField(label=gettext_lazy("Source, if you have one"), max_length=300, required=False)

    def __init__(self, *args, factor, **kwargs):
        super().__init__(*args, **kwargs)
        others = sorted(
            ((one.slug, translated(one.label)) for one in knowledge.factors() if one.slug != factor.slug),
            key=lambda pair: pair[1].casefold(),
        )
        self.fields["other"].choices = [("", _("Choose a factor")), *others]
        self.factor = factor

    def facts(self):
        """The link as an action takes it."""
        told = self.cleaned_data
        ends = (
            (self.factor.slug, told["other"])
            if told["way"] == "effect"
            else (told["other"], self.factor.slug)
        )
        return {
            "cause": ends[0],
            "effect": ends[1],
            "raises": told["makes"] == "raises",
            "why": told["why"],
            "source": told["source"],
        }


class TakeAwayForm(forms.Form):
    """Why a link of the toolkit's list is not seen here."""

    cause = forms.SlugField(max_length=120, widget=forms.HiddenInput)
    effect = forms.SlugField(max_length=120, widget=forms.HiddenInput)
    why = forms.CharField(label=gettext_lazy("Why not here?"), max_length=500)

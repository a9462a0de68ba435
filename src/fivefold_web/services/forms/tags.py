"""What a service is tagged with."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold.services.open_to import Caregiver
from fivefold.services.phrases import Mark, MarkKind
from fivefold.vocabulary.support import Level, NeedGroup, Reach, Tier
from fivefold_web.design.words import translated

EFFECTS = (
    ("lessens it", gettext_lazy("Lessens it")),
    ("softens its impact", gettext_lazy("Softens its impact")),
    ("builds it", gettext_lazy("Builds it")),
)


def elements_of(slug, group=""):
    """The elements of a framework, as choices."""
    found = knowledge.framework(slug)
    return [(one.slug, one.title) for one in found.elements if not group or one.group == group]


class TagsForm(forms.Form):
    """Need groups, components of nurturing care and, where the place uses it, what of NEST a service brings."""

    need_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups of need"),
        help_text=gettext_lazy("The five groups of the THRIVE framework (toolkit, Part 5, pp60-61)."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    component = forms.MultipleChoiceField(
        label=gettext_lazy("Nurturing care"),
        help_text=gettext_lazy(
            "Which of the five components does it strengthen? (Toolkit, Part 3, pp16-17.)"
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nest = forms.MultipleChoiceField(
        label=gettext_lazy("NEST"),
        help_text=gettext_lazy(
            "Which words and principles of the Welsh framework does it live? (Part 5, p62.)"
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    marks_optional = False

    def __init__(self, *args, uses_nest, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need_groups"].choices = [(one.value, translated(one.label)) for one in NeedGroup]
        self.fields["component"].choices = elements_of("nurturing-care")
        if uses_nest:
            self.fields["nest"].choices = elements_of("nest")
        else:
            del self.fields["nest"]


def called(name, items, names_of):
    """The item with this name or another name of it, or None."""
    asked = " ".join(name.split()).casefold()
    return next(
        (item for item in items if asked in {one.casefold() for one in (item.slug, *names_of(item))}), None
    )


class FactorTagForm(forms.Form):
    """A factor on which the service acts, found by any of its names, and how it acts."""

    factor = forms.CharField(
        label=gettext_lazy("Factor"),
        help_text=gettext_lazy("Type a word and choose from the list."),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "factor-names", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Choose a factor from the list.")},
    )
    effect = forms.ChoiceField(
        label=gettext_lazy("What does the service do?"),
        choices=EFFECTS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say how the service acts on the factor.")},
    )

    def clean_factor(self):
        typed = self.cleaned_data["factor"]
        found = called(typed, knowledge.factors(), lambda one: (one.label, *one.aliases))
        if found is None:
            raise forms.ValidationError(
                _("No factor is called “%(typed)s”. Choose one from the list."), params={"typed": typed}
            )
        return found


class InterventionTagForm(forms.Form):
    """An approach of the toolkit that the service offers."""

    intervention = forms.CharField(
        label=gettext_lazy("Intervention"),
        help_text=gettext_lazy("Type a word and choose from the list."),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "intervention-names", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Choose an intervention from the list.")},
    )

    def clean_intervention(self):
        typed = self.cleaned_data["intervention"]
        found = called(typed, knowledge.interventions(), lambda one: (one.title, *one.aliases))
        if found is None:
            raise forms.ValidationError(
                _("No intervention is called “%(typed)s”. Choose one from the list."),
                params={"typed": typed},
            )
        return found


class UntagForm(forms.Form):
    """Which tag is taken away."""

    kind = forms.ChoiceField(choices=[("factor", "factor"), ("intervention", "intervention")])
    slug = forms.SlugField(max_length=120)


class SuggestionForm(forms.Form):
    """Which suggestion is answered: a mark of the field's words, or a factor."""

    kind = forms.ChoiceField(choices=[(one.value, one.value) for one in MarkKind] + [("factor", "factor")])
    value = forms.CharField(max_length=120)

    def clean(self):
        found = super().clean()
        kind, value = found.get("kind"), found.get("value")
        if kind and value and value not in values_of(kind):
            raise forms.ValidationError(_("This suggestion is not known. Open the page again."))
        return found

    @property
    def mark(self):
        return Mark(MarkKind(self.cleaned_data["kind"]), self.cleaned_data["value"])


def values_of(kind):
    """Everything that can be suggested of a kind."""
    if kind == "factor":
        return {one.slug for one in knowledge.factors()}
    if kind == MarkKind.COMPONENT:
        return {slug for slug, _title in elements_of("nurturing-care")}
    enums = {
        MarkKind.LEVEL: Level,
        MarkKind.TIER: Tier,
        MarkKind.REACH: Reach,
        MarkKind.NEED_GROUP: NeedGroup,
        MarkKind.SERVES: Caregiver,
    }
    return {one.value for one in enums[MarkKind(kind)]}


class NestForm(forms.Form):
    used = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])

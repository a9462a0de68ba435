"""What a contributor may add to the reading."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold import knowledge
from fivefold_web.library.queries.resources import list_is_named


class LocalResourceForm(forms.Form):
    """Reading of this place. Publisher and year may be missing; the pages say so then."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    publisher = forms.CharField(label=gettext_lazy("Publisher"), max_length=200, required=False)
    year = forms.CharField(label=gettext_lazy("Year"), max_length=20, required=False)
    topic = forms.CharField(
        label=gettext_lazy("Topic"),
        help_text=gettext_lazy(
            "Use a topic of the list where one fits, so that it is found together with the others."
        ),
        max_length=120,
    )
    link = forms.URLField(label=gettext_lazy("Link"), max_length=500, required=False, assume_scheme="https")
    note = forms.CharField(
        label=gettext_lazy("What is in it, and for whom?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def topics(self):
        """Topics of the toolkit, offered while typing."""
        return sorted({one.capitalize() for resource in knowledge.resources() for one in resource.topics})


class ReadingListForm(forms.Form):
    """A list for a purpose or a role."""

    name = forms.CharField(
        label=gettext_lazy("Name of the list"),
        help_text=gettext_lazy("For example: Start here, new health visitors."),
        max_length=120,
    )
    for_whom = forms.CharField(label=gettext_lazy("For whom"), max_length=200, required=False)

    def __init__(self, *args, partnership, besides=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership, self.besides = partnership, besides

    def clean_name(self):
        name = self.cleaned_data["name"]
        if list_is_named(self.partnership, name, besides=self.besides):
            raise forms.ValidationError(
                _("There is a list of this name already. Give this one another name.")
            )
        return name


class PutOnListForm(forms.Form):
    """Which resource goes on which list; the list may be new."""

    resource = forms.SlugField(max_length=120, required=False)
    local = forms.IntegerField(required=False)
    reading_list = forms.CharField(max_length=20, required=False)
    new_list = forms.CharField(max_length=120, required=False)

    def clean(self):
        told = super().clean()
        if not told.get("new_list") and not (told.get("reading_list") or "").isdigit():
            raise forms.ValidationError(_("Choose a list, or write the name of a new one."))
        return told

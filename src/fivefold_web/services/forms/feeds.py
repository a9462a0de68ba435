"""Forms about feeds: choosing files of one, saying whose it is, publishing our own, deciding about twins."""

from django import forms
from django.utils.translation import gettext_lazy

MOST_FILES = 60


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; each is checked as a file is."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        given = data if isinstance(data, list | tuple) and data else [data or None]
        if len(given) > MOST_FILES:
            raise forms.ValidationError(gettext_lazy("Choose at most 60 files at once."), code="too_many")
        return [super(FilesField, self).clean(one, initial) for one in given]


class UploadForm(forms.Form):
    """A file of services, or the pages of one feed, and whose they are."""

    file = FilesField(
        label=gettext_lazy("File with services"),
        help_text=gettext_lazy(
            "Excel (.xlsx), CSV, or Open Referral UK (.json). Of a feed with several pages choose all pages at once. "
            "Nothing enters before you confirm."
        ),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )
    feed = forms.CharField(
        label=gettext_lazy("Which directory is it from?"),
        help_text=gettext_lazy(
            "For example “Council’s family information service”. Use the same name each time. "
            "Leave it empty for a list of your own."
        ),
        max_length=200,
        required=False,
    )
    licence = forms.CharField(
        label=gettext_lazy("Under which licence may it be used?"),
        help_text=gettext_lazy(
            "For example “Open Government Licence v3.0”. Leave it empty if you do not know."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, *args, feeds=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.feeds = feeds
        self.fields["feed"].widget.attrs["list"] = "feeds-there"


class FeedNameForm(forms.Form):
    """What a waiting file is said to be of, on its way from the upload to its confirmation."""

    feed = forms.CharField(max_length=200, required=False)
    licence = forms.CharField(max_length=300, required=False)

    def said(self):
        """The name and the licence; what is too long says nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("feed", "licence")}


class FeedForm(forms.Form):
    """Where a feed is read and under which licence."""

    address = forms.URLField(
        label=gettext_lazy("Where is it published?"),
        help_text=gettext_lazy(
            "The address of the feed or of the website. Fivefold does not fetch it by itself."
        ),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    licence = forms.CharField(
        label=gettext_lazy("Under which licence may it be used?"),
        help_text=gettext_lazy("As its publisher names it, for example “Open Government Licence v3.0”."),
        max_length=300,
        required=False,
    )


class PublishForm(forms.Form):
    """Whether everybody may read the directory, and under which licence."""

    published = forms.TypedChoiceField(
        label=gettext_lazy("May everybody read the directory?"),
        choices=[
            (
                "yes",
                gettext_lazy("Yes: services that are open now, without figures that are for partners only"),
            ),
            ("no", gettext_lazy("No")),
        ],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose yes or no.")},
    )
    licence = forms.CharField(
        label=gettext_lazy("Under which licence?"),
        help_text=gettext_lazy(
            "For example “Open Government Licence v3.0”. Look at the licences of the feeds that you brought in: "
            "you can pass on only what they allow."
        ),
        max_length=300,
        required=False,
    )

    def clean(self):
        said = super().clean()
        if said.get("published") and not said.get("licence"):
            self.add_error("licence", gettext_lazy("Name the licence under which others may use it."))
        return said


class DecideForm(forms.Form):
    """What two entries are: one service (and which entry stays), or two."""

    first = forms.IntegerField()
    second = forms.IntegerField()
    said = forms.ChoiceField(choices=[("first", "first"), ("second", "second"), ("different", "different")])

"""What the map and the way on foot are asked for, and the file of postcode positions. They check, and write nothing."""

from dataclasses import fields
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.services.open_to import Access
from fivefold.vocabulary.postcodes import postcode_key
from fivefold_web.services.forms.services import FilterForm, choices
from fivefold_web.services.queries.directory import Filters
from fivefold_web.services.queries.places import KIND, REACH

LEAST_MINUTES, MOST_MINUTES, USUAL_MINUTES = 5, 120, 20
SIGNS = [
    (KIND, gettext_lazy("Main kind of support")),
    (REACH, gettext_lazy("Whom it is offered to")),
]


class MapForm(FilterForm):
    """What the map shows; the address carries it."""

    access = forms.ChoiceField(
        label=gettext_lazy("Access"), choices=choices(Access, gettext_lazy("Any")), required=False
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    by = forms.ChoiceField(label=gettext_lazy("Signs by"), choices=SIGNS, required=False)
    ground = forms.CharField(required=False, max_length=40)

    def __init__(self, data, *, languages=(), **kept):
        super().__init__(data, **kept)
        self.fields["language"].choices = [("", _("Any")), *((one, one) for one in languages)]

    def filters(self):
        """What the directory can narrow by itself."""
        self.is_valid()
        known = {one.name for one in fields(Filters)} - {"access", "language"}
        found = {
            name: fact for name, fact in self.cleaned_data.items() if name in known and fact not in ("", None)
        }
        return Filters(**found)

    @property
    def is_narrowed(self):
        """Whether anything is left out by what was asked."""
        return any(self.cleaned_data.get(name) for name in self.fields if name not in ("by", "ground"))

    def address(self):
        """What the address must keep: every answer that was understood."""
        return urlencode(
            [
                (name, said)
                for name in self.fields
                if (said := self.cleaned_data.get(name)) not in ("", None, False)
            ]
        )

    def keeps(self, offer):
        """Whether a service has the access and the language that were asked for; silence is no yes."""
        access, language = self.cleaned_data.get("access"), self.cleaned_data.get("language")
        return (not access or Access(access) in offer.access) and (
            not language or language in offer.languages
        )


class ReachForm(MapForm):
    """Where a family sets out from: a postcode, a service, or the middle of an area; and for how long they walk."""

    postcode = forms.CharField(
        label=gettext_lazy("From a postcode"),
        help_text=gettext_lazy("Of a school, a hub or a street corner. Never the home of a family you know."),
        required=False,
        max_length=12,
    )
    service = forms.ChoiceField(label=gettext_lazy("Or from a service"), required=False)
    area = forms.ChoiceField(label=gettext_lazy("Or from the middle of an area"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of pushing a pram"),
        required=False,
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
    )

    def __init__(self, data, *, services=(), areas=(), **kept):
        super().__init__(data, **kept)
        self.fields["service"].choices = [("", _("Choose a service")), *services]
        self.fields["area"].choices = [("", _("Choose an area")), *areas]

    def clean_postcode(self):
        written = self.cleaned_data["postcode"].strip()
        if written and postcode_key(written) is None:
            raise forms.ValidationError(_("“%(written)s” is no postcode. Write it in full, such as M33 1AA.") % {"written": written})  # fmt: skip
        return written

    @property
    def within(self):
        return self.cleaned_data.get("minutes") or USUAL_MINUTES


class PostcodeFileForm(forms.Form):
    """A file of postcode positions, and who published it."""

    file = forms.FileField(
        label=gettext_lazy("File with postcodes"),
        help_text=gettext_lazy(
            "CSV, also compressed (.csv.gz, .zip), or Excel. Nothing enters before you confirm."
        ),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


class SourceForm(forms.Form):
    """Who published the positions; it stands beside the map."""

    source = forms.CharField(
        label=gettext_lazy("Where is the file from?"),
        help_text=gettext_lazy("It stands beside the map, with the edition."),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Say who published the file, such as Office for National Statistics.")
        },
    )

"""Forms of documents: what a document holds, its publishing, a Word template."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.late import Late
from fivefold.publishing.document import DocumentError
from fivefold_web.publishing.chapters.contents import CHAPTERS, PICTURES
from fivefold_web.publishing.chapters.pictures import PICTURE_KEYS, picture_key
from fivefold_web.publishing.pictures import shelf

word_templates = Late("fivefold.publishing.template")


class ComposeForm(forms.Form):
    """Title, readers, chapters."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=160)
    audience = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("For example “For the Health and Wellbeing Board”."),
    )
    introduction = forms.CharField(
        label=gettext_lazy("Introduction in your own words"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Leave a line empty to begin a paragraph. **Two stars** make bold, a line that begins with - makes a point."
        ),
    )
    chapters = forms.MultipleChoiceField(
        label=gettext_lazy("Chapters"), widget=forms.CheckboxSelectMultiple, choices=[]
    )
    pictures = forms.MultipleChoiceField(
        label=gettext_lazy("Which pictures"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[],
        help_text=gettext_lazy("They stand in the chapter “Pictures”."),
    )
    template = forms.ChoiceField(
        label=gettext_lazy("Look of the Word document"), required=False, choices=[], widget=forms.Select
    )

    def __init__(self, *args, templates=(), **kwargs):
        super().__init__(*args, **kwargs)
        self._templates = {str(template.pk): template for template in templates}
        self.fields["chapters"].choices = [(kind.key, kind.label()) for kind in CHAPTERS]
        self.fields["pictures"].choices = [(one.slug, one.title) for one in shelf.entries()]
        self.fields["template"].choices = [
            ("", _("Fivefold’s own")),
            *((pk, template.name) for pk, template in self._templates.items()),
        ]

    def clean_chapters(self):
        """Chapters stand in their own order, however they were ticked."""
        chosen = set(self.cleaned_data["chapters"])
        return [kind.key for kind in CHAPTERS if kind.key in chosen]

    def clean(self):
        """A picture is kept as a chapter of its own kind; choosing one chooses the chapter that holds it."""
        facts = super().clean()
        chosen = {picture_key(slug) for slug in facts.pop("pictures", ())}
        if chosen and "chapters" in facts:
            held = {*facts["chapters"], PICTURES}
            facts["chapters"] = [kind.key for kind in CHAPTERS if kind.key in held]
            facts["chapters"] += [key for key in PICTURE_KEYS if key in chosen]
        return facts

    def clean_template(self):
        return self._templates.get(self.cleaned_data["template"])


class PublishForm(forms.Form):
    """Which number is published, and of which content: what was previewed is what is published."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    content = forms.CharField(max_length=64, widget=forms.HiddenInput)
    what_changed = forms.CharField(
        label=gettext_lazy("What is new in this version"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("One sentence for those who read an earlier version."),
    )


class TemplateForm(forms.Form):
    """A Word file of the partnership's own."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    file = forms.FileField(
        label=gettext_lazy("Word document (.docx)"),
        help_text=gettext_lazy(
            "Its styles, headers and footers are kept. Write {{ body }} where the document shall stand; "
            "{{ title }}, {{ place }}, {{ date }}, {{ version }} and {{ audience }} are filled in."
        ),
    )

    def clean_file(self):
        """The bytes of a template that can be used."""
        uploaded = self.cleaned_data["file"]
        if uploaded.size > word_templates.LARGEST:
            raise forms.ValidationError(
                _("The template is larger than 20 MB. Make its pictures smaller and try again.")
            )
        content = uploaded.read()
        try:
            word_templates.check_template(content)
        except DocumentError as error:
            raise forms.ValidationError(str(error)) from None
        return content

"""Somebody of this place in the picture of who helps a child."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class RoleForm(forms.Form):
    """Who it is, what they can say of themselves, and the service in the directory that they belong to."""

    title = forms.CharField(
        label=gettext_lazy("Who is it here?"),
        help_text=gettext_lazy("A role or a group, never a person’s name: “Quayside baby group”."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say who it is: a role or a group.")},
    )
    line = forms.CharField(
        label=gettext_lazy("What can they say of themselves?"),
        help_text=gettext_lazy("One sentence that begins with “I” or “We”."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        error_messages={"required": gettext_lazy("Write one sentence that begins with “I” or “We”.")},
    )
    service = forms.ChoiceField(label=gettext_lazy("Service in the directory"), required=False)
    absent = forms.BooleanField(label=gettext_lazy("Nobody here does this; draw it dashed"), required=False)

    def __init__(self, *args, services, **kwargs):
        super().__init__(*args, **kwargs)
        self.services = services
        choices = [(one.path, one.label) for one in services]
        self.fields["service"].choices = [("", _("None yet")), *choices]

    def clean(self):
        found = super().clean()
        if found.get("absent") and found.get("service"):
            self.add_error("absent", _("Choose a service, or say that nobody here does this; not both."))
        return found

    def facts(self, replaces):
        """What an action keeps."""
        told = self.cleaned_data
        names = {one.path: one.label for one in self.services}
        return {
            "replaces": replaces,
            "title": told["title"],
            "line": told["line"],
            "service_path": told["service"],
            "service_name": names.get(told["service"], "")[:200],
            "absent": told["absent"],
        }

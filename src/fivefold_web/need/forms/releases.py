"""Forms about releases and keys: check what was sent, say what to do; write nothing."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fivefold.late import Late

public_keys = Late("fivefold.risk.public_keys")
LARGEST_KEY = 10_000


class FileInput(forms.FileInput):
    """A field for several files; by its name the page knows how to draw it."""

    allow_multiple_selected = True


class FolderField(forms.FileField):
    """All the files of a folder."""

    widget = FileInput

    def clean(self, data, initial=None):
        one = super().clean
        return [one(file, initial) for file in data] if isinstance(data, list | tuple) else []


class ReleaseForm(forms.Form):
    """One .zip, or all the files of the release folder."""

    marks_optional = False

    file = forms.FileField(
        label=gettext_lazy("The release as one .zip file"),
        help_text=gettext_lazy("The folder that the secure side handed over, packed as .zip; up to 50 MB."),
        required=False,
        error_messages={"empty": gettext_lazy("This file is empty. Ask for the release again.")},
    )
    folder = FolderField(
        label=gettext_lazy("Or the release folder itself"),
        help_text=gettext_lazy("Choose the folder named “release”. With more than 100 files, send the .zip."),
        required=False,
        widget=FileInput(attrs={"webkitdirectory": True}),
        error_messages={"empty": gettext_lazy("One of the files is empty. Ask for the release again.")},
    )

    def clean(self):
        found = super().clean()
        if not self.errors and not found.get("file") and not found.get("folder"):
            self.add_error("file", _("Choose the .zip of a release, or its folder."))
        return found


class KeyForm(forms.Form):
    """A public key, whose it is, and who vouches for it."""

    key = forms.CharField(
        label=gettext_lazy("The public key"),
        help_text=gettext_lazy("Paste the line out of the file that ends in .pub, or choose the file below."),
        max_length=LARGEST_KEY,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    file = forms.FileField(label=gettext_lazy("Or the .pub file"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Whose key is it?"),
        help_text=gettext_lazy("The name exactly as it stands in their releases."),
        max_length=200,
        required=False,
    )
    organisation = forms.CharField(
        label=gettext_lazy("Which organisation do they work for?"), max_length=160, required=False
    )
    vouched = forms.CharField(
        label=gettext_lazy("Who vouches for it, and how was the fingerprint compared?"),
        help_text=gettext_lazy("For example “Ann Lee read it out to me on the telephone on 3 April”."),
        max_length=200,
        error_messages={
            "required": gettext_lazy(
                "Say how you know that this key is theirs: the release itself cannot tell."
            )
        },
    )

    def __init__(self, *args, is_fictional=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_fictional = is_fictional

    def clean(self):
        found = super().clean()
        given = found.get("key") or self._from_file(found.get("file"))
        if not given:
            self.add_error("key", _("Paste a public key, or choose its file."))
            return found
        try:
            found["public"] = public_keys.read_public_key(given)
            if not self.is_fictional:
                public_keys.refuse_open_secret(found["public"])
        except public_keys.NoPublicKey as no_key:
            self.add_error("key", str(no_key))
            return found
        found["name"] = found.get("name") or found["public"].name
        if not found["name"]:
            self.add_error("name", _("Write whose key this is."))
        return found

    def _from_file(self, file):
        if file is None:
            return ""
        if file.size > LARGEST_KEY:
            self.add_error("file", _("This file is too large to be a public key."))
            return ""
        return file.read().decode("utf-8", "replace")


class WithdrawForm(forms.Form):
    """Why a key is trusted no longer."""

    why = forms.CharField(
        label=gettext_lazy("Why is it trusted no longer?"),
        help_text=gettext_lazy("For example “left the trust” or “the secret key may have been copied”."),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Write why. It is shown to everyone who looks for the release.")
        },
    )

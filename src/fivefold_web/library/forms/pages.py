"""The number of a page of the toolkit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fivefold.knowledge.pages import FIRST, LAST

WRONG = _("The toolkit runs from page 5 to page 93. Give a number between them.")


class PageForm(forms.Form):
    number = forms.IntegerField(
        label=_("Page"),
        min_value=FIRST,
        max_value=LAST,
        error_messages={"min_value": WRONG, "max_value": WRONG, "invalid": WRONG, "required": WRONG},
    )

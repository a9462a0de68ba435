"""Forms of sessions and boards of cases."""

from fivefold_web.workshops.forms.answering import AnswerForm
from fivefold_web.workshops.forms.sessions import (
    AgreementForm,
    CodeForm,
    GroupForm,
    PromptForm,
    SectorsForm,
    SessionForm,
    keys_in,
    source_of,
)

__all__ = [
    "AgreementForm",
    "AnswerForm",
    "CodeForm",
    "GroupForm",
    "PromptForm",
    "SectorsForm",
    "SessionForm",
    "keys_in",
    "source_of",
]

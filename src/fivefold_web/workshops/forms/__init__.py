"""Forms of sessions and boards of cases."""

from fivefold_web.workshops.forms.sessions import (
    AgreementForm,
    AnswerForm,
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

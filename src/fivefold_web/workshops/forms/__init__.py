"""Forms of sessions and boards of cases."""

from fivefold_web.workshops.forms.answering import AnswerForm, ArrivalForm
from fivefold_web.workshops.forms.inviting import AloneForm, InviteForm
from fivefold_web.workshops.forms.planning import PromptsForm, SettingsForm, StartForm
from fivefold_web.workshops.forms.planning_items import ItemForm, written_lines
from fivefold_web.workshops.forms.records import DecisionForm, StepForm
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
    "DecisionForm",
    "StepForm",
    "AgreementForm",
    "AloneForm",
    "AnswerForm",
    "ArrivalForm",
    "CodeForm",
    "GroupForm",
    "InviteForm",
    "ItemForm",
    "PromptForm",
    "PromptsForm",
    "SectorsForm",
    "SessionForm",
    "SettingsForm",
    "StartForm",
    "keys_in",
    "source_of",
    "written_lines",
]

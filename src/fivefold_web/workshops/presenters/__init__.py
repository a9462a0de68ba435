"""Sessions and boards of cases in words."""

from fivefold_web.workshops.presenters.inviting import closes, invitation, reminder
from fivefold_web.workshops.presenters.items import (
    ItemLine,
    PollRow,
    PollTable,
    answered_words,
    dots,
    state_words,
)
from fivefold_web.workshops.presenters.participant import JoinPage, asked_now, screens_of, state_of
from fivefold_web.workshops.presenters.preparing import AgendaPage, ReadyOne, ReadyPage, SessionsPage
from fivefold_web.workshops.presenters.records import RecordPage
from fivefold_web.workshops.presenters.results import ResultView
from fivefold_web.workshops.presenters.results_page import ResultsPage
from fivefold_web.workshops.presenters.running import RunPage, qr_code
from fivefold_web.workshops.presenters.sorting import ThemeCard, ThemesPage, theme_card, themes_page
from fivefold_web.workshops.presenters.terms import TermsPage
from fivefold_web.workshops.presenters.titled import Titled

__all__ = [
    "AgendaPage",
    "ItemLine",
    "JoinPage",
    "PollRow",
    "PollTable",
    "ReadyOne",
    "ReadyPage",
    "RecordPage",
    "ResultView",
    "ResultsPage",
    "RunPage",
    "SessionsPage",
    "TermsPage",
    "ThemeCard",
    "ThemesPage",
    "Titled",
    "answered_words",
    "asked_now",
    "dots",
    "closes",
    "invitation",
    "qr_code",
    "reminder",
    "screens_of",
    "state_of",
    "state_words",
    "theme_card",
    "themes_page",
]

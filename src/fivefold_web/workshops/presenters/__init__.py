"""Sessions and boards of cases in words."""

from fivefold_web.workshops.presenters.items import (
    ItemLine,
    PollRow,
    PollTable,
    answered_words,
    dots,
    state_words,
)
from fivefold_web.workshops.presenters.participant import JoinPage, asked_now, state_of
from fivefold_web.workshops.presenters.records import RecordPage
from fivefold_web.workshops.presenters.results import ResultView
from fivefold_web.workshops.presenters.running import RunPage, qr_code
from fivefold_web.workshops.presenters.sorting import ThemeCard, ThemesPage, theme_card, themes_page
from fivefold_web.workshops.presenters.titled import Titled

__all__ = [
    "ItemLine",
    "JoinPage",
    "PollRow",
    "PollTable",
    "RecordPage",
    "ResultView",
    "RunPage",
    "ThemeCard",
    "ThemesPage",
    "Titled",
    "answered_words",
    "asked_now",
    "dots",
    "qr_code",
    "state_of",
    "state_words",
    "theme_card",
    "themes_page",
]

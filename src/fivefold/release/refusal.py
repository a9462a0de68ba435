"""Why a release is not taken in: what is wrong, where, and what to do about it."""

from __future__ import annotations


class ReleaseRefused(ValueError):
    """A release that breaks a rule of its format. The words are for the person who holds the file."""

    def __init__(self, what: str, *, where: str = "", remedy: str = ""):
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(": ".join(filter(None, [where, what])) + (f" {remedy}" if remedy else ""))


ASK_THE_CONTROLLER = (
    "Do not repair the file by hand: ask the data controller who made it for a fresh release."
)

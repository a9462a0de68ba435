"""Red, amber, green: a rating that must be readable without its colour."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class Rag(StrEnum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def letter(self) -> str:
        return self.value[0].upper()

    @property
    def sign(self) -> str:
        """A shape of its own for each rating, so that grey print stays readable."""
        return _SIGNS[self]

    @property
    def rank(self) -> int:
        """0 for red, 1 for amber, 2 for green; for sorting only, never for averaging into a score."""
        return list(Rag).index(self)


_LABELS = {Rag.RED: marked("Red"), Rag.AMBER: marked("Amber"), Rag.GREEN: marked("Green")}
_SIGNS = {Rag.RED: "▲", Rag.AMBER: "◆", Rag.GREEN: "●"}

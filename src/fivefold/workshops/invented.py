"""Boards hold invented children only: text that looks like the details of a real person is refused."""

from fivefold.vocabulary.invented import traces


class LooksReal(ValueError):
    """Text that may be about a real child, with what to do."""


def check(text: str) -> str:
    """The text, or LooksReal with the first trace and the remedy."""
    for trace in traces(text):
        raise LooksReal(
            f"“{trace.words}” looks like {trace.detail.label}. A board holds an invented child: leave it out, "
            "and speak about a real child only under your safeguarding procedures."
        )
    return text

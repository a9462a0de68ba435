"""Stories are invented. Words that look like a real family's are refused before anything is kept."""

from fivefold.vocabulary.invented import Detail, traces


def traces_of_a_real_family(text: str) -> list[Detail]:
    """What in a text could point to a real person. None found does not mean that none is there."""
    return [trace.detail for trace in traces(text)]

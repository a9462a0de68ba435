"""Names that may stand once in a partnership."""

from fivefold_web.places.queries import hold_writes


class NameTaken(ValueError):
    """Somebody gave the same name a moment ago; the message is for the one who came second."""


def hold_name(partnership, others, name, refusal):
    """Until the transaction ends nobody else can take a name; refused where one of the others has it already.

    The form looks before, but two people may send it in the same moment.
    """
    hold_writes(partnership)
    if others.filter(partnership=partnership, name__iexact=name).exists():
        raise NameTaken(refusal)

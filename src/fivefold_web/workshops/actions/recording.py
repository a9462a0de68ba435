"""What the room agreed, and what happens next."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.workshops.models import Agreement


@transaction.atomic
def agree(*, partnership, session, text, by):
    """Write down what the room agreed."""
    agreement = Agreement.objects.create(session=session, text=text)
    record(partnership=partnership, by=by, did="recorded an agreement", what=agreement, after={"text": text})
    return agreement

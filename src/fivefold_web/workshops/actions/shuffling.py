"""Rows are written anew in random order, because a database keeps them in the order in which they came."""

import uuid

from fivefold.workshops.prompts import PromptState
from fivefold_web.workshops.models import AgendaItem, Answer, Arrival, Mark, ReviewStep


def shuffle_answers(item):
    """Write the answers to an item anew, in the order of their random keys; the log of their review with them.

    Done when it closes and when it is shown. The item is held meanwhile, so that no answer slips in between. Answers
    that are in a theme stay where they are: they were shuffled before anybody could sort them.
    """
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    answers = list(item.answers.filter(themes=None).order_by("pk"))
    marks = list(Mark.objects.filter(answer__item=item, answer__themes=None).order_by("pk"))
    item.answers.filter(themes=None).delete()
    Answer.objects.bulk_create(answers, batch_size=200)
    Mark.objects.bulk_create(marks, batch_size=200)
    _shuffle_reviews(item)


def shuffle_session(session):
    """What can still hold an order at the end: answers that were never shown, and who came in when."""
    for item in session.items.exclude(state_name=PromptState.REVEALED).order_by("pk"):
        shuffle_answers(item)
    arrivals = list(Arrival.objects.filter(session=session).order_by("pk"))
    Arrival.objects.filter(session=session).delete()
    Arrival.objects.bulk_create(arrivals, batch_size=200)


def _shuffle_reviews(item):
    """The log keeps what was decided, why and by whom. Its order and times would tell which answer came first.

    Steps about the same answer stay in their order. All are dated to this moment.
    """
    steps = list(ReviewStep.objects.filter(item=item).order_by("pk"))
    turns = {step.answer: uuid.uuid4() for step in steps}
    steps.sort(key=lambda step: turns[step.answer])
    ReviewStep.objects.filter(item=item).delete()
    for step in steps:
        step.pk = None
    ReviewStep.objects.bulk_create(steps, batch_size=200)

"""Answers are written anew in random order, because a database keeps rows in the order in which they came."""

from fivefold_web.workshops.models import Answer, Mark


def shuffle_answers(item):
    """Write the answers to an item anew, in the order of their random keys.

    Done when it closes and when it is shown. Answers that are in a theme stay where they are: they were shuffled
    before anybody could sort them.
    """
    answers = list(item.answers.filter(themes=None).order_by("pk"))
    marks = list(Mark.objects.filter(answer__in=answers).order_by("pk"))
    Answer.objects.filter(pk__in=[answer.pk for answer in answers]).delete()
    Answer.objects.bulk_create(answers, batch_size=200)
    Mark.objects.bulk_create(marks, batch_size=200)

"""What people wrote becomes lines that others answer."""

from django.db import transaction

from fivefold.workshops.activities import Activity, OptionRole, Review
from fivefold_web.audit.actions import record
from fivefold_web.workshops.actions.telling import tell_phones
from fivefold_web.workshops.models import AgendaItem, Answer, ItemOption


@transaction.atomic
def statements_from_answers(*, partnership, item, by):
    """Offer the statements that a reviewer let through to everybody. What stands there already is not offered twice.

    In the order of the words, not of the answers: nothing tells who was quick.
    """
    AgendaItem.objects.select_for_update().get(pk=item.pk)
    if item.activity is not Activity.STATEMENTS:
        return 0
    there = {one.text.casefold() for one in item.options.all()}
    passed = Answer.objects.filter(item=item, review_name=Review.PASSED).exclude(text="")
    fresh = {text.casefold(): text for text in sorted(passed.values_list("text", flat=True))}
    new = [text for key, text in fresh.items() if key not in there]
    last = max((one.position for one in item.options.all()), default=0)
    ItemOption.objects.bulk_create(
        ItemOption(
            item=item, position=last + n, role_name=OptionRole.STATEMENT, text=text, from_the_room=True
        )
        for n, text in enumerate(new, 1)
    )
    if new:
        tell_phones(item.session)
        record(partnership=partnership, by=by, did="offered statements", what=item, after={"statements": new})
    return len(new)

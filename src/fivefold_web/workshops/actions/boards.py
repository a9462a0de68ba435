"""Working on boards of invented cases. Every text is screened for details of real people."""

from django.db import transaction

from fivefold.workshops.invented import check
from fivefold_web.audit.actions import record
from fivefold_web.workshops.models import CaseBoard, PossibleCause, SharingNeed


@transaction.atomic
def open_board(*, partnership, case, title, on, by):
    """Open a board for a case of the content."""
    board = CaseBoard.objects.create(
        partnership=partnership, case=case, title=title, opened_on=on, opened_by=by.audit_label
    )
    record(partnership=partnership, by=by, did="opened a case board", what=board, after={"case": case})
    return board


@transaction.atomic
def add_cause(*, board, client_key, by, **facts):
    """A possible cause, kept once however often it is sent."""
    _screen(facts)
    there = PossibleCause.objects.filter(board=board, client_key=client_key).first()
    if there:
        return there
    cause = PossibleCause.objects.create(
        board=board, client_key=client_key, written_by=by.audit_label, **facts
    )
    record(partnership=board.partnership, by=by, did="added a possible cause", what=cause, after=facts)
    return cause


@transaction.atomic
def change_cause(*, cause, by, **facts):
    """Change a possible cause."""
    _screen(facts)
    before = {name: getattr(cause, name) for name in facts}
    for name, text in facts.items():
        setattr(cause, name, text)
    cause.save()
    partnership = cause.board.partnership
    record(partnership=partnership, by=by, did="changed a cause", what=cause, before=before, after=facts)


@transaction.atomic
def remove_cause(*, cause, by):
    """Take a possible cause off the board."""
    before = {"level": cause.level_name, "text": cause.text}
    record(
        partnership=cause.board.partnership, by=by, did="removed a possible cause", what=cause, before=before
    )
    cause.delete()


@transaction.atomic
def mark_sharing(*, board, client_key, by, **facts):
    """Two services that would need to share something, kept once however often it is sent."""
    _screen(facts)
    there = SharingNeed.objects.filter(board=board, client_key=client_key).first()
    if there:
        return there
    need = SharingNeed.objects.create(board=board, client_key=client_key, written_by=by.audit_label, **facts)
    record(partnership=board.partnership, by=by, did="marked what is shared", what=need, after=facts)
    return need


@transaction.atomic
def remove_sharing(*, need, by):
    """Take it off the board and the list of gaps."""
    before = {"one": need.one, "other": need.other, "what": need.what, "shared": need.shared_name}
    record(partnership=need.board.partnership, by=by, did="removed what is shared", what=need, before=before)
    need.delete()


@transaction.atomic
def reveal(*, board, upto, most, by):
    """Turn cards up to this number; turned cards stay turned, and a second click on the same card does nothing."""
    now = CaseBoard.objects.select_for_update().get(pk=board.pk)
    number = min(upto, most)
    if number <= now.revealed:
        return
    now.revealed = number
    now.save(update_fields=["revealed"])
    record(
        partnership=board.partnership, by=by, did="turned a card", what=board, after={"cards": now.revealed}
    )


def _screen(facts):
    for text in facts.values():
        check(text)

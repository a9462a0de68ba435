"""Writing what the place does about pressures and capabilities."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.system.models import Work, WorkLink
from fivefold_web.system.queries import pressures as queries

KEPT = ("side", "element", "words", "relationships", "beside_id")


@transaction.atomic
def add_work(*, partnership, facts, links, client_key, by):
    """Put work in the picture. Sending the same form again returns the work there is."""
    there = queries.work_sent_as(partnership, client_key)
    if there is not None:
        return there
    work = Work.objects.create(
        partnership=partnership, client_key=client_key, written_by=by.audit_label[:200], **facts
    )
    _link(work, links)
    record(partnership=partnership, by=by, did="added", what=work, after=_facts(work))
    return work


@transaction.atomic
def change_work(*, work, facts, links, by):
    """Change the words or the place of work, and add links."""
    before = _facts(work)
    for name, fact in facts.items():
        setattr(work, name, fact)
    work.save()
    _link(work, links)
    after = _facts(work)
    if before != after:
        record(partnership=work.partnership, by=by, did="changed", what=work, before=before, after=after)


@transaction.atomic
def remove_work(*, work, by):
    """Take work out of the picture; the audit record keeps what it said."""
    record(partnership=work.partnership, by=by, did="removed", what=work, before=_facts(work))
    work.delete()


@transaction.atomic
def unlink(*, work, number, by):
    """Take one link away."""
    link = work.links.filter(pk=number).first()
    if link is not None:
        record(
            partnership=work.partnership,
            by=by,
            did="took a link from",
            what=work,
            before={"link": link.label},
        )
        link.delete()


def _link(work, links):
    for kind, choice in links:
        WorkLink.objects.get_or_create(
            work=work,
            path=choice.path,
            defaults={"partnership": work.partnership, "kind": kind, "label": choice.label[:300]},
        )


def _facts(work):
    links = list(work.links.order_by("pk").values_list("label", flat=True))
    return {name: getattr(work, name) for name in KEPT} | {"links": links}

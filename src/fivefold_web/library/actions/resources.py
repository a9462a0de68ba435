"""Adding reading of one's own, and keeping reading lists."""

from django.db import transaction

from fivefold_web.audit.actions import record
from fivefold_web.library.models import LocalResource, ReadingItem, ReadingList

FACTS = ("title", "publisher", "year", "topic", "link", "note")


@transaction.atomic
def add_resource(*, partnership, by, **facts):
    """Reading that the toolkit does not list. The same facts sent twice are one resource."""
    made, new = LocalResource.objects.get_or_create(
        partnership=partnership, **facts, defaults={"written_by": str(by)}
    )
    if new:
        record(partnership=partnership, by=by, did="added reading", what=made, after=facts)
    return made


@transaction.atomic
def change_resource(*, resource, by, **facts):
    before = {name: getattr(resource, name) for name in FACTS}
    for name, fact in facts.items():
        setattr(resource, name, fact)
    resource.save()
    record(
        partnership=resource.partnership,
        by=by,
        did="changed reading",
        what=resource,
        before=before,
        after=facts,
    )
    return resource


@transaction.atomic
def remove_resource(*, resource, by):
    """Taken away, from reading lists too; what it said stays in the record of changes."""
    before = {name: getattr(resource, name) for name in FACTS}
    record(partnership=resource.partnership, by=by, did="removed reading", what=resource, before=before)
    resource.delete()


@transaction.atomic
def make_list(*, partnership, name, by, for_whom=""):
    """A reading list; a name that is there already, in capitals or not, gives that list."""
    there = ReadingList.objects.filter(partnership=partnership, name__iexact=name).first()
    if there is not None:
        return there
    made, new = ReadingList.objects.get_or_create(
        partnership=partnership, name=name, defaults={"for_whom": for_whom, "written_by": str(by)}
    )
    if new:
        after = {"name": name, "for_whom": for_whom}
        record(partnership=partnership, by=by, did="made a reading list", what=made, after=after)
    return made


@transaction.atomic
def change_list(*, reading_list, name, for_whom, by):
    before = {"name": reading_list.name, "for_whom": reading_list.for_whom}
    reading_list.name, reading_list.for_whom = name, for_whom
    reading_list.save()
    after = {"name": name, "for_whom": for_whom}
    record(
        partnership=reading_list.partnership,
        by=by,
        did="changed a reading list",
        what=reading_list,
        before=before,
        after=after,
    )


@transaction.atomic
def remove_list(*, reading_list, by):
    """The list goes; the resources on it stay where they are."""
    held = [str(one) for one in reading_list.items.select_related("local")]
    before = {"name": reading_list.name, "for_whom": reading_list.for_whom, "resources": held}
    record(
        partnership=reading_list.partnership,
        by=by,
        did="removed a reading list",
        what=reading_list,
        before=before,
    )
    reading_list.delete()


@transaction.atomic
def put_on_list(*, reading_list, by, resource="", local=None):
    """Put a resource on a list, once."""
    facts = {"reading_list": reading_list, "resource": resource, "local": local}
    made, new = ReadingItem.objects.get_or_create(
        partnership=reading_list.partnership, **facts, defaults={"written_by": str(by)}
    )
    if new:
        record(
            partnership=reading_list.partnership,
            by=by,
            did="put on a reading list",
            what=made,
            after={"list": reading_list.name, "resource": str(made)},
        )
    return made


@transaction.atomic
def take_off_list(*, item, by):
    before = {"list": item.reading_list.name, "resource": str(item)}
    record(partnership=item.partnership, by=by, did="took off a reading list", what=item, before=before)
    item.delete()

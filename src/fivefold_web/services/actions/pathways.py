"""Writing pathways. Every write is atomic, leaves an audit line, and sent twice is done once."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify

from fivefold_web.audit.actions import record
from fivefold_web.services.models import Pathway, PathwayLink, PathwayReach, PathwayStep
from fivefold_web.services.queries import pathways as queries
from fivefold_web.services.queries.directory import services_by_key

STEP_FACTS = (
    "kind", "name", "service", "tier", "ages_from", "ages_to", "threshold", "wait_low", "wait_high", "note",
)  # fmt: skip
LINK_FACTS = ("start", "end", "route", "condition", "wait_low", "wait_high")
LONGEST_KEY = 60


@transaction.atomic
def add_pathway(*, partnership, name, about="", client_key="", by):
    """An empty pathway with its first words. The same form sent again finds the one that it made."""
    there = queries.sent_before(partnership, client_key)
    if there is not None:
        return there
    pathway = Pathway.objects.create(
        partnership=partnership,
        key=_free_key(name, queries.taken_keys(partnership)),
        name=name,
        about=about,
        client_key=client_key,
    )
    record(partnership=partnership, by=by, did="added", what=pathway, after={"name": name, "about": about})
    return pathway


@transaction.atomic
def write_pathway(*, partnership, pathway, client_key="", by):
    """A whole pathway at once, as the domain knows it; services are found by their keys."""
    there = queries.sent_before(partnership, client_key)
    if there is not None:
        return there
    row = add_pathway(
        partnership=partnership, name=pathway.name, about=pathway.about, client_key=client_key, by=by
    )
    _fill(row, pathway)
    record(partnership=partnership, by=by, did="filled", what=row, after=_counted(pathway))
    return row


@transaction.atomic
def replace_pathway(*, row, pathway, by):
    """All steps, links and groups anew, as a checked file says. Nothing different, nothing written."""
    before = queries.pathway_as(row)
    pathway = replace(pathway, key=before.key)
    if pathway == before:
        return False
    row.name, row.about = pathway.name, pathway.about
    row.save()
    for table in (PathwayLink, PathwayStep, PathwayReach):
        table.objects.filter(pathway=row).delete()
    _fill(row, pathway)
    record(
        partnership=row.partnership,
        by=by,
        did="took in a file for",
        what=row,
        before=_counted(before),
        after=_counted(pathway),
    )
    return True


@transaction.atomic
def copy_pathway(*, row, name, client_key, by):
    """The same steps and links under another name, so that a change can be thought through beside what is."""
    pathway = replace(queries.pathway_as(row), name=name)
    return write_pathway(partnership=row.partnership, pathway=pathway, client_key=client_key, by=by)


@transaction.atomic
def change_pathway(*, row, name, about, by):
    """Other words for it; its key stays, so that files and links still find it."""
    before, after = {"name": row.name, "about": row.about}, {"name": name, "about": about}
    if before == after:
        return
    row.name, row.about = name, about
    row.save()
    record(partnership=row.partnership, by=by, did="changed", what=row, before=before, after=after)


@transaction.atomic
def archive_pathway(*, row, because, by):
    """Take it out of the list and the checks; it can be brought back."""
    row.archived, row.archived_because = timezone.now(), because
    row.save()
    record(partnership=row.partnership, by=by, did="archived", what=row, after={"because": because})


@transaction.atomic
def bring_back(*, row, by):
    before = {"because": row.archived_because}
    row.archived, row.archived_because = None, ""
    row.save()
    record(partnership=row.partnership, by=by, did="brought back", what=row, before=before)


@transaction.atomic
def add_step(*, row, facts, key="", by):
    """Put a step at the end. A key that is there already was sent before: it is that step."""
    there = PathwayStep.objects.filter(pathway=row, key=key).first() if key else None
    if there is not None:
        return there
    taken = set(PathwayStep.objects.filter(pathway=row).values_list("key", flat=True))
    last = PathwayStep.objects.filter(pathway=row).aggregate(last=Max("position"))["last"]
    step = PathwayStep.objects.create(
        partnership=row.partnership,
        pathway=row,
        key=key or _free_key(facts["name"], taken),
        position=0 if last is None else last + 1,
        **{name: facts[name] for name in STEP_FACTS},
    )
    _touched(row)
    record(partnership=row.partnership, by=by, did="added a step to", what=row, after=_told(facts))
    return step


@transaction.atomic
def change_step(*, step, facts, by):
    """Replace what is known about a step. Nothing different, nothing written."""
    _change(step, {name: facts[name] for name in STEP_FACTS}, "changed a step of", by)


@transaction.atomic
def remove_step(*, step, by):
    """Take a step out, and the links that lead to it and from it."""
    before = _told({name: getattr(step, name) for name in STEP_FACTS}) | {"key": step.key}
    row = step.pathway
    step.delete()
    _touched(row)
    record(partnership=row.partnership, by=by, did="took a step out of", what=row, before=before)


@transaction.atomic
def move_step(*, step, earlier, by):
    """Change places with the step before it or after it; at the end of the list nothing happens."""
    steps = list(PathwayStep.objects.filter(pathway=step.pathway_id))
    at = next(n for n, one in enumerate(steps) if one.pk == step.pk)
    to = at - 1 if earlier else at + 1
    if not 0 <= to < len(steps):
        return
    steps[at], steps[to] = steps[to], steps[at]
    for position, one in enumerate(steps):
        one.position = position
    PathwayStep.objects.bulk_update(steps, ["position"])
    _touched(step.pathway)
    after = {"step": step.name, "place": to + 1}
    record(partnership=step.partnership, by=by, did="moved a step of", what=step.pathway, after=after)


@transaction.atomic
def add_link(*, row, facts, by):
    """A link from one step to another. The same link again takes its new words."""
    there = PathwayLink.objects.filter(
        pathway=row, start=facts["start"], end=facts["end"], route=facts["route"]
    ).first()
    if there is not None:
        change_link(link=there, facts=facts, by=by)
        return there
    made = PathwayLink.objects.create(
        partnership=row.partnership, pathway=row, **{name: facts[name] for name in LINK_FACTS}
    )
    _touched(row)
    record(partnership=row.partnership, by=by, did="added a link to", what=row, after=_told(facts))
    return made


@transaction.atomic
def change_link(*, link, facts, by):
    """Replace what is known about a link. Nothing different, nothing written."""
    _change(link, {name: facts[name] for name in LINK_FACTS}, "changed a link of", by)


@transaction.atomic
def remove_link(*, link, by):
    before = _told({name: getattr(link, name) for name in LINK_FACTS})
    row = link.pathway
    link.delete()
    _touched(row)
    record(partnership=row.partnership, by=by, did="took a link out of", what=row, before=before)


@transaction.atomic
def say_reach(*, row, said, by):
    """What partners say of each group: {group: (reached, how)}; an empty word means that nobody says anything."""
    there = {group: (found.reached, found.how) for group, found in queries.reaches_of(row).items()}
    now = {group: answer for group, answer in said.items() if answer[0]}
    if there == now:
        return
    PathwayReach.objects.filter(pathway=row).delete()
    PathwayReach.objects.bulk_create(
        PathwayReach(partnership=row.partnership, pathway=row, group=group, reached=reached, how=how)
        for group, (reached, how) in now.items()
    )
    _touched(row)
    before, after = ({str(group): list(answer) for group, answer in of.items()} for of in (there, now))
    record(
        partnership=row.partnership, by=by, did="said who is reached by", what=row, before=before, after=after
    )


def _change(thing, facts, did, by):
    """Write what differs of a step or a link, and say what it was."""
    before = {name: getattr(thing, name) for name in facts}
    differing = [name for name in facts if before[name] != facts[name]]
    if not differing:
        return
    for name in differing:
        setattr(thing, name, facts[name])
    thing.save()
    _touched(thing.pathway)
    was, now = ({name: of[name] for name in differing} for of in (before, facts))
    record(
        partnership=thing.partnership, by=by, did=did, what=thing.pathway, before=_told(was), after=_told(now)
    )


def _touched(row):
    """The pathway knows that something of it has changed."""
    row.save(update_fields=["changed"])


def _told(facts):
    """Facts as the audit keeps them: rows by their names."""
    return {name: fact.name if hasattr(fact, "pk") else fact for name, fact in facts.items()}


def _counted(pathway):
    return {"name": pathway.name, "steps": len(pathway.steps), "links": len(pathway.links)}


def _free_key(name, taken):
    """A short name for files that nothing here has yet."""
    wanted = slugify(name)[:LONGEST_KEY].strip("-") or "pathway"
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def _fill(row, pathway):
    """Steps, links and groups of an empty pathway, in three statements."""
    offers = [step.offer.id for step in pathway.steps if step.offer]
    services = services_by_key(row.partnership, offers)
    made = PathwayStep.objects.bulk_create(
        PathwayStep(
            partnership=row.partnership,
            pathway=row,
            key=step.key,
            position=position,
            kind=step.kind,
            name=step.name,
            service=services[step.offer.id] if step.offer else None,
            tier=step.tier or "",
            ages_from=step.own_ages.start if step.own_ages else None,
            ages_to=step.own_ages.end if step.own_ages else None,
            threshold=step.threshold,
            note=step.note,
            **_weeks(step.own_wait),
        )
        for position, step in enumerate(pathway.steps)
    )
    steps = {step.key: step for step in made}
    PathwayLink.objects.bulk_create(
        PathwayLink(
            partnership=row.partnership,
            pathway=row,
            start=steps[link.start],
            end=steps[link.end],
            route=link.route,
            condition=link.condition,
            **_weeks(link.wait),
        )
        for link in pathway.links
    )
    PathwayReach.objects.bulk_create(
        PathwayReach(
            partnership=row.partnership, pathway=row, group=one.group, reached=one.reached, how=one.how
        )
        for one in pathway.reaches
    )


def _weeks(wait):
    return {"wait_low": wait.low if wait else None, "wait_high": wait.high if wait else None}

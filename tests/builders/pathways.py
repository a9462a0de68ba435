"""Words for tests about pathways."""

from fivefold.services.pathway import Link, Pathway, Step, StepKind
from fivefold.services.supply import Wait
from fivefold_web.services.actions.pathways import write_pathway
from fivefold_web.services.queries.pathways import row_of
from tests.builders.places import its_lead


def a_step(key="help", kind=StepKind.SUPPORT, **about):
    """A step as the domain knows it; `weeks` is the wait of its own, from and to."""
    weeks = about.pop("weeks", None)
    facts = {"name": key.capitalize(), "own_wait": Wait(*weeks) if weeks else None} | about
    return Step(key=key, kind=kind, **facts)


def a_link(start, end, weeks=None, **about):
    return Link(start, end, wait=Wait(*weeks) if weeks else None, **about)


def drawn(links, name="Getting help", **steps):
    """A pathway from pairs of keys: every key becomes a step, "in" ways in, "out" ways out."""
    kinds = {"in": StepKind.ENTRY, "out": StepKind.EXIT}
    pairs = [link if isinstance(link, Link) else a_link(*link) for link in links]
    keys = dict.fromkeys(key for link in pairs for key in (link.start, link.end)) | dict.fromkeys(steps)
    made = [steps.get(key) or a_step(key, kinds.get(key.split("_")[0], StepKind.SUPPORT)) for key in keys]
    return Pathway(key="", name=name, steps=tuple(made), links=tuple(pairs))


def a_pathway(place, name="Getting help", links=(("in", "help"),), **about):
    """A row of a pathway of this place."""
    steps = about.pop("steps", {})
    pathway = drawn(links, name, **steps)
    made = write_pathway(partnership=place, pathway=pathway, by=its_lead(place), **about)
    return row_of(place, made.pk)

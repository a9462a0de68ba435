"""Chapters of a pack to work with: exercises in steps, prompts, self-checks as forms to print."""

from django.utils.translation import gettext as _

from fivefold import knowledge
from fivefold.knowledge.schemas.practice import Scale
from fivefold.publishing.document import Bullets, Section, Table
from fivefold_web.library.presenters.practice import minutes_of
from fivefold_web.library.shelf_words import ASKED_OF
from fivefold_web.publishing.packs.writing import of_part, pages_of, part_pages, said


def exercises(part, source):
    """What a group does together."""
    found = of_part(part.key, knowledge.exercises())
    parts = tuple(Section(one.title, tuple(_exercise(one))) for one in found)
    return Section(_("Exercises"), parts=parts) if parts else None


def _exercise(one):
    yield said(one.text)
    yield said(f"{_('Time:')} {minutes_of(one)}. {pages_of(one)}.")
    if one.needs:
        yield said(_("You need:"))
        yield Bullets(tuple((need,) for need in one.needs))
    if one.safety:
        yield said(_("To keep people safe:"))
        yield Bullets(tuple((line,) for line in one.safety))
    rows = tuple(
        (f"{n}. {step.title}", step.text, part_pages(step, one)) for n, step in enumerate(one.steps, 1)
    )
    yield Table(
        _("Steps: %(exercise)s") % {"exercise": one.title}, (_("Step"), _("What to do"), _("Page")), rows
    )
    if asked := [prompt for prompt in knowledge.prompts() if prompt.slug in one.prompts]:
        yield said(_("Questions for the group:"))
        yield Bullets(tuple((f"{prompt.text} [p{prompt.page}]",) for prompt in asked))


def prompts(part, source):
    """Questions of the part that no exercise above asks."""
    used = {slug for one in of_part(part.key, knowledge.exercises()) for slug in one.prompts}
    found = [one for one in knowledge.prompts(part.key) if one.slug not in used]
    if not found:
        return None
    points = tuple((f"{one.text} [p{one.page}]",) for one in found)
    return Section(_("Questions to talk about"), (Bullets(points),))


def checklists(part, source):
    """Each self-check as a form to print and fill in by hand."""
    found = of_part(part.key, knowledge.checklists())
    parts = tuple(_checklist(one) for one in found)
    return Section(_("Self-checks to print"), parts=parts) if parts else None


def _checklist(one):
    about = _("For: %(whom)s. %(pages)s.") % {"whom": ASKED_OF[one.asked_of], "pages": pages_of(one)}
    blocks = (said(one.text), said(about))
    if one.scale is Scale.STEPS:
        return Section(one.title, blocks, tuple(_steps(line) for line in one.criteria))
    return Section(one.title, (*blocks, who_fills_in(_("Service or organisation")), _ticks(one)))


def _ticks(one):
    """One line for each criterion, to be ticked once."""
    headers = (_("Line"), _("In place"), _("Partly"), _("Not yet"), _("What shows it, what next"))
    rows = tuple((f"{line.title}. {line.text}", "", "", "", "") for line in one.criteria)
    caption = _("%(check)s: tick once in each row") % {"check": one.title}
    return Table(caption, headers, rows, form=True)


def _steps(line):
    headers = (_("Step"), _("What it looks like"), _("We are here because"))
    rows = tuple((str(n), words, "") for n, words in enumerate(line.steps, 1))
    table = Table(_("%(line)s: mark one step") % {"line": line.title}, headers, rows, form=True)
    return Section(line.title, (said(line.text), table))


def who_fills_in(whose):
    """Lines at the head of a form."""
    rows = ((whose, ""), (_("Date"), ""), (_("Filled in by one person or together"), ""))
    return Table(_("About this answer"), (_("About"), _("Write here")), rows, form=True)

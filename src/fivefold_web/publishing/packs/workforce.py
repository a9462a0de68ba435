"""What the pack of Part 6 has more than the others: the eleven statements to print, how to run them, what follows."""

from django.utils.translation import gettext as _

from fivefold.knowledge import statements
from fivefold.publishing.document import Bullets, Section, Table
from fivefold.vocabulary.rating import Rag
from fivefold_web.design.words import translated
from fivefold_web.publishing.packs.doing import who_fills_in
from fivefold_web.publishing.packs.writing import said


def statements_form(part, source):
    """Eleven statements with letters to circle and room for a sentence."""
    if part.key != 6:
        return None
    headers = (_("Statement"), *(translated(rag.label) for rag in Rag), _("Why: one sentence, nobody named"))
    letters = tuple(rag.letter for rag in Rag)
    rows = tuple((f"{one.number}. {one.text}", *letters, "") for one in statements())
    pages = statements()[0].sources
    return Section(
        _("The eleven statements, to print"),
        (
            said(_("Circle one letter in each row: R for red, A for amber, G for green. Green: we can say this of ourselves today. Amber: in part, or only some of us. Red: not yet.")),
            said(_("This form is about a team. It names no colleague and no family.")),
            who_fills_in(_("Team")),
            Table(_("Eleven statements: circle one letter in each row"), headers, rows, form=True, note=pages),
        ),
    )  # fmt: skip


def running_it(part, source):
    """How a partnership goes about it, with paper or with links."""
    if part.key != 6:
        return None
    points = (
        _("Ask one team from each part of the workforce first. Add others later; a short list that is answered is worth more than a long one that is not."),
        _("Give the team half an hour in a meeting that it has anyway. Everybody rates alone for five minutes, then the team agrees on one letter."),
        _("Where people differ, write both views into the room for comments. That is often the finding."),
        _("Collect the forms in one place. With Fivefold each team can answer through a link of its own, and typed answers are kept even when the connection drops."),
        _("Ask again after six to twelve months with the same words, so that you can see what moved."),
    )  # fmt: skip
    return Section(
        _("How to run it"),
        (Bullets(tuple((point,) for point in points)), said(_("These points are ours; the exercise in this pack names the pages of the toolkit."))),
    )  # fmt: skip


def what_follows(part, source):
    """What to do with forms that came back."""
    if part.key != 6:
        return None
    rows = (
        (_("Red in most teams"), _("A need of the whole place: joint training, or supervision that is paid for together.")),
        (_("Red in one team, green in another"), _("Let the one learn from the other: a visit, a shared case discussion, a link between services.")),
        (_("Amber everywhere"), _("Read the comments. Amber hides most: some people trained, or time missing.")),
        (_("Green everywhere"), _("Ask how the teams know. Then protect what makes it so.")),
    )  # fmt: skip
    never = (
        _("Do not add letters up to a score, and do not rank teams."),
        _("Do not show a group so small that a person could be recognised. What is hidden is not zero."),
        _("Do not end with the colours: name an action, a person and a date for what you found."),
    )
    return Section(
        _("What to do with the answers"),
        (
            Table(_("What you may see, and what it may call for"), (_("What you see"), _("What may follow")), rows),
            said(_("What to leave alone:")),
            Bullets(tuple((line,) for line in never)),
            said(_("This reading is ours. The toolkit asks strategic partners to look at the strengths and gaps of the workforce together (Part 6, p71).")),
        ),
    )  # fmt: skip

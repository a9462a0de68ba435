"""A whole session with an item of every activity, answered by a room of four sectors and shown."""

from fivefold.workshops.activities import Activity
from fivefold.workshops.polls import Round
from tests.builders.voting import a_room, an_item, let_through, moved, says

STATEMENTS = (
    "Families know whom to ask when they worry about their baby’s mood or sleep.",
    "We tell each other early enough when a family moves between our services.",
    "Our services welcome fathers.",
    "Housing is part of babies’ mental health.",
)
VOTES = {  # of each sector and statement: agree, unsure, disagree
    "health_visiting": ((6, 1, 0), (6, 1, 0), (3, 1, 3), (7, 0, 0)),
    "early_years": ((5, 1, 0), (3, 1, 2), (3, 0, 3), (6, 0, 0)),
    "housing": ((5, 0, 0), (0, 1, 4), (2, 1, 2), (5, 0, 0)),
    "voluntary": ((2, 1, 0), (2, 0, 1), (1, 0, 2), (3, 0, 0)),
}
ANSWERS = ("agree", "unsure", "disagree")


def a_voted_session(place):
    """Twenty-one people; three of them, from the voluntary sector, are too few to stand apart."""
    room = a_room(place, health_visiting=7, early_years=6, housing=5, voluntary=5)
    return a_voted_room(room)


def a_voted_room(room):
    statements = an_item(room, Activity.STATEMENTS, [("statement", text) for text in STATEMENTS], text="What do we think of these?")  # fmt: skip
    for sector, lines in VOTES.items():
        _vote(statements, sector, lines)
    conditions = an_item(room, Activity.RAG, [("row", "Policies that fit together"), ("row", "How resources flow"), ("row", "Who holds power")], text="How strong are these conditions here?")  # fmt: skip
    says(conditions, (0, "green"), (1, "amber"), (2, "red"), phones=9)
    says(conditions, (0, "green"), (1, "amber"), (2, "green"), phones=9)
    says(conditions, (0, "amber"), (1, "red"), (2, "amber"), phones=3)
    scale = an_item(room, Activity.SCALE, [("point", "Not yet"), ("point", "In parts"), ("point", "Mostly"), ("point", "Everywhere")], text="How far do we work as one system?")  # fmt: skip
    says(scale, (None, 2), phones=12)
    says(scale, (None, 3), phones=7)
    says(scale, (None, 4), phones=1)
    moved(scale, "revealed", "after")
    says(scale, (None, 1), phones=8, asked=Round.AFTER)
    says(scale, (None, 2), phones=10, asked=Round.AFTER)
    card = an_item(
        room, Activity.BEFORE_AND_AFTER, text="A baby is too young to have mental health difficulties."
    )
    says(card, (None, "agree"), phones=7, sector="health_visiting")
    says(card, (None, "unsure"), phones=6, sector="early_years")
    says(card, (None, "disagree"), phones=8)
    moved(card, "closed", "after")
    says(card, (None, "agree"), phones=1, asked=Round.AFTER)
    says(card, (None, "disagree"), phones=19, asked=Round.AFTER)
    choices = [("choice", text) for text in ("A place to meet in the week", "Home visits in the first month", "Training across services")]  # fmt: skip
    one = an_item(room, Activity.CHOOSE_ONE, choices, text="What would help most?")
    says(one, (0,), phones=11)
    says(one, (1,), phones=6)
    rank = an_item(room, Activity.RANK, choices, text="In which order shall we begin?")
    says(rank, (0, 1), (1, 2), (2, 3), phones=9)
    says(rank, (1, 1), (2, 2), (0, 3), phones=8)
    written = [_terms(room), _causes(room), _walk(room), _pins(room), _words(room)]
    for item in (statements, conditions, scale, card, one, rank, *written):
        moved(item, "revealed")
    return room


def _vote(item, sector, lines):
    """One phone after the other: the nth gives the nth answer of its sector to every statement."""
    said = [[word for word, n in zip(ANSWERS, counts, strict=True) for _one in range(n)] for counts in lines]
    for answers in zip(*said, strict=True):
        says(item, *enumerate(answers), sector=sector)


def _terms(room):
    item = an_item(room, Activity.TERMS, text="Which words do we use?")
    for word, mark, number in (
        ("wellbeing", "use", 5),
        ("infant mental health", "prefer", 4),
        ("infant mental health", "avoid", 2),
        ("attachment", "use", 2),
    ):
        says(item, (None, mark), text=word, phones=number)
    let_through(item)
    return item


def _causes(room):
    item = an_item(room, Activity.CASE_BOARD, text="What may lie behind it?")
    for level, text in (("family", "A new baby at home"), ("family", "Shifts at night"), ("environment", "A damp flat"), ("child", "Hard of hearing")):  # fmt: skip
        says(item, (None, level), text=text)
    let_through(item)
    return item


def _walk(room):
    item = an_item(room, Activity.SCENARIO, text="Who would be there for this family?")
    says(item, (None, "noticed"), text="The health visitor at the first visit")
    says(item, (None, "supported"), text="Somebody who comes home in the evening")
    let_through(item)
    return item


def _pins(room):
    item = an_item(room, Activity.PINS, text="Where do families meet?")
    for x, y, label in ((200, 150, "Library"), (700, 300, "Playground"), (450, 820, "Clinic")):
        says(item, (None, (x, y), label))
    let_through(item)
    return item


def _words(room):
    item = an_item(room, Activity.ANSWERS, text="What do we mean by mental health here?")
    for text in ("Feeling safe with somebody", "Being able to play and to rest", "<b>Being held</b>"):
        says(item, text=text)
    let_through(item)
    return item

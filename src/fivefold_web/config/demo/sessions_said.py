"""What was said in the invented session. Nobody said it: every answer, vote and decision here is made up."""

from datetime import date

from fivefold.vocabulary.partners import Sector

AIM = "Agree what we mean, see one family through our services, and settle what we do first."
# Phones of each sector, in the order in which their votes stand below. Three are too few to stand apart.
ROOM = [(Sector.HEALTH_VISITING, 6), (Sector.EARLY_YEARS, 5), (Sector.VOLUNTARY, 3)]
A, U, D = "agree", "unsure", "disagree"
CARDS = [  # before and after talking, phone by phone
    ([A, A, U, D, D, U, A, A, U, A, D, A, U, A], [D, D, D, D, D, U, D, U, D, A, D, D, D, U]),
    ([U, D, D, D, D, U, A, U, D, D, D, U, D, D], [D, D, D, D, D, D, U, D, D, D, D, D, D, D]),
    ([A, U, A, A, U, D, A, A, A, U, U, A, D, U], [U, D, D, A, D, D, U, U, A, D, D, U, D, D]),
]
ANSWERS = [
    "Feeling safe with the people who look after you",
    "Being comforted when you cry",
    "Having someone who delights in you",
    "Sleeping and feeding without worry",
    "A parent who gets help early",
    "Knowing who to call before it is a crisis",
    "Somewhere warm and dry to live",
    "Play, every day",
    "Time to just be together",
]
THEMES = {
    "Someone who is there": [0, 1, 2, 8],
    "Help before a crisis": [4, 5],
    "Home and daily life": [3, 6, 7],
}
HELD = "The family in the blue house by the quay, ask them"
WALKED = [  # question, answer, whether nobody does it today
    ("noticed", "The health visitor at the new-baby visit, if somebody has time to watch feeding", False),
    ("noticed", "A neighbour or a volunteer at the warm space", False),
    ("noticed", "Nobody, between the visit at two weeks and the one at eight", True),
    ("understood", "Quiet is read as content; we would need time to talk about it", True),
    ("understood", "Our infant mental health lead, if she is asked", False),
    ("supported", "Parent and baby group at the Family Hub, but it meets in working hours", False),
    ("supported", "Nothing at home in the evening", True),
]
STATEMENTS = [
    ("Families know whom to ask when they worry about their baby’s mood or sleep.", [D, D, U, D, D, U, D, U, D, D, A, D, D, U]),
    ("We tell each other early enough when a family moves between our services.", [A, A, A, U, A, A, D, D, U, D, D, A, D, U]),
    ("Our services welcome fathers.", [A, D, A, D, U, D, A, D, A, D, U, D, A, D]),
    ("Housing is part of babies’ mental health.", [A, A, A, A, A, A, A, A, U, A, A, A, A, A]),
]  # fmt: skip
G, M, R = "green", "amber", "red"
CONDITIONS = [
    [M, M, G, M, M, M, G, M, M, M, G, M, M, M],
    [G, M, R, R, G, R, G, G, R, M, R, G, R, G],
    [R, R, M, R, R, M, R, R, M, R, R, R, M, R],
    [R, M, M, R, M, R, R, R, M, M, R, R, R, R],
    [G, G, M, G, M, G, M, M, G, G, M, R, M, R],
    [M, G, G, M, M, G, G, M, G, M, M, M, G, M],
]
MEASURES = [
    "To see whether waiting gets shorter, not to rank teams",
    "So that parents can tell us what changed for them",
    "Because the board asks",
]
DECISIONS = [  # words, the number of the item that it belongs to
    ("We say “babies’ and young children’s mental health”, and we mean being well, not only being ill.", 4),
    (
        "Health visiting and the Family Hub offer one evening a week for families with a baby under six months.",
        5,
    ),
    ("When a family moves between services, both speak to each other before the first appointment.", 6),
]
STEPS = [
    ("Put the wording on the website and in letters", "Council communications team", date(2026, 10, 16)),
    ("Find a room and two workers for the evening", "Family Hub manager", date(2026, 11, 13)),
    ("Draft a one-page agreement on handing over", "Health visiting lead and early years lead", date(2026, 12, 4)),
]  # fmt: skip

"""Invented teams and two rounds of the workforce check."""

from datetime import date

from fivefold import knowledge
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold_web.workforce import actions

RATED = {"R": Rag.RED, "A": Rag.AMBER, "G": Rag.GREEN, "-": None}
# team, sector, ratings of the 11 statements in the first and in the second round
TEAMS = [
    ("Harbourside midwives", Sector.MATERNITY, "AARRARGARAR", "AAARARGAAAR"),
    ("Harbourside health visitors", Sector.HEALTH_VISITING, "ARAGGGAGGAG", "AAAGGGGGGAG"),
    ("Moors health visitors", Sector.HEALTH_VISITING, "AAAGGGAAGAG", "AAAGGGAGGAG"),
    ("Family nurses", Sector.HEALTH_VISITING, "GAGGGGGAGGG", "GAGGGGGGGGG"),
    ("Moorland Nurseries", Sector.EARLY_YEARS, "ARAAARARGRA", "ARAAARARGRA"),
    ("Harbourside nurseries", Sector.EARLY_YEARS, "GRAARRAAARA", "GRAAARAAARA"),
    ("Quayside Family Hub", Sector.FAMILY_HUB, "RRGAARGAGAG", "ARGAARGAGAG"),
    ("Little Lanterns", Sector.VOLUNTARY, "A-A-AAAAGAA", "A-AAAAAAGAA"),
    ("Children's social care", Sector.SOCIAL_CARE, "RRARRRARRRR", "RRAARRARARR"),
    ("Parent-infant team", Sector.NHS, "GGGGGGGGGGG", "GGGGGGGGGGG"),
]
ROUNDS = [("Spring 2026", date(2026, 3, 2)), ("Autumn 2026", date(2026, 10, 5))]
COMMENTS = {
    "R": "We have had no training or time for this yet.",
    "A": "Some of us do, depending on experience.",
}


def check_teams(lead):
    """Two rounds in which every team sends its check."""
    statements = [one.slug for one in knowledge.statements()]
    facts = {"partnership": lead.partnership, "by": lead}
    teams = [actions.add_team(name=name, sector=sector, **facts) for name, sector, *_letters in TEAMS]
    for number, (name, held_on) in enumerate(ROUNDS):
        this = actions.open_round(name=name, held_on=held_on, **facts)
        for team, (*_about, first, second) in zip(teams, TEAMS, strict=True):
            _check(team, this, (first, second)[number], statements, lead)


def _check(team, this, letters, statements, lead):
    assessment = actions.begin_check(team=team, this=this, by=lead)
    for slug, letter in zip(statements, letters, strict=True):
        comment = COMMENTS.get(letter, "")
        actions.rate(assessment=assessment, statement=slug, rag=RATED[letter], comment=comment, by=lead)
    actions.send(assessment=assessment, by=lead)

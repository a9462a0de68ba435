"""Findings, recommendations and actions in tests."""

from datetime import date
from itertools import count

from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold_web.decisions import actions
from tests.builders.places import its_lead

_numbers = count(1)


def evidence(key="indicator:93085:E08000009", title="Smoking at time of delivery, Trafford"):
    return Citation(
        SourceKind.INDICATOR, key, title, "5.1% (4.4% to 5.9%)", "/x/", "OHID", date(2026, 11, 1), ("5.1",)
    )


def a_finding(place, sentence="5.1% of mothers smoke at delivery.", citations=None):
    return actions.write_finding(
        partnership=place,
        sentence=sentence,
        citations=[evidence()] if citations is None else citations,
        client_key=f"test-{next(_numbers)}",
        by=its_lead(place),
    )


def a_recommendation(place, findings=None, sentence="Offer support to stop smoking.", **facts):
    findings = [a_finding(place)] if findings is None else findings
    return actions.recommend(
        partnership=place, findings=findings, sentence=sentence, by=its_lead(place), **facts
    )


def an_action(place, recommendation=None, *, owner="Public health", due=date(2027, 3, 31)):
    recommendation = recommendation or a_recommendation(place)
    return actions.plan(
        partnership=place,
        recommendation=recommendation,
        sentence="Train all midwives.",
        owner=owner,
        due=due,
        by=its_lead(place),
    )

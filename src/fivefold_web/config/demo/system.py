"""Invented looks at the whole: tags on services, a round of the conditions, self-checks."""

from dataclasses import replace
from datetime import date

from django.urls import reverse

from fivefold import knowledge
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import NeedGroup
from fivefold_web.library.actions import roles as role_actions
from fivefold_web.places import actions as place_actions
from fivefold_web.places import queries as places
from fivefold_web.services.actions import directory as service_actions
from fivefold_web.services.queries import directory as services
from fivefold_web.system.actions import checks, conditions, measuring, pressures
from fivefold_web.system.joined import Choice
from fivefold_web.system.queries import conditions as condition_queries
from fivefold_web.system.queries.checks import Subject

THRIVING, ADVICE, HELP, MORE, RISK = NeedGroup
LESSENS, SOFTENS, BUILDS = "lessens it", "softens its impact", "builds it"
# service: need groups, components of nurturing care, factors with what the service does, interventions
TAGS = {
    "Antenatal classes": ((THRIVING, ADVICE), ("good-health", "responsive-caregiving"),
        (("stress-of-the-mother-during-pregnancy", LESSENS), ("healthy-pregnancy", BUILDS)), ()),
    "Health visiting": ((THRIVING, ADVICE, HELP), ("good-health", "adequate-nutrition", "responsive-caregiving"),
        (("perinatal-mental-health-problems-of-the-mother", SOFTENS), ("premature-birth", SOFTENS),
         ("sensitive-responsive-caregiver", BUILDS)), ("newborn-behavioural-observations",)),
    "Quayside stay and play": ((THRIVING,), ("early-learning",),
        (("home-learning-and-stimulating-play", BUILDS), ("social-isolation-of-the-family", LESSENS)), ()),
    "Baby massage group": ((THRIVING, ADVICE), ("responsive-caregiving",), (("sensitive-responsive-caregiver", BUILDS),), ()),
    "Infant feeding support": ((ADVICE,), ("adequate-nutrition", "good-health"),
        (("skin-to-skin-touch-and-breastfeeding", BUILDS), ("premature-birth", SOFTENS)), ("baby-friendly-initiative",)),
    "Moorland parent-infant team": ((HELP, MORE), ("responsive-caregiving",),
        (("lasting-difficulties-in-the-early-relationship", LESSENS), ("premature-birth", SOFTENS)), ()),
    "Perinatal mental health service": ((MORE, RISK), ("good-health", "responsive-caregiving"),
        (("perinatal-mental-health-problems-of-the-mother", LESSENS),), ()),
    "Family support workers": ((HELP, RISK), ("safety-and-security",),
        (("parental-stress", LESSENS), ("domestic-abuse", SOFTENS)), ()),
    "Lanterns befriending": ((ADVICE, HELP), ("responsive-caregiving", "safety-and-security"),
        (("social-isolation-of-the-family", LESSENS), ("social-support-and-friends", BUILDS)), ()),
    "Healthy homes advice": ((ADVICE,), ("good-health", "safety-and-security"),
        (("poor-cramped-or-cold-housing", LESSENS),), ()),
    "Library rhyme time": ((THRIVING,), ("early-learning",), (("talking-singing-and-reading-to-the-baby", BUILDS),), ()),
}  # fmt: skip
RATERS = ("Ellis Midwife", "Farah Health visitor", "Gwen Charity")
ROUNDS = [
    ("Spring 2026", date(2026, 3, 9), ((1, 2, 2, 1, 2, 2), (2, 2, 2, 1, 3, 2), (1, 3, 2, 2, 1, 2), (2, 2, 3, 1, 2, 1)), (2, 2, 2, 1, 2, 2)),
    ("Autumn 2026", date(2026, 10, 12), ((2, 2, 3, 1, 2, 2), (3, 2, 3, 2, 3, 3), (2, 3, 2, 2, 1, 2), (2, 2, 3, 1, 2, 3)), (2, 2, 3, 1, 2, 2)),
]  # fmt: skip
REASONS = (
    "The group meets and has a purpose, but its right to decide is not written down.",
    "Two leaders carry the work; the council has no named member for it.",
    "Figures, families and teams were brought together in one session this year.",
    "Maternity and health visiting still send letters by post.",
    "Groups from the Moors are told of plans and not asked.",
    "Teams look at what they do, each for itself.",
)
ANSWERS = {"I": "in place", "P": "partly", "N": "not yet", "-": "not applicable", " ": ""}
TRAUMA = [
    ("Quayside stay and play", (("PPIPPNPPPNI", date(2026, 2, 3)), ("IPIPPNIPPPI", date(2026, 9, 8)))),
    ("Moorland parent-infant team", (("IIPIPPIIIPN", date(2026, 9, 10)),)),
]  # fmt: skip
EMPLOYERS = [
    (
        "Harbourside Hospitals Trust",
        "IPPIN",
        "Tell every returning parent of flexible shifts",
        "head of staff",
    ),
    (
        "Moorland Nurseries Group",
        "PNNPN",
        "Work out what full pay in the first six weeks would cost",
        "finance lead",
    ),
    ("Little Lanterns charity", "IIPI-", "Write the leave policy down", "chair of trustees"),
]
TRAINING = {
    "next_action": "Book the half-day on trauma for everybody, reception included",
    "owner": "service manager",
    "due": date(2027, 2, 26),
}
NOTHING = {"comment": "", "next_action": "", "owner": "", "due": None}


WORK = [
    ("reduce", "poor-mental-health", "Perinatal mental health clinic", "Perinatal mental health service"),
    ("reduce", "domestic-abuse", "Safety planning in family support", "Family support workers"),
    ("reduce", "social-isolation", "Befriending in pregnancy and after", "Lanterns befriending"),
    ("build", "parenting", "Antenatal classes that talk about feelings", "Antenatal classes"),
    ("build", "social-support", "Dads meet on Saturdays", "Dads' Saturday club"),
    ("other", "safe-housing", "Advice on damp and cold homes", "Healthy homes advice"),
]
HELPERS = [
    ("baby-and-toddler-group-volunteer", "Quayside baby group", "I put the kettle on and sing with you both.", "Quayside stay and play"),
    ("", "Dads' club organiser", "I keep a place for fathers who want to come.", "Dads' Saturday club"),
]  # fmt: skip
PLAN = {
    "name": "Parent-infant team",
    "why": "To see whether families who come to the team find their way to one another, and to learn what to change.",
    "to_know": "How parents read their baby’s signs before and after, and how the baby is with them.",
    "to_change": "The team was set up to mend early relationships in difficulty.",
    "means": "Two trained observers, an hour a month for the team to look at results together.",
    "arrangement": "A questionnaire at the first visit that nobody looks at again.",
    "improvements": "Observe at the beginning and the end, and talk about it with the parents.",
    "heard": "Parents of two groups, the team, the commissioner",
}


def look_at_the_whole(lead):
    """Tag services, rate the conditions in two rounds, run self-checks, draw who helps and what is done."""
    rows = {row.name: row for row in services.services_of(lead.partnership)}
    for name, tags in TAGS.items():
        _tag(rows[name], *tags, lead)
    for name, held_on, ratings, agreed in ROUNDS:
        _round(lead, name, held_on, ratings, agreed)
    for name, rounds in TRAUMA:
        for letters, held_on in rounds:
            _check(lead, "trauma-informed", Subject(name, service=rows[name]), letters, held_on, TRAINING)
    partners = {row.name: row for row in places.organisations_of(lead.partnership)}
    for name, letters, next_action, owner in EMPLOYERS:
        first = {"next_action": next_action, "owner": owner, "due": date(2027, 3, 31)}
        subject = Subject(name, organisation=partners[name])
        _check(lead, "family-friendly-employer", subject, letters, date(2026, 10, 20), first)
    _check(lead, "joint-strategy", Subject(lead.partnership.name), "IPNNP ", date(2026, 10, 20))
    _work(lead, rows)
    _people(lead, rows)
    _plan(lead, rows)


def _work(lead, rows):
    for side, element, words, service in WORK:
        facts = {"side": side, "element": element, "words": words, "relationships": False, "beside_id": None}
        pressures.add_work(
            partnership=lead.partnership,
            facts=facts,
            links=[("service", Choice(service, _page(rows[service])))],
            client_key=f"demonstration-{element}",
            by=lead,
        )


def _people(lead, rows):
    for replaces, title, line, service in HELPERS:
        path = _page(rows[service])
        facts = {"replaces": replaces, "title": title, "line": line, "service_path": path}
        role_actions.say_role(
            partnership=lead.partnership, facts=facts | {"service_name": service, "absent": False}, by=lead
        )


def _plan(lead, rows):
    service = rows["Moorland parent-infant team"]
    plan = measuring.write_plan(
        partnership=lead.partnership, facts=PLAN | {"service_id": service.pk}, by=lead
    )
    outcomes = [
        measuring.add_outcome(plan=plan, words=words, domain=domain, by=lead)
        for words, domain in (
            ("Parents read their baby’s signs", "relationship"),
            ("Babies are at ease with their parents", "child"),
        )
    ]
    facts = {"plan": plan, "by": lead}
    measuring.choose_measure(
        measure="early-attachment-observation",
        used_for="review with parents",
        outcomes=[outcomes[0].pk],
        **facts,
    )
    measuring.choose_measure(measure="asq-se-2", used_for="", outcomes=[], **facts)


def _page(service):
    return reverse("services:detail", kwargs={"place": service.partnership.slug, "pk": service.pk})


def _tag(service, groups, components, factors, interventions, lead):
    offer = services.offer_of(service)
    changed = replace(offer, need_groups=frozenset(groups))
    service_actions.change_service(service=service, offer=changed, by=lead)
    service_actions.tag_with_these(service=service, kind="component", slugs=components, by=lead)
    for slug, effect in factors:
        service_actions.tag_service(service=service, kind="factor", slug=slug, effect=effect, by=lead)
    for slug in interventions:
        service_actions.tag_service(service=service, kind="intervention", slug=slug, by=lead)


def _round(lead, name, held_on, ratings, agreed):
    this = conditions.open_round(partnership=lead.partnership, name=name, held_on=held_on, by=lead)
    slugs = [one.slug for one in condition_queries.criteria()]
    for member, steps in zip([lead, *_raters(lead)], ratings, strict=True):
        for slug, step in zip(slugs, steps, strict=True):
            conditions.rate(this=this, member=member, condition=slug, step=step, because="")
    conditions.close_round(this=this, by=lead)
    closed = condition_queries.round_of(lead.partnership, this.pk)
    for slug, step, reason in zip(slugs, agreed, REASONS, strict=True):
        conditions.agree(this=closed, condition=slug, step=step, reason=reason, by=lead)


def _raters(lead):
    """Three invented partners who rate beside the lead."""
    there = {str(one): one for one in places.members_of(lead.partnership)}
    for name in RATERS:
        if name not in there:
            email = f"{name.split()[0].lower()}@harbourside.example"
            user = place_actions.open_account(email=email, password=None, name=name)
            place_actions.add_member(partnership=lead.partnership, user=user, role=Role.CONTRIBUTOR, by=lead)
    there = {str(one): one for one in places.members_of(lead.partnership)}
    return [there[name] for name in RATERS]


def _check(lead, slug, subject, letters, held_on, first=None):
    check = checks.begin_check(
        partnership=lead.partnership, checklist=slug, subject=subject, held_on=held_on, by=lead
    )
    for number, (criterion, letter) in enumerate(
        zip(knowledge.checklist(slug).criteria, letters, strict=False)
    ):
        facts = NOTHING | (first or {} if number == 0 else {}) | {"answer": ANSWERS[letter]}
        checks.answer(check=check, criterion=criterion.slug, by=lead, **facts)
    checks.finish_check(check=check, by=lead)

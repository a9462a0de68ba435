"""Which item honours which row of the catalogue."""

from fivefold.knowledge.coverage import PARTS, Place, honoured, waiting
from fivefold.knowledge.kinds import KINDS
from fivefold.knowledge.schemas import Checklist, Claim, Exercise, Factor, Framework, Requirement

CITES = [{"part": 4, "page": "57"}]


def entry(schema, **facts):
    return schema.model_validate({"cites": CITES, "title": "A title", "text": "Words", **facts})


def part(slug, *rows):
    return {"slug": slug, "title": slug.title(), "text": "Words", "rows": list(rows)}


def test_rows_of_items_and_of_everything_inside_them_are_gathered_in_order():
    content = {
        "claims": [entry(Claim, slug="two", sort="idea", rows=["P4-CO-002", "P4-CO-001"])],
        "frameworks": [entry(Framework, slug="whole", elements=[part("cell", "P3-EL-001")], rows=["P3-FR-001"])],
        "exercises": [
            entry(Exercise, slug="walk", topic="places", steps=[part("go", "P4-EX-001"), part("see", "P4-EX-001")])
        ],
        "checklists": [
            entry(
                Checklist, slug="check", asked_of="service", scale="red, amber, green", criteria=[part("line", "P6-CK-001")]
            )
        ],
    }  # fmt: skip
    assert honoured(content) == {
        "P3-EL-001": (Place("frameworks", "whole", "cell", "Cell"),),
        "P3-FR-001": (Place("frameworks", "whole", "", "A title"),),
        "P4-CO-001": (Place("claims", "two", "", "A title"),),
        "P4-CO-002": (Place("claims", "two", "", "A title"),),
        "P4-EX-001": (Place("exercises", "walk", "go", "Go"), Place("exercises", "walk", "see", "See")),
        "P6-CK-001": (Place("checklists", "check", "line", "Line"),),
    }


def test_a_mention_of_a_factor_honours_its_row_by_the_name_given_there():
    mention = {
        "row": "P4-RF-001",
        "name": "Violence in the home",
        "cites": CITES,
        "direction": "risk",
        "level": "family",
    }
    factor = Factor.model_validate(
        {
            "slug": "abuse",
            "label": "Abuse",
            "text": "Harm",
            "levels": ["family"],
            "direction": "risk",
            "cites": CITES,
            "mentions": [mention],
        }
    )
    assert honoured({"factors": [factor]}) == {
        "P4-RF-001": (Place("factors", "abuse", "", "Violence in the home"),)
    }


def test_a_row_that_two_items_honour_names_both():
    claims = [entry(Claim, slug=slug, sort="idea", rows=["P4-CO-001"]) for slug in ("b", "a")]
    assert [place.slug for place in honoured({"claims": claims})["P4-CO-001"]] == ["a", "b"]


def test_every_field_that_may_hold_rows_is_known():
    holding = {
        name
        for schema in KINDS.values()
        for name, field in schema.model_fields.items()
        if any(
            {"rows", "row"} & set(getattr(inner, "model_fields", {})) for inner in inside(field.annotation)
        )
    }
    assert holding == set(PARTS)


def inside(annotation):
    """The classes of which a field is made."""
    arguments = getattr(annotation, "__args__", ())
    return [annotation] if not arguments else [one for argument in arguments for one in inside(argument)]


def test_requirements_that_wait_are_listed_by_what_they_wait_for():
    facts = {"sort": "scope", "how": "It will."}
    later = entry(Requirement, slug="later", waits_for="voices", **facts)
    now = entry(Requirement, slug="now", met_by=["library:factors"], **facts)
    assert waiting([later, now]) == {"voices": (later,)}

"""Two invented families: the toolkit's story laid over this place, and a local one; partners have corrected two steps."""

from fivefold.knowledge.catalogue import cases
from fivefold.services.journey import JourneyStep, steps_of_story
from fivefold_web.services.actions import journeys as actions
from fivefold_web.services.queries.journeys import rows_of

STORY = "cindy-and-andy-in-manchester"
LOCAL = (
    JourneyStep("Twins are on their way", -5, "The scan shows two hearts.",
                "The midwife makes time for the questions of both parents.", "Midwife"),
    JourneyStep("Eleven weeks too early", -2, "Labour begins one night in the Moors.",
                "The twins are looked after in hospital for six weeks. Their parents drive an hour each way.",
                "Neonatal unit; Psychologist on the neonatal unit"),
    JourneyStep("Home, and tired out", 0, "Both babies may go home in the same week.",
                "A volunteer comes every Tuesday.", "Health visitor; Befriending"),
    JourneyStep("Jo sleeps no more", 3, "Jo lies awake although the babies sleep.",
                "The health visitor asks, and hears how low Jo feels.", "Talking therapies"),
    JourneyStep("Two babies, one rhythm", 5, "One twin looks away when Jo comes near.",
                "Waiting fourteen weeks, in which the twins turn eight months old.", "Parent-infant team"),
    JourneyStep("Other parents of twins", 9, "Nobody else in the village has two.",
                "They meet once a month and ring one another in between.", "Stay and play"),
    JourneyStep("First words", 24, "One twin says much, the other points.",
                "A look at both, and tips for the kitchen table.", "Speech and language; Nursery"),
)  # fmt: skip


def tell_journeys(lead):
    """Lay both journeys over the directory, and keep what the partners said about two of their steps."""
    (story,) = [case for case in cases() if case.slug == STORY]
    told = actions.begin_journey(
        partnership=lead.partnership,
        name="Cindy and Andy, if they lived here",
        about="The story of the toolkit, step by step. Which of these steps would exist by the sea and in the Moors?",
        case=STORY,
        steps=steps_of_story(story),
        client_key="demonstration-story",
        by=lead,
    )
    _nobody(told, "Deciding together on admission", lead)
    local = actions.begin_journey(
        partnership=lead.partnership,
        name="Jo, Kit and the twins",
        about="An invented family in the Moors whose twins come early. No real family stands behind it.",
        steps=LOCAL,
        client_key="demonstration-twins",
        by=lead,
    )
    _nobody(local, "Jo sleeps no more", lead)


def _nobody(journey, title, lead):
    """Partners say that nobody does this step here."""
    row = next(row for row in rows_of(journey) if row.title == title)
    actions.answer_step(step=row, absent=True, by=lead)

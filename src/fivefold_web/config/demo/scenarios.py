"""An invented story of the place's own, and the toddler's story walked once more for the Moors."""

from fivefold.services.proposal_kept import as_json
from fivefold.services.scenario import Step
from fivefold_web.config.demo.place import MOORS
from fivefold_web.services.actions import stories as writing
from fivefold_web.services.actions import walks as walking
from fivefold_web.services.presenters.stories import story_called
from fivefold_web.services.presenters.walks import found_in_words
from fivefold_web.services.queries import directory
from fivefold_web.services.queries.proposals import ground_of, wishes_of

TODDLER = "fourteen-months"
STORY = {
    "title": "The twins at the end of the bus line",
    "age_months": 10,
    "text": (
        "Twins of ten months live with their grandmother in the last village of the Moors. The bus comes twice a day. "
        "She loves them and is very tired. One of them rarely laughs, and lies still when other children play."
    ),
    "level": "family",
    "factors": "parental-stress",
}
SAID = {
    "noticed": ("no", "In the Moors no group meets, and the review is in town."),
    "understood": ("partly", "The parent-infant team would, once somebody refers."),
    "supported": ("partly", "Befrienders come to the home; everything else is an hour away."),
}
DOES_NOT_FIT = ("Library rhyme time", "No bus gets there in time.")


def walk_again(lead):
    """Add the story, and walk the toddler's for the Moors to its end."""
    partnership = lead.partnership
    writing.add_story(partnership=partnership, facts=STORY, client_key="demonstration-twins", by=lead)
    story = story_called(partnership, TODDLER)
    walk = walking.start_walk(partnership=partnership, scenario=story, area=MOORS.code, by=lead)
    for step, (judgement, missing) in SAID.items():
        walking.judge(walkthrough=walk, step=step, judgement=judgement, missing=missing, by=lead)
    name, why = DOES_NOT_FIT
    service = directory.services_of(partnership).filter(name=name).first()
    if service is not None:
        walking.judge_service(
            walkthrough=walk, step="noticed", service=service, said="does not fit", note=why, by=lead
        )
    found = ground_of(partnership).propose(story, wishes_of(walk)).proposal
    walking.finish_walk(
        walkthrough=walk,
        found=found_in_words(found),
        services={step.value: len(found.for_step(step)) for step in Step},
        proposal=as_json(found),
        by=lead,
    )

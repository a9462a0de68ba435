"""Writing the place's own stories. Every child in them is invented."""

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from fivefold_web.audit.actions import record
from fivefold_web.places.queries import hold_writes
from fivefold_web.services.models import LocalScenario
from fivefold_web.services.queries import stories


@transaction.atomic
def add_story(*, partnership, facts, client_key, by):
    """Add a story of the place's own. The same form sent twice adds one."""
    hold_writes(partnership)
    there = stories.sent_before(partnership, client_key)
    if there is not None:
        return there
    slug = _free_slug(partnership, facts["title"])
    story = LocalScenario.objects.create(partnership=partnership, slug=slug, client_key=client_key, **facts)
    record(partnership=partnership, by=by, did="added", what=story, after=facts)
    return story


def _free_slug(partnership, title):
    """Its address: after its title, with a number where another story has the same."""
    plain = f"{stories.OWN}{slugify(title)[:60] or 'story'}"
    slug, number = plain, 1
    while stories.slug_is_taken(partnership, slug):
        number += 1
        slug = f"{plain}-{number}"
    return slug


@transaction.atomic
def change_story(*, story, facts, by):
    """Change a story; its address stays."""
    before = {name: getattr(story, name) for name in facts}
    if before == facts:
        return story
    for name, fact in facts.items():
        setattr(story, name, fact)
    story.save()
    record(partnership=story.partnership, by=by, did="changed", what=story, before=before, after=facts)
    return story


@transaction.atomic
def remove_story(*, story, by):
    """Take a story from the list. Its walks stay, and tell it as it was last."""
    story.removed = timezone.now()
    story.save()
    before = {"title": story.title, "text": story.text}
    record(partnership=story.partnership, by=by, did="removed", what=story, before=before)

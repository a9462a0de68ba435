"""Words for tests about documents."""

from django.utils import timezone

from fivefold_web.publishing import actions, queries
from fivefold_web.publishing.chapters.assemble import assemble
from fivefold_web.publishing.chapters.contents import KEYS
from tests.builders.places import its_lead


def a_document(
    place, title="Needs assessment", *, chapters=KEYS, audience="", introduction="", template=None
):
    """A document of a place that is not published yet; with every chapter unless told otherwise."""
    return actions.compose(
        partnership=place,
        title=title,
        audience=audience,
        introduction=introduction,
        chapters=chapters,
        template=template,
        by=its_lead(place),
    )


def assembled(publication):
    """What the next version of a document would say today."""
    return assemble(
        publication,
        chapters=queries.chapters_in(publication),
        number=queries.next_number(publication),
        on=timezone.localdate(),
    )


def a_version(publication, what_changed=""):
    """A published version of a document."""
    return actions.publish(
        publication=publication,
        document=assembled(publication).document,
        what_changed=what_changed,
        by=its_lead(publication.partnership),
    )

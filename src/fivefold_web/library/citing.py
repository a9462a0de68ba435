"""Evidence on its way from a strand to the decisions: signed, so that nobody can invent it on the way."""

from dataclasses import asdict
from datetime import date

from django.core import signing

from fivefold.vocabulary.citation import Citation, SourceKind

SALT = "fivefold.evidence"


class Forged(ValueError):
    """Evidence that was not signed by this workspace for this partnership."""


def sign(partnership, citation):
    """A token that carries a citation, valid in this partnership only."""
    facts = asdict(citation) | {"as_of": citation.as_of.isoformat(), "in": partnership.pk}
    return signing.dumps(facts, salt=SALT, compress=True)


def read(partnership, token):
    """The citation in a token, or Forged."""
    try:
        facts = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        raise Forged("This evidence could not be read. Go back to its page and try again.") from None
    if facts.pop("in") != partnership.pk:
        raise Forged("This evidence belongs to another partnership.")
    facts["kind"] = SourceKind(facts["kind"])
    facts["as_of"] = date.fromisoformat(facts["as_of"])
    facts["figures"] = tuple(facts["figures"])
    return Citation(**facts)

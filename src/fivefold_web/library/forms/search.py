"""What somebody asked of the search."""

LONGEST = 200


def asked_in(query):
    """The words, cut to a sensible length, and the kind to which the answer is narrowed."""
    words = " ".join(query.get("q", "").replace("\x00", " ").split())
    return words[:LONGEST], query.get("kind", "")

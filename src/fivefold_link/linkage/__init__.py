"""Which records are of one person: identifiers first, what was learned from them for the rest."""

"""Suggestions that were refused."""

from fivefold_web.services.models import SuggestionRefused


def refused_for(service):
    """What was refused for one service: kind and value."""
    found = SuggestionRefused.objects.filter(service=service)
    return [(row.kind, row.value) for row in found]


def refused_in(partnership):
    """What was refused in the whole place, by the number of the service."""
    found = {}
    rows = SuggestionRefused.objects.filter(partnership=partnership)
    for number, kind, value in rows.values_list("service_id", "kind", "value"):
        found.setdefault(number, []).append((kind, value))
    return found

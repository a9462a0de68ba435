"""A requirement that is met names pages, and these exist."""

import pytest
from django.urls import URLResolver, get_resolver

from fivefold import knowledge


def names_of(resolver, prefix=""):
    """The full names of all addresses below a resolver."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names_of(pattern, inner)
        elif pattern.name:
            yield f"{prefix}{pattern.name}"


@pytest.fixture(scope="module")
def pages():
    return set(names_of(get_resolver()))


def test_the_pages_that_everybody_knows_are_among_them(pages):
    assert {"home", "library:factor", "services:list"} <= pages


def test_the_pages_that_meet_a_requirement_exist(pages):
    lost = {name for one in knowledge.requirements() for name in one.met_by} - pages
    assert sorted(lost) == []


def test_every_requirement_is_met_or_waits():
    assert all(one.met_by or one.waits_for for one in knowledge.requirements())

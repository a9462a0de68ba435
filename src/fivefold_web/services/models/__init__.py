"""Tables of the services strand. Read by queries, written by actions, known to nobody else."""

from fivefold_web.services.models.contacts import ContactChange, OwnContact
from fivefold_web.services.models.directory import (
    NestUse,
    Service,
    ServiceArea,
    ServiceFact,
    ServiceLevel,
    ServiceNeedGroup,
    ServiceTag,
    ServiceTier,
)
from fivefold_web.services.models.feeds import Feed, OwnerLink, OwnerReply, PublishedFeed, Twin
from fivefold_web.services.models.pathways import (
    Journey,
    JourneyStep,
    Pathway,
    PathwayLink,
    PathwayReach,
    PathwayStep,
)
from fivefold_web.services.models.places import LocationHours, PostcodeFile, PostcodePosition, ServiceLocation
from fivefold_web.services.models.suggestions import SuggestionRefused
from fivefold_web.services.models.walks import LocalScenario, ServiceVerdict, WalkStep, Walkthrough

__all__ = [
    "ContactChange",
    "Feed",
    "Journey",
    "JourneyStep",
    "LocalScenario",
    "LocationHours",
    "NestUse",
    "OwnContact",
    "OwnerLink",
    "OwnerReply",
    "Pathway",
    "PathwayLink",
    "PathwayReach",
    "PathwayStep",
    "PostcodeFile",
    "PostcodePosition",
    "PublishedFeed",
    "Service",
    "ServiceArea",
    "ServiceFact",
    "ServiceLevel",
    "ServiceLocation",
    "ServiceNeedGroup",
    "ServiceTag",
    "ServiceTier",
    "ServiceVerdict",
    "SuggestionRefused",
    "Twin",
    "WalkStep",
    "Walkthrough",
]

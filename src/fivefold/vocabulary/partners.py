"""Who works together: sectors of organisations and roles of people in the workspace."""

from enum import StrEnum

from fivefold.vocabulary.words import marked


class Sector(StrEnum):
    LOCAL_AUTHORITY = "local authority"
    PUBLIC_HEALTH = "public health"
    NHS = "nhs"
    MATERNITY = "maternity"
    HEALTH_VISITING = "health visiting"
    EARLY_YEARS = "early years"
    FAMILY_HUB = "family hub"
    SOCIAL_CARE = "social care"
    VOLUNTARY = "voluntary"
    HOUSING = "housing"
    JUSTICE = "justice"
    FAMILIES = "families"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _SECTORS[self]


_SECTORS = {
    Sector.LOCAL_AUTHORITY: marked("Council (other services)"),
    Sector.PUBLIC_HEALTH: marked("Council public health"),
    Sector.NHS: marked("NHS (mental health, community, board)"),
    Sector.MATERNITY: marked("Maternity and neonatal"),
    Sector.HEALTH_VISITING: marked("Health visiting and family nurses"),
    Sector.EARLY_YEARS: marked("Early years education and childcare"),
    Sector.FAMILY_HUB: marked("Family Hubs and children's centres"),
    Sector.SOCIAL_CARE: marked("Children's social care"),
    Sector.VOLUNTARY: marked("Voluntary, community and faith"),
    Sector.HOUSING: marked("Housing"),
    Sector.JUSTICE: marked("Police and justice"),
    Sector.FAMILIES: marked("Parents and carers"),
    Sector.OTHER: marked("Other"),
}


class Role(StrEnum):
    """What a member may do in one partnership, from most to least."""

    LEAD = "lead"
    FACILITATOR = "facilitator"
    CONTRIBUTOR = "contributor"
    VIEWER = "viewer"

    @property
    def label(self) -> str:
        return _ROLES[self]


_ROLES = {
    Role.LEAD: marked("Lead: manages the place, its members and what is published"),
    Role.FACILITATOR: marked("Facilitator: runs sessions and team checks, settles the plan"),
    Role.CONTRIBUTOR: marked("Contributor: adds services, data and findings"),
    Role.VIEWER: marked("Viewer: reads everything, changes nothing"),
}

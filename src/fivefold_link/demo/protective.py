"""What protects the fictional children; more often present where families are less burdened. All shares are invented."""

from __future__ import annotations

from fivefold_link.demo.flags import Flag

GOOD_TO_HAVE: tuple[Flag, ...] = (
    Flag("breastfeeding", 0.72, -0.35, ()),
    Flag("responsive_caregiver", 0.82, -0.40, ()),
    Flag("talking_and_reading", 0.68, -0.40, ()),
    Flag("early_education", 0.70, -0.25, ()),
    Flag("safe_housing", 0.62, -0.35, ()),
)

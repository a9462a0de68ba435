"""Rows that the search can find: one statement a kind."""

from fivefold_web.system.models import Check, ConditionRound, MeasurementPlan, Work


def work(partnership):
    return Work.objects.filter(partnership=partnership)


def plans(partnership):
    return MeasurementPlan.objects.filter(partnership=partnership)


def rounds(partnership):
    return ConditionRound.objects.filter(partnership=partnership)


def checks(partnership):
    return Check.objects.filter(partnership=partnership, finished__isnull=False)

"""Reading that a partnership added, and its reading lists."""

from django.shortcuts import get_object_or_404

from fivefold_web.library.models import LocalResource, ReadingItem, ReadingList


def local_resources_of(partnership):
    """Everything that was added here, by title."""
    return list(LocalResource.objects.filter(partnership=partnership))


def local_resource_of(partnership, pk):
    return get_object_or_404(LocalResource, partnership=partnership, pk=pk)


def reading_lists_of(partnership):
    """All reading lists with what stands on them."""
    return list(ReadingList.objects.filter(partnership=partnership).prefetch_related("items"))


def reading_list_of(partnership, pk):
    return get_object_or_404(ReadingList, partnership=partnership, pk=pk)


def list_is_named(partnership, name, *, besides=None):
    """Whether another list has this name already."""
    return ReadingList.objects.filter(partnership=partnership, name__iexact=name).exclude(pk=besides).exists()


def on_list(reading_list):
    """What stands on a list, in the order in which it was put there."""
    return list(reading_list.items.select_related("local"))


def reading_item_of(partnership, pk):
    rows = ReadingItem.objects.select_related("reading_list", "local")
    return get_object_or_404(rows, partnership=partnership, pk=pk)

"""Children in the first person that a place wrote itself."""

from django.http import Http404

from fivefold_web.library.models import LocalVignette


def local_vignettes(partnership):
    """Those of the place, youngest first."""
    return LocalVignette.objects.filter(partnership=partnership)


def local_vignette(partnership, pk):
    row = local_vignettes(partnership).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row

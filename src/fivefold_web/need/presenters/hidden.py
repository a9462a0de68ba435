"""Who may be hidden in this average, in words: each split with its address, or the reason why there is none."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold_web.design.words import translated


@dataclass(frozen=True)
class SplitLine:
    """One way to look behind a total."""

    label: str
    said: str
    href: str = ""

    @property
    def is_held(self):
        return bool(self.href)


@dataclass(frozen=True)
class HiddenWords:
    """The lines below a total, those that are held first, and their count in one sentence."""

    summary: str
    lines: tuple


def hidden_words(splits, hrefs=None):
    """Splits of `fivefold.need.hidden_in_average` in words. `hrefs` maps a lens to where its groups are shown."""
    hrefs = hrefs or {}
    lines = tuple(_line(split, hrefs.get(split.lens, "")) for split in splits)
    held = sum(split.is_held for split in splits)
    if held:
        words = ngettext("%(n)d split is held", "%(n)d splits are held", held) % {"n": held}
    else:
        words = _("no split is held")
    return HiddenWords(words, tuple(sorted(lines, key=lambda line: not line.is_held)))


def _line(split, href):
    if not split.is_held:
        return SplitLine(translated(split.lens.label), translated(split.why.reason))
    words = ngettext("%(n)d group", "%(n)d groups", split.groups) % {"n": split.groups}
    return SplitLine(translated(split.lens.label), words, href)

"""How wide words are, so that a picture knows where its lines break before any font draws them.

Widths in parts of the font size: of Arial and of the workspace's own font the wider, rounded up to 0.02.
"""

from functools import lru_cache

_REGULAR = {
    0.26: "'ijl|¦įĵĺļ‘’′",
    0.28: " ,.:;I\xa0·ÌÍÎÏìíîïĨĩĪīĬĭĮİıſ",
    0.30: "!fľł",
    0.32: "[]",
    0.34: "()-t{}¡ţŧ‐‑ț",
    0.36: "/\\rŕŗř•",
    0.38: "ª²³¹ºŀť",
    0.40: "°",
    0.42: "*",
    0.44: '"“”″',
    0.50: "J^cksvxyzçýÿćĉċčĳĴķĸśŝşšŷźżžỳș",
    0.56: "#$0123456789?L_`abdeghnopqu¢£¤¥§¨«¯±´¶¸»àáâãäåèéêëðñòóôõö÷ùúûüþāăąēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–€",
    0.58: "µđ",
    0.60: "+<=>~¬×−♥",
    0.62: "FTZ¿ßøďŢŤŦŹŻŽ●○✓Ț",
    0.68: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸỲȘ",
    0.74: "CDHNRUw®ÇÐÑÙÚÛÜĆĈĊČĎĐĤĦĲŃŅŇŊŔŖŘŨŪŬŮŰŲŵẁẃẅ",
    0.76: "©",
    0.78: "GOQÒÓÔÕÖØĜĞĠĢŉŌŎŐ",
    0.84: "Mm¼½¾",
    0.90: "%æ",
    0.96: "WœŴẀẂẄ",
    1.00: "ÆŒ—…←→▲▼",
    1.02: "@",
}
_BOLD = {
    0.28: " ij|\xa0¦ìíîïĩīĭįıĵ",
    0.30: "',.l·ĺļ‘’′",
    0.32: "IÌÍÎÏĨĪĬĮİſ",
    0.34: "!-/:;\\¡‐‑",
    0.36: "()[]fł•",
    0.38: "ª²³¹º",
    0.40: "rt{}°ľŕŗřţŧț",
    0.46: "*",
    0.48: "ŀť",
    0.50: "zźżž",
    0.54: '"“”″',
    0.56: "#$0123456789J_`aceksvxy¢£¤¥§¨«¯±´¸»àáâãäåçèéêë÷ýÿāăąćĉċčēĕėęěĳĴķĸśŝşšŷ–€ỳș",
    0.60: "+<=>^~¬µ×−♥",
    0.62: "?FLTZbdghnopqu¿ðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ●○Ț",
    0.64: "¶ß",
    0.66: "✓",
    0.68: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸỲȘ",
    0.72: "ď",
    0.74: "&ABCDHKNRU®ÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŊŔŖŘŨŪŬŮŰŲ",
    0.76: "©",
    0.78: "GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵẁẃẅ",
    0.80: "Ĳ",
    0.84: "M¼¾",
    0.86: "½ŉ",
    0.90: "%mæ",
    0.96: "WœŴẀẂẄ",
    0.98: "@",
    1.00: "ÆŒ—…←→▲▼",
}
_UNKNOWN = 1.0  # other scripts: no letter is wider than its line is high
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=8192)
def width(text: str, size: float = 1, bold: bool = False) -> float:
    """The room that a line of text takes, never less than what is drawn."""
    widths = _WIDTHS[bold]
    return size * sum(widths.get(letter, _UNKNOWN) for letter in text)


def longest_word(text: str, size: float = 1, bold: bool = False) -> float:
    """The room that the widest word takes: below this width words must be broken."""
    return max((width(word, size, bold) for word in text.split()), default=0)

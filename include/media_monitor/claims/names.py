"""Compare names as readers do: titles aside, spelling variants and short forms allowed."""

import re
import unicodedata

from rapidfuzz.fuzz import ratio

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "lord",
        "lady",
        "dame",
        "rev",
        "gen",
        "general",
        "lt",
        "lieutenant",
        "col",
        "colonel",
        "maj",
        "major",
        "capt",
        "captain",
        "sgt",
        "sergeant",
        "adm",
        "admiral",
        "brig",
        "brigadier",
        "cmdr",
        "commander",
        "sen",
        "senator",
        "rep",
        "representative",
        "gov",
        "governor",
        "president",
        "vice",
        "prime",
        "minister",
        "premier",
        "secretary",
        "ambassador",
        "judge",
        "justice",
        "king",
        "prince",
        "princess",
        "sheikh",
        "shaikh",
        "mullah",
        "mawlawi",
        "maulvi",
        "maulawi",
        "molvi",
        "mawlana",
        "maulana",
        "haji",
        "hajji",
        "qari",
        "mufti",
        "khalifa",
        "ustad",
        "engineer",
        "eng",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chief",
        "director",
        "chairman",
        "deputy",
        "acting",
        "former",
        "ex",
        "late",
        "then",
        "chancellor",
        "foreign",
        "defense",
        "defence",
        "interior",
        "undersecretary",
        "speaker",
        "leader",
        "envoy",
    ]
)
# Alike enough to be one name in two transliterations, once the consonants agree.
_ALIKE = 70


def fold(name: str) -> str:
    """Reduce a name to what its spellings share: case, accents, articles and dots aside."""
    plain = (
        unicodedata.normalize("NFKD", name.replace("\u2019", "'"))
        .encode("ascii", "ignore")
        .decode()
    )
    plain = re.sub(r"'s\b|'", "", plain.lower()).replace(".", "")
    plain = re.sub(r"[^a-z0-9]+", " ", plain).strip()
    return re.sub(r"^(the|a|an) ", "", plain)


def bare(name: str) -> str:
    """Drop the titles before a name, unless nothing but one word would be left of "Mullah Omar"."""
    words = re.sub(r"['\u2019]s$|['\u2019]$", "", name.strip()).split()
    kept = list(words)
    while len(kept) > 1 and kept[0].strip(".").lower() in TITLES:
        kept = kept[1:]
    return " ".join(kept)


def alike(one: str, other: str) -> bool:
    """Tell whether two single words are one name (Haqqani and Haqani, Siraj and Sirajuddin)."""
    one, other = fold(one), fold(other)
    if one == other:
        return True
    if min(len(one), len(other)) < 4:  # noqa: PLR2004 - shorter names are alike by chance
        return False
    if one.startswith(other) or other.startswith(one):
        return min(len(one), len(other)) >= 5  # noqa: PLR2004 - "Siraj", but not "Ali"
    return _skeleton(one) == _skeleton(other) and ratio(one, other) >= _ALIKE


def _skeleton(word: str) -> str:
    return word[0] + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw]", "", word[1:]))


def may_be(short: str, full: str) -> bool:
    """Tell whether a short form may refer to the bearer of the full name."""
    few, many = bare(short).split(), bare(full).split()
    if not few or len(few) > len(many):
        return False
    places = [next((p for p, w in enumerate(many) if alike(f, w)), None) for f in few]
    return None not in places and (len(few) == 1 or alike(few[-1], many[-1]))

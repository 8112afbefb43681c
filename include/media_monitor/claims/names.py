"""Compare names as readers do: titles aside, spelling variants and short forms allowed."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.fuzz import ratio

# Ranks and offices are no part of a name; "Haji" and "Mullah" are, though not to compare by.
TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir lord lady dame rev gen general lt lieutenant col
    colonel maj major capt captain sgt sergeant adm admiral brig brigadier cmdr commander sen
    senator rep representative gov governor president vice prime minister premier secretary amb
    ambassador judge justice king prince princess spokesman spokeswoman spokesperson chief
    director chairman deputy acting former ex late then chancellor foreign defense defence
    interior undersecretary speaker leader envoy attorney state sec insp inspector cpl pvt
    president-elect lawmaker analyst pope""".split()  # noqa: SIM905 - a list of words reads best
)
HONORIFICS = frozenset(
    """sheikh shaikh mullah mawlawi maulvi maulawi molvi moulvi mawlana maulana haji hajji qari
    mufti khalifa ustad engineer eng ayatollah imam malik sardar""".split()  # noqa: SIM905
)
# Alike enough to be one name in two transliterations, once the consonants agree.
_ALIKE = 70
# Shorter names are alike by chance; "Siraj" may stand for Sirajuddin, "Ali" for nobody else.
_SHORTEST, _SHORTEST_START = 4, 5


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Reduce a name to what its spellings share: case, accents, articles and dots aside."""
    plain = unicodedata.normalize("NFKD", name.replace("\u2019", "'"))
    plain = re.sub(r"'s\b|'", "", plain.encode("ascii", "ignore").decode().lower())
    plain = re.sub(r"[^a-z0-9]+", " ", plain.replace(".", "")).strip()
    return re.sub(r"^(the|a|an) ", "", plain)


def bare(name: str) -> str:
    """Drop ranks and offices before a name, and the possessive after it."""
    words = re.sub(r"['\u2019]s$|['\u2019]$", "", name.strip()).split()
    while len(words) > 1 and words[0].strip(".,").lower() in TITLES:
        words = words[1:]
    return " ".join(words)


def core(name: str) -> list[str]:
    """List the words a name is compared by, honorifics dropped too while something is left."""
    words = bare(name).split()
    while len(words) > 1 and fold(words[0]) in HONORIFICS:
        words = words[1:]
    return words


@lru_cache(maxsize=1 << 14)
def alike(one: str, other: str) -> bool:
    """Tell whether two single words are one name (Haqqani and Haqani, Siraj and Sirajuddin)."""
    one, other = fold(one), fold(other)
    if one == other:
        return True
    shortest = min(len(one), len(other))
    if shortest < _SHORTEST:
        return False
    if one.startswith(other) or other.startswith(one):
        return shortest >= _SHORTEST_START
    return _skeleton(one) == _skeleton(other) and ratio(one, other) >= _ALIKE


def _skeleton(word: str) -> str:
    return word[0] + re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyhw ]", "", word[1:]))


def may_be(short: str, full: str) -> bool:
    """Tell whether a short form may refer to the bearer of the full name."""
    few, many = core(short), core(full)
    if not few or len(few) > len(many):
        return False
    found = all(any(alike(word, other) for other in many) for word in few)
    ends = all(alike(a, b) for a, b in zip(few, many[-len(few) :], strict=True))
    return found and (
        len(few) == 1 or ends or (alike(few[0], many[0]) and alike(few[-1], many[-1]))
    )

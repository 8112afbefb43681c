"""How many independent voices carry a statement: copies and relays of one report count once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from media_monitor.matching.evidence import Evidence
from media_monitor.matching.names import fold
from media_monitor.matching.wording import spell

Shingles = frozenset[tuple[str, ...]]

SHINGLE = 5
# A syndicated copy keeps most of the text though its frame differs; two reporters of one briefing
# share its quotations, which are far less than half of what either wrote.
COPIED = 0.5


def independent(evidence: Iterable[Evidence], texts: Mapping[str, str]) -> int:
    """Count the sources behind a statement's articles; `texts` are the articles' by id.

    A relay counts as the outlet it got the words from, a syndicated copy as its first outlet, a
    page as the one it names as the real one.
    """
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for each in evidence:
        origins[each.article_id] |= {
            _origin(each),
            each.canonical_url or each.url or each.article_id,
        }
    if len(origins) == 1:
        return 1
    group = {article: frozenset({article}) for article in origins}
    shingles = {article: _shingles(texts.get(article, "")) for article in origins}
    for a, b in combinations(origins, 2):
        if origins[a] & origins[b] or _is_copy(shingles[a], shingles[b]):
            whole = group[a] | group[b]
            group |= dict.fromkeys(whole, whole)
    return len(set(group.values()))


def _origin(each: Evidence) -> str:
    relay = each.reported_via.split(" < ")[-1] if each.reported_via else None
    return fold(relay or each.original_outlet or each.outlet or "") or each.article_id


def _shingles(text: str) -> Shingles:
    spelled = spell(text)
    return frozenset(spelled[n : n + SHINGLE] for n in range(len(spelled) - SHINGLE + 1))


def _is_copy(a: Shingles, b: Shingles) -> bool:
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= COPIED

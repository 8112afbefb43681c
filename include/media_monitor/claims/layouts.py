"""Tell pages that are set down turn by turn, or as questions with answers, from stories."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from media_monitor.claims import transcripts
from media_monitor.claims.paragraph import Page

TALKERS = 2
"""So many names that come again and again in front of paragraphs are people in conversation."""
# So many labels, one of them twice or all saying who somebody is, are turns.
_TURNS = 3
# So many paragraphs that are one quotation, so many of them after a question: an interview.
_ANSWERS, _ASKED = 3, 2


def labelled(pages: Sequence[Page]) -> dict[str, list[bool]]:
    """List for every label that comes again whether its turns end as questions do."""
    found: dict[str, list[bool]] = {}
    for place, page in enumerate(pages):
        label = None if page.headline else transcripts.label_of(page.text)
        if label is not None:
            alone = label.words_start >= len(page.text)
            words = pages[place + 1].text if alone and place + 1 < len(pages) else page.text
            if label.lettered:
                continue
            found.setdefault(label.name, []).append(words.rstrip().endswith("?"))
    return {name: asks for name, asks in found.items() if len(asks) > 1}


def _labels(pages: Sequence[Page]) -> list[transcripts.Label]:
    read = (transcripts.label_of(page.text) for page in pages if not page.headline)
    return [label for label in read if label is not None]


def is_lettered(pages: Sequence[Page]) -> bool:
    """Tell "A. It is." from an initial, "A. Lask left": there are questions too."""
    letters = (page.text.lstrip()[:2] for page in pages if not page.headline)
    return {"Q", "A"} <= {pair[0] for pair in letters if pair in {"Q.", "A.", "Q)", "A)"}}


def is_transcript(pages: Sequence[Page], turns: dict[str, list[bool]]) -> bool:
    """Tell a page set down turn by turn from one that has a colon here and there."""
    if is_lettered(pages):
        return True
    found = [label for label in _labels(pages) if not label.lettered]
    stamped = sum(label.stamped for label in found) >= TALKERS
    names = {label.name for label in found}
    one_again = len(names) >= TALKERS and bool(turns) and len(found) >= _TURNS
    polled = len({label.name for label in found if label.described}) >= _TURNS
    return (
        stamped or one_again or polled or any(map(transcripts.asks, found)) or len(turns) >= TALKERS
    )


def first_answer(pages: Sequence[Page]) -> int | None:
    """Find the first answer of an interview whose answers are bare quotations."""
    whole = [
        (before, page)
        for before, page in pairwise(pages)
        if page.is_quotation and not before.is_quotation and not before.headline
    ]
    asked = Counter(before.text.rstrip().endswith("?") for before, _ in whole)
    interview = len(whole) >= _ANSWERS and asked[True] >= _ASKED
    return whole[0][1].start if interview else None

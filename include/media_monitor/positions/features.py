"""What the small model sees of a claim: its masked words, what the rules found, what is around."""

from collections import Counter
from collections.abc import Iterable, Iterator

from media_monitor.positions.english import DENIALS, NEGATORS
from media_monitor.positions.passage import Passage, Piece
from media_monitor.positions.rules import hits_in, hits_of_context, outer_turn, settle
from media_monitor.positions.topic import Topic

_GRAMS = (1, 2, 3)
_LETTERS = (4, 5)
_BREATHS = frozenset([",", ";", ":", ".", "but", "$"])


def features_of(passage: Passage, topic: Topic) -> dict[str, float]:
    """Describe a claim by named numbers, each group scaled to the same length."""
    own = [_own_words(piece) for piece in passage.pieces]
    return {
        **_scaled("w", (gram for words in own for gram in _grams(words))),
        **_scaled("c", (part for words in own for part in _letters(words))),
        **_scaled("n", (word for words in own for word in _negated(words)), 0.7),
        **_scaled("b", (word for piece in passage.before for word in _words(piece)), 0.5),
        **dict.fromkeys(sorted(_flags(passage, topic)), 0.5),
    }


def _words(piece: Piece) -> list[str]:
    return [unit.lemma for unit in piece.line.units]


def _own_words(piece: Piece) -> list[str]:
    """List the claim's words, those of its sentence before it marked as only leading up to it."""
    own = [u.lemma for u in piece.line.units if u.start in piece.own]
    return ["^", *own, "$"]


def _grams(words: list[str]) -> Iterator[str]:
    for length in _GRAMS:
        for i in range(len(words) - length + 1):
            yield " ".join(words[i : i + length])


def _letters(words: list[str]) -> Iterator[str]:
    for word in words:
        framed = f"<{word}>"
        for length in _LETTERS:
            yield from (framed[i : i + length] for i in range(len(framed) - length + 1))


def _negated(words: list[str]) -> Iterator[str]:
    """List the words that follow a "not" in the same breath."""
    negated = False
    for word in words:
        negated = (negated and word not in _BREATHS) or word in NEGATORS
        if negated:
            yield word


def _scaled(group: str, names: Iterable[str], weight: float = 1.0) -> dict[str, float]:
    counts = Counter(names)
    norm = sum(counts.values()) ** 0.5
    return {f"{group}:{name}": weight * n**0.5 / norm * 2 for name, n in sorted(counts.items())}


def _flags(passage: Passage, topic: Topic) -> Iterator[str]:
    hits = hits_in(passage, topic)
    settled = settle(hits, topic)
    yield from (f"hit:{hit.stance}" for hit in hits)
    yield f"settled:{settled.stance if settled else None}"
    kinds = passage.kinds
    yield from (f"who:{kind}" for kind in kinds)
    yield f"whom:{'+'.join(sorted(kinds))}"
    yield f"insider:{passage.insider}"
    for piece in passage.pieces:
        turn = outer_turn(piece, passage)
        yield f"outer:{turn.flips % 2}{turn.is_open:d}"
        yield from (f"lead:{u.lemma}" for u in piece.line.units if u.start < piece.own.start)
        yield f"asked:{piece.sentence.text.rstrip(chr(34)).endswith('?'):d}"
    for age, piece in enumerate(reversed(passage.before)):
        yield from (f"before:{age}:{unit.who}" for unit in piece.line.units if unit.who)
        yield from (f"before:{age}:hit:{hit.stance}" for hit in hits_of_context(piece, topic))
    yield from _lexical(passage, topic)
    length = sum(len(piece.own) for piece in passage.pieces)
    yield f"length:{min(length // 4, 5)}"


def _lexical(passage: Passage, topic: Topic) -> Iterator[str]:
    """Tell whose vocabulary the claim uses, and whether an odd number of negations goes with it."""
    words = [unit.lemma for p in passage.pieces for unit in p.line.units if unit.start in p.own]
    odd = sum(word in NEGATORS or word in DENIALS for word in words) % 2
    for stance, vocabulary in topic.vocabularies.items():
        if not vocabulary.isdisjoint(words):
            yield f"says:{stance}"
            yield f"says:{stance}:{odd}"

"""What the small model sees of a claim: its masked words, what the rules found, what is around."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from media_monitor.positions.english import DENIALS, NEGATORS
from media_monitor.positions.fields import FIELDS
from media_monitor.positions.lines import Unit
from media_monitor.positions.passage import Passage, Piece
from media_monitor.positions.rules import Hit, hits_of_context, outer_turn, settle
from media_monitor.positions.scope import turn_of
from media_monitor.positions.shapes import ending, rows_of_fields
from media_monitor.positions.topic import Topic

_GRAMS = (1, 2, 3)
_LETTERS = (4, 5)
# What a word of its own is worth beside what is around it.
_FLAG = 0.5
_CONTENT = frozenset(["NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "NUM", "PRON"])


def features_of(passage: Passage, hits: Sequence[Hit], topic: Topic) -> dict[str, float]:
    """Describe a claim by named numbers, each group scaled to the same length."""
    own = [_own_words(piece) for piece in passage.pieces]
    signed = [word for piece in passage.pieces for word in _signed(piece, passage)]
    return {
        **_scaled("w", (gram for words in own for gram in _grams(words))),
        **_scaled("c", (part for words in own for part in _letters(words))),
        **_scaled("p", (sign + word for sign, word in signed if sign), 0.7),
        **_fields(signed),
        **_scaled("g", (row for piece in passage.pieces for row in rows_of_fields(_own(piece)))),
        **_scaled("e", _grams(ending(_own(passage.pieces[-1])), (1, 2)), 0.7),
        **_scaled("b", (unit.lemma for piece in passage.before for unit in piece.line.units), 0.5),
        **_scaled("o", (unit.lemma for piece in passage.pieces for unit in _around(piece)), 0.5),
        **dict.fromkeys(sorted(_flags(passage, hits, topic)), _FLAG),
    }


def _around(piece: Piece) -> Iterator[Unit]:
    """List what stands around the claim in its sentence."""
    return (unit for unit in piece.line.units if unit.start not in piece.own)


def _own(piece: Piece) -> list[Unit]:
    return [unit for unit in piece.line.units if unit.start in piece.own]


def _own_words(piece: Piece) -> list[str]:
    return ["^", *(unit.lemma for unit in _own(piece)), "$"]


def _grams(words: list[str], lengths: Iterable[int] = _GRAMS) -> Iterator[str]:
    for length in lengths:
        for i in range(len(words) - length + 1):
            yield " ".join(words[i : i + length])


def _letters(words: list[str]) -> Iterator[str]:
    for word in words:
        framed = f"<{word}>"
        for length in _LETTERS:
            yield from (framed[i : i + length] for i in range(len(framed) - length + 1))


def _signed(piece: Piece, passage: Passage) -> Iterator[tuple[str, str]]:
    """Give the claim's content words, each with "!" where it is denied, "?" where left open."""
    outer = outer_turn(piece, passage)
    for unit in piece.line.units:
        token = piece.sentence.doc[unit.start]
        tells = token.pos_ in _CONTENT or unit.lemma in FIELDS
        if unit.start in piece.own and not unit.who and tells:
            turn = outer + turn_of(token, {token.i}, piece.own)
            sign = "!" * (turn.flips % 2) + "?" * (turn.is_open or turn.is_unsure)
            yield sign, unit.lemma


def _fields(signed: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Count the fields of words the claim draws on, twice at most."""
    counts = Counter(f"{sign}{field}" for sign, word in signed for field in FIELDS.get(word, ()))
    return {f"f:{name}": _FLAG * min(n, 2) ** 0.5 for name, n in sorted(counts.items())}


def _scaled(group: str, names: Iterable[str], weight: float = 1.0) -> dict[str, float]:
    counts = Counter(names)
    norm = sum(counts.values()) ** 0.5
    return {f"{group}:{name}": weight * n**0.5 / norm * 2 for name, n in sorted(counts.items())}


def _flags(passage: Passage, hits: Sequence[Hit], topic: Topic) -> Iterator[str]:
    settled = settle(hits, topic)
    yield from (f"hit:{hit.stance}" for hit in hits)
    yield f"settled:{settled.stance if settled else None}"
    kinds = passage.kinds
    yield from (f"who:{kind}" for kind in kinds)
    yield f"whom:{'+'.join(sorted(kinds))}"
    yield f"insider:{passage.insider}"
    for piece in passage.pieces:
        yield from _flags_of(piece, passage, topic)
    for age, piece in enumerate(reversed(passage.before)):
        yield from (f"before:{age}:{unit.who}" for unit in piece.line.units if unit.who)
        yield from (f"before:{age}:hit:{hit.stance}" for hit in hits_of_context(piece, topic))
    yield from _lexical(passage, topic)
    length = sum(len(piece.own) for piece in passage.pieces)
    yield f"length:{min(length // 4, 5)}"


def _flags_of(piece: Piece, passage: Passage, topic: Topic) -> Iterator[str]:
    turn = outer_turn(piece, passage)
    yield f"outer:{turn.flips % 2}{turn.is_open:d}"
    yield from (f"out:{unit.who}" for unit in _around(piece) if unit.who)
    yield from (f"outhit:{hit.stance}" for hit in hits_of_context(piece, topic))
    yield from (f"lead:{u.lemma}" for u in piece.line.units if u.start < piece.own.start)
    yield f"asked:{piece.sentence.text.rstrip(chr(34)).endswith('?'):d}"


def _lexical(passage: Passage, topic: Topic) -> Iterator[str]:
    """Tell whose vocabulary the claim uses, and whether an odd number of negations goes with it."""
    words = [unit.lemma for p in passage.pieces for unit in p.line.units if unit.start in p.own]
    odd = sum(word in NEGATORS or word in DENIALS for word in words) % 2
    for stance, vocabulary in topic.vocabularies.items():
        if not vocabulary.isdisjoint(words):
            yield f"says:{stance}"
            yield f"says:{stance}:{odd}"

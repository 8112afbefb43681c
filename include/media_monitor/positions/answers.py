"""Read short answers ("It is not.", "Yes, they are.") through the question just before them."""

from collections.abc import Iterable

from media_monitor.positions.english import ASKING, DECLINES, NO, YES
from media_monitor.positions.lines import as_statement
from media_monitor.positions.passage import Passage, Piece
from media_monitor.positions.rules import Hit, hits_of_context, settle
from media_monitor.positions.topic import Topic

# A bare answer is short; anything longer says something of its own.
_MAX_WORDS = 10
_MAX_LABEL = 5


def answer_in(passage: Passage, topic: Topic) -> Hit | None:
    """Read a bare answer through the position that the question before it put forward."""
    asked = _question(passage, topic)
    words = [word for piece in passage.pieces for word in _words(piece)]
    first = _words(passage.pieces[0]) or words
    if asked is None or not words or len(words) > _MAX_WORDS:
        return None
    if set(words) & (DECLINES | {"comment"}) or _does_not_know(words):
        return asked._replace(stance=topic.undecided, rule=f"declined: {asked.rule}")
    agreed = next((a for a in map(_agrees, (words, first)) if a is not None), None)
    negated = topic.stances[asked.stance].negated
    if agreed:
        return asked._replace(rule=f"answer yes: {asked.rule}")
    if agreed is False and negated:
        return asked._replace(stance=negated, rule=f"answer no: {asked.rule}")
    return None


def _question(passage: Passage, topic: Topic) -> Hit | None:
    """Find what was asked in the answer's own sentence, else in the one before."""
    own = passage.pieces[0]
    around = own._replace(own=range(0))
    if _asks(t.lemma_.lower() for t in own.sentence if t.i not in own.own):
        return settle(hits_of_context(around, topic, without=own.own), topic)
    before = [piece for piece in passage.before if not _is_label(piece)]
    if len(before) > 1 and _only_says_who_asks(before[-1]):
        before.pop()
    if not before or not _asks(token.lemma_.lower() for token in before[-1].sentence):
        return None
    asked = before[-1]
    said = asked._replace(line=as_statement(asked.line))
    return settle(hits_of_context(said, topic), topic)


def _only_says_who_asks(piece: Piece) -> bool:
    """Tell the "a reporter asked." that stands between a question and its answer."""
    lemmas = {token.lemma_.lower() for token in piece.sentence}
    return len(piece.sentence) <= _MAX_LABEL and "?" not in lemmas and bool(lemmas & ASKING)


def _asks(lemmas: Iterable[str]) -> bool:
    return not (ASKING | {"?"}).isdisjoint(lemmas)


def _does_not_know(words: list[str]) -> bool:
    return bool(set(words) & {"know", "say", "discuss", "answer"}) and bool(
        set(words) & {"not", "n't", "cannot"}
    )


def _is_label(piece: Piece) -> bool:
    """Tell the "SPOKESWOMAN:" of a transcript, which stands between question and answer."""
    return piece.sentence.text.rstrip().endswith(":") and len(piece.sentence) <= _MAX_LABEL


def _words(piece: Piece) -> list[str]:
    return [
        t.lower_ for t in piece.sentence if t.i in piece.own and (t.is_alpha or t.lower_ == "n't")
    ]


def _agrees(words: list[str]) -> bool | None:
    """Say yes, no, or neither; "no" wins, for "yes" may only open a sentence."""
    if words[0] in NO or {"not", "n't"} & set(words[:5]):
        return False
    if words[0] in YES:
        return True
    echo = len(words) <= 4 and words[-1] in {"are", "is", "do", "does", "did", "was", "were"}  # noqa: PLR2004 - "I think they are"
    return True if echo else None

"""Who is meant where: every word of an article that stands for a party, for both, or for others.

Names and nouns are looked up (see `naming`); pronouns take what the nearest sentence before them
was about.
"""

from collections.abc import Container
from typing import TYPE_CHECKING

from media_monitor.positions.english import REPORTING, THIRD_PERSON
from media_monitor.positions.naming import (
    BOTH,
    FORMER,
    LATTER,
    OTHER,
    RECIPROCAL,
    SINGULAR,
    Lookup,
    Mention,
)
from media_monitor.positions.topic import Topic

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# How many sentences a pronoun may look back; further back it is about something else.
_REACH = 2


class _Focus:
    """What the text was last about, and how many sentences ago."""

    def __init__(self) -> None:
        self.kinds: tuple[str, ...] = ()
        self.age = 0

    def of_pronoun(
        self, token: "Token", earlier: list[Mention], later: Container[str] = ()
    ) -> str | None:
        if token.lower_ in {"it", "its", "itself"}:
            return self.of_it(earlier, later)
        kinds = self._kinds([m for m in earlier if m.by_name])
        return _together(kinds) if kinds else None

    def of_it(self, earlier: list[Mention], later: Container[str] = ()) -> str | None:
        """Say who "it" is: of two named before, the one the sentence does not go on to name."""
        kinds = self._kinds(earlier)
        left = [kind for kind in kinds if kind not in later] or kinds
        return left[0] if left and left[0] != BOTH else None

    def of_other(self, kind: str) -> str | None:
        """Say who "it" is where the sentence's subject cannot be meant."""
        left = set(self.kinds) - {kind} if self.age <= _REACH else set()
        return left.pop() if len(left) == 1 and not left & {BOTH, OTHER} else None

    def of_turn(self, at: int) -> str | None:
        """Say who "the former" or "the latter" of two parties is."""
        order = list(dict.fromkeys(self.kinds)) if self.age <= _REACH else []
        is_pair = len(order) == 2 and not {BOTH, OTHER} & {*order}  # noqa: PLR2004 - a pair
        return order[at] if is_pair else None

    def of_each_other(self, earlier: list[Mention]) -> str | None:
        kinds = self._kinds(earlier)
        kind = _together(kinds) if kinds else None
        return kind if kind in {BOTH, OTHER} else None

    def _kinds(self, earlier: list[Mention]) -> tuple[str, ...]:
        """Say who was named last: earlier in the sentence, else not too long before it."""
        named = tuple(mention.kind for mention in earlier)
        return named or (self.kinds if self.age <= _REACH else ())

    def of_pair(self) -> str:
        """Say who "the two groups" are: the topic's two parties, unless another pair was named."""
        near = set(self.kinds) if self.age <= _REACH else set()
        return OTHER if OTHER in near and BOTH not in near and len(near) == 2 else BOTH  # noqa: PLR2004 - a pair

    @property
    def about(self) -> str | None:
        return _together(self.kinds) if self.kinds and self.age <= _REACH else None

    def move_on(self, mentions: list[Mention]) -> None:
        self.age += 1
        if mentions:
            self.kinds, self.age = tuple(m.kind for m in mentions), 1


def _together(kinds: tuple[str, ...]) -> str:
    distinct = set(kinds)
    if OTHER in distinct:
        return OTHER
    return distinct.pop() if len(distinct) == 1 else BOTH


class Reader:
    """Reads an article sentence by sentence and remembers what it was last about."""

    def __init__(self, topic: Topic) -> None:
        self._lookup = Lookup(topic)
        self._focus = _Focus()

    def read(self, sentence: "Span") -> tuple[list[Mention], str | None]:
        """Find who is meant in the next sentence, and whom it is about."""
        found = self._lookup.in_sentence(sentence)
        if spoken_of := [m for m in found if _is_spoken_of(m, sentence)]:
            self._focus.move_on(spoken_of)
        taken = {i for mention in found for i in range(mention.start, mention.end)}
        mentions: list[Mention] = []
        for token in sentence:
            if at_token := [m for m in found if m.start == token.i]:
                later = {m.kind for m in found if m.start > token.i}
                mentions.extend(_referred(at_token[0], sentence, self._focus, mentions, later))
            elif token.i not in taken and (kind := self._of_pronoun(token, mentions, found)):
                mentions.append(Mention(kind, token.i, token.i + 1, by_name=False))
        named = [m for m in mentions if m.by_name]
        self._focus.move_on([*named, *_strangers(sentence, named)] or mentions)
        return mentions, self._focus.about

    def _of_pronoun(
        self, token: "Token", earlier: list[Mention], found: list[Mention]
    ) -> str | None:
        refers = token.lower_ in THIRD_PERSON and _can_refer(token)
        if not refers or _is_of_own_subject(token, found):
            return None
        if token.lower_ in {"they", "both"} and not earlier and _is_behind_a_pair(token):
            return OTHER
        later = {m.kind for m in found if m.start > token.i}
        barred = _kind_of_subject(token, earlier)
        return (
            self._focus.of_other(barred)
            if barred
            else self._focus.of_pronoun(token, earlier, later)
        )


def _is_spoken_of(mention: Mention, sentence: "Span") -> bool:
    """Tell who a quotation is about when it is only said behind it: "..., he said of the two"."""
    root = sentence.doc[mention.start : mention.end].root
    while root.dep_ == "conj":
        root = root.head
    spoken = root.dep_ == "pobj" and root.head.lower_ in {"of", "about"}
    return spoken and root.head.head.lemma_ in REPORTING | {"speak", "talk"}


def _referred(
    mention: Mention,
    sentence: "Span",
    focus: _Focus,
    earlier: list[Mention],
    later: Container[str],
) -> list[Mention]:
    """Give "the two groups" and "each other" those who are meant by them."""
    if mention.kind == BOTH:
        return [mention._replace(kind=focus.of_pair())]
    if mention.kind == SINGULAR:
        kind = focus.of_it(earlier, later)
        return [mention._replace(kind=kind, by_name=False)] if kind else []
    if mention.kind in {FORMER, LATTER}:
        kind = focus.of_turn(0 if mention.kind == FORMER else -1)
        return [mention._replace(kind=kind, by_name=False)] if kind else []
    if mention.kind == RECIPROCAL:
        strangers = any(t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "NOUN" for t in sentence)
        kind = focus.of_each_other(earlier) if earlier or not strangers else None
        return [mention._replace(kind=kind, by_name=False)] if kind else []
    return [mention]


def _strangers(sentence: "Span", named: list[Mention]) -> list[Mention]:
    """List others that stand beside a party as its equal: "the ministry and the Taliban"."""
    doc = sentence.doc
    taken = {i for m in named for i in range(m.start, m.end)}
    beside = {t.i for m in named for t in doc[m.start : m.end].root.conjuncts}
    return [
        Mention(OTHER, i, i + 1, by_name=True)
        for i in sorted(beside - taken)
        if doc[i].pos_ in {"NOUN", "PROPN"} and doc[i].ent_type_ not in {"PERSON", "DATE", "TIME"}
    ]


def _can_refer(token: "Token") -> bool:
    if token.lower_ in {"he", "him", "his"} or token.dep_ in {"expl", "preconj"}:
        return False
    if token.lower_ == "both":
        return token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT"}
    return not (token.lower_ == "it" and token.dep_ == "nsubj" and _announces_a_clause(token.head))


def _is_of_own_subject(token: "Token", found: list[Mention]) -> bool:
    """Tell "the clerks know their job": whoever does it, not who was named before."""
    if token.lower_ not in {"their", "its"}:
        return False
    taken = {i for mention in found for i in range(mention.start, mention.end)}
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), token)
    return any(
        child.dep_ in {"nsubj", "nsubjpass"}
        and child.pos_ in {"NOUN", "PROPN"}
        and child.i < token.i
        and not any(t.i in taken for t in child.subtree)
        for child in verb.children
    )


def _is_behind_a_pair(token: "Token") -> bool:
    """Tell "asked about the army and the police, he said they": two others are nearer."""
    return any(
        t.dep_ == "conj"
        and t.head.dep_ == "pobj"
        and t.head.head.lower_ in {"about", "on", "of"}
        and t.pos_ in {"NOUN", "PROPN"}
        and t.ent_type_ not in {"PERSON", "DATE", "TIME"}
        for t in token.doc[token.sent.start : token.i]
    )


def _kind_of_subject(token: "Token", earlier: list[Mention]) -> str | None:
    """Say which party does it to "it": whoever that is, he does not do it to himself."""
    if token.lower_ != "it" or token.dep_ not in {"dobj", "pobj"}:
        return None
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), token)
    subjects = {c.i for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}}
    kinds = {m.kind for m in earlier if subjects & {*range(m.start, m.end)}}
    return kinds.pop() if len(kinds) == 1 and not kinds & {BOTH, OTHER} else None


def _announces_a_clause(verb: "Token") -> bool:
    """Tell the empty "it" of "it is a lie that ...", "it is wrong to say"."""
    said = [verb, *(c for c in verb.children if c.dep_ in {"attr", "acomp"})]
    return verb.lemma_ == "be" and any(
        c.dep_ in {"ccomp", "xcomp", "csubj", "acl", "relcl"} and c.i > verb.i
        for word in said
        for c in word.children
    )

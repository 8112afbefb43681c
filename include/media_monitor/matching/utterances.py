"""Claims in the very same words become one utterance, and two utterances are or are not linked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter

from msgspec import Struct

from media_monitor.matching import names, occasions, wording
from media_monitor.matching.evidence import UNCLEAR, Evidence, Ties
from media_monitor.matching.ties import are_parted
from media_monitor.matching.voices import Told, Voice
from media_monitor.models import content_id

# A quotation this long is not made twice in the same words; a slogan of three may well be.
VERBATIM_WORDS = 4
# Nor is a part of it this long quoted from anything else; "the same side of the coin" may be.
PART_WORDS, PART_STEMS = 6, 3
LONG_QUOTE_STEMS = 4
NEAR_VERBATIM = 0.85
# This share of the words without a position is in those with one that they go with.
UNPLACED = 0.75

_QUOTED = re.compile(r"[\"\u201c\u00ab]([^\"\u201c\u201d\u00ab\u00bb]+)[\"\u201d\u00bb]")

Wording = tuple[str, str, tuple[str, ...], str]
Part = tuple[str, int]
"""Words from between quotation marks, and how many of them say something."""
NO_TIES = Ties()


class Utterance(Struct, frozen=True, eq=False):
    """One wording by one speaker on one occasion, with all claims that carry it."""

    utterance_id: str
    voice: Voice
    stance: str
    words: tuple[str, ...]
    content: frozenset[str]
    parts: tuple[Part, ...]
    said: occasions.Days | None
    published: date | None
    evidence: tuple[Evidence, ...]

    @property
    def quoted(self) -> bool:
        return any(each.speech != "indirect" for each in self.evidence)

    @property
    def headline(self) -> bool:
        return all(each.headline for each in self.evidence)

    @property
    def is_gone(self) -> bool:
        return self.evidence[0].is_gone


def utterances(
    evidence: Iterable[Told], topic_words: frozenset[str], ties: Ties = NO_TIES
) -> tuple[Utterance, ...]:
    """Collect equal wordings of one speaker on one day, but for those an analyst set apart.

    What is gone from its page is a wording of its own.
    """
    groups: defaultdict[tuple[Wording, bool], list[Told]] = defaultdict(list)
    for each, voice in evidence:
        groups[wording_of(each, voice), each.is_gone].append((each, voice))
    return tuple(
        _utterance(members, spelled, topic_words)
        for (spelled, _), alike in sorted(groups.items(), key=itemgetter(0))
        for members in _untied(alike, ties)
    )


def strength(a: Utterance, b: Utterance) -> float:
    """Measure how surely two wordings of one organisation are one utterance; 0 for "no"."""
    if not (may_be_one_speaker(a.voice, b.voice) and may_be_one_occasion(a, b)):
        return 0.0
    if a.words == b.words and len(a.words) >= VERBATIM_WORDS:
        return 2.0
    if quotes_the_same(a, b):
        return 1.5
    if not may_be_one_stance(a, b):
        return 0.0
    return max(_alike(a, b), 0.5 if _announced(a, b) else 0.0)


def quotes_the_same(a: Utterance, b: Utterance) -> bool:
    """Find a large part of one between its quotation marks that the other has word for word."""
    large = wording.PARTLY_CONTAINED * min(len(a.content), len(b.content))
    return any(
        telling >= large and part in _spelled(y.words)
        for x, y in ((a, b), (b, a))
        for part, telling in x.parts
    )


def may_be_one_speaker(a: Voice, b: Voice) -> bool:
    """Let a body speak through its spokesman, named or not; a document speaks for itself.

    A government that speaks as such ("the United States") speaks through any of its organisations.
    """
    if a.named and b.named:
        return a.speaker == b.speaker or names.same_person(a.speaker, b.speaker)
    if (a.named and b.document) or (b.named and a.document):
        return False
    if a.organisation is None or b.organisation is None:
        return a.speaker == b.speaker
    return a.organisation == b.organisation or a.sovereign or b.sovereign


def may_be_one_stance(a: Utterance, b: Utterance) -> bool:
    """Let quoted words that nobody could place on the question go with those somebody could."""
    return a.stance == b.stance or (UNCLEAR in (a.stance, b.stance) and a.quoted and b.quoted)


def may_agree(a: Utterance, b: Utterance) -> bool:
    """Let equal words be of one stance, whatever was read from them."""
    return may_be_one_stance(a, b) or a.words == b.words or quotes_the_same(a, b)


def may_be_one_occasion(a: Utterance, b: Utterance) -> bool:
    """Compare days; an undated report means the past week, unless it repeats a long quotation.

    Whoever quotes a part of it may take the day of the own report for that of the saying.
    """
    if a.said and b.said:
        return occasions.near((a.said, b.said))
    if a.voice.document or b.voice.document or _near_verbatim(a, b):
        return True
    for dated, undated in ((a, b), (b, a)):
        if dated.said:
            late = occasions.SAME_OCCASION if quotes_the_same(a, b) else occasions.A_DAY
            return occasions.told_in_time(dated.said, undated.published, late)
    if not (a.published and b.published):
        return True
    return abs(a.published - b.published) <= occasions.NEWS_WEEK


def _alike(a: Utterance, b: Utterance) -> float:
    """Compare contents; of words without a position most have to be in those that have one."""
    if a.stance != b.stance and a.content and b.content:
        unplaced = a.content if a.stance == UNCLEAR else b.content
        if len(a.content & b.content) < UNPLACED * len(unplaced):
            return 0.0
    return wording.alike(a.content, b.content)


def _near_verbatim(a: Utterance, b: Utterance) -> bool:
    shared = len(a.content & b.content)
    return shared >= LONG_QUOTE_STEMS and shared / len(a.content | b.content) >= NEAR_VERBATIM


def _announced(a: Utterance, b: Utterance) -> bool:
    """Give a headline to what the person it names said that day: it is too short to compare."""
    one_talk = a.said == b.said and a.said and a.stance == b.stance
    return bool(one_talk and (a.headline or b.headline) and a.voice.named and b.voice.named)


def wording_id(topic: str, spelled: Wording) -> str:
    """Name the utterance a claim belongs to, unless an analyst set it apart."""
    speaker, when, words, organisation = spelled
    return content_id(topic, speaker, when, *words, organisation)


def utterance_id(topic: str, spelled: Wording, *, named: bool) -> str:
    """Name an utterance so that the name outlives a fuller name of its speaker found later."""
    speaker, when, words, _ = spelled
    identity = names.skeleton(speaker).split()[-1] if named else names.fold(speaker)
    return content_id(topic, identity, when, *words)


def wording_of(each: Evidence, voice: Voice) -> Wording:
    """Tell what claims of one utterance have in common: who, when, which words, for whom."""
    when = each.said or (f"published {each.day}" if each.day else "")
    return (voice.speaker, when, wording.words(each.text), voice.organisation or "")


def _untied(members: list[Told], ties: Ties) -> list[list[Told]]:
    ordered = sorted(members, key=lambda told: told[0].order)
    if not ties.parted:
        return [ordered]
    groups: list[list[Told]] = []
    for each in ordered:
        free = (
            group
            for group in groups
            if not are_parted([each[0].key], (one.key for one, _ in group), ties)
        )
        group = next(free, None)
        if group is None:
            groups.append(group := [])
        group.append(each)
    return groups


def _utterance(members: list[Told], spelled: Wording, topic_words: frozenset[str]) -> Utterance:
    first, voice = members[0]
    return Utterance(
        utterance_id=utterance_id(first.topic, spelled, named=voice.named),
        voice=voice,
        stance=majority([each for each, _ in members]),
        words=spelled[2],
        content=wording.content(first.text, topic_words),
        parts=tuple(_parts(first.text, topic_words)),
        said=occasions.by(occasions.days(first.said), first.day),
        published=first.day,
        evidence=tuple([each for each, _ in members]),
    )


def _parts(text: str, topic_words: frozenset[str]) -> Iterator[Part]:
    """List what stands between quotation marks and is long enough to be of one utterance only."""
    for quotation in _QUOTED.findall(text):
        words, telling = wording.words(quotation), len(wording.content(quotation, topic_words))
        if len(words) >= PART_WORDS and telling >= PART_STEMS:
            yield _spelled(words), telling


def _spelled(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def majority(evidence: Sequence[Evidence]) -> str:
    """Choose the stance most claims take; "unclear" only where nobody saw a clear one.

    What an analyst decided last needs no majority.
    """
    ruled = [ruling for each in evidence for ruling in each.rulings if ruling.stance]
    if ruled:
        return max(ruled, key=lambda each: each.order).stance or UNCLEAR
    if len({each.stance for each in evidence}) == 1:
        return evidence[0].stance
    votes: defaultdict[str, list[float]] = defaultdict(list)
    for each in evidence:
        votes[each.stance].append(each.confidence)
    return min(
        votes, key=lambda each: (each == UNCLEAR, -len(votes[each]), -max(votes[each]), each)
    )

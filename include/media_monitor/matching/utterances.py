"""Claims in the very same words become one utterance, and two utterances are or are not linked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from media_monitor.matching import names, occasions, wording
from media_monitor.matching.evidence import Evidence
from media_monitor.models import content_id

# A quotation this long is not made twice in the same words; a slogan of three may well be.
VERBATIM_WORDS = 4
LONG_QUOTE_STEMS = 5
NEAR_VERBATIM = 0.85
# A paraphrase and the quotation that proves it stand this close (in characters) in one article.
BESIDE = 300

Key = tuple[str, str, tuple[str, ...], str]


@dataclass(frozen=True, eq=False, slots=True)
class Utterance:
    """One wording by one speaker on one occasion, with all claims that carry it."""

    utterance_id: str
    speaker: str
    named: bool
    document: bool
    stance: str
    words: tuple[str, ...]
    content: frozenset[str]
    said: occasions.Days | None
    published: date | None
    evidence: tuple[Evidence, ...]


def utterances(
    evidence: Iterable[Evidence], topic_words: frozenset[str], fullest: Mapping[str, str]
) -> tuple[Utterance, ...]:
    """Collect equal wordings; `fullest` gives each named person's fullest name."""
    groups: defaultdict[Key, list[Evidence]] = defaultdict(list)
    for each in evidence:
        groups[_key(each, fullest)].append(each)
    return tuple(
        _utterance(key, sorted(group, key=lambda each: each.order), topic_words, fullest)
        for key, group in sorted(groups.items())
    )


def strength(a: Utterance, b: Utterance) -> float:
    """Measure how surely two wordings of one organisation are one utterance; 0 for "no"."""
    if not (may_be_one_speaker(a, b) and may_be_one_occasion(a, b)):
        return 0.0
    if a.words == b.words and len(a.words) >= VERBATIM_WORDS:
        return 2.0
    if a.stance != b.stance:
        return 0.0
    return max(wording.alike(a.content, b.content), 0.5 if _beside(a, b) else 0.0)


def may_be_one_speaker(a: Utterance, b: Utterance) -> bool:
    """Let a body speak through its spokesman, named or not; a document speaks for itself."""
    if a.named and b.named:
        return a.speaker == b.speaker or names.same_person(a.speaker, b.speaker)
    return not ((a.named and b.document) or (b.named and a.document))


def may_be_one_occasion(a: Utterance, b: Utterance) -> bool:
    """Compare days; an undated report means the past week, unless it repeats a long quotation."""
    if a.said and b.said:
        return occasions.near((a.said, b.said))
    if a.document or b.document or _near_verbatim(a, b):
        return True
    for dated, undated in ((a, b), (b, a)):
        if dated.said:
            return occasions.told_in_time(dated.said, undated.published)
    if not (a.published and b.published):
        return True
    return abs(a.published - b.published) <= occasions.NEWS_WEEK


def _near_verbatim(a: Utterance, b: Utterance) -> bool:
    shared = len(a.content & b.content)
    return shared >= LONG_QUOTE_STEMS and shared / len(a.content | b.content) >= NEAR_VERBATIM


def _beside(a: Utterance, b: Utterance) -> bool:
    """Find an indirect rendering right before the quotation, as journalists introduce one."""
    return any(
        first.article_id == second.article_id
        and first.speech == "indirect"
        and second.speech == "direct"
        and not (first.headline or second.headline)
        and 0 <= second.start - first.end <= BESIDE
        for x, y in ((a, b), (b, a))
        for first in x.evidence
        for second in y.evidence
    )


def _key(each: Evidence, fullest: Mapping[str, str]) -> Key:
    when = each.said or (f"published {each.day}" if each.day else "")
    return (fullest.get(each.speaker, each.speaker), when, wording.words(each.text), each.topic)


def _utterance(
    key: Key,
    evidence: list[Evidence],
    topic_words: frozenset[str],
    fullest: Mapping[str, str],
) -> Utterance:
    speaker, when, words, topic = key
    first = evidence[0]
    named = first.speaker in fullest
    # Only the surname, so that the id outlives a fuller name found later.
    identity = names.skeleton(speaker).split()[-1] if named else names.fold(speaker)
    return Utterance(
        utterance_id=content_id(topic, identity, when, *words),
        speaker=speaker,
        named=named,
        document=names.is_document(speaker),
        stance=majority(evidence),
        words=words,
        content=wording.content(first.text, topic_words),
        said=occasions.days(first.said),
        published=first.day,
        evidence=tuple(evidence),
    )


def majority(evidence: Iterable[Evidence]) -> str:
    """Choose the stance most claims take; "unclear" only where nobody saw a clear one."""
    votes: defaultdict[str, list[float]] = defaultdict(list)
    for each in evidence:
        votes[each.stance].append(each.confidence)
    return min(
        votes, key=lambda each: (each == "unclear", -len(votes[each]), -max(votes[each]), each)
    )

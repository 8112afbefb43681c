"""What one article tells twice: headline and body, paraphrase and quotation, role and name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from media_monitor.matching import occasions
from media_monitor.matching.evidence import SPEECH, UNCLEAR, Evidence, Key
from media_monitor.matching.voices import Told, Voice
from media_monitor.matching.wording import SHARED, alike, content, speaks_of_talk

# A paraphrase and the quotation that it introduces stand this close (in characters) in one article.
BESIDE = 100


def retellings(told: Iterable[Told], topic_words: Mapping[str, frozenset[str]]) -> dict[Key, Key]:
    """Map what only repeats another claim of its article to that claim, both as topic and id.

    No claim is both: what it repeats is a wording of its own.
    """
    articles: defaultdict[Key, list[Told]] = defaultdict(list)
    for each in told:
        articles[each[0].topic, each[0].article_id].append(each)
    repeats = {
        each.key: original.key
        for (topic, _), members in articles.items()
        for each, original in _repeats(members, topic_words.get(topic, frozenset()))
    }
    return {each: _root(each, repeats) for each in repeats}


def _repeats(
    members: list[Told], topic_words: frozenset[str]
) -> Iterator[tuple[Evidence, Evidence]]:
    ranked = sorted(members, key=_rank)
    for place, one in enumerate(ranked):
        originals = [other for other in ranked[:place] if _repeats_it(one, other, topic_words)]
        if originals:
            yield one[0], min(originals, key=lambda other: _distance(one, other, topic_words))[0]


def _rank(told: Told) -> tuple[object, ...]:
    """Put first what may stand for the others: in the body, by name, in quotation marks."""
    each, voice = told
    return (each.headline, not voice.named, SPEECH[each.speech], each.start, each.claim_id)


def _distance(one: Told, other: Told, topic_words: frozenset[str]) -> tuple[object, ...]:
    a, b = one[0], other[0]
    shared = content(a.text, topic_words) & content(b.text, topic_words)
    return (a.stance != b.stance, b.stance == UNCLEAR, -len(shared), abs(a.start - b.start))


def _repeats_it(one: Told, other: Told, topic_words: frozenset[str]) -> bool:
    a, b = one[0], other[0]
    if a.headline and not b.headline and _announces(one, other):
        return True
    if one[1].speaker == other[1].speaker:
        if _right_before(a, b):
            return speaks_of_talk(b.text) or _says_again(a, b, topic_words)
        return _one_day(a, b) and _says_again(a, b, topic_words)
    return _one_day(a, b) and _introduces(one, other)


def _announces(headline: Told, body: Told) -> bool:
    """Take a headline for its article's claim, whatever day it seems to give.

    What whomever it names is quoted with in the article tells the position better than it does.
    """
    if headline[1].speaker == body[1].speaker or _one_body(headline[1], body[1]):
        return True
    return _may_be_called(headline[1], body[1]) and _one_stance(headline[0], body[0])


def _says_again(again: Evidence, said: Evidence, topic_words: frozenset[str]) -> bool:
    """Take a paraphrase for another claim of its speaker; two quotations speak for themselves.

    It stays apart where it takes another position, or says something in words that are not alike.
    On labelled articles no two that share but one word of several are one statement.
    """
    if again.speech != "indirect" or not _one_stance(again, said):
        return False
    a, b = content(again.text, topic_words), content(said.text, topic_words)
    return alike(a, b) > 0 or len(a) < SHARED or not b


def _introduces(one: Told, other: Told) -> bool:
    """Find "a researcher said" right before the quotation that names her."""
    a, b = one[0], other[0]
    return (
        "(unnamed)" in one[1].speaker
        and other[1].named
        and _right_before(a, b)
        and _one_stance(a, b)
        and _may_be_called(one[1], other[1])
    )


def _right_before(paraphrase: Evidence, quotation: Evidence) -> bool:
    """Find a paraphrase that a quotation follows, which may say the same, or something more."""
    spoken = (paraphrase.speech, quotation.speech) == ("indirect", "direct")
    return spoken and 0 <= quotation.start - paraphrase.end <= BESIDE


def _may_be_called(a: Voice, b: Voice) -> bool:
    """Let a role or a document be anybody's who is not known to be of another organisation."""
    if a.named:
        return not (b.named or b.document) and _one_organisation(a, b)
    return _one_organisation(a, b)


def _one_body(a: Voice, b: Voice) -> bool:
    """Know a body again that headlines call by a shorter name."""
    named = a.named or b.named or a.document or b.document
    return not named and a.organisation is not None and a.organisation == b.organisation


def _one_organisation(a: Voice, b: Voice) -> bool:
    known = a.organisation is not None and b.organisation is not None
    return not known or a.organisation == b.organisation or a.sovereign or b.sovereign


def _one_stance(a: Evidence, b: Evidence) -> bool:
    return a.stance == b.stance or UNCLEAR in (a.stance, b.stance)


def _one_day(a: Evidence, b: Evidence) -> bool:
    days = [occasions.days(each.said) for each in (a, b)]
    if all(days):
        return occasions.overlap(*(each for each in days if each))
    return all(occasions.told_in_time(each, a.day) for each in days if each)


def _root(each: Key, repeats: Mapping[Key, Key]) -> Key:
    while each in repeats:
        each = repeats[each]
    return each

"""Name whom headline and lead leave unnamed: whoever the next paragraphs tell of, if not new."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from media_monitor.claims.attribution import Speaker
from media_monitor.claims.cast import Person
from media_monitor.claims.found import Found
from media_monitor.claims.names import HONORIFICS
from media_monitor.claims.naming import Named
from media_monitor.claims.story import Story, same_house, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that tell nothing of what somebody does.
VAGUE = frozenset({"man", "woman", "person", "figure", "official", "source", "member"})
_INTRODUCED = re.compile(r"[^,.]{0,30}, (?:who|whose|an?|the|one|of)\b")
_TOLD_ANEW = re.compile(r",(?: \d\d,)? (?:an?|the|one|of|whose)\b")
_DESCRIBED = re.compile(r", who\b")
_ONE_OF_THEM = re.compile(r"\b(?:[Oo]ne of|[Aa]nother|second|third)\b[^.,]{0,40}, $")
# "her daughter": whose she is tells her from whoever speaks next.
_RELATED = re.compile(r"(?:his|her|their|my|our)\s", re.IGNORECASE)
_ANY = {"a", "an", "another", "one"}
# "a former adviser to the alliance, X": how far the article may be; "X, a diplomat".
_TITLE_REACH, _TITLE_AFTER = 10, 3
_CONTENT = {"NOUN", "VERB", "ADJ", "NUM"}
_SUBJECTS = {"nsubj", "nsubjpass"}
# What a headline and the statement that it sums up have in common, at the least.
_SHARED, _TELLING = 2, {"NOUN", "VERB", "ADJ", "ADV", "NUM", "PROPN"}
_MARKS = frozenset("\"'\u201c\u2018\u00ab")
# "the elder X", "miner X": introduced, if only by a word.
_INTRODUCES = {"NOUN", "ADJ", "PROPN"}


def speaking(one: Found, story: Story) -> Speaker | None:
    """Find who speaks below the headline and lead, of this office or without introduction."""
    if not story.leads(one) or _RELATED.match(one.speaker.mention):
        return None
    opening = _opening(one, story) or _quoted_next(one, story)
    if opening is not None:
        return opening
    after = [o for o in story.after(one) if o.speaker.kind == "person"]
    if not one.page.headline:
        after = [o for o in after[:1] if _goes_on(one, o, story)]
    fitting = next((o for o in after if _fits_here(one, o, story, first=o is after[0])), None)
    bare = next((o for o in after[:1] if _is_bare(o, story)), None)
    best = fitting or bare or (_summed_up(one, story) if one.page.headline else None)
    if best is not None and best.speaker.kind == "unnamed":
        return speaking(best, story)
    return None if best is None else best.speaker


def _summed_up(one: Found, story: Story) -> Found | None:
    """Find the statement of somebody's below that a headline sums up."""
    people = [o for o in story.after(one) if o.speaker.kind in {"person", "unnamed"}]
    return _same_words(one, [o for o in people if not o.page.headline])


def _same_words(one: Found, after: Sequence[Found]) -> Found | None:
    """Find who says below what a headline sums up: most of its words, in whatever form."""
    wanted = _lemmas(one)
    shared = [(len(wanted & _lemmas(o)), -place) for place, o in enumerate(after)]
    best = max(shared, default=(0, 0))
    return after[-best[1]] if best[0] >= _SHARED else None


def _lemmas(one: Found) -> set[str]:
    told = (t for t in _words(one) if t.pos_ in _TELLING)
    # In a headline's capitals the parser leaves "Kilns" a plural.
    return {t.lemma_.lower().removesuffix("s") for t in told}


def _opening(one: Found, story: Story) -> Speaker | None:
    """Read "A general has told ..." and, opening the next paragraph, "Omar Gul was asked ..."."""
    if one.page.headline:
        office = set(words_of(one.speaker)[-1:])
        same = (o for o in story.after(one) if o.speaker.kind == "unnamed" and story.leads(o))
        lead = next((o for o in same if office & set(words_of(o.speaker))), None)
        return None if lead is None else _opening(lead, story)
    voices = {o.speaker.name for o in story.found if o.page is one.page}
    below = story.below(one)
    named = next(iter(story.cast.named_in[below.start]), None) if below is not None else None
    if below is None or named is None or len(voices) > 1 or not _opens(named, one, story):
        return None
    person = story.cast.find(named.text, named.offset)
    heard = (o for o in story.after(one) if story.person(o.speaker) is person)
    if person is None or any(_contradicts(one, o) for o in heard):
        return None
    return Speaker(person.name, person.organisation, "", "person")


def _quoted_next(one: Found, story: Story) -> Speaker | None:
    """Read "A senator has said ..." and, opening the next paragraph, '"...," X told reporters'."""
    below = story.below(one)
    heard = next((o for o in story.after(one) if o.page is not one.page), None)
    voices = {o.speaker.name for o in story.found if o.page is one.page}
    if heard is None or heard.page is not below or len(voices) > 1:
        return None
    opens = heard.attribution.start <= below.lead and below.text[below.lead] in _MARKS
    if not (opens and story.begins(one) and _is_single(one)):
        return None
    return heard.speaker if _is_whom(one, heard, story) else None


def _is_whom(one: Found, heard: Found, story: Story) -> bool:
    """Tell whether a person just named may be whom the lead spoke of, and nobody else."""
    person = story.person(heard.speaker)
    named = story.first_named(person)
    if person is None or named is None or named.page is not heard.page or _anew(heard, story):
        return False
    anew = _TOLD_ANEW.match(named.page.text, named.words.end_char)
    return not anew and not _contradicts(one, heard) and _may_be(one, person, story)


def _is_single(one: Found) -> bool:
    """Tell "a senator" from "senators"."""
    return any(
        t.tag_ == "NN" and t.text in one.speaker.mention and t.dep_ in _SUBJECTS
        for t in one.page.doc
    )


def _may_be(one: Found, person: Person, story: Story) -> bool:
    """Tell whether no office or organisation of somebody's speaks against it."""
    roles = frozenset(person.roles - VAGUE - HONORIFICS)
    offices = (story.cast.cues.one_office(word, roles) for word in words_of(one.speaker))
    return (not roles or any(offices)) and same_house(one.speaker, person)


def _opens(named: Named, one: Found, story: Story) -> bool:
    """Tell whether a name opens its paragraph, is new, and fits whom the lead spoke of."""
    first, page = (named.titles or tuple(named.words))[0], named.page
    person = story.cast.find(named.text, named.offset)
    opens = first.idx <= page.lead + 1 or (_begins(named) and story.begins(one))
    if not opens or named.words.root.dep_ not in _SUBJECTS or person is None:
        return False
    new = story.first_named(person) is named
    known = story.cast.speakers.person(person.name) is not None
    end = named.words.end_char
    anew = _TOLD_ANEW.match(page.text, end)
    if not new or known or anew or (_DESCRIBED.match(page.text, end) and not story.begins(one)):
        return False
    return _may_be(one, person, story)


def _begins(named: Named) -> bool:
    """Read "In a book published on Monday X, who ..., recalls": nobody else comes before."""
    root, page = named.words.root, named.page
    first = next(t for t in page.doc if t.idx >= page.lead)
    return first.sent == root.sent and first.dep_ == "prep" and first.head == root.head


def _fits_here(one: Found, other: Found, story: Story, *, first: bool) -> bool:
    """Let only a headline stand for an office of another name ("envoy" for "ambassador")."""
    loosely = first and one.page.headline
    return story.fits(one.speaker, other.speaker, loosely=loosely)


def _goes_on(one: Found, other: Found, story: Story) -> bool:
    """Tell whether the next to speak may be whom a lead left unnamed: not new, none between."""
    between = (o for o in story.after(one) if o.spans[0] < other.spans[0])
    if any(o.speaker.name not in {one.speaker.name, other.speaker.name} for o in between):
        return False
    return not _anew(other, story) and not _contradicts(one, other)


def _anew(other: Found, story: Story) -> bool:
    """Tell "a coalition officer, Colonel X" and "X, a diplomat" from a name that goes on."""
    named = story.first_named(story.person(other.speaker))
    if named is None:
        return False
    words = named.words
    near = words.doc[max(0, words.start - _TITLE_REACH) : words.end + _TITLE_AFTER]
    told = [t.head for t in near if t.lower_ in _ANY and t.sent == words.sent]
    return any(story.cast.cues.is_person(t.lemma_.lower()) for t in told)


def _contradicts(one: Found, other: Found) -> bool:
    """Tell the same word with and without a "not": two people say that."""
    said = [{t.lemma_: _negated(t) for t in _words(f) if t.pos_ in _CONTENT} for f in (one, other)]
    return any(said[0][word] != said[1][word] for word in said[0].keys() & said[1].keys())


def _negated(token: "Token") -> bool:
    predicate = token.dep_ in {"attr", "acomp", "oprd"}
    near = [*token.children, *(token.head.children if predicate else ())]
    return any(c.dep_ == "neg" for c in near)


def _words(one: Found) -> "list[Token]":
    spans = one.attribution.spans
    return [t for t in one.page.doc if any(s <= t.idx < e for s, e in spans)]


def _is_bare(other: Found, story: Story) -> bool:
    """Tell a name that comes without any introduction: an earlier office was one."""
    person = story.person(other.speaker)
    if person is None or story.cast.speakers.person(person.name) is not None:
        return False
    source, cue = other.attribution.source, other.attribution.cue_start
    if source is not None and source.start > cue:
        # '"...," said X, 61': so papers bring in somebody new.
        return False
    named = story.first_named(person)
    if named is None or _has_word(named):
        return False
    first = next(a for a in story.cast.appearances if a.person is person)
    place = max(0, first.offset - other.page.start)
    after = other.page.text[place:]
    if _ONE_OF_THEM.search(other.page.text[:place]):
        return False
    if _INTRODUCED.match(after.removeprefix(first.name)):
        return False
    here = other.page.start <= first.offset < other.page.start + len(other.page.text)
    return here and person.organisation is None and not person.roles - VAGUE - HONORIFICS


def _has_word(named: Named) -> bool:
    before = named.words.doc[: named.words.start]
    return len(before) > 0 and before[-1].pos_ in _INTRODUCES and before[-1].text.islower()

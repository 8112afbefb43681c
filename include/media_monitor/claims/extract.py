"""Extract every attributed statement of an article: who, which words, where, how, when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from media_monitor.claims import transcripts
from media_monitor.claims.attribution import Attribution
from media_monitor.claims.cast import Cast
from media_monitor.claims.cues import Cues
from media_monitor.claims.dates import find_date
from media_monitor.claims.paragraph import Page
from media_monitor.claims.reading import read
from media_monitor.claims.relays import relay_of
from media_monitor.claims.resolve import Resolver, Speaker
from media_monitor.claims.speakers import Speakers
from media_monitor.models import Claim, Span, Speech, content_id
from media_monitor.parsing import Parsed


def extract(parsed: Parsed, cues: Cues, speakers: Speakers) -> tuple[Claim, ...]:
    """Find the article's claims, in the order of its text."""
    text = parsed.article.text
    pages = [
        Page(
            text[start : start + len(doc.text)],
            start,
            doc,
            headline=start < parsed.article.body_start,
        )
        for start, doc in parsed.paragraphs
    ]
    resolver = Resolver(Cast(pages, cues, speakers), _published(parsed))
    found = list(_resolved(pages, cues, speakers, resolver))
    return tuple(_claim(f, parsed, found) for f in found)


def _published(parsed: Parsed) -> date | None:
    return parsed.article.published.date() if parsed.article.published else None


@dataclass
class Found:
    """One statement with its speaker: spans are offsets into the article."""

    spans: tuple[Span, ...]
    page: Page
    attribution: Attribution
    speaker: Speaker
    via: str | None = None


def _resolved(
    pages: Sequence[Page], cues: Cues, speakers: Speakers, resolver: Resolver
) -> list[Found]:
    found: list[Found] = []
    turn: Speaker | None = None
    for place, page in enumerate(pages):
        label = transcripts.label_of(page.text)
        if label is not None and not page.headline and (transcripts.looks_like_speaker(label)):
            if transcripts.asks(label):
                continue
            speaker = turn if transcripts.answers(label) else _labelled(label.name, resolver, page)
            if speaker is not None:
                turn = speaker
                found.append(_turn(page, label.words_start, speaker))
                continue
        here = read(page, cues, speakers)
        for attribution in here:
            one = _one(attribution, page, place, found, resolver, pages)
            if one is not None:
                found.append(one)
                resolver.contents.extend(one.spans)
    return found


def _labelled(name: str, resolver: Resolver, page: Page) -> Speaker | None:
    if name.startswith("@"):
        return Speaker(name, None, name, "person")
    clean = re.sub(
        r"^(MR|MRS|MS|DR|SEC|SECRETARY|GEN|AMB|AMBASSADOR|SPOKESPERSON)\.? ", "", name
    ).title()
    person = resolver.cast.named(clean, page.start)
    known = resolver.registry.person(person.name) if person else resolver.registry.find(clean)
    if known is not None:
        return Speaker(known.name, known.organisation, name, "person")
    if person is not None:
        return Speaker(person.name, person.organisation, name, "person")
    surname = [
        k for k in resolver.registry.speakers if k.kind == "person" and k.name.split()[-1] == clean
    ]
    if len(surname) == 1:
        return Speaker(surname[0].name, surname[0].organisation, name, "person")
    return Speaker(clean, None, name, "person")


def _turn(page: Page, start: int, speaker: Speaker) -> Found:
    span = (start, len(page.text.rstrip()))
    attribution = Attribution((span,), ":", max(start - 2, 0), None)
    return Found(((span[0] + page.start, span[1] + page.start),), page, attribution, speaker)


def _one(
    attribution: Attribution,
    page: Page,
    place: int,
    found: list[Found],
    resolver: Resolver,
    pages: Sequence[Page],
) -> Found | None:
    spans = tuple((s + page.start, e + page.start) for s, e in attribution.spans)
    if attribution.source is not None:
        if _premise(attribution, resolver):
            return None
        speaker = resolver.resolve(attribution.source, page)
        via = relay_of(attribution, page, resolver.cues, resolver.registry)
        return None if speaker is None else Found(spans, page, attribution, speaker, via)
    if attribution.cue:
        return None
    earlier = _continued(attribution, page, place, found, resolver, pages)
    return None if earlier is None else Found(spans, page, attribution, earlier)


def _premise(attribution: Attribution, resolver: Resolver) -> bool:
    head = attribution.source.head if attribution.source else None
    return head is not None and head.lemma_.lower() in resolver.cues.askers


def _continued(
    attribution: Attribution,
    page: Page,
    place: int,
    found: list[Found],
    resolver: Resolver,
    pages: Sequence[Page],
) -> Speaker | None:
    """A quotation without a speaker of its own goes on from the one before it."""
    if found and (found[-1].page is page or (place and found[-1].page is pages[place - 1])):
        return Speaker(
            found[-1].speaker.name, found[-1].speaker.organisation, "", found[-1].speaker.kind
        )
    seen = [
        a
        for a in resolver.cast.appearances
        if a.person is not None
        and a.subject
        and (place and pages[place - 1].start <= a.offset < page.start + attribution.start)
    ]
    if not seen or seen[-1].person is None:
        return None
    person = seen[-1].person
    known = resolver.registry.person(person.name)
    return (
        Speaker(known.name, known.organisation, "", "person")
        if known
        else Speaker(person.name, person.organisation, "", "person")
    )


def _claim(found: Found, parsed: Parsed, everything: list[Found]) -> Claim:
    article, page = parsed.article, found.page
    text = " ".join(article.text[s:e] for s, e in found.spans)
    low, high = page.sentence_at(found.attribution.cue_start)
    return Claim(
        claim_id=content_id(
            article.article_id, str(found.spans[0][0]), str(found.spans[-1][1]), found.speaker.name
        ),
        article_id=article.article_id,
        text=text,
        spans=found.spans,
        sentence=page.text[min(low, found.attribution.start) : max(high, found.attribution.end)],
        speaker=found.speaker.name,
        speaker_mention=found.speaker.mention,
        organisation=found.speaker.organisation,
        cue=found.attribution.cue,
        speech=_speech(found),
        said=_said(found, parsed, everything),
        reported_via=found.via,
        headline=page.headline,
    )


def _speech(found: Found) -> Speech:
    page = found.page
    spans = [(s - page.start, e - page.start) for s, e in found.spans]
    inside = sum(max(0, min(e, q.end) - max(s, q.start)) for s, e in spans for q in page.quotes)
    length = sum(e - s for s, e in spans)
    if inside == 0:
        return "direct" if found.attribution.cue == ":" and not page.headline else "indirect"
    return "direct" if inside >= length - 1 else "mixed"


def _said(found: Found, parsed: Parsed, everything: list[Found]) -> str | None:
    published = parsed.article.published.date() if parsed.article.published else None
    own = find_date(_frame(found), published)
    if own is not None:
        return own
    dated = [
        (abs(other.spans[0][0] - found.spans[0][0]), d)
        for other in everything
        if other.speaker.name == found.speaker.name
        and (d := find_date(_frame(other), published)) is not None
    ]
    return min(dated)[1] if dated else None


def _frame(found: Found) -> str:
    """The sentence around a statement without the statement's own words."""
    page = found.page
    low, high = page.sentence_at(found.attribution.cue_start)
    text = page.text[low:high]
    for start, end in sorted(found.attribution.spans, reverse=True):
        if low <= start < high:
            text = text[: start - low] + " " + text[min(end, high) - low :]
    return text

"""Extract every attributed statement of an article: who, which words, where, how, when."""

from media_monitor.claims.cast import Cast
from media_monitor.claims.collect import Collector, joined
from media_monitor.claims.cues import Cues
from media_monitor.claims.echoes import echoes
from media_monitor.claims.found import Found
from media_monitor.claims.houses import in_full
from media_monitor.claims.later import name_later
from media_monitor.claims.names import fold
from media_monitor.claims.opinions import own
from media_monitor.claims.paragraph import Page
from media_monitor.claims.resolve import Resolver
from media_monitor.claims.speakers import Speakers
from media_monitor.claims.when import Calendar
from media_monitor.models import Article, Claim, Speech, content_id
from media_monitor.parsing import Parsed

# A label's colon and a signature's dash: all that they belong to is somebody's words.
_LABELS = {":", "\u2014"}


def extract(parsed: Parsed, cues: Cues, speakers: Speakers) -> tuple[Claim, ...]:
    """Find the article's claims, in the order of its text."""
    article = parsed.article
    pages = [
        Page(
            article.text[start : start + len(doc.text)],
            start,
            doc,
            headline=start < article.body_start,
        )
        for start, doc in parsed.paragraphs
    ]
    appeared = article.published_at(0)
    published = appeared.date() if appeared else None
    cast = Cast(pages, cues, speakers)
    found = joined(Collector(pages, Resolver(cast, published)).collect())
    found = in_full(name_later(found, pages, cast), cast)
    views = own(found, pages, article.authors, cues)
    found = sorted([*echoes(found, pages), *found, *views], key=lambda one: one.spans[0])
    calendar = Calendar(pages, found, cast, article)
    return tuple(_claim(one, article, calendar.said(one)) for one in found)


def _claim(found: Found, article: Article, said: str | None) -> Claim:
    spans, speaker = found.spans, found.speaker
    edges = (str(spans[0][0]), str(spans[-1][1]))
    return Claim(
        claim_id=content_id(article.article_id, *edges, speaker.name),
        article_id=article.article_id,
        text=" ".join(article.text[start:end] for start, end in spans),
        spans=spans,
        sentence=_sentence(found, article),
        speaker=speaker.name,
        speaker_mention=speaker.mention,
        organisation=speaker.organisation,
        cue=found.attribution.cue,
        speech=_speech(found),
        said=said,
        reported_via=_via(found, article),
        headline=found.page.headline,
    )


def _via(found: Found, article: Article) -> str | None:
    """Chain who passed it on: whoever tells the article's own outlet needs nobody to do so."""
    own = fold(article.outlet or "")
    others = (name for name in found.via if not own or fold(name) != own)
    return " < ".join(dict.fromkeys(others)) or None


def _sentence(found: Found, article: Article) -> str:
    """Take the whole sentence around cue and statement."""
    low, high = found.page.sentence_at(found.attribution.cue_start)
    start = min(low + found.page.start, found.spans[0][0])
    return article.text[start : max(high + found.page.start, found.spans[-1][1])]


def _speech(found: Found) -> Speech:
    """Tell direct from indirect speech by how much of it stands in quotation marks."""
    if found.attribution.cue in _LABELS and not found.page.headline:
        return "direct"
    spans, quotes = found.attribution.spans, found.page.quotes
    inside = sum(max(0, min(e, q.end) - max(s, q.start)) for s, e in spans for q in quotes)
    length = sum(e - s for s, e in spans if s < len(found.page.text))
    if inside == 0:
        return "indirect"
    return "direct" if inside >= length - 1 else "mixed"

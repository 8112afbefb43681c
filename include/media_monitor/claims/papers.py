"""Whose papers an article speaks of: "the council's report", "in its latest report"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from media_monitor.claims.affiliation import issuer_in, organisation_in
from media_monitor.claims.cues import Cues
from media_monitor.claims.paragraph import Page
from media_monitor.claims.speakers import Speakers
from media_monitor.claims.wording import capital

if TYPE_CHECKING:
    from spacy.tokens import Token


class Papers:
    """Every paper whose issuer the article names: offset, issuer and kind, in order."""

    def __init__(self, pages: Sequence[Page], cues: Cues, speakers: Speakers) -> None:
        self.cues = cues
        self.speakers = speakers
        self._papers: list[tuple[int, str, str]] = []
        for page in pages:
            self._see_papers(page)

    def last(self, offset: int) -> tuple[str, str] | None:
        """Find whose paper was named last before this place, and what it was called."""
        before = (p for p in reversed(self._papers) if p[0] < offset)
        return next(((who, noun) for _, who, noun in before), None)

    def only_issuer(self, noun: str) -> str | None:
        """Find whose paper of this kind the article is about, if only one body issues any."""
        issuers = {who for _, who, called in self._papers if called == noun}
        return next(iter(issuers)) if len(issuers) == 1 else None

    def _see_papers(self, page: Page) -> None:
        for token in page.doc:
            if token.pos_ == "NOUN" and token.lemma_.lower() in self.cues.documents:
                issuer = issuer_in(token, self.cues, self.speakers) or self._own(token)
                if issuer is not None:
                    self._papers.append((page.start + token.idx, issuer, token.lemma_.lower()))

    def _own(self, paper: "Token") -> str | None:
        """Read "The council says in its latest report", "a panel said in a paper"."""
        owned = any(c.lower_ in {"its", "their"} for c in paper.children)
        within = paper.dep_ == "pobj" and paper.head.lower_ == "in"
        new = any(c.lower_ in {"a", "an"} for c in paper.children)
        saying = within and new and self.cues.verb(paper.head.head) in self.cues.say
        above = (t for t in paper.ancestors if t.pos_ == "VERB") if owned or saying else ()
        subject = next((c for v in above for c in v.children if c.dep_ == "nsubj"), None)
        if subject is None:
            return None
        tokens = list(subject.subtree)
        issuer = organisation_in(tokens, self.cues, self.speakers)
        body = subject.lemma_.lower() in self.cues.bodies and subject.tag_ == "NN"
        words = [t for t in tokens if t.dep_ != "det"]
        return issuer or (capital(" ".join(t.text for t in words)) if saying and body else None)

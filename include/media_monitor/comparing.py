"""The comparison: what came, changed or went is compared with what it can touch, and no more.

Statements and flags are made by the same pure functions as those of everything at once; what they
are given here is enough to come to the same. Statements of different circles do not touch each
other, and a flag looks at three earlier statements at most. The store finds both by keys.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import msgspec

from media_monitor.diff import Judgement, judged
from media_monitor.matching import (
    CONTAINED,
    NEAR_VERBATIM,
    OVERLAP,
    PARTLY_CONTAINED,
    SHARED,
    Background,
    Key,
    Precedent,
    Said,
    Statement,
    Told,
    Voice,
    counted,
    gathered,
    keys,
    marked,
    may_be_one_speaker,
    precedents,
    repetitions,
    voices,
)
from media_monitor.steps import AFFECT, BEGIN, CHANGE, MEET, REMEMBER, REPLACE, TELL, Store
from media_monitor.storing import (
    Row,
    attestations_of,
    changed_voices,
    claim_rows,
    evidence_of,
    flag_row,
    key_rows,
    moved_row,
    name_rows,
    precedents_of,
    said_of,
    statement_row,
    voice_of,
)

# So many articles are compared at a time, which bounds the memory that a first comparison takes.
AT_A_TIME = 10_000
Judged = dict[Key, tuple[Statement, Judgement]]
_encoded = msgspec.json.Encoder().encode
_NAMED = ("answer", "topic", "statement_id")
_ALIKE = {
    "shared": SHARED,
    "contained": CONTAINED,
    "partly": PARTLY_CONTAINED,
    "overlap": OVERLAP,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of what was touched since the last one."""

    store: Store
    background: Background
    known: Mapping[Said, Voice]

    @classmethod
    def begin(
        cls, store: Store, background: Background, governments: Mapping[str, str]
    ) -> "Comparison":
        """Find out who everybody is now; who is somebody else than before is touched."""
        for step in BEGIN:
            store(step)
        said = [said_of(row) for row in store("said")]
        learned = attestations_of(store("learned"))
        former = {said_of(row): voice_of(row) for row in store("voices")}
        known = voices(said, learned, governments, former)
        gone = _json(changed_voices(former, known))
        store("touch_voices", rows=gone)
        store("remove_voices", rows=gone)
        store("add_voices", rows=_json(changed_voices(known, former)))
        return cls(store, background, known)

    def run(self) -> Judged:
        """Bring statements and flags up to what the claims say now.

        Return those made anew, unless there are too many to compare them at a time.
        """
        made: Judged = {}
        touched, tied = (
            [str(row["article_id"]) for row in self.store(name)]
            for name in ("touched", "tied_articles")
        )
        for start in range(0, len(touched), AT_A_TIME):
            made = self._compare({*touched[start : start + AT_A_TIME], *tied})
        self.store("forget_touched")
        return made if len(touched) <= AT_A_TIME else {}

    def _compare(self, articles: Collection[str]) -> Judged:
        """Put statements and flags in the place of those that a claim of these articles touches."""
        found, keys = self._found(articles)
        told = precedents(found, self.background.topic_words)
        self.store("take_came", rows=_json(map(moved_row, told)))
        # The store looks and writes while the next rows are made for it.
        with ThreadPoolExecutor(max_workers=1) as aside:
            looked = aside.submit(self._replace)
            beside = _written(_rows(found, keys))
            affected, earlier = looked.result()
            adding = aside.submit(self._add, beside)
            made, changed = self._judged(found, told, affected, earlier)
            flagged = _written(
                {
                    "add_statements": (statement_row(*each) for each in made.values()),
                    "take_changed_flags": changed,
                }
            )
            adding.result()
        self._add(flagged)
        for step in CHANGE:
            self.store(step)
        return made

    def _found(self, articles: Collection[str]) -> tuple[list[Statement], Mapping[Key, Row]]:
        """Make the statements anew that a claim of these articles touches; give their keys, too."""
        self.store("take_articles", articles=json.dumps(sorted(articles)))
        self.store("take_own_keys")
        told = self._told(self._evidence("new"))
        repeats = repetitions(told, self.background)
        rows = self._keys(told, repeats)
        self._take_circles([row for row in rows.values() if "repeats" not in row])
        others = self._evidence("kept")
        known = self._told(others)
        repeats |= {
            (str(row["topic"]), str(row["claim_id"])): (str(row["topic"]), str(row["repeats"]))
            for row in others
            if row["repeats"]
        }
        found = self._counted(gathered([*told, *known], repeats, self.background))
        return found, rows | self._keys(known, repeats)

    def _take_circles(self, sought: Sequence[Row]) -> None:
        """Find out which circles may get, lose or be linked to one of the claims sought."""
        self.store("seek", rows=_json(sought))
        circles = [*self.store("own_circles"), *self._linkable()]
        self.store("take_circles", circles=_json(circles))
        self.store("take_circle_keys")
        self.store("take_former")

    def _linkable(self) -> Iterator[Row]:
        for step in MEET:
            self.store(step, nearly=NEAR_VERBATIM)
        for row in self.store("linkable"):
            one, other = (self.known.get(said_of(row, prefix)) for prefix in ("", "other_"))
            if one and other and may_be_one_speaker(one, other):
                yield {"topic": row["topic"], "circle": row["circle"]}

    def _counted(self, found: Sequence[Statement]) -> list[Statement]:
        """Count sources, reading only the texts of what more than one article carries."""
        articles = [{one.article_id for one in (*each.evidence, *each.former)} for each in found]
        wanted = sorted(
            {article for several in articles if len(several) > 1 for article in several}
        )
        rows = self.store("texts_of", articles=json.dumps(wanted))
        texts = {str(row["article_id"]): str(row["text"]) for row in rows}
        return counted(found, texts)

    def _replace(self) -> tuple[Sequence[Row], Sequence[Row]]:
        """Remove what goes; give whose flags may change by it, and what they are compared with."""
        for step in (*REPLACE, *AFFECT, *REMEMBER):
            self.store(step, **_ALIKE)
        return self.store("affected"), self.store("earlier")

    def _judged(
        self,
        found: Iterable[Statement],
        told: Sequence[Precedent],
        affected: Sequence[Row],
        remembered: Sequence[Row],
    ) -> tuple[Judged, list[Row]]:
        """Judge what was found; give others' flags, too, that are not what they were."""
        own = {each.key: each for each in found}
        flagged = {_id_of(row): row for row in affected}
        earlier = precedents_of(remembered)
        asked = marked([*told, *precedents_of(affected)], self.background.ties, earlier)
        made: Judged = {}
        changed: list[Row] = []
        for each in judged(asked, earlier):
            key = each.statement.key
            if statement := own.get(key):
                made[key] = statement, each
            elif _differs(flag := flag_row(each), flagged[key]):
                changed.append({name: flagged[key][name] for name in _NAMED} | flag)
        return made, changed

    def _add(self, written: Mapping[str, str]) -> None:
        for step, rows in written.items():
            self.store(step, rows=rows)

    def _evidence(self, which: str) -> Sequence[Row]:
        for step in (f"take_{which}_claims", *TELL):
            self.store(step)
        return self.store(f"{which}_evidence")

    def _told(self, rows: Sequence[Row]) -> list[Told]:
        return [(each, self.known[each.speaker, each.organisation]) for each in evidence_of(rows)]

    def _keys(self, told: Iterable[Told], repeats: Mapping[Key, Key]) -> dict[Key, Row]:
        words = self.background.topic_words
        return {each[0].key: keys(each, repeats, words) for each in told}


def _rows(found: Sequence[Statement], keys: Mapping[Key, Row]) -> dict[str, Iterable[Row]]:
    """Give what is kept of statements beside themselves, by the step that adds it."""
    return {
        "add_statement_claims": (row for each in found for row in claim_rows(each)),
        "add_claim_keys": (row for each in found for row in key_rows(each, keys)),
        "add_statement_names": (row for each in found for row in name_rows(each)),
    }


def _written(parts: Mapping[str, Iterable[Row]]) -> dict[str, str]:
    return {step: _json(rows) for step, rows in parts.items()}


def _id_of(row: Row) -> Key:
    return str(row["topic"]), str(row["statement_id"])


def _differs(now: Row, former: Row) -> bool:
    return any(former[name] != value for name, value in now.items())


def _json(rows: Iterable[Row]) -> str:
    return f"[{b','.join(map(_encoded, rows)).decode()}]"

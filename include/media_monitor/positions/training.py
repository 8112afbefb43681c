"""Fit a topic's small model to labelled claims; see `media_monitor.training` for the command."""

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from media_monitor.positions.examples import OFF
from media_monitor.positions.features import features_of
from media_monitor.positions.fitting import Row, fit_neighbours, fit_page, fit_words, rounded
from media_monitor.positions.model import Answer, Model
from media_monitor.positions.neighbours import beside_each_other, neighbours_of
from media_monitor.positions.passage import Passage, Place
from media_monitor.positions.rules import hits_in, settle
from media_monitor.positions.surroundings import ALONE, Seen, surroundings_of
from media_monitor.positions.topic import Topic

_FOLDS = 10
# A claim in a real article teaches as much as three in a made-up one.
_IN_ARTICLE = 3.0
# On held-out articles so many of the accepted claims are on the question: one that is not costs
# an analyst two flags, its own and the change it makes of the speaker's next. Nine of ten of
# those on the question are at least proposed.
_PRECISION = 0.91
_RECALL = 0.9


class Lesson(NamedTuple):
    """A labelled claim in its place; without a label it is not clear what it teaches."""

    passage: Passage
    label: str | None
    features: Mapping[str, float]
    hit: str | None


class Page(NamedTuple):
    """The labelled claims of one article; `family` groups pages that are much alike.

    Only an article that reading considers (`Topic.is_about`) shows what pages tell of their claims.
    """

    family: str
    places: tuple[Place, ...]
    lessons: tuple[Lesson, ...]
    is_article: bool


def page_of(
    family: str,
    places: tuple[Place, ...],
    labelled: Iterable[tuple[Passage, str | None]],
    topic: Topic,
    *,
    is_article: bool,
) -> Page:
    """Describe the claims of an article; those that are not found in its text teach nothing."""
    lessons = tuple(_lesson(p, label, topic) for p, label in labelled if p.pieces)
    return Page(family, places, lessons, is_article)


def _lesson(passage: Passage, label: str | None, topic: Topic) -> Lesson:
    hits = hits_in(passage, topic)
    settled = settle(hits, topic)
    return Lesson(
        passage, label, features_of(passage, hits, topic), settled.stance if settled else None
    )


def train(pages: Sequence[Page], topic: Topic) -> Model:
    """Fit the claims' own words, then, on folds held out from that, what their pages say."""
    articles = [page for page in pages if page.is_article]
    held_out = articles or list(pages)
    answers = _answers(pages, held_out, topic)
    words = fit_words(_rows(pages), tuple(topic.stances))
    return _with_page(_with_neighbours(words, held_out, answers), held_out, answers, topic)


def _with_neighbours(
    words: Model, pages: Sequence[Page], answers: Mapping[int, Sequence[Answer]]
) -> Model:
    """Fit what the other claims of a page tell of a position, on those that take one."""
    rows = [
        (numbers, words.stances.index(one.label))
        for i, page in enumerate(pages)
        for one, numbers in zip(page.lessons, neighbours_of(_seen(page, answers[i])), strict=True)
        if one.label in words.stances
    ]
    biases, weights = fit_neighbours(*zip(*rows, strict=True))
    return words.model_copy(update={"neighbours_biases": biases, "neighbours": weights})


def _seen(page: Page, answers: Iterable[Answer]) -> list[Seen]:
    return [Seen(one.passage, answer) for one, answer in zip(page.lessons, answers, strict=True)]


def _rows(pages: Iterable[Page]) -> list[Row]:
    return [
        Row(lesson.features, lesson.label, _IN_ARTICLE if page.is_article else 1.0)
        for page in pages
        for lesson in page.lessons
        if lesson.label is not None
    ]


def _answers(
    pages: Sequence[Page], held_out: Sequence[Page], topic: Topic
) -> dict[int, list[Answer]]:
    """Answer each page's claims by a model that was not trained on its family."""
    families = sorted({page.family for page in held_out})
    fold_of = {family: i % _FOLDS for i, family in enumerate(families)}
    models = [
        fit_words(_rows(p for p in pages if fold_of.get(p.family) != fold), tuple(topic.stances))
        for fold in range(min(_FOLDS, len(families)))
    ]
    return {
        number: [models[fold_of[page.family]].answer(one.features) for one in page.lessons]
        for number, page in enumerate(held_out)
    }


def _with_page(
    words: Model, pages: Sequence[Page], answers: Mapping[int, Sequence[Answer]], topic: Topic
) -> Model:
    described = [_described(page, answers[i], words, topic) for i, page in enumerate(pages)]
    numbers = [row for rows in described for row in rows]
    truths = [one.label != OFF for page in pages for one in page.lessons if one.label is not None]
    bias, weights = fit_page(numbers, truths)
    scores = _held_out_scores(pages, described)
    return words.model_copy(
        update={
            "page_bias": bias,
            "page": weights,
            "propose_at": rounded(_from_recall(scores, truths)),
            "accept_at": rounded(_from_precision(scores, truths)),
            "rules_right": _rules_right(pages),
        }
    )


def _described(
    page: Page, answers: Sequence[Answer], words: Model, topic: Topic
) -> list[dict[str, float]]:
    """Give the numbers of a page's labelled claims, its doubtful ones standing around them."""
    seen = beside_each_other(_seen(page, answers), words)
    rows = zip(page.lessons, surroundings_of(seen, page.places, topic), strict=True)
    kept = [row for one, row in rows if one.label is not None]
    if page.is_article:
        return kept
    return [{n: v for n, v in row.items() if n in ALONE} for row in kept]


def _held_out_scores(
    pages: Sequence[Page], described: Sequence[Sequence[Mapping[str, float]]]
) -> list[float]:
    """Score each claim by page numbers fitted without its fold."""
    truths = [[one.label != OFF for one in p.lessons if one.label is not None] for p in pages]
    scores: dict[int, list[float]] = {}
    for fold in range(_FOLDS):
        rest = [i for i in range(len(pages)) if i % _FOLDS != fold]
        bias, weights = fit_page(
            [row for i in rest for row in described[i]], [t for i in rest for t in truths[i]]
        )
        model = _page_model(bias, weights)
        for i in range(fold, len(pages), _FOLDS):
            scores[i] = [model(row) for row in described[i]]
    return [score for i in range(len(pages)) for score in scores[i]]


def _page_model(
    bias: float, weights: Mapping[str, float]
) -> Callable[[Mapping[str, float]], float]:
    def relevance(row: Mapping[str, float]) -> float:
        return 1 / (1 + math.exp(-(bias + sum(w * row[n] for n, w in sorted(weights.items())))))

    return relevance


def _from_precision(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """Find the lowest score from which enough of what is accepted is right."""
    right, best = 0, 1.0
    for count, (score, truth) in enumerate(sorted(zip(scores, truths, strict=True))[::-1], start=1):
        right += truth
        if right / count >= _PRECISION:
            best = score
    return best


def _from_recall(scores: Sequence[float], truths: Sequence[bool]) -> float:
    """Find the highest score from which enough of what is on the question is found."""
    right = sorted((s for s, truth in zip(scores, truths, strict=True) if truth), reverse=True)
    return right[int(_RECALL * (len(right) - 1))]


def _rules_right(pages: Sequence[Page]) -> float:
    """Give the share of the rules' positions on claims on the question that are right."""
    found = [one for page in pages for one in page.lessons if one.hit and one.label]
    on = [one for one in found if one.label != OFF]
    return rounded((sum(one.hit == one.label for one in on) + 1) / (len(on) + 1))


def to_json(model: Model) -> str:
    """Write a model the same way each time, one feature a line."""
    head = json.dumps(model.model_dump(exclude={"weights"}), ensure_ascii=False)[:-1]
    rows = (
        f"{json.dumps(n, ensure_ascii=False)}: {json.dumps(w)}" for n, w in model.weights.items()
    )
    return f'{head}, "weights": {{\n' + ",\n".join(rows) + "\n}}\n"

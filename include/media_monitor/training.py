"""Train a topic's small model on its examples and example articles; prints the model as JSON.

python -m media_monitor.training include/config/topics/NAME.yaml > .../NAME.model.json
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from media_monitor.claims import Cues, Speakers, extract
from media_monitor.errors import ConfigError
from media_monitor.models import content_id
from media_monitor.parsing import load_parser, parse
from media_monitor.positions.articles import MarkedArticle, labelled, read_articles
from media_monitor.positions.examples import Example, read_examples, staged
from media_monitor.positions.passage import passage_of, places_of
from media_monitor.positions.topic import Topic, read_topic
from media_monitor.positions.training import Page, page_of, to_json, train
from media_monitor.settings import CONFIG, load_yaml

if TYPE_CHECKING:
    from spacy.language import Language


class Material(NamedTuple):
    """What a topic's model learns from: sentences set into little articles, and whole ones."""

    examples: tuple[Example, ...]
    articles: Mapping[str, MarkedArticle]

    @property
    def digest(self) -> str:
        """Identify the material, so that a test can tell when to train again."""
        texts = (f"{a.article.text}{a.marked}" for a in self.articles.values())
        return content_id(*(example.model_dump_json() for example in self.examples), *texts)


def material_of(topic: Topic, folder: Path) -> Material:
    """Read what a topic's file names; raises ConfigError when it names no examples."""
    if topic.examples is None:
        raise ConfigError(f"topic {topic.name}: names no examples; add the key `examples`")
    articles = read_articles(folder / topic.articles, topic.stances) if topic.articles else {}
    return Material(read_examples(folder / topic.examples), articles)


def pages_of(material: Material, topic: Topic, nlp: "Language") -> list[Page]:
    """Set the examples into articles, and read the articles as the product reads them."""
    return [
        *_staged_pages(material.examples, topic, nlp),
        *_article_pages(material.articles, topic, nlp),
    ]


def _staged_pages(examples: Iterable[Example], topic: Topic, nlp: "Language") -> Iterable[Page]:
    for example in examples:
        parsed, claim = staged(example, nlp)
        places = places_of(parsed, topic)
        rows = [(passage_of(claim, places, topic), example.label)]
        yield page_of(example.family, places, rows, topic, is_article=False)


def _article_pages(
    articles: Mapping[str, MarkedArticle], topic: Topic, nlp: "Language"
) -> Iterable[Page]:
    cues = load_yaml(CONFIG / "cues.yaml", Cues)
    speakers = load_yaml(CONFIG / "speakers.yaml", Speakers)
    for name, example in articles.items():
        parsed = parse(example.article, nlp)
        places = places_of(parsed, topic)
        rows = [
            (passage_of(claim, places, topic), label)
            for claim, label in labelled(example, extract(parsed, cues, speakers))
        ]
        considered = topic.is_about(parsed.article.text)
        yield page_of(f"article {name}", places, rows, topic, is_article=considered)


def main(path: Path) -> str:
    """Train the topic of a file and give the model's JSON."""
    topic = read_topic(path)
    material = material_of(topic, path.parent)
    model = train(pages_of(material, topic, load_parser()), topic)
    return to_json(model.model_copy(update={"examples": material.digest}))


if __name__ == "__main__":
    sys.stdout.write(main(Path(sys.argv[1])))

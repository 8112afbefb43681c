"""Who is meant: names, surnames, nouns, pronouns and pairs."""

import pytest
from spacy.language import Language

from media_monitor.positions import Topic
from media_monitor.positions.lines import line_of
from media_monitor.positions.mentions import Reader


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The Haqqani network is strong.", ["haqqani"]),
        ("Mahmud Haqqani flew to Doha.", []),
        ("Haqqani told reporters to leave.", []),
        ("The Taliban and the Haqqanis met.", ["both"]),
        ("Taliban fighters and Haqqani fighters met.", ["both"]),
        ("The Pakistani Taliban met.", ["other"]),
        ("The network grew. It traded.", ["haqqani"]),
        ("The Taliban met the Haqqanis. They are separate.", ["both"]),
        ("The Taliban met al-Qaeda. They are separate.", ["other"]),
        ("The Taliban met al-Qaeda. The two groups are separate.", ["other"]),
        ("The two ministries are separate.", []),
        ("The Taliban and the Haqqanis met. It is a lie that rain fell.", []),
        ("The Taliban met. Rain fell. Snow fell. They are separate.", []),
        ("The army and the police help each other.", []),
        ("The Taliban met the Haqqanis. The clerks knew their job.", []),
        ("The Taliban met the Haqqanis. It obeys the Taliban.", ["haqqani", "taliban"]),
    ],
)
def test_who_is_meant_in_the_last_sentence(
    text: str, last: list[str], topic: Topic, nlp: Language
) -> None:
    reader = Reader(topic)
    sentences = [(s, reader.read(s)[0]) for s in nlp(text).sents]
    assert [unit.who for unit in line_of(*sentences[-1]).units if unit.who] == last


def test_we_is_the_speakers_party_only_inside_the_claim(topic: Topic, nlp: Language) -> None:
    (sentence,) = nlp("We saw that we obey the Taliban.").sents
    mentions, _ = Reader(topic).read(sentence)
    line = line_of(sentence, mentions, range(3, 7), "haqqani")
    assert [unit.who for unit in line.units if unit.who] == ["haqqani", "taliban"]

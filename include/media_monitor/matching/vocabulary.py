"""The words that matching tells apart, read once from the file beside this one."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from media_monitor.models import Record
from media_monitor.settings import load_yaml

Words = Annotated[frozenset[str], BeforeValidator(lambda text: str(text).split())]


class Vocabulary(Record):
    """Sets of folded words: titles, bodies, documents; what says nothing, repeats, is of talk."""

    titles: Words
    particles: Words
    documents: Words
    bodies: Words
    function_words: Words
    again: Words
    times: Words
    talk: Words


@cache
def vocabulary() -> Vocabulary:
    return load_yaml(Path(__file__).with_name("vocabulary.yaml"), Vocabulary)

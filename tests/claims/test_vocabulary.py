"""The shipped vocabulary and registry: consistent, and wrong keys are named."""

from pathlib import Path

import pytest

from media_monitor.claims import Cues, Speakers
from media_monitor.claims.names import fold
from media_monitor.errors import ConfigError
from media_monitor.settings import load_yaml


def test_every_name_in_the_registry_means_one_entry(speakers: Speakers) -> None:
    owners: dict[str, set[str]] = {}
    for known in speakers.speakers:
        for name in (known.name, *known.aliases):
            owners.setdefault(fold(name), set()).add(known.name)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_words_are_lower_case_lemmas(cues: Cues) -> None:
    words = cues.verbs | cues.people | cues.bodies | cues.documents
    assert {word for word in words if word != word.lower() or word != word.strip()} == set()


def test_variants_of_a_name_find_one_person(speakers: Speakers) -> None:
    found = {
        known.name
        for name in ("Sirajuddin Haqqani", "Serajuddin Haqani", "Siraj Haqqani")
        if (known := speakers.person(name)) is not None
    }
    assert found == {"Sirajuddin Haqqani"}
    assert speakers.person("Husain Haqqani") != speakers.person("Khalil Haqqani")


def test_a_wrong_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "speakers.yaml"
    path.write_text("speakers: [{name: Gul Khan, organization: Elders}]", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"speakers\.0\.organization: unknown key"):
        load_yaml(path, Speakers)

"""What tests of decisions tell their stories to."""

from pathlib import Path

import pytest

from tests.review.stories import Told


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Told:
    return Told(tmp_path, empty)

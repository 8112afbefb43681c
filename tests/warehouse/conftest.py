"""What tests of the warehouse load into."""

from pathlib import Path

import pytest

from tests.warehouse.store import Store


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Store:
    return Store(tmp_path, empty)

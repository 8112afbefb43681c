"""What tests of fetching ask, and by which clock."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.fetching.servers import Serve, Server, Time


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda script, host="127.0.0.1": stack.enter_context(Server(script, host))


@pytest.fixture
def timing() -> Time:
    return Time()

"""Sets that many tests stand on are built once for all of them."""

from collections.abc import Iterator
from functools import lru_cache

import pytest

from workprint.crafts.previz import sets


@pytest.fixture(scope="session", autouse=True)
def _standing_sets() -> Iterator[None]:
    """The stage keeps the last dozen; here more are kept, since tests go from one to another and back."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sets, "_built", lru_cache(maxsize=150)(sets._built.__wrapped__))
        yield

"""The digest: one canonical form, kinds apart, fixed for ever within a version."""

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workprint.core.digest import canonical, digest, digest_file
from workprint.core.nouns import Artifact, Task

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_the_form_is_fixed():
    assert canonical({"b": [1, 2.5, None], "a": "É", "r": Fraction(24000, 1001)}) == '{"a":"É","b":[1,2.5,null],"r":"24000/1001"}'.encode()
    assert digest("task", ["clip", 1]) == "wp1-b287e2641893cb5426a16485d3424d436c80549b"


def test_a_kind_is_part_of_the_name():
    assert digest("task", b"same") != digest("artifact", b"same")


@given(st.dictionaries(st.text(), PLAIN, max_size=6))
def test_order_of_keys_does_not_matter(value):
    assert digest("x", value) == digest("x", dict(reversed(list(value.items()))))


def test_what_has_no_canonical_form_is_refused():
    for value in ({1, 2}, object(), float("nan")):
        with pytest.raises((TypeError, ValueError)):
            canonical(value)


def test_a_file_has_the_name_of_its_bytes(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * 3_000_000)
    assert digest_file("artifact", path) == digest("artifact", b"x" * 3_000_000)


def test_a_dataclass_is_its_fields():
    @dataclass(frozen=True)
    class Point:
        x: int
        y: int

    assert canonical(Point(1, 2)) == b'{"x":1,"y":2}'


def test_a_label_takes_no_part_in_a_tasks_identity():
    one, other = (Task("clip", "toy", "1", {"a": 1}, (), label) for label in ("3A", "4A"))
    assert one.key({}) == other.key({}) and one == other


def test_every_field_that_can_change_a_byte_changes_the_key():
    base = Task("clip", "toy", "1", {"a": 1}, (("in", Artifact("d", "x/y", 1)),))
    others = [
        Task("voice", "toy", "1", {"a": 1}, base.inputs),
        Task("clip", "toy2", "1", {"a": 1}, base.inputs),
        Task("clip", "toy", "2", {"a": 1}, base.inputs),
        Task("clip", "toy", "1", {"a": 2}, base.inputs),
    ]
    keys = {task.key({"in": "d"}) for task in [base, *others]} | {base.key({"in": "e"}), base.key({"on": "d"})}
    assert len(keys) == 7

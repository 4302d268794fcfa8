"""circled.toml: what people chose is read, checked, and changed without touching a word of theirs."""

from __future__ import annotations

import pytest

from workprint.core.errors import FolderError
from workprint.story.choices import Circled, Opinion, Waiver, circle, circled_file, slated, think, waive


def test_circling_and_waiving() -> None:
    text = circle("", "3A", 2)
    text = waive(text, "jump-cut", "shot 3B", 'she "jumps"\non purpose')
    text = circle(text, "sc. 4", 1)
    text = waive(text, "long-line", "shot 5", "let it run")
    text = circle(text, "3A", 3)
    assert text.startswith("# What people chose")
    waived = (Waiver("jump-cut", "shot 3B", 'she "jumps"\non purpose'), Waiver("long-line", "shot 5", "let it run"))
    assert circled_file(text) == Circled({"3A": 3, "sc. 4": 1}, waived)
    text = circle(circle(text, "3A", None), "never there", None)
    assert circled_file(text) == Circled({"sc. 4": 1}, waived)


def test_what_people_wrote_stays() -> None:
    text = '# ours\n\n[shots] # the takes\n"3B" = 1   # the quiet one\n"3A" = 2\n\n# done by Ann\n[[waived]]\n'
    text += 'check = "a" # x\nwhere = "b"\nreason = "c"\n'
    assert circle(text, "3B", 4) == text.replace("= 1 ", "= 4 ")
    assert circle(text, "3A", None) == text.replace('"3A" = 2\n', "")
    assert circle(circle(text, "3C", 5), "3C", None) == text
    crlf = "\ufeff" + text.replace("\n", "\r\n")
    changed = waive(circle(circle(crlf, "3B", 4), "9", 1), "d", "e", "f")
    assert changed.startswith("\ufeff# ours\r\n")
    assert "\n" not in changed.replace("\r\n", "")


def test_what_people_think_of_takes() -> None:
    text = think("", "3B", 2, rating=4, note="the best turn")
    text = think(text, "3B", 1, rejected="his hand melts")
    text = circle(think(text, "sc. 4-x", 11, rating=1), "3B", 2)
    takes = {("3B", 2): Opinion(4, "the best turn"), ("3B", 1): Opinion(rejected="his hand melts"), ("SC. 4-X", 11): Opinion(1)}
    assert circled_file(text) == Circled({"3B": 2}, (), takes)
    assert circled_file(think(text, "3B", 1, rejected="")).takes[("3B", 1)] == Opinion()
    assert think("", "3B", 1, note="") == ""


@pytest.mark.parametrize(
    ("name", "says"),
    [("3B-T2", ("3B", 2)), (" 3b-t12 ", ("3B", 12)), ("A-T1-T3", ("A-T1", 3)), ("3B", None), ("3B-T0", None), ("-T1", None)],
)
def test_takes_are_named_as_on_a_slate(name: str, says: tuple[str, int] | None) -> None:
    assert slated(name) == says


CIRCLED_ERRORS = {
    '[takes."3B"]\nrating = 1': ("takes.3B: this names no take", "3B-T2"),
    '[takes."3B-T1"]\nrating = 6': ("rating: 6 will not do", "0 to 5"),
    '[takes."3B-T1"]\nstars = 1': ("stars: nothing here is called that", "rating"),
    '[shots]\n"3A" = 0': ("circled.toml:2: shots.3A: 0 will not do", "from 1"),
    '[shots]\n3A = "two"': ("circled.toml:2: shots.3A: 'two'", "from 1"),
    '[[waived]]\ncheck = "a"\nwhere = "x"': ("waived.reason: this is missing", "why"),
    '[[waived]]\nchek = "a"': ("circled.toml:2: waived.chek:", "Did you mean 'check'?"),
    "waived = 3": ("circled.toml:1: waived: this is not a list of tables", "[[waived]]"),
    "[shot]\na = 1": ("circled.toml:1: shot:", "Did you mean 'shots'?"),
}


@pytest.mark.parametrize("text", CIRCLED_ERRORS)
def test_circled_error(text: str) -> None:
    with pytest.raises(FolderError) as caught:
        circled_file(text)
    what, remedy = CIRCLED_ERRORS[text]
    assert what in str(caught.value)
    assert remedy in caught.value.remedy

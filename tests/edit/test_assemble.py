"""The cut follows the page; a circled take lasts as long as it can."""

from tests.films import film, scene, shot, take
from workprint.edit import assemble

FILM = film(scene("1", shot("1A", frames=48), shot("1B", frames=24)), scene("2", shot("2A", frames=30)))


def test_picks_lie_end_to_end_and_chapters_start_with_scenes():
    cut = assemble(FILM, {each.id: take(each.id, frames=each.frames) for each in FILM.shots})
    assert [(pick.shot, pick.span.start, pick.span.length) for pick in cut.picks] == [("1A", 0, 48), ("1B", 48, 24), ("2A", 72, 30)]
    assert cut.chapters == ((0, "INT. HALL - DAY"), (72, "INT. HALL - DAY"))
    assert cut.length == 102


def test_a_shot_without_a_take_is_left_out():
    cut = assemble(FILM, {"1A": take("1A"), "2A": take("2A", frames=30)})
    assert [pick.shot for pick in cut.picks] == ["1A", "2A"]


def test_a_take_longer_than_its_shot_is_trimmed_and_a_shorter_one_lasts_as_long_as_it_can():
    cut = assemble(FILM, {"1A": take("1A", frames=96), "1B": take("1B", frames=12), "2A": take("2A", frames=30)})
    assert [pick.span.length for pick in cut.picks] == [48, 12, 30]

"""What is made again and what is kept. Each test's first line is its story: `A <- B` means that B is made from A."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build.crew import LOADER, kept_things, note, odd, ran
from workprint.build import Failed, Finished, Planned, Started, Store, make, state
from workprint.core.errors import EngineError, StoreError
from workprint.core.nouns import Artifact, Owed, Task

NOWHERE = Artifact("wp1-" + "0" * 40, "text/plain", 4)
pytestmark = pytest.mark.usefixtures("here")


def chain(a: str = "A", **middle: object) -> Task:
    """A <- B <- C"""
    return note("C", note("B", note(a, label="A"), label="B", **middle), label="C")


def states(goals, store) -> str:
    return ", ".join(sorted(f"{each.task.label} {each.state}" for each in state(goals, store)))


def test_everything_is_made_once(store):
    # A <- B <- C: nothing there > all made; again > all kept
    assert states([chain()], store) == "A to make, B unknown, C unknown"
    assert ran([chain()], store) == "A made, B made, C made"
    assert states([chain()], store) == "A kept, B kept, C kept"
    assert ran([chain()], store) == "A kept, B kept, C kept"


def test_an_edit_makes_what_depends_on_it(store):
    # A <- B <- C, D: A edited > A, B, C made, D kept
    ran([chain(), note("D")], store)
    assert states([chain("A2"), note("D")], store) == "A to make, B unknown, C unknown, D kept"
    assert ran([chain("A2"), note("D")], store) == "A made, B made, C made, D kept"


def test_going_back_makes_nothing(store):
    # A <- B <- C: A edited, then edited back > all kept
    ran([chain()], store)
    ran([chain("A2")], store)
    assert ran([chain()], store) == "A kept, B kept, C kept"


def test_early_cut_off(store):
    # A <- B <- C: A edited, B comes out with the same bytes > A, B made, C kept
    ran([chain(bytes=0)], store)
    assert states([chain("A2", bytes=0)], store) == "A to make, B unknown, C unknown"
    assert ran([chain("A2", bytes=0)], store) == "A made, B made, C kept"


@pytest.mark.parametrize("damage", ["deleted", "overwritten", "cut short", "same size, same time"])
def test_a_damaged_artifact_is_made_again(store, damage):
    # A <- B <- C: B's artifact damaged > B made, A and C kept; all as before
    ran([chain()], store)
    before = kept_things(store)
    made = next(each.record for each in state([chain()], store) if each.task.label == "B")
    path = store.path(made.products["note"].digest)
    spoil(path, damage)
    store.close()
    assert states([chain()], store) == "A kept, B to make, C kept"
    assert ran([chain()], store) == "A kept, B made, C kept"
    whole = {name: data for name, data in kept_things(store).items() if "damaged" not in name}
    assert whole == before
    assert len(list(store.objects.glob("*/*.damaged"))) == (damage != "deleted")


def spoil(path: Path, damage: str) -> None:
    import os

    data, facts = path.read_bytes(), path.stat()
    path.chmod(0o644)
    if damage == "deleted":
        path.unlink()
    elif damage == "overwritten":
        path.write_bytes(b"something else altogether")
    elif damage == "cut short":
        path.write_bytes(data[:-1])
    else:
        path.write_bytes(data[::-1])
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def test_damage_to_what_comes_out_new_goes_on_downwards(store):
    # N <- B, N is different each time: N's artifact deleted > N made, B made
    goal = odd("hear", odd("noise", label="N"), label="B")
    ran([goal], store)
    noise = next(each.record for each in state([goal], store) if each.task.label == "N")
    store.path(noise.products["note"].digest).unlink()
    assert ran([goal], store) == "B made, N made"


@pytest.mark.parametrize("damage", ["deleted", "rubbish", "another's", "edited by hand"])
def test_a_damaged_record_is_made_again(store, damage):
    # A <- B <- C: B's record damaged > B made, the rest kept
    ran([chain()], store)
    records = {each.task.label: store.record_path(each.name) for each in state([chain()], store)}
    path = records["B"]
    text = path.read_text()
    if damage == "deleted":
        path.unlink()
    else:
        other = {"rubbish": "{]", "another's": records["A"].read_text(), "edited by hand": text.replace('"text": "B"', '"text": "X"')}
        path.write_text(other[damage])
    assert ran([chain()], store) == "A kept, B made, C kept"
    assert len(list(store.records_folder.glob("*/*.damaged"))) == (damage != "deleted")


def test_equal_orders_are_made_once(store):
    # A = A' (twins), each <- B: one A made, one B made
    twins = [note("B", note("A", label=f"A{n}"), label=f"B{n}") for n in (1, 2)]
    events = list(make(twins, store, LOADER, workers=4))
    assert events[0] == Planned(4, 2, 2)
    assert sum(isinstance(event, Started) for event in events) == 2
    assert [event.kept for event in events if isinstance(event, Finished)].count(False) == 2
    assert {id(event.task) for event in events if isinstance(event, Finished)} >= {id(twin) for twin in twins}


def test_orders_that_turn_out_equal_are_made_once(store):
    # A1 <- B1 <- C1, A2 <- B2 <- C2: B1 and B2 give the same bytes > C made once
    goals = [note("C", note("B", note(f"A{n}"), label=f"B{n}", bytes=0), label=f"C{n}") for n in (1, 2)]
    happened = ran(goals, store, workers=4)
    assert "C1 made, C2 kept" in happened or "C1 kept, C2 made" in happened


def test_one_failure_stops_only_what_waits_for_it(store):
    # A <- F! <- G, A <- D: F fails > A, D made, G left; the error says F and why
    a = note("A")
    bad = note("F", a, toy={"fail": "out of paint"}, label="3A the door")
    events: list = []
    with pytest.raises(EngineError) as caught:
        events.extend(make([note("G", bad), note("D", a)], store, LOADER, workers=2))
    assert sorted(event.task.label for event in events if isinstance(event, Finished)) == ["A", "D"]
    assert [event.task for event in events if isinstance(event, Failed)] == [bad]
    assert "note by toy, '3A the door'" in str(caught.value)
    assert "out of paint" in str(caught.value)
    assert "1 more waits" in str(caught.value)


def test_two_failures_are_both_named(store):
    # F! E!: both in one error, with both cures
    with pytest.raises(EngineError, match=r"(?s)2 orders failed.*'E'.*'F'.*out of the order"):
        ran([note("E", toy={"fail": "no"}), note("F", toy={"fail": "never"})], store)


@pytest.mark.parametrize(
    ("task", "says"),
    [
        (odd("bug"), "IndexError"),
        (odd("nothing"), "no products"),
        (odd("twice"), "two of one name"),
        (odd("outside", path="/etc/hostname"), "not a file in its workdir"),
        (odd("outside", path="../lock"), "not a file in its workdir"),
        (odd("outside", path="missing"), "not a file in its workdir"),
        (odd("link"), "not a file in its workdir"),
        (odd("memory"), "too little memory"),
        (note("A", surprise=1), "knows no surprise"),
        (Task("clip", "toy", "2", {}), "version 2"),
        (Task("mix", "toy", "1", {}), "not mix"),
        (
            odd("hear", Task("note", "toy", "1", {"text": "x"}, (("in", Artifact("wp1-" + "0" * 40, "text/plain", 4)),))),
            "missing from the store",
        ),
        (Task("note", "toy", "1", {"text": "x"}, (("in", Owed(note("A"), "picture")),)), "no product 'picture'"),
    ],
)
def test_each_failure_has_one_clear_message(store, task, says):
    # X!: an engine misbehaves > one message, nothing kept of it
    with pytest.raises(EngineError) as caught:
        ran([task], store)
    assert says in str(caught.value)
    assert not list(store.tmp.iterdir())


def test_nothing_unseen_reaches_an_engine(store):
    # A <- X: label and facts are not in the key, so the engine does not get them
    ran([odd("around", odd("noise"), label="one name")], store)
    assert ran([odd("around", odd("noise"), label="other name")], store) == "noise kept, other name kept"
    (record,) = (store.find(key) for key in store.record_keys() if store.find(key).op == "around")
    assert store.path(record.products["note"].digest).read_text().startswith('["", [["in0", {}]]')


def test_a_store_is_not_touched_before_something_is_kept(tmp_path):
    # nothing there: looking makes nothing
    with Store(tmp_path / "film" / ".workprint") as store:
        assert states([chain()], store) == "A to make, B unknown, C unknown"
        assert store.latest("note", "A") is None
    assert not (tmp_path / "film").exists()


def test_leaving_early_keeps_what_was_made(store):
    # A <- B <- C: left after A > A kept, B, C made
    for event in (events := make([chain()], store, LOADER)):
        if isinstance(event, Finished):
            events.close()
            break
    assert ran([chain()], store) == "A kept, B made, C made"


def test_a_deep_chain_is_no_trouble(store):
    # A0 <- A1 <- ... <- A1500
    task = note("0")
    for number in range(1, 1500):
        task = note(str(number), task)
    assert [each.state for each in state([task], store)].count("unknown") == 1499


def test_the_longest_chain_starts_first(store):
    # X, A <- B <- C with one worker: A before X; by estimate: X first
    goals = [note("X"), chain()]
    started = [event.task.label for event in make(goals, store, LOADER) if isinstance(event, Started)]
    assert started == ["A", "B", "X", "C"] or started[0] == "A"
    other = [note("X2"), chain("A2")]
    dear = make(other, store, LOADER, estimate=lambda task: 100.0 if task.label == "X2" else 1.0)
    assert next(event.task.label for event in dear if isinstance(event, Started)) == "X2"


@st.composite
def films(draw) -> list[list[Task]]:
    """Three versions of a graph: each note stands on some earlier ones; between versions texts change."""
    count = draw(st.integers(2, 9))
    edges = [draw(st.lists(st.integers(0, place - 1), max_size=3, unique=True)) if place else [] for place in range(count)]
    deaf = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    texts = [draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)) for _ in range(3)]
    return [_graph(version, edges, deaf) for version in texts]


def _graph(texts, edges, deaf) -> list[Task]:
    tasks: list[Task] = []
    for place, text in enumerate(texts):
        bytes_ = {"bytes": 0} if deaf[place] else {}
        tasks.append(note(f"{place} {text}", *(tasks[source] for source in edges[place]), label=str(place), **bytes_))
    return tasks


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(films())
def test_incremental_equals_fresh(tmp_path_factory, versions):
    # any graph, edited twice > what the goals are is what a fresh store gives, byte for byte; a second run makes nothing
    folder = tmp_path_factory.mktemp("stores")
    with Store(folder / "grown") as grown:
        for version in versions:
            ran(version, grown, workers=3)
        assert "made" not in ran(versions[-1], grown)
        with Store(folder / "fresh") as fresh:
            ran(versions[-1], fresh, workers=1)
            assert results(versions[-1], grown) == results(versions[-1], fresh)
            assert kept_things(fresh).items() <= kept_things(grown).items()


def results(goals, store) -> list[bytes]:
    return [store.path(each.record.products["note"].digest).read_bytes() for each in state(goals, store)]


def test_a_newer_record_is_not_thrown_away(store):
    # A made by a newer Workprint > a clear refusal, nothing overwritten
    ran([note("A")], store)
    (key,) = store.record_keys()
    path = store.record_path(key)
    path.write_text(path.read_text().replace('"format": 2', '"format": 99'))
    with pytest.raises(StoreError, match="upgrade Workprint"):
        ran([note("A")], store)
    assert '"format": 99' in path.read_text()

"""What every engine must keep to, as checks that anyone can run over their own. Knows the protocol; knows no engine.

    import pytest
    from workprint.engines.conformance import CHECKS, Sample
    from my_package import Haiku

    SAMPLE = Sample("voice", {"text": "An old silent pond", "language": "en", "delivery": "", "within": 0, "voice": {"name": "MARA"}})

    @pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
    def test_haiku(check, tmp_path):
        check(Haiku(), SAMPLE, tmp_path)

A check raises AssertionError that says which rule is broken. An engine that works elsewhere than on this machine (`card.where`) may use the
network and need not give the same bytes twice; have its sample run against a server of your own.
"""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from workprint.core.cards import HERE, UNITS, Card
from workprint.core.digest import canonical
from workprint.core.errors import EngineError, WorkprintError
from workprint.core.nouns import Artifact, Engine, Product, Task

SPOILT: Mapping[str, Callable[[bytes], bytes]] = {
    "rubbish": lambda data: bytes(range(256)) * 8,
    "empty": lambda data: b"",
    "cut short": lambda data: data[: len(data) // 2],
}

SIGNS: Mapping[str, Callable[[bytes], bool]] = {
    "video/mp4": lambda data: data[4:8] == b"ftyp",
    "video/quicktime": lambda data: data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide"),
    "video/webm": lambda data: data[:4] == b"\x1aE\xdf\xa3",
    "video/x-matroska": lambda data: data[:4] == b"\x1aE\xdf\xa3",
    "video/x-yuv4mpeg": lambda data: data[:9] == b"YUV4MPEG2",
    "audio/flac": lambda data: data[:4] == b"fLaC",
    "audio/wav": lambda data: data[:4] in (b"RIFF", b"RF64") and data[8:12] == b"WAVE",
    "audio/aac": lambda data: data[0] == 0xFF and data[1] & 0xF6 == 0xF0,
    "audio/ogg": lambda data: data[:4] == b"OggS",
    "image/png": lambda data: data[:8] == b"\x89PNG\r\n\x1a\n",
    "image/jpeg": lambda data: data[:3] == b"\xff\xd8\xff",
    "image/x-exr": lambda data: data[:4] == b"v/1\x01",
    "application/json": lambda data: isinstance(json.loads(data), dict | list),
    "application/x-subrip": lambda data: not data.strip() or data.splitlines()[0].strip() == b"1",
}
"""How a file of each media type begins (ISO/IEC 14496-12, RFC 9559, 9639 and 3533, ISO 13818-7, PNG 3). Others are not looked into."""


@dataclass(frozen=True)
class Sample:
    """An order that the engine can do: small, so that it takes a second or two. `inputs` writes its input files into a folder."""

    op: str
    params: Mapping[str, Any]
    inputs: Callable[[Path], Mapping[str, Path]] = field(default=lambda folder: {})


def has_a_good_card(engine: Engine, sample: Sample, folder: Path) -> None:
    """The card is data, complete, and names the op."""
    card = engine.card
    _must(isinstance(card, Card), f"`card` is a workprint.core.nouns.Card, not {type(card).__name__}")
    _must(re.fullmatch(r"[a-z][a-z0-9_-]*", card.name) is not None, f"the name {card.name!r} is lower case letters, digits, - and _")
    _must(bool(card.version) and bool(card.ops), "the card has a version and at least one op")
    _must(sample.op in card.ops, f"the card's ops {card.ops} name {sample.op!r}")
    _must(all(set(model.ops) <= set(card.ops) and model.ops for model in card.models), "every model has ops, and they are among the card's")
    _must(len({model.name for model in card.models}) == len(card.models), "every model has a name of its own")
    for rate in (rate for model in card.models for rate in model.prices.rates):
        _must(rate.per in UNITS, f"a price is for one of {', '.join(UNITS)}, not {rate.per!r}")
        _must(0 <= rate.low <= rate.high, "a price goes from low to high, and neither is below nothing")
    for prices in (model.prices for model in card.models if model.prices.rates):
        _must(bool(prices.source and re.fullmatch(r"\d{4}-\d\d-\d\d", prices.date)), "a price list says its source and its date")
    _must(bool(card.summary) and "\n" not in card.summary, "the summary is one line")
    _must(bool(card.licence) and bool(card.where), "the card says the licence, and where the work is done")
    _must(type(engine)().card == card, "two engines of one class have one card")
    canonical(card)


def pickles(engine: Engine, sample: Sample, folder: Path) -> None:
    """The engine can be sent to another process."""
    _must(pickle.loads(pickle.dumps(engine)).card == engine.card, "the engine and its card survive pickling")


def makes_what_it_says(engine: Engine, sample: Sample, folder: Path) -> None:
    """The products are there, are files of the workdir, and are of the media type that they claim."""
    workdir = _folder(folder, "work")
    products = _make(engine, sample, folder, workdir)
    names = [product.name for product in products]
    _must(bool(names) and len(set(names)) == len(names), f"there are products, each with a name of its own: {names}")
    for product in products:
        path = workdir / product.path
        _must(path.is_file() and not path.is_symlink(), f"product {product.name!r} is a plain file: {path}")
        _must(path.resolve().is_relative_to(workdir.resolve()), f"product {product.name!r} lies in the workdir: {path}")
        _must(path.stat().st_size > 0, f"product {product.name!r} is not empty")
        sign = SIGNS.get(product.media)
        _must(sign is None or _reads(sign, path.read_bytes()), f"product {product.name!r} is {product.media}")
        canonical(product.facts)


def gives_the_same_bytes_again(engine: Engine, sample: Sample, folder: Path) -> None:
    """The same order in another folder and another process, under another label, gives the same bytes and facts."""
    if engine.card.where != HERE:
        return
    here = _prints(_make(engine, sample, folder, _folder(folder, "work")))
    inputs, workdir = sample.inputs(_folder(folder, "in")), _folder(folder, "else/where")
    order = pickle.dumps((engine, _order(engine, sample, folder, label="another label"), inputs, workdir))
    code = "import sys; sys.path[:] = sys.argv[1:]; from workprint.engines.conformance import _elsewhere; _elsewhere()"
    surroundings = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu"}
    command = [sys.executable, "-c", code, *map(os.path.abspath, sys.path)]
    ran = subprocess.run(command, input=order, capture_output=True, env=surroundings, check=False)
    _must(ran.returncode == 0, f"the order can be done in another process: {ran.stderr.decode()[-800:]}")
    there = pickle.loads(ran.stdout)
    changed = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    _must(not changed, f"the same order gives the same bytes and facts; {', '.join(changed)} came out otherwise")


def keeps_to_its_workdir(engine: Engine, sample: Sample, folder: Path) -> None:
    """Nothing is written outside the workdir, and the inputs are as they were."""
    stray = _folder(folder, "stray")
    before = {name: path.read_bytes() for name, path in sample.inputs(_folder(folder, "in")).items()}
    workdir = _folder(folder, "work")
    seen = _Seen()
    with _standing_in(stray):
        _make(engine, sample, folder, workdir, watch=seen)
    allowed = [str(workdir.resolve()), str(workdir), os.devnull, "/dev/"]
    outside = [path for path in seen.written if not path.startswith(tuple(allowed)) and "__pycache__" not in path]
    _must(not outside, f"everything is written into the workdir; not so: {outside[:5]}")
    _must(not list(stray.iterdir()), f"nothing is written into the current folder: {list(stray.iterdir())}")
    after = {name: path.read_bytes() for name, path in sample.inputs(_folder(folder, "in")).items()}
    _must(before == after, "the inputs are only read")


def stays_off_the_network(engine: Engine, sample: Sample, folder: Path) -> None:
    """An engine of this machine asks nobody else."""
    if engine.card.where != HERE:
        return
    seen = _Seen()
    try:
        _make(engine, sample, folder, _folder(folder, "work"), watch=seen)
    except Exception:
        if not seen.asked:
            raise
    _must(not seen.asked, f"the network is left alone; asked for: {seen.asked[:5]}")


def refuses_or_ignores_what_it_does_not_know(engine: Engine, sample: Sample, folder: Path) -> None:
    """A param that it never heard of is an EngineError or changes nothing; an op that it never heard of is an EngineError."""
    odd = replace(sample, params={**sample.params, "a param nobody knows": 4711})
    try:
        changed = _prints(_make(engine, odd, folder, _folder(folder, "odd")))
    except EngineError:
        pass
    else:
        if engine.card.where == HERE:
            _must(changed == _prints(_make(engine, sample, folder, _folder(folder, "work"))), "a param that is not known changes nothing")
    _only_errors_to_mend("an op that it does not know", engine, replace(sample, op="an op nobody knows"), folder, must_fail=True)


def has_one_kind_of_complaint(engine: Engine, sample: Sample, folder: Path) -> None:
    """Inputs that are rubbish, empty or cut short give a WorkprintError, if they give an error at all."""
    for name in sample.inputs(_folder(folder, "in")):
        for kind, spoil in SPOILT.items():
            _only_errors_to_mend(f"its input {name!r} {kind}", engine, replace(sample, inputs=_spoilt(sample, name, spoil)), folder)


CHECKS: tuple[Callable[[Engine, Sample, Path], None], ...] = (
    has_a_good_card,
    pickles,
    makes_what_it_says,
    gives_the_same_bytes_again,
    keeps_to_its_workdir,
    stays_off_the_network,
    refuses_or_ignores_what_it_does_not_know,
    has_one_kind_of_complaint,
)
"""Each takes an engine, a sample order and an empty folder."""


# ------------------------------------------------------------------------------------- how the checks do it


def _must(so: bool, rule: str) -> None:
    if not so:
        raise AssertionError(f"an engine must keep to this: {rule}")


def _reads(sign: Callable[[bytes], bool], data: bytes) -> bool:
    try:
        return sign(data)
    except (ValueError, IndexError):
        return False


def _folder(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir(parents=True, exist_ok=True)
    return made


def _order(engine: Engine, sample: Sample, folder: Path, *, label: str = "") -> Task:
    """The order as a worker would get it: inputs named by their digests."""
    inputs = sample.inputs(_folder(folder, "in"))
    given = tuple(
        (name, Artifact(f"wp1-{sha256(path.read_bytes()).hexdigest()[:40]}", "", path.stat().st_size)) for name, path in inputs.items()
    )
    return Task(sample.op, engine.card.name, engine.card.version, sample.params, given, label)


def _make(engine: Engine, sample: Sample, folder: Path, workdir: Path, *, watch: _Seen | None = None) -> tuple[Product, ...]:
    order, inputs = _order(engine, sample, folder), sample.inputs(_folder(folder, "in"))
    with _watched(watch):
        products = engine.make(order, inputs, workdir)
    return tuple(replace(product, path=workdir / product.path) for product in products)


def _prints(products: tuple[Product, ...]) -> dict[str, tuple[str, str, bytes]]:
    return {product.name: (sha256(product.path.read_bytes()).hexdigest(), product.media, canonical(product.facts)) for product in products}


def _elsewhere() -> None:
    """In another process: do the order on stdin and answer with its fingerprints."""
    engine, order, inputs, workdir = pickle.load(sys.stdin.buffer)
    answer, sys.stdout = os.fdopen(os.dup(1), "wb"), sys.stderr
    os.dup2(2, 1)
    products = engine.make(order, inputs, workdir)
    pickle.dump(_prints(tuple(replace(product, path=workdir / product.path) for product in products)), answer)
    answer.close()


def _spoilt(sample: Sample, name: str, spoil: Callable[[bytes], bytes]) -> Callable[[Path], Mapping[str, Path]]:
    def inputs(folder: Path) -> Mapping[str, Path]:
        given = dict(sample.inputs(folder))
        spoilt = _folder(folder, "spoilt") / given[name].name
        spoilt.write_bytes(spoil(given[name].read_bytes()))
        return given | {name: spoilt}

    return inputs


def _only_errors_to_mend(what: str, engine: Engine, sample: Sample, folder: Path, *, must_fail: bool = False) -> None:
    try:
        with tempfile.TemporaryDirectory(dir=folder) as workdir:
            _make(engine, sample, folder, Path(workdir))
    except WorkprintError as error:
        _must(bool(error.what and error.remedy), f"an error says what happened and what to do; for {what}: {error}")
    except Exception as error:
        raise AssertionError(f"an engine must keep to this: {what} gives an EngineError or MediaError, not {error!r}") from error
    else:
        _must(not must_fail, f"{what} gives an EngineError")


@dataclass
class _Seen:
    """What Python was asked to do while it was watched."""

    written: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


_watching: list[_Seen] = []
_hooked: list[bool] = []


@contextmanager
def _watched(seen: _Seen | None) -> Iterator[None]:
    """Notes each file that is opened for writing, and notes and refuses each connection, through Python's audit events (PEP 578)."""
    if seen is None:
        yield
        return
    if not _hooked:
        _hooked.append(True)
        sys.addaudithook(_note)
    _watching.append(seen)
    try:
        yield
    finally:
        _watching.pop()


def _note(event: str, args: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event == "open" and isinstance(args[0], str | bytes | os.PathLike):
        mode, flags = args[1], args[2] or 0
        if (mode and set(mode) & set("wax+")) or (not mode and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            _watching[-1].written.append(os.path.abspath(os.fsdecode(args[0])))
    elif event in ("os.mkdir", "os.remove", "os.rmdir", "os.truncate"):
        _watching[-1].written.append(os.path.abspath(os.fsdecode(args[0])))
    elif event in ("os.rename", "os.link", "os.symlink"):
        _watching[-1].written.append(os.path.abspath(os.fsdecode(args[1])))
    elif event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        _watching[-1].asked.append(f"{event} {args[1:]}" if event.startswith("socket.conn") else f"{event} {args}")
        raise ConnectionRefusedError("engines of this machine stay off the network")


@contextmanager
def _standing_in(folder: Path) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)

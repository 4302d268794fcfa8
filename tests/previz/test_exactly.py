"""Same text, same bytes on every machine: nothing of the stage asks the C library, BLAS or a processor's own instructions for a number."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workprint.crafts.previz as previz
from tests.previz.other_machines import OTHER_LIBM

ROOT = Path(previz.__file__).parent
LIBM = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "asin",
        "acos",
        "atan",
        "atan2",
        "sinh",
        "cosh",
        "tanh",
        "asinh",
        "acosh",
        "atanh",
        "exp",
        "exp2",
        "expm1",
        "log",
        "log2",
        "log10",
        "log1p",
        "pow",
        "hypot",
        "dist",
        "cbrt",
        "gamma",
        "erf",
    ]
)
"""Of `math`: the C library's, and two of Python's own that add otherwise from version to version."""
NUMPY = LIBM | frozenset(
    [
        "arcsin",
        "arccos",
        "arctan",
        "arctan2",
        "arcsinh",
        "arccosh",
        "arctanh",
        "power",
        "float_power",
        "logaddexp",
        "sinc",
        "cbrt",
        "linalg",
        "dot",
        "vdot",
        "inner",
        "matmul",
        "tensordot",
        "einsum",
        "interp",
        "convolve",
        "correlate",
        "polyfit",
        "fft",
        "random",
    ]
)
"""Of numpy: another path on each processor, or BLAS. (Sums along an axis are in an order of their own; products and roots are exact.)"""
KERNELS = ("kernel", "inner", "inlined")
ALLOWED = {
    "draw/shadow.py": "2.0**n of whole n at import: powers of two are exact in every library",
}
"""Files that do what is not allowed elsewhere, and why that is no harm."""


def compiled(tree: ast.AST) -> set[ast.AST]:
    """All that stands inside kernels: numba turns `x**2` into products there."""
    kernels = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and any(ast.unparse(d) in KERNELS for d in n.decorator_list)]
    return {inside for each in kernels for inside in ast.walk(each)}


def trespasses(text: str) -> list[str]:
    """What a module's text takes from elsewhere than `exact`, with its line."""
    tree = ast.parse(text)
    inside, found = compiled(tree), []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("math", "numpy", "cmath", "statistics", "scipy"):
            found += [f"{node.lineno}: {each.name} of {node.module}" for each in node.names if each.name in NUMPY or node.module[0] in "cs"]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr in LIBM) == ("math", True):
            found.append(f"{node.lineno}: math.{node.attr}")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and (node.value.id, node.attr in NUMPY) == ("np", True):
            found.append(f"{node.lineno}: np.{node.attr}")
        elif isinstance(node, ast.Attribute) and node.attr == "dot" and not isinstance(node.value, ast.Name):
            found.append(f"{node.lineno}: .dot")
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.MatMult):
            found.append(f"{node.lineno}: @")
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and not (node in inside and isinstance(node.right, ast.Constant)):
            found.append(f"{node.lineno}: {ast.unparse(node)}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "pow":
            found.append(f"{node.lineno}: pow")
    return found


@pytest.mark.parametrize("room", sorted({path.parent for path in ROOT.rglob("*.py")}), ids=lambda room: room.name)
def test_all_numbers_of_the_stage_come_from_exact(room):
    """Cure: take the function of the same name from crafts/previz/exact.py (`matmul` for `@`, `square` for `**2`, `power` for others)."""
    found = {path.relative_to(ROOT).as_posix(): trespasses(path.read_text("utf-8")) for path in sorted(room.glob("*.py"))}
    assert {name: each for name, each in found.items() if each and name not in ALLOWED} == {}
    assert all(found.get(name) != [] for name in ALLOWED)


@pytest.mark.parametrize(
    "line",
    [
        "from math import sin", "y = math.atan2(1, 2)", "y = np.exp(x)", "y = a @ b", "a @= b", "y = x**2", "y = x**0.5", "y = x**p",
        "y = np.linalg.norm(x)", "y = np.einsum('ij,j', a, b)", "y = (a + b).dot(c)", "y = pow(x, 2)", "from statistics import fmean",
        "from numpy import sin", "y = np.random.default_rng(1)",
    ],
)  # fmt: skip
def test_what_differs_between_machines_is_found(line):
    assert len(trespasses(line)) == 1


def test_what_is_exact_is_left_alone():
    text = (
        "from math import sqrt, floor, fsum, radians\ny = np.sqrt(x) * exact.sin(2) + cam.dot(a, b)\n@kernel\ndef f(x):\n    return x**2\n"
    )
    assert trespasses(text) == []


PLAIN = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL",
    "OPENBLAS_CORETYPE": "Prescott",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F",
    "PYTHONHASHSEED": "7",
}
"""An old processor, as numpy, BLAS and the C library see it; where they do not know a word they say so or pass over it."""


def made_by(**environment: str) -> dict[str, dict[str, str]]:
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "tests.previz.other_machines"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, dict[str, str]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def here() -> dict[str, dict[str, str]]:
    return made_by()


@pytest.mark.slow
def test_an_older_processor_makes_the_same_bytes(here):
    assert made_by(**PLAIN) == here


@pytest.mark.slow
def test_kernels_for_any_processor_make_the_same_bytes(here, tmp_path):
    assert made_by(NUMBA_CPU_NAME="generic", NUMBA_CPU_FEATURES="", NUMBA_CACHE_DIR=str(tmp_path)) == here


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("cc"), reason="another C library is made by a C compiler, for Linux's loader"
)
def test_another_c_library_makes_the_same_bytes(here, tmp_path):
    source, library = tmp_path / "libm.c", tmp_path / "libm_off.so"
    source.write_text(OTHER_LIBM)
    subprocess.run(["cc", "-O1", "-fno-builtin", "-shared", "-fPIC", "-o", library, source, "-ldl", "-lm"], check=True)
    sines = [
        subprocess.run([sys.executable, "-c", "import math; print(math.sin(1.0))"], env=env, capture_output=True, check=True).stdout
        for env in ({**os.environ}, {**os.environ, "LD_PRELOAD": str(library)})
    ]
    assert sines[0] != sines[1], "the other library is not asked"
    assert made_by(LD_PRELOAD=str(library)) == here

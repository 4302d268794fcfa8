"""`python -m bench`: every benchmark, one after the other."""

from __future__ import annotations

import subprocess
import sys

MODULES = ("bench.renderer", "bench.control", "bench.build", "bench.film")

for module in MODULES:
    print(f"\n== {module}", flush=True)
    subprocess.run([sys.executable, "-m", module], check=True)

"""`python -m workprint` is the `workprint` command."""

import sys
from pathlib import Path

if __name__ == "__main__":
    if not sys.flags.safe_path and Path(sys.path[0]).resolve() != Path(__file__).resolve().parent.parent:
        del sys.path[0]  # where one stands may be a stranger's film folder: no module is taken from it

    from workprint.cli import main

    main()

"""`python -m workprint` is the `workprint` command."""

from workprint.cli import main

if __name__ == "__main__":
    main()

# Two commands matter: `make demo` builds the example film, `make test` proves everything. Both set up a private .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check format bench clean help
.DEFAULT_GOAL := help

help:
	@echo "make demo    build the example film to build/low-tide.mp4 (sets up .venv on first use)"
	@echo "make check   format, lint, types, import rules and the quick tests (under a minute, offline)"
	@echo "make test    everything: the checks and the slow tests (real media, whole films, kills)"
	@echo "make bench   the benchmarks, printed as tables with ratios"

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Workprint needs Python 3.11 or newer; say which with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian and Ubuntu: sudo apt install python3-venv"; exit 2; }
	@echo "setting up .venv (once, about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/ready-dev: .venv/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/ready
	@$(BIN)/workprint make examples/low_tide --out build

check: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -m "not slow" -n 2 --dist worksteal

test: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 2 --dist worksteal

format: .venv/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/ready-dev
	$(BIN)/python -m bench

clean:
	rm -rf .venv build

"""Workprint makes films the way films are made: a film is a folder of plain text, and `make` builds it."""

__version__ = "0.1.0"

"""Errors say what, where and what to do, also after a trip through a worker's pickle."""

import pickle

import pytest

from workprint.core import errors

KINDS = [errors.PageError, errors.FolderError, errors.EngineError, errors.MediaError, errors.StoreError]


@pytest.mark.parametrize("kind", KINDS)
def test_the_message_has_all_three_parts(kind):
    error = kind("no such size 'WSS'", where="page.fountain:7", remedy="did you mean WS?")
    assert str(error) == "page.fountain:7: no such size 'WSS'\n  did you mean WS?"


@pytest.mark.parametrize("kind", KINDS)
def test_it_survives_pickling(kind):
    error = pickle.loads(pickle.dumps(kind("what", where="where", remedy="remedy")))
    assert (type(error), error.what, error.where, error.remedy) == (kind, "what", "where", "remedy")


def test_each_stands_beside_the_builtin_it_is():
    assert issubclass(errors.PageError, ValueError)
    assert issubclass(errors.StoreError, OSError)
    assert issubclass(errors.EngineError, RuntimeError)

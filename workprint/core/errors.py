"""What can go wrong, in words a person can act on. Knows nothing of films.

Every error says what happened, to which thing, and what to do next. `WorkprintError` is the root; each
domain error also stands beside the builtin that a Python programmer would catch (`ValueError`, `OSError`, ...).
The command line prints one as a single message and exits with status 2; anything else is a bug.
"""


class WorkprintError(Exception):
    """Root of every error that is the user's to mend.

    `what` happened (one sentence, no full stop needed), `where` (file:line, a shot, a task) and `remedy`.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what, where, remedy)
        self.what, self.where, self.remedy = what, where, remedy

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}\n  {self.remedy}" if self.remedy else head

    def __reduce__(self):  # type: ignore[no-untyped-def]  # keyword arguments must survive a worker's pickle
        return _rebuilt, (type(self), self.what, self.where, self.remedy)


def _rebuilt(kind: type[WorkprintError], what: str, where: str, remedy: str) -> WorkprintError:
    return kind(what, where=where, remedy=remedy)


class PageError(WorkprintError, ValueError):
    """The screenplay cannot be read as one (too big, not text, a shot note that says something unknown)."""


class FolderError(WorkprintError, ValueError):
    """A film folder, or a file in it, is not what it should be (missing, malformed, leads outside)."""


class EngineError(WorkprintError, RuntimeError):
    """An engine is unknown, is missing something it needs, or failed at its work."""


class MediaError(WorkprintError, ValueError):
    """Bytes that are not the picture or sound they claim to be."""


class StoreError(WorkprintError, OSError):
    """The store cannot be read or written (disk full, read-only, another run holds it)."""

    def __str__(self) -> str:
        return WorkprintError.__str__(self)

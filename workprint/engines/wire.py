"""HTTP as vendors speak it: JSON there and back, files fetched whole, every way of failing told apart. Knows httpx; knows no vendor.

A failure is one of four (`engines.hosted`): refused for now, refused for good, never reached, not answered. Nothing of a request's headers
is ever part of a message.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workprint.core.errors import EngineError
from workprint.engines.hosted import BusyError, RefusedError, UnansweredError, UnreachedError, without

if TYPE_CHECKING:
    import httpx

LARGEST = 8 << 30
"""The largest file that is fetched, in bytes."""
_BLOCK = 1 << 18
_LATER = (408, 425, 429, 503)
_GONE = (401, 403, 404, 410)
_clients: dict[str, Any] = {}
_opening = threading.Lock()


@dataclass(frozen=True)
class Wire:
    """One vendor's address, and the headers that every request to it carries (the key among them)."""

    address: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    secret: str = field(default="", repr=False)
    sure: tuple[int, ...] = ()
    """Statuses after which the vendor promises that an order was not taken."""

    def post(self, path: str, said: Any, *, more: Mapping[str, str] | None = None) -> Any:
        """Send JSON, get JSON. For what must not be sent twice: an answer that says nothing is `UnansweredError`."""
        return self._json(lambda client: client.post(self._to(path), json=said, headers={**self.headers, **(more or {})}), once=True)

    def get(self, path: str) -> Any:
        """Get JSON."""
        return self._json(lambda client: client.get(self._to(path), headers=self.headers), once=False)

    def fetch(self, address: str, path: Path, *, headers: Mapping[str, str] | None = None) -> None:
        """Bring a file in, block by block. One that is cut short is `UnansweredError`, one that is not there any more `RefusedError`."""
        import httpx

        half = path.with_name(path.name + ".part")
        try:
            with _client(self.address).stream("GET", address, headers=headers or {}) as answer:
                if answer.status_code != 200:
                    answer.read()
                    self._complain(answer, once=False)
                count = _written(answer, half)
                said = answer.headers.get("content-length", "")
                if said.isdigit() and "content-encoding" not in answer.headers and count != int(said):
                    raise UnansweredError(f"the file was cut short: {count} of {said} bytes")
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise _told(error, once=False) from None
        half.replace(path)

    def _to(self, path: str) -> str:
        return path if path.startswith(("http://", "https://")) else f"{self.address.rstrip('/')}/{path.lstrip('/')}"

    def _json(self, ask: Callable[[httpx.Client], httpx.Response], *, once: bool) -> Any:
        import httpx

        try:
            answer = ask(_client(self.address))
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _told(error, once=once) from None
        if answer.status_code >= 400:
            self._complain(answer, once=once)
        try:
            return answer.json()
        except ValueError:
            raise UnansweredError(f"the answer is no JSON ({answer.status_code})") from None

    def _complain(self, answer: httpx.Response, *, once: bool) -> None:
        status, words = answer.status_code, without(_words(answer), self.secret)
        if status in _LATER or (status >= 500 and status in self.sure):
            raise BusyError(f"{status} {words}".strip(), _after(answer))
        if status >= 500:
            raise UnansweredError(f"{status} {words}".strip())
        if status == 401 and once:
            raise RefusedError(f"the key is not accepted ({words or status})", "look at the key, and what it may be used for")
        if status == 402:
            raise RefusedError(f"there is no credit left ({words or status})", "buy credit there")
        raise RefusedError(f"{status} {words}".strip())


def _client(address: str) -> httpx.Client:
    """One client for each vendor, kept for as long as the process lives: opening one takes as long as a hundred requests."""
    try:
        import httpx
    except ImportError:
        raise EngineError("this engine needs httpx, which is not installed", remedy="pip install httpx") from None
    host = urlsplit(address).netloc
    with _opening:
        if host not in _clients:
            limits = httpx.Limits(max_connections=96, max_keepalive_connections=96)
            _clients[host] = httpx.Client(timeout=httpx.Timeout(60.0, connect=15.0), limits=limits, follow_redirects=True)
        client: httpx.Client = _clients[host]
        return client


def _written(answer: httpx.Response, path: Path) -> int:
    count = 0
    with path.open("wb") as file:
        for block in answer.iter_bytes(_BLOCK):
            count += len(block)
            if count > LARGEST:
                raise RefusedError(f"the file is larger than {LARGEST >> 30} GB")
            file.write(block)
    return count


def _told(error: Exception, *, once: bool) -> Exception:
    import httpx

    words = type(error).__name__
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return UnreachedError(words)
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return RefusedError(f"an address that is none ({words})")
    return UnansweredError(words)


def _words(answer: httpx.Response) -> str:
    """What the vendor says is wrong, on one line: the first text in the usual places of its JSON."""
    try:
        said = answer.json()
    except ValueError:
        return " ".join(answer.text.split())[:200]
    for name in ("detail", "error", "message", "msg", "title"):
        while isinstance(said, list) and said:
            said = said[0]
        if isinstance(said, dict) and name in said:
            said = said[name]
    return " ".join(str(said).split())[:300]


def _after(answer: httpx.Response) -> float:
    """Seconds that it asks to wait: Retry-After as a number or as a date (RFC 9110); whatever its clock says, never more than a minute."""
    said = answer.headers.get("retry-after", "")
    try:
        seconds = float(said)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(said).timestamp() - time() if said else 0.0
        except (TypeError, ValueError):
            seconds = 0.0
    return min(60.0, max(0.0, seconds))

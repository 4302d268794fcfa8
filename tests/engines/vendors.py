"""Vendors on this machine: loopback servers that speak real wire formats, fail as told, and keep a book of what they charged.

A server is a `ThreadingHTTPServer` on 127.0.0.1. `faults` are used up one by each request of their kind (`submit`, `status`, `result`,
`file`); a `None` among them is a request that goes well.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c4944415478da6360606000000004000127340a"
    "f40000000049454e44ae426082"
)
FAULTS = {
    "submit": ("429", "503", "500", "500 taken", "cut", "cut taken", "rubbish", "400", "401"),
    "status": ("429", "500", "cut", "rubbish", "waiting", "working"),
    "result": ("429", "500", "cut", "failed"),
    "file": ("429", "500", "cut", "short", "gone"),
}


class Vendor:
    """One server, its jobs, its book. `charge` is what each job costs that was taken and came to something."""

    def __init__(self, charge: str) -> None:
        self.charge = charge
        self.faults: dict[str, list[str | None]] = {kind: [] for kind in FAULTS}
        self.jobs: dict[str, dict[str, Any]] = {}
        self.book: list[str] = []
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []
        self.lock = threading.Lock()
        self.url = ""

    def fault(self, kind: str) -> str | None:
        with self.lock:
            return self.faults[kind].pop(0) if self.faults[kind] else None

    def take(self, body: dict[str, Any]) -> str:
        """A new job: charged at once, as most vendors do."""
        with self.lock:
            number = f"r{len(self.jobs) + 1}"
            self.jobs[number] = {"body": body, "failed": False}
            self.book.append(number)
            return number

    def fail(self, number: str) -> None:
        """It comes to nothing, and is not billed."""
        with self.lock:
            if not self.jobs[number]["failed"]:
                self.jobs[number]["failed"] = True
                self.book.remove(number)


class Handler(BaseHTTPRequestHandler):
    """fal's queue, as its documentation has it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    vendor: Vendor

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.vendor.seen.append(("POST", self.path, dict(self.headers), body))
        self.answer("submit", self.submit, body)

    def do_GET(self) -> None:
        self.vendor.seen.append(("GET", self.path, dict(self.headers), b""))
        kind = "file" if self.path.startswith("/file/") else "status" if self.path.endswith("/status") else "result"
        self.answer(kind, {"file": self.file, "status": self.status, "result": self.result}[kind])

    def answer(self, kind: str, well: Callable[..., None], *given: Any) -> None:
        fault = self.vendor.fault(kind)
        if fault and fault.endswith(" taken"):
            self.vendor.take(json.loads(given[0]))
            fault = fault.removesuffix(" taken")
        if fault is None:
            well(*given)
        elif fault == "cut":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        elif fault == "rubbish":
            self.send(200, b"<html>an error page</html>", "text/html")
        elif fault.isdigit():
            self.send(int(fault), {"detail": f"a made-up {fault}"}, headers={"Retry-After": "0"} if fault == "429" else {})
        elif fault in ("waiting", "working"):
            self.send(202, {"status": {"waiting": "IN_QUEUE", "working": "IN_PROGRESS"}[fault]})
        elif fault == "failed":
            self.vendor.fail(self.path.rsplit("/", 1)[1])
            self.send(422, {"detail": [{"msg": "the content is not allowed", "type": "content_policy_violation"}]})
        elif fault == "gone":
            self.send(404, {"detail": "this address has expired"})
        elif fault == "short":
            self.send_response(200)
            self.send_header("Content-Length", str(len(PNG)))
            self.end_headers()
            self.wfile.write(PNG[: len(PNG) // 2])
            self.close_connection = True

    def submit(self, body: bytes) -> None:
        number, url = self.vendor.take(json.loads(body)), self.vendor.url
        links = {"status_url": f"{url}/x/requests/{number}/status", "response_url": f"{url}/x/requests/{number}"}
        self.send(200, {"request_id": number, "queue_position": 0, **links})

    def status(self) -> None:
        self.send(200, {"status": "COMPLETED", "request_id": self.path.split("/")[-2]})

    def result(self) -> None:
        number = self.path.rsplit("/", 1)[1]
        if self.vendor.jobs[number]["failed"]:
            return self.send(422, {"detail": [{"msg": "the content is not allowed"}]})
        return self.send(200, {"images": [{"url": f"{self.vendor.url}/file/{number}.png"}], "seed": 7})

    def file(self) -> None:
        self.send(200, PNG, "image/png")

    def send(self, status: int, said: Any, media: str = "application/json", headers: dict[str, str] | None = None) -> None:
        data = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving(charge: str = "0.003") -> Iterator[Vendor]:
    """A vendor that serves for as long as the block lasts."""
    vendor = Vendor(charge)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Here", (Handler,), {"vendor": vendor}))
    server.daemon_threads = True
    vendor.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield vendor
    finally:
        server.shutdown()
        server.server_close()

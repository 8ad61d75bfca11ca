"""The web of the tests: one TLS server that plays every site under *.example.

The browser gets there by `arguments`, the native host by networked_host.py.
"""

from __future__ import annotations

import hashlib
import ssl
import threading
from base64 import b64encode
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import trustme
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Asked:
    """A request as it came in. The names of `headers` are in lower case."""

    method: str
    host: str
    path: str
    headers: Mapping[str, str]

    @property
    def address(self) -> str:
        return f"https://{self.host}{self.path}"


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


_NOTHING = _Answer(404, {"Content-Type": "text/html"}, b"<!doctype html><title>None</title><h1>Not here</h1>")


@dataclass
class Origins:
    """What the server answers, by full address, and what it was asked, in order."""

    port: int
    authority: Path
    """The certificate, in PEM, of the authority that vouches for every site."""
    key: str
    """The hash of the key that the sites' certificates are signed with, as Chromium wants it."""
    requests: list[Asked] = field(default_factory=list)
    _answers: dict[str, _Answer] = field(default_factory=dict)

    @property
    def arguments(self) -> tuple[str, ...]:
        """What makes Chromium find the server and trust it."""
        return (
            f"--host-resolver-rules=MAP *.example 127.0.0.1:{self.port}",
            f"--ignore-certificate-errors-spki-list={self.key}",
        )

    def add(
        self,
        address: str,
        content: str | bytes = "",
        kind: str = "text/html; charset=utf-8",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """Answer `address`, such as https://shop.example/privacy?new, with this. Gives the address."""
        body = content.encode() if isinstance(content, str) else content
        self._answers[address] = _Answer(status, {"Content-Type": kind, **(headers or {})}, body)
        return address

    def redirect(self, address: str, target: str, status: int = 302) -> str:
        """Answer `address` with a redirect. Gives the address."""
        return self.add(address, status=status, headers={"Location": target})

    def asked(self, by: str = "") -> list[str]:
        """The addresses asked for, by whoever has `by` in the user agent ("Smallprint": the native host).

        Without the icons that browsers look for by themselves.
        """
        return [
            request.address
            for request in self.requests
            if by in request.headers.get("user-agent", "") and request.path != "/favicon.ico"
        ]

    def forget(self) -> None:
        """Be as at the start."""
        self.requests.clear()
        self._answers.clear()

    def answer(self, request: Asked) -> _Answer:
        self.requests.append(request)
        return self._answers.get(request.address, _NOTHING)


@contextmanager
def serve(folder: Path) -> Iterator[Origins]:
    """The server, for as long as the block runs. Its authority's certificate is put into `folder`."""
    root = trustme.CA()
    # Chromium trusts by the keys that a server sends along, and a root is not sent.
    signer = root.create_child_ca()
    authority = folder / "authority.pem"
    root.cert_pem.write_to_path(authority)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            found = origins.answer(Asked(self.command, headers.get("host", ""), self.path, headers))
            self.send_response(found.status)
            for name, value in {**found.headers, "Content-Length": str(len(found.body))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(found.body)

        do_HEAD = do_POST = do_OPTIONS = do_GET  # noqa: N815 - the base class looks for these names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    # The handshake belongs to the connection's own thread: browsers open connections that they never use.
    server.socket = _tls(signer).wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    origins = Origins(server.server_port, authority, _key_hash(signer))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield origins
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Clients hang up when they have seen enough; that is no news."""


def _tls(signer: trustme.CA) -> ssl.SSLContext:
    """Certificates by the name that is asked for: a wildcard right under a top-level domain counts for nothing."""

    @cache
    def of(name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        signer.issue_cert(name).configure_cert(context)
        return context

    def choose(connection: ssl.SSLSocket | ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        connection.context = of(name or "unnamed.example")

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.sni_callback = choose
    return context


def _key_hash(signer: trustme.CA) -> str:
    certificate = x509.load_pem_x509_certificate(signer.cert_pem.bytes())
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return b64encode(hashlib.sha256(key).digest()).decode()

"""A listener on this machine that behaves as no portal should: it hangs, drips, talks nonsense, or is a proxy."""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import re
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from blueprint_editor.hubspot.door import Door
from blueprint_editor.hubspot.redact import Token
from blueprint_editor.hubspot.transport import Patience, Stopped

KEY = "pat-eu1-CANARY-7f3a-90ab"
QUICK = Patience(deadline=0.6, gap=0.0, waits=(0.01,) * 5, again=(0.01,) * 3)
"""As patient as in life with each byte, and not at all with a whole answer."""

Behaviour = Callable[["Line", socket.socket], None]


class Line:
    """Listens from the start; each connection gets `behave` in a thread of its own, until it is left."""

    def __init__(self, behave: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        self._behave = behave
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=16)
        self.port: int = self._listener.getsockname()[1]
        self.closing = threading.Event()
        self.arrived = threading.Event()
        """Somebody has said something."""
        self.heard: list[bytes] = []
        """What each request was, head and body."""
        self._open: list[tuple[threading.Thread, socket.socket]] = []
        self._thread = threading.Thread(target=self._take, name="line", daemon=True)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Line:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()
        for thread, connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()

    def _take(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._attend, args=(connection,), name="line", daemon=True)
            self._open.append((thread, connection))
            thread.start()

    def _attend(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            if self._tls is None:
                self._behave(self, connection)
            else:
                with self._tls.wrap_socket(connection, server_side=True) as talk:
                    self._behave(self, talk)


def listen(line: Line, talk: socket.socket) -> bytes:
    """A whole request."""
    heard = b""
    while b"\r\n\r\n" not in heard:
        more = talk.recv(65_536)
        if not more:
            raise ConnectionResetError
        heard += more
        line.arrived.set()
    length = re.search(rb"(?i)content-length: (\d+)", heard)
    whole = heard.index(b"\r\n\r\n") + 4 + (int(length[1]) if length else 0)
    while len(heard) < whole:
        heard += talk.recv(65_536)
    line.heard.append(heard)
    return heard


def reply(body: object, status: str = "200 OK", kind: str = "application/json;charset=utf-8", **headers: str) -> bytes:
    """A whole answer."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"Content-Type": kind, "Content-Length": str(len(content)), **headers}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content


def always(answer: bytes) -> Behaviour:
    """Answers every request the same."""

    def behave(line: Line, talk: socket.socket) -> None:
        while True:
            listen(line, talk)
            talk.sendall(answer)

    return behave


def hang(line: Line, talk: socket.socket) -> None:
    """Listens, and says nothing."""
    listen(line, talk)
    line.closing.wait()


def deaf(line: Line, talk: socket.socket) -> None:
    """Does not even listen: the start of a secure connection hangs."""
    talk.recv(1, socket.MSG_PEEK)
    line.arrived.set()
    line.closing.wait()


def blurt(line: Line, talk: socket.socket) -> None:
    """Answers with a page whatever is said, as a network does that wants a log-in."""
    talk.recv(65_536)
    talk.sendall(reply(b"<html>log in</html>", kind="text/html"))


def stop_half_way(line: Line, talk: socket.socket) -> None:
    """Sends half of an answer and then nothing."""
    listen(line, talk)
    talk.sendall(reply({"results": []})[:-5])
    line.closing.wait()


def drip_body(line: Line, talk: socket.socket) -> None:
    """Sends a byte of the answer every now and then, for ever: each one in time."""
    listen(line, talk)
    talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
    while not line.closing.wait(0.02):
        talk.sendall(b" ")


def drip_head(line: Line, talk: socket.socket) -> None:
    """Sends a byte of the head every now and then, for ever."""
    listen(line, talk)
    talk.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not line.closing.wait(0.02):
        talk.sendall(b"x")


def door_to(line: Line, *, stopped: Stopped | None = None, patience: Patience = QUICK, key: str = KEY) -> Door:
    """The real door, to this line."""
    return Door(Token(key), line.url, patience=patience, stopped=stopped)


def certificate(folder: Path, name: str) -> tuple[ssl.SSLContext, Path]:
    """A certificate that nobody signed, for a name or an address: what serves with it, and what trusts it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    known: x509.GeneralName
    try:
        known = x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        known = x509.DNSName(name)
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "certificate.pem", folder / "key.pem"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    return context, public

"""A listening socket on this machine, a thread for each who comes in, and an end that leaves none of them behind.

PortError   the port cannot be had: it is in use, or one has to be allowed to use it
"""

from __future__ import annotations

import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from blueprint_editor.core.findings import Code

HERE = "127.0.0.1"
QUEUE = 128


class PortError(Exception):
    """A port that cannot be had; `code` and `facts` make the sentence."""

    def __init__(self, port: int) -> None:
        super().__init__(str(port))
        self.code = Code.NO_PORT
        self.facts = {"port": str(port)}


class Door:
    """Takes connections on loopback and gives each to `serve` in a thread of its own, until `close`."""

    def __init__(self, serve: Callable[[socket.socket], None], port: int, tls: ssl.SSLContext | None) -> None:
        """Listen at once; raises PortError."""
        self._serve = serve
        self._tls = tls
        try:
            self._listener = _listen(port)
        except (OSError, OverflowError):
            raise PortError(port) from None
        self.port: int = self._listener.getsockname()[1]
        self.closing = threading.Event()
        self._wake, self._woken = socket.socketpair()
        self._lock = threading.Lock()
        self._open: dict[threading.Thread, socket.socket] = {}
        self._shut_until = 0.0
        self._thread = threading.Thread(target=self._take, name="practice portal", daemon=True)

    def start(self) -> None:
        """Let people in from now on."""
        self._thread.start()

    @property
    def is_shut(self) -> bool:
        """Whether nobody is let in now."""
        return time.monotonic() < self._shut_until

    def shut_for(self, seconds: float) -> None:
        """Refuse every new connection for a while, and cut those there are but the one of this thread."""
        self._shut_until = max(self._shut_until, time.monotonic() + seconds)
        self._listener.close()
        self._cut(but=threading.current_thread())
        self._nudge()

    def close(self) -> None:
        """Let nobody in any more, cut every connection and wait until all threads have ended."""
        self.closing.set()
        self._nudge()
        if self._thread.ident is not None:
            self._thread.join()
        self._listener.close()
        for thread in self._cut():
            thread.join()
        self._wake.close()
        self._woken.close()

    def _cut(self, but: threading.Thread | None = None) -> list[threading.Thread]:
        """Cut the connections, and give the threads that see to them."""
        with self._lock:
            left = {thread: connection for thread, connection in self._open.items() if thread is not but}
        for connection in left.values():
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        return list(left)

    def _nudge(self) -> None:
        with suppress(OSError):
            self._wake.send(b"x")

    def _take(self) -> None:
        while not self.closing.is_set():
            wait = self._shut_until - time.monotonic()
            if wait > 0:
                self.closing.wait(wait)
                continue
            if self._listener.fileno() == -1 and not self._listen_again():
                continue
            connection = self._next()
            if connection is not None:
                self._let_in(connection)

    def _listen_again(self) -> bool:
        try:
            self._listener = _listen(self.port)
        except OSError:  # somebody has the port for a moment
            self.closing.wait(0.05)
            return False
        return True

    def _next(self) -> socket.socket | None:
        """The next who comes in, or none where there is something else to do."""
        with selectors.DefaultSelector() as selector:
            try:
                selector.register(self._listener, selectors.EVENT_READ)
                selector.register(self._woken, selectors.EVENT_READ)
                ready = {key.fileobj for key, _ in selector.select()}
            except (OSError, ValueError):  # shut this very moment
                return None
        if self._woken in ready:
            self._woken.recv(1024)
            return None
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return None
        return connection

    def _let_in(self, connection: socket.socket) -> None:
        connection.setblocking(True)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=self._attend, args=(connection,), name="practice request", daemon=True)
        with self._lock:
            self._open[thread] = connection
        thread.start()

    def _attend(self, connection: socket.socket) -> None:
        try:
            with suppress(OSError):  # whoever came in has left
                if isinstance(connection, ssl.SSLSocket):
                    connection.do_handshake()
                self._serve(connection)
        finally:
            connection.close()
            with self._lock:
                self._open.pop(threading.current_thread(), None)


def _listen(port: int) -> socket.socket:
    listener = socket.create_server((HERE, port), backlog=QUEUE)
    listener.settimeout(0)
    return listener

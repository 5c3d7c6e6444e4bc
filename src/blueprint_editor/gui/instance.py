"""One window a file, also over several runs of the program: hears what other runs of the same user ask for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from blueprint_editor.workflows import instances

if TYPE_CHECKING:
    from blueprint_editor.gui.desk import Desk


class Doorbell(QObject):
    """Listens from the first frame on; where it cannot, the program works as if it were alone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mark: Path | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_ring)
        if self._server.listen(instances.new_name()):
            self._mark = instances.announce(self._server.fullServerName())

    def stop(self) -> None:
        """Hear nothing more."""
        if self._mark is not None:
            self._mark.unlink(missing_ok=True)
        self._server.close()

    def _on_ring(self) -> None:
        while (link := self._server.nextPendingConnection()) is not None:
            link.setParent(self)
            link.disconnected.connect(link.deleteLater)
            link.readyRead.connect(partial(self._read, link))
            self._read(link)

    def _read(self, link: QLocalSocket) -> None:
        if not link.canReadLine():
            if link.bytesAvailable() > instances.MOST_BYTES:
                link.abort()
            return
        try:
            request = msgspec.json.decode(link.readLine(instances.MOST_BYTES).data(), type=instances.Request)
        except msgspec.DecodeError:
            link.abort()
            return
        link.write(instances.YES if self._answer(request) else instances.NO)
        link.flush()
        link.disconnectFromServer()

    def _answer(self, request: instances.Request) -> bool:
        """Do what is asked for; false when a file to show is not open here, or there is no window to open it from."""
        desk = self._desk
        if request.do == "show":
            windows = [desk.window_of(Path(path)) for path in request.paths]
            for window in windows:
                if window is not None:
                    window.come_forward()
            return bool(windows) and all(windows)
        if not desk.windows or desk.leaving:
            return False
        asking = next((window for window in desk.windows if window.isActiveWindow()), desk.windows[-1])
        for path in request.paths:
            asking.files.open_path(Path(path))
        asking.come_forward()
        return True

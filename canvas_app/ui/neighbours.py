"""Windows of one person know each other: who finds a workbook open elsewhere can call that window forward.

A window listens on a local socket named after the file it has open; only its own user may connect. No data
is read: the connection itself means "come forward".
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from canvas_app.services.files import system_user

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_WAIT = 500  # ms


def address(path: Path) -> str:
    """Return the name of the socket for the workbook at ``path``."""
    user = system_user()
    return "canvas-app-" + hashlib.sha256(f"{user}\n{path.resolve()}".encode()).hexdigest()[:24]


def call_forward(path: Path) -> bool:
    """Ask the window that has ``path`` open to come forward; tell whether there is one that heard."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(address(path))
    if not socket.waitForConnected(_WAIT):
        return False
    socket.disconnectFromServer()  # to knock is all there is to say
    return True


class Listener(QObject):
    """Hears calls for the workbook that is open; ``come`` brings the window forward."""

    def __init__(self, come: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._come = come
        self._server: QLocalServer | None = None

    def listen(self, path: Path) -> None:
        """Listen for ``path``, the workbook that was just opened and so locked by this window."""
        from PySide6.QtNetwork import QLocalServer

        self.stop()
        name = address(path)
        QLocalServer.removeServer(name)  # left by a window that was killed: the lock says it is gone
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)
        self._server.listen(name)

    def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def _on_call(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            if socket is not None:
                socket.disconnected.connect(socket.deleteLater)
                socket.disconnectFromServer()
            self._come()

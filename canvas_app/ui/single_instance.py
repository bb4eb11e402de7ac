"""Windows of one person know each other: who finds a workbook open elsewhere can call that window forward.

A window listens on a local socket named after the file it has open; only its own user may connect. No data
is read: the connection itself means "come forward".
"""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from canvas_app.services.files import system_user

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_NAME, _DIGITS = "canvas-app-", 24
_WAIT = 500  # ms


def address(path: Path) -> str:
    """Return the name of the socket for the workbook at ``path``."""
    user = system_user()
    return _NAME + hashlib.sha256(f"{user}\n{path.resolve()}".encode()).hexdigest()[:_DIGITS]


def sweep() -> None:
    """Remove the sockets that killed windows left: those of this user that no living process holds.

    A connection would call a window forward. So a socket of another type asks: a living one refuses it as of
    the wrong type, and only one that nobody holds refuses it altogether. Systems without such files have
    nothing to sweep.
    """
    if not hasattr(socket, "AF_UNIX") or not hasattr(os, "getuid"):
        return
    for place in Path(tempfile.gettempdir()).glob(f"{_NAME}{'[0-9a-f]' * _DIGITS}"):
        with suppress(OSError):
            found = place.lstat()
            if stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid() and _is_dead(place):
                place.unlink()


def _is_dead(place: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(str(place))
        except ConnectionRefusedError:
            return True
        except OSError:
            return False
    return False


def call_forward(path: Path) -> bool:
    """Ask the window that has ``path`` open to come forward; tell whether there is one that heard."""
    from PySide6.QtNetwork import QLocalSocket

    calling = QLocalSocket()
    calling.connectToServer(address(path))
    if not calling.waitForConnected(_WAIT):
        return False
    calling.disconnectFromServer()  # to knock is all there is to say
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
            caller = server.nextPendingConnection()
            if caller is not None:
                caller.disconnected.connect(caller.deleteLater)
                caller.disconnectFromServer()
            self._come()

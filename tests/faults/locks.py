"""Disks whose locks are not what they should be; run under ``faultio.so``, prints what was said as JSON."""

import errno
import json
import sys
from pathlib import Path

from canvas_app.domain.errors import WorkbookError
from canvas_app.storage.workbook import Workbook
from tests.faults import scenario, shim
from tests.faults.shim import Fault


def main(folder: Path) -> None:
    path = folder / "a.canvasbook"
    scenario.make(path)
    before = path.read_bytes()
    shim.watch(folder)
    told = {}
    for number in (errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO, errno.EAGAIN):

        def act(say: shim.Say, number: int = number) -> None:
            shim.arm(0, Fault(locks=number))
            try:
                Workbook.open(path)
            except WorkbookError as error:
                say(error.code)
            shim.arm(0, Fault())
            with Workbook.open(path) as book:
                say(f"then {book.check()}")

        told[errno.errorcode[number]] = shim.in_child(act).words
    print(json.dumps({"told": told, "unchanged": path.read_bytes() == before}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

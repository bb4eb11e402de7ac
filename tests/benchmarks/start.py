"""Start to the frame and to the painted canvas of the example, against a bare PySide6 window."""

from __future__ import annotations

import sys
from statistics import median

from tests.benchmarks.measure import PROGRAM, alternating, ratio, sample

BARE = (
    "import sys\n"
    "from PySide6.QtWidgets import QApplication, QLabel\n"
    "from PySide6.QtCore import QTimer\n"
    "app = QApplication(sys.argv)\n"
    "class Label(QLabel):\n"
    "    def paintEvent(self, event):\n"
    "        super().paintEvent(event); QTimer.singleShot(0, app.quit)\n"
    "window = Label('x'); window.resize(1440, 900); window.show(); app.exec()\n"
)
FRAME = (
    "import os, sys\n"
    "from canvas_app import app as composition\n"
    "from PySide6.QtWidgets import QApplication\n"
    "app = QApplication(sys.argv)\n"
    "app.setStyle('Fusion')\n"
    "window = composition.build_window()\n"
    "window.painted.connect(lambda: os._exit(0))\n"
    "window.show(); app.exec()\n"
)
ROUNDS = 11


def run() -> None:
    file = sample()
    found = alternating(
        {
            "bare": [sys.executable, "-c", BARE],
            "frame": [sys.executable, "-c", FRAME],
            "canvas": [*PROGRAM, file, "--smoke"],
        },
        ROUNDS,
    )
    bare = found["bare"]
    floor = median(one.seconds for one in bare)
    for name, aim in (("frame", "1.6"), ("canvas", "3.5")):
        own = found[name]
        times = ratio([one.seconds for one in own], [one.seconds for one in bare])
        memory = ratio([one.memory for one in own], [one.memory for one in bare])
        print(
            f"start to {name}: ours {median(one.seconds for one in own):.3f} s, floor {floor:.3f} s, "
            f"ratio {times:.2f} (aim {aim}); memory {median(one.memory for one in own):.0f} MiB, "
            f"ratio {memory:.2f}{' (aim 2.2)' if name == 'canvas' else ''}"
        )

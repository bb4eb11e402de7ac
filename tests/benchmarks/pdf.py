"""The canvas page to PDF from the command line, against LibreOffice converting the same content from PPTX."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import PROGRAM, alternating, ratio, sample
from tests.benchmarks.pptx import write_pptx

ROUNDS = 5


def run() -> None:
    file = sample()
    folder = Path(tempfile.mkdtemp(prefix="canvas-bench-"))
    commands: dict[str, list[str | Path]] = {"ours": [*PROGRAM, "export", file, folder / "canvas.pdf"]}
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        slides = write_pptx(folder / "canvas.pptx")
        commands["office"] = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, slides]
    found = alternating(commands, ROUNDS)
    ours = [one.seconds for one in found["ours"]]
    if not office:
        print(f"canvas to PDF: ours {median(ours):.2f} s; no LibreOffice here to compare with")
        return
    floor = [one.seconds for one in found["office"]]
    print(
        f"canvas to PDF: ours {median(ours):.2f} s, LibreOffice {median(floor):.2f} s, "
        f"ratio {ratio(ours, floor):.2f} (aim 0.25)"
    )

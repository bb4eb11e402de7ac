"""Make the file of the newest schema that is kept for the checks: ``released/schema_N.canvasbook.gz``.

Run by ``installer/dev.py schema --release`` once, when the number's frozen text is final: from then on the
number is released, and neither text nor file is made again. ``released_story`` says what is in it; file 1 is
from before there was a story. ``released/recorded.json`` keeps of each what no later program may find
otherwise: the digest of its content, and how many steps it can take back once all are redone.
"""

import gzip
import json
import os
import sys
import tempfile
from pathlib import Path

from canvas_app.storage.sqlite.schema import SCHEMA
from canvas_app.storage.workbook import Workbook
from tests.storage.released_story import tell

RELEASED = Path(__file__).with_name("released")
RECORDED = RELEASED / "recorded.json"


def kept_file(schema: int) -> Path:
    """Return where the kept file of a schema stands."""
    return RELEASED / f"schema_{schema}.canvasbook.gz"


def recorded() -> dict[int, dict[str, int]]:
    """Return what was recorded of each kept file, by the number of its schema."""
    return {int(number): facts for number, facts in json.loads(RECORDED.read_text()).items()}


def facts_of(path: Path) -> dict[str, int]:
    """Return what is to be recorded of a file; its steps are all redone and taken back."""
    with Workbook.open(path) as book:
        digest, steps = book.digest(), 0
        while book.redo() is not None:
            pass
        while book.undo() is not None:
            steps += 1
    return {"digest": digest, "steps": steps}


def main() -> int:
    target = kept_file(SCHEMA)
    if target.exists():
        print(f"{target} is there already: a released file is not made again.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CANVAS_APP_HOME"] = folder
        path = Path(folder) / "story.canvasbook"
        tell(path)
        content = path.read_bytes()
        facts = recorded() | {SCHEMA: facts_of(path)}
        target.write_bytes(gzip.compress(content, mtime=0))
        RECORDED.write_text(json.dumps(facts, indent=1) + "\n")
    print(target, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

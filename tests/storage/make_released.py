"""Make the file of the newest schema that is kept for the checks: ``released/schema_N.canvasbook.gz``.

Run by ``installer/dev.py schema --release`` once, when the number's frozen text is final: from then on the
number is released, and neither text nor file is made again. ``released_story`` says what is in it; file 1 is
from before there was a story.
"""

import gzip
import os
import sys
import tempfile
from pathlib import Path

from canvas_app.storage.schema import SCHEMA
from tests.storage.released_story import tell

RELEASED = Path(__file__).with_name("released")


def kept_file(schema: int) -> Path:
    """Return where the kept file of a schema stands."""
    return RELEASED / f"schema_{schema}.canvasbook.gz"


def main() -> int:
    target = kept_file(SCHEMA)
    if target.exists():
        print(f"{target} is there already: a released file is not made again.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CANVAS_APP_HOME"] = folder
        path = Path(folder) / "story.canvasbook"
        tell(path)
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    print(target, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

from __future__ import annotations

import sys

from tests.benchmarks import edit, pdf, start

BENCHMARKS = {"start": start.run, "edit": edit.run, "pdf": pdf.run}


def main(names: list[str]) -> None:
    for name in names or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])

"""The drawing library, prepared: our fonts alone, no mathematics in texts, nobody's settings.

The one place that imports matplotlib, for charts and for drawing them on paper, so that it is prepared before
anything is drawn. Its list of fonts is made of the program's own and those it brings: to look through a
machine's hundreds takes seconds.
"""

from __future__ import annotations

import logging
import os
import warnings

from canvas_app import paths

FAMILIES = ("Inter", "DejaVu Sans")
"""The program's font, and what draws the characters it lacks (it comes with matplotlib)."""


_ALONE = "MPL_IGNORE_SYSTEM_FONTS"


def _prepare_environment() -> None:
    """Keep matplotlib's list of fonts with the program's files, and the system's fonts out of it.

    Where the folder cannot be written, matplotlib takes a temporary one.
    """
    os.environ.setdefault("MPLCONFIGDIR", str(paths.data() / "charts"))
    os.environ[_ALONE] = "1"


_prepare_environment()

import matplotlib as mpl  # noqa: E402 - it reads its environment when it is imported
from matplotlib.artist import Artist  # noqa: E402 - as above
from matplotlib.backend_bases import FigureCanvasBase, GraphicsContextBase, RendererBase  # noqa: E402 - as above
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402 - as above
from matplotlib.figure import Figure  # noqa: E402 - as above
from matplotlib.font_manager import FontProperties, fontManager, weight_dict  # noqa: E402 - as above
from matplotlib.lines import Line2D  # noqa: E402 - as above
from matplotlib.patches import Circle, PathPatch, Rectangle  # noqa: E402 - as above
from matplotlib.path import Path as Outline  # noqa: E402 - as above
from matplotlib.text import Text  # noqa: E402 - as above
from matplotlib.textpath import TextPath  # noqa: E402 - as above
from matplotlib.transforms import Affine2D, Transform  # noqa: E402 - as above

__all__ = [
    "FAMILIES",
    "Affine2D",
    "Artist",
    "Circle",
    "Figure",
    "FigureCanvasAgg",
    "FigureCanvasBase",
    "FontProperties",
    "GraphicsContextBase",
    "Line2D",
    "Outline",
    "PathPatch",
    "Rectangle",
    "RendererBase",
    "Text",
    "TextPath",
    "Transform",
    "font_files",
    "mpl",
    "weight_dict",
]


def _prepare_library() -> None:
    os.environ.pop(_ALONE, None)  # left in place, it would shut out the program's own fonts as well
    mpl.rcdefaults()  # whatever a matplotlibrc of this person or folder says
    mpl.rcParams.update(
        {
            "font.family": list(FAMILIES),
            "text.parse_math": False,
            "text.usetex": False,
            "text.hinting": "none",  # letters keep the widths they were measured with
            "axes.unicode_minus": False,
            "svg.fonttype": "none",
            "svg.hashsalt": "canvas-app",
            "pdf.fonttype": 42,
        }
    )
    for file in sorted((paths.resources() / "fonts").glob("Inter-*.ttf")):
        fontManager.addfont(str(file))
    # That DejaVu comes in two weights only is no news for anybody's terminal,
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    # nor that a character which neither font draws shows as a box.
    warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)


_prepare_library()


def font_files(font: FontProperties) -> list[str]:
    """Return the file of each family of ``font``, in their order."""
    return [str(fontManager.findfont(_alone(font, family))) for family in font.get_family()]


def _alone(font: FontProperties, family: str) -> FontProperties:
    alone = font.copy()
    alone.set_family(family)
    return alone

"""A matplotlib figure drawn on a reportlab page: true vectors, in the document's own embedded fonts.

The one module that knows both libraries. Text is selectable and as wide as it was laid out; nothing becomes a
picture except an image that the figure itself holds.
"""

from __future__ import annotations

import logging
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from canvas_app.charts.library import (
    Affine2D,
    Figure,
    FigureCanvasBase,
    FontProperties,
    GraphicsContextBase,
    Outline,
    RendererBase,
    Text,
    TextPath,
    Transform,
    weight_dict,
)
from canvas_app.documents import fonts
from canvas_app.documents.texts import SMALL, draw_lines, set_lines
from canvas_app.domain.errors import trace_without_messages

_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_TILE = 72
"""Points: a hatch is a square of one inch, repeated."""
_ABOVE, _BELOW = 0.76, 0.205
"""What letters take above and below the baseline, in ems."""

_log = logging.getLogger(__name__)


class PageRenderer(RendererBase):
    """Draws a figure of 72 dpi on a reportlab canvas."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self._canvas, self._width, self._height = canvas, width, height

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the figure in points."""
        return self._width, self._height

    def points_to_pixels(self, points: Any) -> Any:
        """Return ``points``: a pixel is a point."""
        return points

    def flipy(self) -> bool:
        """Return False: y grows upwards in a PDF."""
        return False

    def new_gc(self) -> GraphicsContextBase:
        """Return a graphics context."""
        return GraphicsContextBase()

    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        """Return the size of a text as it will be drawn."""
        if ismath:
            return super().get_text_width_height_descent(s, prop, ismath)  # type: ignore[arg-type] # the name of a way to set formulas
        size = prop.get_size_in_points()
        return fonts.width(s, _font(prop), size), size * (_ABOVE + _BELOW), size * _BELOW

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Draw one path with its fill, line and hatch."""
        fill = rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0)
        stroke = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        hatch = gc.get_hatch_path()
        if not (fill or stroke or hatch):
            return
        self._begin(gc)
        if fill:
            self._set_fill(gc, rgbFace)
        if stroke:
            self._set_stroke(gc)
        clip = (0.0, 0.0, self._width, self._height) if not fill and hatch is None else None
        shape = self._path(path, transform, clip, bool(path.should_simplify) and not fill)
        self._canvas.drawPath(shape, stroke=int(stroke), fill=int(fill))
        if hatch is not None:
            self._draw_hatch(gc, hatch, path, transform)
        self._canvas.restoreState()

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Text | None = None,  # noqa: ARG002 - part of the interface
    ) -> None:
        """Draw one line of text; formulas become outlines."""
        if ismath:
            self._draw_formula(gc, x, y, s, prop, angle)
            return
        canvas, size = self._canvas, prop.get_size_in_points()
        self._begin(gc)
        red, green, blue, alpha = gc.get_rgb()
        canvas.setFillColorRGB(red, green, blue)
        canvas.setFillAlpha(alpha)
        canvas.translate(x, y)
        if angle:
            canvas.rotate(angle)
        at = 0.0
        for font, part in fonts.runs(s, _font(prop)):
            canvas.setFont(font, size)
            canvas.drawString(at, 0, part)
            at += fonts.width(part, font, size)
        canvas.restoreState()

    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: Any,
        transform: Any = None,  # noqa: ARG002 - part of the interface
    ) -> None:
        """Draw a picture of RGBA rows, lowest first."""
        height, width = im.shape[:2]
        if not width or not height:
            return
        self._begin(gc)
        picture = Image.fromarray(im[::-1])
        self._canvas.drawImage(ImageReader(picture), x, y, width, height, mask="auto")
        self._canvas.restoreState()

    def _begin(self, gc: GraphicsContextBase) -> None:
        """Save the page's state and set the clip."""
        self._canvas.saveState()
        box = gc.get_clip_rectangle()
        if box is not None:
            shape = self._canvas.beginPath()
            shape.rect(*box.bounds)
            self._canvas.clipPath(shape, stroke=0, fill=0)
        clip: Any
        clip, transform = gc.get_clip_path()
        if clip is not None and transform is not None:
            self._canvas.clipPath(self._path(clip, transform), stroke=0, fill=0)

    def _set_fill(self, gc: GraphicsContextBase, face: Any) -> None:
        self._canvas.setFillColorRGB(*face[:3])
        own = face[3] if len(face) > 3 else 1.0
        self._canvas.setFillAlpha(gc.get_alpha() if gc.get_forced_alpha() else own)

    def _set_stroke(self, gc: GraphicsContextBase) -> None:
        canvas, rgb = self._canvas, gc.get_rgb()
        canvas.setStrokeColorRGB(*rgb[:3])
        canvas.setStrokeAlpha(gc.get_alpha() if gc.get_forced_alpha() else rgb[3])
        canvas.setLineWidth(gc.get_linewidth())
        canvas.setLineJoin(_JOINS[str(gc.get_joinstyle())])
        canvas.setLineCap(_CAPS[str(gc.get_capstyle())])
        dashes: Any
        offset, dashes = gc.get_dashes()
        if dashes is not None:
            canvas.setDash(list(dashes), offset or 0)

    def _path(
        self, path: Outline, transform: Transform, clip: Any = None, simplify: bool | None = None
    ) -> PDFPathObject:
        """Return a matplotlib path as one of reportlab's."""
        shape = self._canvas.beginPath()
        at = (0.0, 0.0)
        for points, code in path.iter_segments(transform, clip=clip, simplify=simplify, remove_nans=True):
            if code == Outline.CLOSEPOLY:
                shape.close()
                continue
            if code == Outline.MOVETO:
                shape.moveTo(points[0], points[1])
            elif code == Outline.LINETO:
                shape.lineTo(points[0], points[1])
            elif code == Outline.CURVE3:
                shape.curveTo(*_cubic(at, points))
            elif code == Outline.CURVE4:
                shape.curveTo(*points)
            at = (points[-2], points[-1])
        return shape

    def _draw_hatch(
        self, gc: GraphicsContextBase, hatch: Outline, path: Outline, transform: Transform
    ) -> None:
        """Fill a path with the hatch, tile by tile inside its outline."""
        canvas, box = self._canvas, path.get_extents(transform)
        canvas.clipPath(self._path(path, transform), stroke=0, fill=0)
        canvas.setDash()
        ink: Any = gc.get_hatch_color()
        red, green, blue = ink[:3]
        canvas.setStrokeColorRGB(red, green, blue)
        canvas.setFillColorRGB(red, green, blue)
        canvas.setStrokeAlpha(1)
        canvas.setFillAlpha(1)
        canvas.setLineWidth(gc.get_hatch_linewidth())
        for column in range(int(box.x0 // _TILE), int(box.x1 // _TILE) + 1):
            for row in range(int(box.y0 // _TILE), int(box.y1 // _TILE) + 1):
                place = Affine2D().scale(_TILE).translate(column * _TILE, row * _TILE)
                canvas.drawPath(self._path(hatch, place), stroke=1, fill=1)

    def _draw_formula(
        self, gc: GraphicsContextBase, x: float, y: float, s: str, prop: FontProperties, angle: float
    ) -> None:
        outlined = GraphicsContextBase()
        outlined.copy_properties(gc)
        outlined.set_linewidth(0)
        place = Affine2D().rotate_deg(angle).translate(x, y)
        self.draw_path(outlined, TextPath((0, 0), s, prop=prop), place, gc.get_rgb())


def _cubic(at: tuple[float, float], points: Any) -> tuple[float, ...]:
    """Return the control points and end of a quadratic curve from ``at``, as a cubic one."""
    x1, y1, x2, y2 = points
    return (
        at[0] + 2 / 3 * (x1 - at[0]),
        at[1] + 2 / 3 * (y1 - at[1]),
        x2 + 2 / 3 * (x1 - x2),
        y2 + 2 / 3 * (y1 - y2),
        x2,
        y2,
    )


def _font(prop: FontProperties) -> str:
    """Return the document's font for a text's weight."""
    weight = prop.get_weight()
    number = weight_dict.get(weight, 400) if isinstance(weight, str) else int(weight)
    return fonts.SEMIBOLD if number >= 600 else fonts.MEDIUM if number >= 500 else fonts.REGULAR


class ChartFlow(Flowable):
    """A figure in a report; one that cannot be drawn leaves its sentence, never stops the report."""

    def __init__(self, figure: Figure, says: str = "") -> None:
        super().__init__()
        figure.set_dpi(72)
        self._figure, self._says = figure, says
        width, height = figure.get_size_inches() * 72
        self.width, self.height = float(width), float(height)
        self.spaceBefore, self.spaceAfter = 2, 4

    def wrap(self, _width: float, _room: float) -> tuple[float, float]:
        """Return the size of the figure in points."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure."""
        canvas: Any = self.canv
        mark, states = len(canvas._code), len(canvas.state_stack)
        try:
            FigureCanvasBase(self._figure)
            with canvas.content("Figure", self._says):
                self._figure.draw(PageRenderer(self.canv, self.width, self.height))
        except Exception as error:
            _log.error("a chart could not be drawn: %s", trace_without_messages(error))
            while len(canvas.state_stack) > states:
                canvas.restoreState()
            del canvas._code[mark:]
            draw_lines(self.canv, set_lines(self._says or "—", SMALL, self.width), SMALL, 0, self.height)

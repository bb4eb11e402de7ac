"""Samples: workbooks with invented data, made by a command from ``resources/samples``."""

from canvas_app.services.sample.build import COFFEE, build_sample
from canvas_app.services.sample.create import create_sample

__all__ = ["COFFEE", "build_sample", "create_sample"]

"""Blocks, notes, answers, segments, links, the sheet's geometry and its checks."""

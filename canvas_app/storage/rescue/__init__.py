"""Saving what can be read from a damaged file into a new workbook; ``saving.rescue`` does it."""

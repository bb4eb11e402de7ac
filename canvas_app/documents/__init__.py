"""Frozen data → PDF; no database, no Qt. The only place that knows reportlab."""

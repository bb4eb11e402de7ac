"""Read-only SELECTs, one module per area, returning frozen view records."""

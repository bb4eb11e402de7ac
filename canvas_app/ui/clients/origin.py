"""Who the edits of the register's page are started by."""

ORIGIN = "clients"
"""The page's own changes come back to it with this name."""

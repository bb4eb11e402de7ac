"""What helps when a file is lost or damaged: the window of its backups, the report of a rescue."""

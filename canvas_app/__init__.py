"""Canvas App: business models and the client relationships that prove them, in one offline file."""

__version__ = "0.1.0"
READ_TABLE = "--read-table"
"""Not for people: by it the program starts itself as the process that reads a table of untrusted size."""

"""Canvas App: business models and the client relationships that prove them, in one offline file."""

__version__ = "0.1.0"

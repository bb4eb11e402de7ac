"""The start page: name a business and press Enter, or open, or see the example."""

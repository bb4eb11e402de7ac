"""The Relationships page: who stands where, what holds them, what moved; pictures that open their clients."""

"""The documents page: what is wanted, the real pages of it, writing and printing them."""

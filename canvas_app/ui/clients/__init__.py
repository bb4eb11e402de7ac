"""The clients page: the register as a table, and the card of one client."""

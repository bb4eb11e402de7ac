"""Deals and their lines; sums and shares."""

"""Interactions with clients."""

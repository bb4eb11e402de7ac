"""What pages share: words, theme, widgets, actions, the page itself and what it is given."""

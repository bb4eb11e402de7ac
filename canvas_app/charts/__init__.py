"""Charts of relationships: frozen data in, a figure with its clickable places out.

``data`` and ``style`` import nothing heavy; ``figures`` and what it draws with import matplotlib. Nothing
here knows the database or the window.
"""

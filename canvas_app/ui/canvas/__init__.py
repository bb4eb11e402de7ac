"""The canvas page: the sheet with its notes, and the inspector of the selected block."""

"""What a person can do with canvases: notes, answers, segments and streams, whole sheets."""

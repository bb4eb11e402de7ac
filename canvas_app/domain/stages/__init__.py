"""Stage models as data, assessments, the rules that suggest a stage, confirmed history, movement."""

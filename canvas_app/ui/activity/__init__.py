"""The Activity page: what is to be done, by when and by whom."""

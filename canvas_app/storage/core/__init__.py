"""SQLAlchemy Core: the tables as ``MetaData``, every statement as a construct, filters as column elements.

Imported late. What the program runs before, in commands and with ``--smoke`` is the text that
``dev.py statements`` compiled from here (``storage.prepared``); only what a person's filter makes of a
statement is composed and compiled while the program runs (``composing``).
"""

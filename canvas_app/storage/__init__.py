"""One workbook = one SQLite file: opening, editing with a journal, searching, checking, copying.

SQL is written by hand and sent through the DB-API of ``sqlcipher3``, the one SQLite library of the process.
An object mapper would cost more time at start than everything else together, and frozen records need none.

Where to look: ``workbook`` is what others use; ``reading`` and ``editing`` are its lower halves, ``edit`` the
one way to write, ``journal`` what undo and redo read. ``records`` and ``schema`` say what a file consists of,
``opening`` what is refused, ``driver`` how SQLite is set. ``digest`` and ``integrity`` find damage;
``snapshot``, ``copies`` and ``backups`` make copies; ``migrations`` brings older files up to date; ``search``
and ``stage_cache`` hold what follows from the records (``derived``).
"""

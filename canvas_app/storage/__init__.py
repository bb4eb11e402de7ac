"""One workbook = one file: opening, editing with a journal, searching, checking, copying.

Where to look: ``workbook`` is what others use; ``reading`` and ``editing`` are its lower halves, ``edit`` the
one way to write, ``journal`` what undo and redo read. ``records`` says how a record becomes a row.
``sqlite`` is the file engine below them, the only place with SQLite's own words: how it is opened, locked,
copied, searched, checked for damage. ``verification`` and ``integrity`` find damage, ``rescue`` saves what a
damaged file still holds; ``migrations`` brings older files up to date; ``derived`` and ``stage_cache`` hold
what follows from the records.
"""

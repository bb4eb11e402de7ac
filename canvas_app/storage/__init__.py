"""One workbook = one SQLite file: opening, editing with a journal, searching, checking, copying.

SQL is written by hand and sent through the DB-API of ``sqlcipher3``, the one SQLite library of the process.
An object mapper would cost more time at start than everything else together, and frozen records need none.
"""

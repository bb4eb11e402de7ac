"""The file engine: how a workbook lies on the disk, and the only place with SQLite's own words.

Driver and settings, opening and its checks, locks and the guard against other programs, the rollback journal,
copies and backups, the frozen schema, digests, the search index, damaged pages. What is above knows a
connection and the names of statements; another database would need another package like this one.
"""

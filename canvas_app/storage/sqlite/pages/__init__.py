"""Reading the pages of a SQLite file as bytes, without SQLite: for files too damaged for it.

Written from the public document "Database File Format" of SQLite (https://www.sqlite.org/fileformat2.html):
section 1.3 the header, 1.5 the freelist, 1.6 pages of b-trees, 1.7 schema of cells and overflow chains,
2.1 records, 2.4 WITHOUT ROWID, 3 the rollback journal. Nothing in a damaged file is believed: every number
read from it is compared with what there is, every page is visited once, nothing is written.
"""

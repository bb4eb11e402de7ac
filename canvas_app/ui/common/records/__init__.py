"""Forms and lists for records of any kind, as its declaration in ``domain.kinds`` says.

A page that lists and edits the records of a kind makes a ``RecordPanel`` of it and hands it the changes of
each edit. ``RecordForm`` alone enters one record; a kind that is entered otherwise in part has a subclass.
"""

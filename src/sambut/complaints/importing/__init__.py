"""Complaints of another system: a CSV and a mapping become cases with their events, clocks and sight.

mapping.py   what the columns of a file mean (TOML)
reading.py   rows of a file, one after the other, whatever its encoding and its quotes
moments.py   dates and times as files write them
planning.py  one row → what it says, what was mended, or why it is refused (pure)
places.py    names → bodies, units, topics, regions
counting.py  clocks as the verbs would count them, equal ones once
walking.py   a planned row → its way: states, events, clocks (pure)
storing.py   ways → rows of the database, a batch a transaction, one COPY a table
importing.py the whole import
masking.py   the job that masks and indexes what was stored; nothing is public before
"""

"""Complaints of another system: a CSV and a mapping become cases with their events, clocks and sight.

    mapping.py   what the columns of a file mean (TOML)
    reading.py   rows of a file, one after the other, whatever its encoding
    planning.py  one row → what it says, what was mended, or why it is refused (pure)
    storing.py   planned rows → rows of the database, a batch a transaction
    masking.py   the job that masks and indexes what was stored; nothing is public before
"""

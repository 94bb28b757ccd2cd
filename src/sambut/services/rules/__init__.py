"""Reading what offices wrote: plain Python, no clock, no database. What cannot be read is said, never invented."""

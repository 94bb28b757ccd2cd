"""What everybody reads of contests: kept figures, the hall of honoured innovations, the calendar, history, feeds."""

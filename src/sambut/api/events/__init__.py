"""Forums in the API: programme, stands and counts for everybody; interest, booking and check-in for offices."""

"""Sambut: a word is answered, a call is met."""

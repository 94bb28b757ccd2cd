"""Indicators of complaint handling: what each says, how it is counted from the cases, what may be shown. No actions here."""

"""Measuring the language room on rows of one's own: `sambut evaluate …`. Figures only; no text leaves a report."""

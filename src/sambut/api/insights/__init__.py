"""Kept figures of regions as open data."""

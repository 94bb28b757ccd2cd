"""Reactions of this room."""

from datetime import datetime

from sambut.files.actions import clean_file


def clean_upload(file_id: int, *, at: datetime) -> None:
    """Reacts to `files.uploaded`, whose row is the file."""
    clean_file(file_id, at=at)

"""Reactions of this room."""

from datetime import datetime

from sambut.files.actions import clean_file, sweep


def clean_upload(file_id: int, *, at: datetime) -> None:
    """Reacts to `files.uploaded`, whose row is the file."""
    clean_file(file_id, at=at)


def sweep_files(_turn: int, *, at: datetime) -> None:
    """Once a night: bytes that a crash left without a row."""
    sweep(at=at)

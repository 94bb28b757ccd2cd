"""Uploads stay in memory until they are sealed: a temporary file would lie on the disk in clear, and outlive a kill."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from sambut.files.recognising import LARGEST_OF_ALL

MOST_OF_A_REQUEST = 5 * LARGEST_OF_ALL


class CappedUpload(FileUploadHandler):
    """Keeps each file in memory up to the largest size that is taken and one byte more, so that the refusal is ours.

    The sender's name of the file is dropped here: it holds names of people.
    """

    whole = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.chunks: list[bytes] = []
        self.kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.whole += len(raw_data)
        if self.whole > MOST_OF_A_REQUEST:
            raise StopUpload(connection_reset=True)  # nobody reads gigabytes to the end to be polite
        piece = raw_data[: max(LARGEST_OF_ALL + 1 - self.kept, 0)]
        self.chunks.append(piece)
        self.kept += len(piece)

    def file_complete(self, file_size: int) -> UploadedFile:
        return SimpleUploadedFile("upload", b"".join(self.chunks), "application/octet-stream")

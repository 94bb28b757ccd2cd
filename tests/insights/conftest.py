"""Cases, history and agreements to count."""

from tests.complaints.conftest import law, way

__all__ = ["law", "way"]

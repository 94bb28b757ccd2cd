from tests.complaints.conftest import law, way  # noqa: F401  (the walked case has faults too)

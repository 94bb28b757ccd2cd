import pytest

from tests.complaints.conftest import law, way  # noqa: F401  (the walked case serves the API too)


def pytest_itemcollected(item: pytest.Item) -> None:
    """schemathesis names the operation but gives all of them one id; run in parallel, only the first would be tried."""
    _, bracket, operation = item.name.partition("[")
    if bracket and item.id.params is None:
        item._id = item.id.with_params(operation.removesuffix("]"))

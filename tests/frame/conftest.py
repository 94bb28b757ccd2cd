from collections.abc import Callable

import pytest
from django.template import engines

Draw = Callable[..., str]


@pytest.fixture
def draw() -> Draw:
    """Renders a template text of the test with the product's own environment, as a page would, but without a request."""

    def render(text: str, /, **facts: object) -> str:
        return engines["jinja2"].env.from_string(text).render(**facts)

    return render


@pytest.fixture
def part(draw: Draw) -> Draw:
    """Renders one call of a macro: `part("states", "notice(words)", words="…")`."""

    def render(file: str, call: str, /, **facts: object) -> str:
        name = call.partition("(")[0]
        return draw(f'{{% from "frame/parts/{file}.html" import {name} %}}{{{{ {call} }}}}', **facts).strip()

    return render

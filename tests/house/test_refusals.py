"""A refusal says what its sentence needs: a fact that lacks would leave people with "we have no sentence for this"."""

import ast
import re
from pathlib import Path

from sambut.frame.refusals import reasons

SOURCE = Path(__file__).resolve().parents[2] / "src" / "sambut"


def test_every_refusal_gives_the_facts_of_its_sentence():
    needed = {
        code: set(re.findall(r"%\((\w+)\)" if "%(" in str(words) else r"\{(\w+)", str(words)))
        for code, words in reasons().items()
    }
    lacking = []
    for file in SOURCE.glob("**/*.py"):
        text = file.read_text()
        if not any(needed.get(code) for code in re.findall(r'Refused\(\s*"([^"]+)"', text)):
            continue
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "Refused":
                continue
            given = {one.arg for one in node.keywords}
            code = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
            if None not in given and (facts := needed.get(code, set()) - given):
                lacking.append(f"{file.relative_to(SOURCE)}:{node.lineno} {code} lacks {', '.join(sorted(facts))}")
    assert lacking == []

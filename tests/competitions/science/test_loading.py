"""Loading the science loads no heavy library: the web process has it at hand and pays nothing for it."""

import json
import pkgutil
import subprocess
import sys

import sambut.competitions.science as science

HEAVY = ("numpy", "scipy", "ortools", "pandas", "sklearn")


def test_no_module_of_the_science_loads_a_heavy_library_by_itself():
    names = [f"{science.__name__}.{one.name}" for one in pkgutil.iter_modules(science.__path__)]
    script = "import importlib, json, sys; [importlib.import_module(name) for name in json.loads(sys.argv[1])]; print(json.dumps([*sys.modules]))"
    asked = [*names, "sambut.competitions.commands"]
    answer = subprocess.run(
        [sys.executable, "-c", script, json.dumps(asked)], capture_output=True, text=True, check=True
    )
    loaded = set(json.loads(answer.stdout))
    assert set(asked) <= loaded
    assert loaded.isdisjoint(HEAVY)

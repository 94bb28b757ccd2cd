"""The papers agree with the code: glossary, law table, dependencies, links."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sambut"
PAPERS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *SOURCE.glob("*/README.md"), *ROOT.glob("bench/*.md")])


def test_every_term_of_a_docstring_stands_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text().casefold()
    used = {
        term.strip().casefold()
        for file in SOURCE.glob("**/*.py")
        for line in re.findall(r"Istilah: ([^.\n]+)\.", file.read_text())
        for term in re.split(r"[,;]", line)
    }
    missing = sorted(term for term in used if term and term not in glossary)
    assert missing == []


def test_every_law_that_a_rule_names_stands_in_the_law_table():
    table = re.sub(r"\s+", " ", (ROOT / "docs" / "law.md").read_text())
    named = {
        law
        for file in SOURCE.glob("**/*.py")
        for line in re.findall(r"Dasar: ([^\n]+)", file.read_text())
        for law in re.findall(r"(?:UU|Perpres|PP|PermenPANRB|Permendagri|Keppres|SKB|KepmenPANRB) \d+/\d{4}", line)
    }
    missing = sorted(law for law in named if law not in table)
    assert missing == []


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    needed = {re.split(r"[\[><=]", line)[0] for line in project["project"]["dependencies"]}
    needed |= {re.split(r"[\[><=]", line)[0] for line in project["dependency-groups"]["dev"]}
    told = set(re.findall(r"`([a-z0-9-]+)`", (ROOT / "docs" / "dependencies.md").read_text()))
    assert sorted(needed - told) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_papers_lead_somewhere(paper):
    broken = [
        target for target in re.findall(r"\]\(([^)#:\s]+)\)", paper.read_text()) if not (paper.parent / target).exists()
    ]
    assert broken == []


def test_no_paper_and_no_source_names_a_machine_or_a_registry_host():
    hosts = re.compile(r"(pypi\.org|pythonhosted|deb\.debian\.org|registry\.npmjs)")
    machine = re.compile(r"(?<![\w.])/(?:root|home/\w+|work)/\w")
    files = [
        file
        for file in [
            *ROOT.glob("*"),
            *ROOT.glob("docs/**/*"),
            *ROOT.glob("src/**/*.py"),
            *ROOT.glob("tools/*"),
            *ROOT.glob("bench/*.py"),
        ]
        if file.is_file()
    ]
    named = [
        str(file.relative_to(ROOT))
        for file in files
        if file.suffix in (".md", ".py", ".toml", ".lock", "")
        and (hosts.search(file.read_text(errors="ignore")) or machine.search(file.read_text(errors="ignore")))
    ]
    assert named == []

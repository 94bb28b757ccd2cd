"""tools/messages.py: a room's English is complete, or the check names what is missing."""

import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def messages(monkeypatch, tmp_path):
    """The tool, at work on a house with one room."""
    monkeypatch.syspath_prepend(str(TOOLS))
    sys.modules.pop("messages", None)
    import messages as tool

    rooms = tmp_path / "src" / "sambut"
    room = rooms / "dapur"
    (room / "templates" / "dapur").mkdir(parents=True)
    (room / "apps.py").write_text("")
    (room / "actions.py").write_text(
        'def cook(n):\n    a = _("Masak {nama}")\n    return ngettext("%(n)s piring", "%(n)s piring", n), pgettext("rasa", "Asin")\n'
    )
    (room / "templates" / "dapur" / "a.html").write_text(
        '{% trans count=n %}\n  Satu\n  baris\n{% endtrans %}{{ part(title=_("Judul"), rows=[_("Baris")]) }}'
    )
    monkeypatch.setattr(tool, "ROOMS", rooms)
    return tool


@pytest.fixture
def run(messages, monkeypatch, capsys):
    def call(*arguments: str) -> tuple[str, str | None]:
        monkeypatch.setattr(sys, "argv", ["messages.py", *arguments])
        try:
            messages.main()
        except SystemExit as end:
            return capsys.readouterr().out, str(end.code)
        return capsys.readouterr().out, None

    return call


def translated(messages, changes):
    path = messages.catalogue_of(messages.ROOMS / "dapur")
    text = path.read_text()
    for words, english in changes.items():
        assert f'msgid "{words}"\nmsgstr ""' in text
        text = text.replace(f'msgid "{words}"\nmsgstr ""', f'msgid "{words}"\nmsgstr "{english}"')
    text = text.replace('msgstr[0] ""\nmsgstr[1] ""', 'msgstr[0] "%(n)s plate"\nmsgstr[1] "%(n)s plates"')
    path.write_text(text)


ENGLISH = {"Masak {nama}": "Cook {nama}", "Asin": "Salty", "Satu baris": "One line", "Judul": "Title", "Baris": "Row"}


def test_sentences_of_python_and_templates_are_found_also_inside_expressions(run, messages):
    said, ended = run()
    assert (said, ended) == ("· dapur: 6 sentences wait for their English\n", None)
    found = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in messages.sentences(messages.ROOMS / "dapur")
        if message.id
    }
    assert found == {*ENGLISH, "%(n)s piring"}


def test_a_complete_catalogue_passes_and_is_written_the_same_again(run, messages):
    run()
    translated(messages, ENGLISH)
    before = messages.catalogue_of(messages.ROOMS / "dapur").read_bytes()
    assert run("--check") == ("", None)
    assert run() == ("", None)
    assert messages.catalogue_of(messages.ROOMS / "dapur").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda text: text.replace('msgstr "Salty"', 'msgstr ""'), "dapur: not translated: Asin"),
        (
            lambda text: text.replace('msgid "Judul"', 'msgid "Judul lama"'),
            "dapur: left over: Judul lama\ndapur: missing: Judul",
        ),
        (lambda text: text.replace('msgid "Judul"', '#, fuzzy\nmsgid "Judul"'), "dapur: doubtful (fuzzy): Judul"),
        (lambda text: text + '\n#~ msgid "Dulu"\n#~ msgstr "Once"\n', "dapur: left over: Dulu"),
        (lambda text: text.replace("Cook {nama}", "Cook {name}"), "dapur: other facts than in: Masak {nama}"),
        (lambda text: text.replace("Cook {nama}", "Cook"), "dapur: other facts than in: Masak {nama}"),
    ],
    ids=["empty", "changed", "doubtful", "obsolete", "renamed fact", "lost fact"],
)
def test_the_check_names_what_is_wrong(run, messages, change, fault):
    run()
    translated(messages, ENGLISH)
    path = messages.catalogue_of(messages.ROOMS / "dapur")
    path.write_text(change(path.read_text()))
    assert run("--check") == ("", fault)


def test_two_rooms_that_translate_one_sentence_differently_are_named(run, messages):
    other = messages.ROOMS / "kamar"
    other.mkdir()
    (other / "apps.py").write_text("")
    (other / "pages.py").write_text('x = _("Judul")\n')
    run()
    translated(messages, ENGLISH)
    path = messages.catalogue_of(other)
    path.write_text(path.read_text().replace('msgid "Judul"\nmsgstr ""', 'msgid "Judul"\nmsgstr "Heading"'))
    assert run("--check") == ("", "kamar and dapur: two English sentences: Judul")


def test_a_translation_survives_when_its_neighbours_change(run, messages):
    run()
    translated(messages, ENGLISH)
    (messages.ROOMS / "dapur" / "more.py").write_text('x = _("Baru saja")\n')
    assert run() == ("· dapur: 1 sentences wait for their English\n", None)
    assert 'msgid "Judul"\nmsgstr "Title"' in messages.catalogue_of(messages.ROOMS / "dapur").read_text()


def test_the_frame_itself_is_complete(monkeypatch):
    monkeypatch.syspath_prepend(str(TOOLS))
    sys.modules.pop("messages", None)
    import messages as tool

    assert sorted(tool.faults(tool.ROOMS / "frame")) == []

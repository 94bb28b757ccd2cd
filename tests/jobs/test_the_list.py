"""What the lists name is there, and takes what it will be given."""

import inspect

import pytest
from django.utils.module_loading import import_string

from sambut.jobs.reactions import every_reaction, reactions_to
from sambut.jobs.shapes import LANES, Reaction


@pytest.mark.parametrize("reaction", every_reaction(), ids=lambda reaction: reaction.name)
def test_each_function_takes_a_row_and_the_time(reaction: Reaction) -> None:
    function = import_string(reaction.function.replace(":", "."))
    inspect.signature(function).bind(7, at=None)
    assert reaction.lane in LANES


def test_a_topic_reaches_its_own_reactions_and_those_of_the_whole_room() -> None:
    assert [reaction.name for reaction in reactions_to("notices.mail")] == ["send_mail"]
    assert [reaction.name for reaction in reactions_to("notices.unheard")] == []
    assert [reaction.name for reaction in reactions_to("jobs.turn_clear_finished")] == ["clear_finished"]


def test_the_pause_between_tries_doubles_up_to_its_ceiling() -> None:
    waits = [Reaction("x", "y:z").wait_after(tries).total_seconds() for tries in (1, 2, 3, 10, 11, 1000)]
    assert waits == [5, 10, 20, 2560, 3600, 3600]

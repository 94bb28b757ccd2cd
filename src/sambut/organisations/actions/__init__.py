"""What can be done with bodies and their units, one function per verb."""

from sambut.organisations.actions.adding import add_body, add_unit, add_units
from sambut.organisations.actions.naming import add_alias, end_alias, rename
from sambut.organisations.actions.placing import end_unit, move_unit
from sambut.organisations.actions.settling import change_settings

__all__ = [
    "add_alias", "add_body", "add_unit", "add_units", "change_settings", "end_alias", "end_unit", "move_unit", "rename",
]  # fmt: skip

"""The part of the table of pages that contests have; see `tests/browser/addresses.py`."""

from tests.browser.pages import VISITOR, Page

CONTESTS = (
    Page("competitions:contests", VISITOR),
    Page("competitions:contest", VISITOR, ("contest_open",)),
    Page("competitions:desk", "innovator"),
    Page("competitions:desk", "agency_admin"),
    Page("competitions:draft", "agency_admin", states=("refused",)),
    Page("competitions:applying", "innovator", states=("details",)),
    Page("competitions:queue", "local_admin"),
    Page("competitions:own", "innovator", states=("filter",)),
    Page("competitions:begin", "innovator", ("contest_open", "contest_innovation")),
    Page("competitions:entry", "innovator", ("entry_returned",)),
    Page("competitions:entry", "local_admin", ("entry_sent",)),
    Page("competitions:entry", "agency_admin", ("entry_accepted",)),
    Page("competitions:write", "innovator", ("entry_returned",)),
    Page("competitions:withdraw", "innovator", ("entry_begun",), states=("refused",)),
    Page("competitions:return", "local_admin", ("entry_sent",), states=("refused",)),
    Page("competitions:decide", "agency_admin", ("entry_submitted",), states=("refused",)),
    Page("competitions:host", "agency_admin", ("contest_prepared",)),
    Page("competitions:host", "agency_admin", ("contest_open",)),
    Page("competitions:edit", "agency_admin", ("contest_prepared",), states=("refused",)),
    Page("competitions:parts", "agency_admin", ("contest_prepared",)),
    Page("competitions:add_row", "agency_admin", ("contest_prepared", "clusters"), states=("refused",)),
    Page("competitions:row", "agency_admin", ("contest_prepared", "questions", "contest_question"), states=("refused",)),
    Page("competitions:calendar", "agency_admin", ("contest_prepared",)),
    Page("competitions:period", "agency_admin", ("contest_prepared", "desk"), states=("refused",)),
    Page("competitions:period", "agency_admin", ("contest_open", "registration"), states=("refused",)),
    Page("competitions:entries", "agency_admin", ("contest_open",), states=("filter",)),
)  # fmt: skip

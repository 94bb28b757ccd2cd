"""The last stage of a contest: the plenary's quorum and votes, presentations, panel marks, visits, winners."""

"""Which verb leads an edition, an entry, a reading or a certificate from which state to which."""

from sambut.competitions.states import CertificateState, EntryState, ReadingState, State, Verb

EDITION_MOVES: dict[tuple[str, Verb], State] = {
    ("", Verb.DRAFT): State.DRAFT,
    (State.DRAFT, Verb.EDIT): State.DRAFT,
    (State.DRAFT, Verb.OPEN): State.OPEN,
    (State.OPEN, Verb.MOVE_DEADLINE): State.OPEN,
    **{
        (State.OPEN, verb): State.OPEN
        for verb in (
            Verb.INVITE, Verb.CONFIRM, Verb.DECLINE, Verb.DECLARE, Verb.CALL_ASSIGN, Verb.ASSIGN, Verb.CALL_COUNT, Verb.COUNT,
            Verb.CHOOSE, Verb.RELEASE, Verb.CALL_REREAD, Verb.REREAD,
        )
    },
    (State.OPEN, Verb.ANNOUNCE): State.ANNOUNCED,
    (State.ANNOUNCED, Verb.CHOOSE): State.ANNOUNCED,
    (State.ANNOUNCED, Verb.DECIDE): State.DECIDED,
    **{(state, Verb.CANCEL): State.CANCELLED for state in (State.OPEN, State.ANNOUNCED)},
    **{(State.OPEN, verb): State.OPEN for verb in (Verb.CALL_COMPARE, Verb.COMPARE, Verb.SETTLE)},
    **{
        (state, verb): state
        for state in (State.DECIDED, State.FINISHED)
        for verb in (Verb.WRITE_FOREWORD, Verb.CALL_PAPERS, Verb.SET_PAPERS, Verb.SIT, Verb.ATTEND, Verb.VOTE, Verb.RISE, Verb.STRIP, Verb.SUCCEED)
    },
    **{
        (state, verb): state
        for state in (State.OPEN, State.ANNOUNCED, State.DECIDED)
        for verb in (
            Verb.ARRANGE, Verb.SIT, Verb.ATTEND, Verb.VOTE, Verb.RISE, Verb.INVITE, Verb.CONFIRM, Verb.DECLINE, Verb.DECLARE,
        )
    },
    **{
        (State.DECIDED, verb): State.DECIDED
        for verb in (Verb.SCHEDULE, Verb.TELL_SCHEDULE, Verb.VISIT, Verb.CHOOSE_WINNERS)
    },
    (State.DECIDED, Verb.FINISH): State.FINISHED,
}  # fmt: skip

ENTRY_MOVES: dict[tuple[str, Verb], EntryState] = {
    ("", Verb.BEGIN): EntryState.DRAFT,
    (EntryState.DRAFT, Verb.WRITE): EntryState.DRAFT,
    (EntryState.RETURNED, Verb.WRITE): EntryState.RETURNED,
    (EntryState.WITH_ADMIN, Verb.WRITE): EntryState.WITH_ADMIN,
    **{
        (state, verb): state
        for state in (EntryState.DRAFT, EntryState.RETURNED, EntryState.WITH_ADMIN)
        for verb in (Verb.ATTACH, Verb.DETACH)
    },
    (EntryState.DRAFT, Verb.SEND): EntryState.WITH_ADMIN,
    (EntryState.RETURNED, Verb.SEND): EntryState.WITH_ADMIN,
    (EntryState.WITH_ADMIN, Verb.RETURN): EntryState.RETURNED,
    (EntryState.WITH_ADMIN, Verb.SUBMIT): EntryState.SUBMITTED,
    (EntryState.WITH_ADMIN, Verb.URGE): EntryState.WITH_ADMIN,
    (EntryState.SUBMITTED, Verb.ACCEPT): EntryState.ACCEPTED,
    (EntryState.SUBMITTED, Verb.REFUSE): EntryState.REFUSED,
    **{
        (state, verb): state
        for state in (EntryState.DRAFT, EntryState.WITH_ADMIN, EntryState.RETURNED)
        for verb in (Verb.CALL_MEASURE, Verb.MEASURE, Verb.STATE)
    },
    **{
        (state, Verb.WITHDRAW): EntryState.WITHDRAWN
        for state in (EntryState.DRAFT, EntryState.WITH_ADMIN, EntryState.RETURNED, EntryState.SUBMITTED, EntryState.ACCEPTED)
    },
    **{
        (state, Verb.LAPSE): EntryState.LAPSED
        for state in (EntryState.DRAFT, EntryState.WITH_ADMIN, EntryState.RETURNED)
    },
    (EntryState.ACCEPTED, Verb.JUDGE): EntryState.JUDGED,
    (EntryState.JUDGED, Verb.NOMINATE): EntryState.NOMINATED,
    (EntryState.JUDGED, Verb.PASS_OVER): EntryState.NOT_CHOSEN,
    (EntryState.NOT_CHOSEN, Verb.NOMINATE): EntryState.NOMINATED,
    (EntryState.NOMINATED, Verb.PASS_OVER): EntryState.NOT_CHOSEN,
    **{
        (state, verb): state
        for state in (EntryState.NOMINATED, EntryState.NOT_CHOSEN)
        for verb in (Verb.OBJECT, Verb.ANSWER)
    },
    (EntryState.NOMINATED, Verb.WIN): EntryState.WINNER,
    (EntryState.NOMINATED, Verb.REACH_FINAL): EntryState.FINALIST,
    **{
        (EntryState.FINALIST, verb): EntryState.FINALIST
        for verb in (Verb.SCHEDULE, Verb.MOVE_SLOT, Verb.HOLD, Verb.VISIT)
    },
    (EntryState.FINALIST, Verb.WIN): EntryState.WINNER,
    (EntryState.FINALIST, Verb.SUCCEED): EntryState.WINNER,
    (EntryState.NOT_CHOSEN, Verb.SUCCEED): EntryState.WINNER,
    (EntryState.WINNER, Verb.STRIP): EntryState.STRIPPED,
    **{(state, Verb.RAISE): state for state in (EntryState.NOMINATED, EntryState.FINALIST, EntryState.WINNER)},
}  # fmt: skip

READING_MOVES: dict[tuple[str, Verb], ReadingState] = {
    ("", Verb.GIVE): ReadingState.ASSIGNED,
    (ReadingState.ASSIGNED, Verb.SIGN): ReadingState.SIGNED,
    (ReadingState.ASSIGNED, Verb.RECUSE): ReadingState.RECUSED,
    (ReadingState.ASSIGNED, Verb.SET_ASIDE): ReadingState.SET_ASIDE,
    (ReadingState.SIGNED, Verb.SET_ASIDE): ReadingState.SET_ASIDE,
    (ReadingState.SIGNED, Verb.REVISE): ReadingState.SIGNED,
}
CERTIFICATE_MOVES: dict[tuple[str, Verb], CertificateState] = {
    ("", Verb.ISSUE): CertificateState.VALID,
    (CertificateState.VALID, Verb.REVOKE): CertificateState.REVOKED,
}

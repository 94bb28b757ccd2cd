"""Who may do what with an account: oneself, nobody else. What people may do elsewhere is asked in room `mandates`."""

from sambut.accounts.models import Token
from sambut.kernel.refusals import Refused

VERBS = ("see", "issue_token", "revoke_token")


def why_not(user_id: int | None, verb: str, token: Token) -> str | None:
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is no verb of a token.")
    if user_id is None:
        return "token.signed_out"
    if token.owner_id != user_id:
        return "token.of_another"
    return None


def require(user_id: int | None, verb: str, token: Token) -> None:
    if code := why_not(user_id, verb, token):
        raise Refused(code)

"""A refusal: something that may not or cannot be done, with a code that leads to one sentence for people."""


class Refused(Exception):
    """Raised by rules, access and actions; answered by the edges with the sentence for `code`.

    `code` is `<subject>.<verb>.<why>`, for example `complaint.forward.from_closed`. The sentence stands in
    the room's `reasons.py`; `facts` fill its named placeholders and never hold personal data.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

"""The calls of the last minute, and how many a minute took of late."""

from collections import deque
from dataclasses import dataclass

from agents.model.allowance import MINUTE

_WINDOW = MINUTE + 0.5  # seconds: clocks differ
_SURELY = MINUTE - 0.5  # a minute even so
_OF_LATE = 2 * MINUTE


@dataclass
class Ticket:
    """One call on its way; `bold` if it went although the minute seemed to be full."""

    number: int
    at: float
    tokens: int
    bold: bool
    taken: bool = False


class LastMinute:
    """Moments are seconds of the pace's clock, `proven` answered calls."""

    def __init__(self, now: float) -> None:
        self._calls: deque[Ticket] = deque()
        self.proven, self._proved = 0, now

    def went(self, ticket: Ticket) -> None:
        self._calls.append(ticket)

    def answered(self, ticket: Ticket, now: float) -> None:
        ticket.taken = True
        count = sum(one.taken for one in self._calls if one.at > now - _SURELY)
        if count >= self.proven or now - self._proved > _OF_LATE:
            self.proven, self._proved = count, now

    def refused(self, ticket: Ticket) -> None:
        if ticket in self._calls:
            self._calls.remove(ticket)

    def count(self, now: float) -> int:
        """All that it may have held."""
        while self._calls and self._calls[0].at <= now - _WINDOW:
            self._calls.popleft()
        return len(self._calls)

    def surely(self, now: float) -> int:
        return sum(ticket.at > now - _SURELY for ticket in self._calls)

    def ends(self) -> float:
        """When its first call surely is none of it."""
        return self._calls[0].at + _WINDOW

    def ends_by(self, moment: float) -> bool:
        """Whether its first call may be none of it then."""
        return moment >= self._calls[0].at + _SURELY

    def until(
        self, now: float, new: int, calls: int | None, tokens: float | None
    ) -> float:
        """From when it has room for a call of `new` tokens, by what a minute takes."""
        count, until = self.count(now), 0.0
        if calls is not None and count >= calls:
            until = self._calls[count - calls].at + _WINDOW
        if tokens is not None:
            spent = sum(ticket.tokens for ticket in self._calls) + new
            for ticket in self._calls:
                if spent <= tokens:
                    break
                spent -= ticket.tokens
                until = max(until, ticket.at + _WINDOW)
        return until

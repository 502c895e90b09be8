"""What is told of a server that is waited for, or no longer. `who`: model and address."""

from agents.messages.said import said


def busy(who: str) -> str:
    return said("{who} is busy; calls wait for it", who=who)


def rationed(who: str, rate: float) -> str:
    """`rate`: calls a minute."""
    return said(
        "{who} takes {rate:.3g} calls a minute; calls wait for their turn",
        who=who,
        rate=rate,
    )


def used_up(who: str, wait: float) -> str:
    """`wait`: seconds that it asks for, 0 where it names none."""
    return said(
        "{who} has used up its quota for now and asks to wait {wait:.0f} seconds"
        if wait
        else "{who} has used up its quota for now",
        who=who,
        wait=wait,
    )


def goes_on() -> str:
    return said(
        "; what is written stays, and the same command goes on where it stopped, once"
        " the quota is there again"
    )


def asks_too_much(who: str, wait: float, patience: float) -> str:
    """Seconds, both."""
    return said(
        "{who} asks to wait {wait:.0f} seconds, more than the {patience:.0f} it is given"
        " before its first answer; try again later",
        who=who,
        wait=wait,
        patience=patience,
    )


def still_busy(who: str, waited: float) -> str:
    return said(
        "{who} is still busy after {waited:.0f} seconds of waiting; lower --concurrency"
        " or try again later",
        who=who,
        waited=waited,
    )

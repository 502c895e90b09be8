"""`python -m agents review`: the page, or decisions without it."""

import webbrowser
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from agents.messages.said import said
from agents.review.actions import NO_ACTIONS, Actions
from agents.review.desk import Desk
from agents.review.headless import folder, follow, next_step, status
from agents.review.orders import Orders
from agents.review.whereto import whereto
from agents.store.leftovers import sweep


def run(
    flags: Mapping[str, Any],
    out: Path,
    clock: Callable[[], str],
    say: Callable[[str], None],
    actions: Actions = NO_ACTIONS,
    note: Callable[[str], None] = lambda _: None,
) -> None:
    """`say` is given the lines for stdout, `note` what a script does not read.

    Raises SettingsError for an order amiss.
    """
    desk = Desk(folder(out, flags["id"]), clock)
    sweep(desk.folder)
    orders = Orders(flags["accept"], flags["reject"], flags["hold"])
    if orders:
        follow(desk, orders)
    if flags["status"] or orders:
        for line in status(desk):
            say(line)
        note(next_step(desk))
        return
    # The server is loaded only when there is a page to serve.
    from agents.review.serve import serve  # noqa: PLC0415

    def ready(address: str) -> None:
        say(address)
        published = desk.seen().review.published
        note(whereto(desk.folder, actions.site, published))
        note(said("open this address in a browser; Ctrl-C ends the review"))
        if not flags["no_browser"]:
            webbrowser.open(address)

    serve(desk, flags["port"], ready, actions, names=flags["host"])

"""Whether there is anything to be drafted: a run that asked in vain writes nothing."""

from agents.domain.report import Fault
from agents.errors import NoAnswer
from agents.messages.said import said
from agents.run.bound import Bound
from agents.run.open_writer import Writer
from agents.settings.options import Options


def check_answered(
    bound: Bound,
    faults: list[Fault],
    writer: Writer,
    options: Options,
    *,
    asked: bool,
) -> None:
    """Raises NoAnswer where an issue would be empty, or of no model that was asked.

    `asked`: in vain.
    """
    if faults and not bound.cards:
        raise NoAnswer(
            said(
                "faults of the program itself left no story for the issue; nothing"
                " was written; report them with errors.log"
            )
        )
    extracted = all("extractive" in card.flags for card in bound.cards)
    if asked and extracted:
        raise NoAnswer(
            said(
                "the model {name!r} never answered; nothing was written; check"
                " {base_url} and {model}, then run it again",
                name=writer.name,
                base_url=options.named("base_url"),
                model=options.named("model"),
            )
        )

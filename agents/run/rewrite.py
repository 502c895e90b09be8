"""One item of a draft written by itself: again as an editor asks, or newly.

The steps are the draft's: read where it was not, write, judge, card, cite,
pictures. What an editor is to read of a failure is Chinese, as the page is.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from agents.domain.issue import Card
from agents.domain.plan import Plan, Rewrite
from agents.domain.report import Usage
from agents.domain.story import Gathered, Ranked
from agents.errors import AgentsError, BudgetError, NoAnswer, SettingsError
from agents.formatter.assembly import assemble
from agents.formatter.illustrate import illustrate
from agents.formatter.images import illustrated
from agents.formatter.steps import make_card
from agents.messages.said import said
from agents.run import output
from agents.run.material import KeptStory, keep_newcomer, read_materials
from agents.run.newcomer import bench_row, newcomer, opened_to
from agents.run.no_model import no_model
from agents.run.pictures import picture_files
from agents.run.single_item import (
    ItemServices,
    ItemTask,
    ReportStep,
    open_item_services,
)
from agents.settings.environment import flag_values
from agents.settings.options import Options, options
from agents.summariser.cite import cite
from agents.summariser.steps import summarise_again

_CATEGORY = "其他工具"


@dataclass
class Rewriter:
    """What it used counts against the caps as long as it lives.

    `environment` is read at each call, so that a model can be set meanwhile.
    """

    environment: Callable[[], Mapping[str, str]]
    clock: Callable[[], dt.datetime]
    used: Usage = field(default_factory=Usage)

    async def __call__(
        self, folder: Path, request: Rewrite, report_step: ReportStep
    ) -> output.Json:
        """The item's row of `review.json`, with its Markdown as `text`.

        Of what is only to be read it is empty. Raises AgentsError; what was drafted is
        left as it is, and without a model what is new is read all the same.
        """
        lacking = "" if request.only_read else no_model(self.environment())
        if lacking and not request.new:
            raise SettingsError(lacking)
        if lacking:
            request = request.model_copy(update={"only_read": True})
        try:
            row = await item(
                self._options(), self.clock(), folder, request, report_step, self._spend
            )
        except AgentsError as error:
            raise SettingsError(f"{lacking}；{error}") if lacking else error from error
        if lacking:
            raise SettingsError(lacking)
        return row

    def _spend(self, used: Usage) -> None:
        self.used += used

    def _options(self) -> Options:
        """The settings of `draft`, the caps less what was used. Raises BudgetError."""
        env = self.environment()
        own = flag_values(env)
        for name in ("replay", "record"):
            own.pop(name, None)
        chosen = options({}, own, env)
        tokens = self.used.prompt_tokens + self.used.completion_tokens
        left: dict[str, float] = {}
        if chosen.max_tokens_total is not None:
            left["max_tokens_total"] = chosen.max_tokens_total - tokens
        if chosen.max_cost is not None:
            left["max_cost"] = chosen.max_cost - (self.used.cost or 0.0)
        if any(value <= 0 for value in left.values()):
            raise BudgetError(_spent())
        return chosen.model_copy(update=left)


async def item(  # what `draft` is given, for one item
    chosen: Options,
    now: dt.datetime,
    folder: Path,
    request: Rewrite,
    report_step: ReportStep,
    spend: Callable[[Usage], None],
) -> output.Json:
    """The item's row of `review.json`, with its Markdown as `text`.

    What was read for a new one is kept in the draft, with its pictures, before anything
    else of the draft knows it. Raises AgentsError.
    """
    drafted = read_materials(folder)
    kept = drafted.stories.get(request.story_id)
    if kept is None and not request.url:
        raise SettingsError(
            said(
                "the item has neither material nor an address to read, so it cannot be"
                " written again; edit it with e"
            )
        )
    plan = drafted.plan.model_copy(update={"samples": chosen.samples})
    before = request.times - request.new
    if kept is not None and not kept.unwritten:
        task = ItemTask(
            chosen, now, plan, before, report_step, instruction=request.instruction
        )
        async with open_item_services(task, spend) as here:
            return await _rewritten(here, kept, request)
    plan = opened_to(plan, chosen.sources_file, request)
    task = ItemTask(
        chosen,
        now,
        plan,
        before,
        report_step,
        reads=True,
        instruction=request.instruction,
    )
    async with open_item_services(task, spend) as here:
        read = kept or await _read(here, folder, request)
        if request.only_read:
            return {}
        return await _new(here, read, folder, request, quotes=chosen.replay is not None)


async def _read(here: ItemServices, folder: Path, request: Rewrite) -> KeptStory:
    """On the desk it is kept before it is written: an editor may have to, by hand."""
    read = await newcomer(here, bench_row(folder, request.url), request.url)
    kept = read.model_copy(update={"unwritten": True})
    if request.keeps_read:
        keep_newcomer(folder, request.story_id, kept, {})
    return kept


async def _rewritten(
    here: ItemServices, kept: KeptStory, request: Rewrite
) -> output.Json:
    ranked = _placed(kept.ranked, request, here.services.plan)
    await _write(here, kept, ranked, request)
    card = here.state.cards.one(request.story_id)
    return _row(here, _with_pictures(card, kept), ranked)


async def _new(
    here: ItemServices, kept: KeptStory, folder: Path, request: Rewrite, *, quotes: bool
) -> output.Json:
    """`quotes`: no recording knows of it, so its source's own sentences will do."""
    ranked = kept.ranked
    if request.section is not None:
        ranked = _placed(ranked, request, here.services.plan)
    await _write(here, kept, ranked, request, quotes=quotes)
    await illustrate(here.services, request.story_id)
    card = here.state.cards.one(request.story_id)
    more = {"ranked": ranked, "illustrations": card.illustrations, "unwritten": False}
    pictures = picture_files(here.state, [card])
    keep_newcomer(folder, request.story_id, kept.model_copy(update=more), pictures)
    return _row(here, card, ranked)


async def _write(
    here: ItemServices,
    kept: KeptStory,
    ranked: Ranked,
    request: Rewrite,
    *,
    quotes: bool = False,
) -> None:
    """The card of what was read. Raises NoAnswer where the model gave none."""
    services, story_id = here.services, request.story_id
    services.store.ranked.keep({story_id: ranked})
    gathered = Gathered(story_id=story_id, materials=kept.materials)
    services.store.gathered.keep({story_id: gathered})
    services.purse.fill([story_id])
    async with services.purse.share(story_id) as share:
        if services.plan.writer == "model" and not share.samples:
            raise BudgetError(_spent())
        await summarise_again(
            services, story_id, kept.materials, share.samples, judged=share.judged
        )
        await make_card(services, story_id)
        await cite(services, story_id)
    if (
        share.samples
        and not quotes
        and "extractive" in services.store.cards.one(story_id).flags
    ):
        verdicts = services.store.writings.one(story_id).verdicts
        reasons = [verdict.reason for verdict in verdicts if not verdict.passed]
        why = "；".join(dict.fromkeys(reasons)) or here.notes.last
        raise NoAnswer(
            said(
                "the model gave nothing that can be used, and the item is left as it is:"
                " {why}",
                why=why[:300],
            )
        )


def _spent() -> str:
    return said(
        "the caps (--max-tokens-total or --max-cost) are used up; the item is left as it"
        " is"
    )


def _row(here: ItemServices, card: Card, ranked: Ranked) -> output.Json:
    services, writing = here.services, here.state.writings.one(card.story_id)
    markdown = services.render(assemble(services.plan, [card]))
    text = output.item_texts(markdown)[0]
    return output.row(card, ranked, writing, text) | {"text": text}


def _placed(ranked: Ranked, request: Rewrite, plan: Plan) -> Ranked:
    """Where the editors have it now: each section has rules of its own."""
    if request.section in (None, ranked.section):
        return ranked
    listed = plan.quotas[request.section].categories
    category = "" if request.section == "news" else next(iter(listed), _CATEGORY)
    return ranked.model_copy(update={"section": request.section, "category": category})


def _with_pictures(card: Card, kept: KeptStory) -> Card:
    """Those that the draft has already."""
    if not kept.illustrations:
        return card
    blocks = illustrated(card.item.blocks, card.section, kept.illustrations)
    printed = card.item.model_copy(update={"blocks": blocks})
    more = {"item": printed, "illustrations": kept.illustrations}
    return card.model_copy(update=more)

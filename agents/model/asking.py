"""How one model is asked, by all that is known of it, and what its answers teach."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from agents.domain.reading import Prompt
from agents.domain.words import Step
from agents.errors import ModelError
from agents.messages.said import said
from agents.model.completion import Completion
from agents.model.context import Attention, TooLong, fit
from agents.model.dialect import (
    Body,
    Dialect,
    Kind,
    kind_of,
    learn,
    request,
)
from agents.model.error_answer import ErrorAnswer
from agents.model.reasoning_effort import Effort, Way, following, for_json, is_less
from agents.model.schema import schema_tokens
from agents.model.server_memory import ServerMemory
from agents.model.thoughts import Thoughts

_REFUSALS = 3  # of requests that are too long, of one model in one run
_DENSER, _SMALLER = 1.5, 0.6
_COUNTED_WITH = 1.03  # what a server's own count may be off by
_LEAST_ROOM = 256  # tokens
_MUCH_LARGER = 17 / 16  # than what was answered: it may be too long
_SHORT = 4_000  # tokens: few contexts are smaller, and the first call tells them


@dataclass(frozen=True)
class Call:
    """One request. What is reserved: `prompt_tokens`, and `answer_tokens` for its answer.

    `sent` are its tokens by our own estimate.
    """

    prompt: Prompt
    floor: int
    kind: Kind
    dialect: Dialect
    context: int | None
    effort: Effort | None
    body: Body
    sent: int
    prompt_tokens: int
    answer_tokens: int
    deadline: float = 0.0  # seconds

    @property
    def way(self) -> Way:
        """The field that tells the effort."""
        way = self.dialect.effort
        return "reasoning_effort" if way == "untried" else way

    @property
    def step(self) -> Step:
        return self.prompt.step


class Asking:
    """Learns the dialect, the context, the room for thinking, and what effort is of use."""

    def __init__(
        self,
        who: str,
        model: str,
        memory: ServerMemory,
        effort: Effort | None,
        tell: Callable[[str], None],
    ) -> None:
        self._who, self._model, self._memory = who, model, memory
        self._chosen, self._tell = effort, tell
        self._dialect = self._proven = memory.known.dialect
        self._kinds = set(self._proven.proven)
        self._thoughts = Thoughts(memory)
        self._unasked = memory.known.thinking.get("json", 0)  # without a low effort
        self._attention = Attention()
        self._tried = memory.known.took
        self._ways = {self._proven.effort} - {"untried"}
        self._refusals = 0
        self._named = False

    def call(self, prompt: Prompt, floor: int = 0) -> Call:
        """As large as it may be; `floor` tokens for the answer at least.

        Raises ModelError where the context has no room for it.
        """
        known, dialect, effort = self._memory.known, self._dialect, self._effort(prompt)
        extra, strict = 0, dialect.answer == "json_schema"
        if prompt.shape is not None:
            extra = schema_tokens(prompt.shape, strict=strict)
        wanted = max(floor, self._thoughts.room(prompt))
        least = min(wanted, max(floor, self._thoughts.least(prompt)))
        short, tokens, room = fit(prompt, known, (least, wanted), extra)
        if room < min(_LEAST_ROOM, prompt.max_tokens):
            raise ModelError(
                said(
                    "{who} has a context of {context} tokens, too few for what it is"
                    " asked; choose a model with a larger one",
                    who=self._who,
                    context=known.context,
                )
            )
        sized = short.model_copy(update={"max_tokens": room})
        body = request(self._model, sized, dialect, effort)
        limit = body.get("max_tokens") or body.get("max_completion_tokens") or room
        return Call(
            *(prompt, floor, kind_of(prompt), dialect, known.context, effort, body),
            *(tokens, math.ceil(tokens * known.measure), int(limit)),
        )

    def is_new(self, call: Call) -> bool:
        """Nothing is known of this kind, of such a field for effort, or of one as long.

        Who took all that is asked for JSON, and does not think, takes a text, too.
        """
        known = self._memory.known
        took_all = self._proven == Dialect(proven=("json",)) and not known.thinking
        if call.kind not in self._kinds and not took_all:
            return True
        if call.effort and call.way not in self._ways:
            return True
        proven = max(self._tried * _MUCH_LARGER, _SHORT)
        is_long = call.prompt_tokens + call.answer_tokens > proven
        return is_long and known.context is None and known.reads is None

    def tried(self, call: Call) -> None:
        """Whatever came of it, others need not wait for it any more."""
        self._kinds.add(call.kind)
        self._ways |= {call.way} if call.effort else set()
        self._tried = max(self._tried, call.prompt_tokens + call.answer_tokens)

    def answered(self, call: Call, answer: Completion) -> Completion:
        """An empty answer that took all of its room was cut off."""
        if (
            answer.fault == "empty"
            and (answer.completion_tokens or 0) >= call.answer_tokens
        ):
            answer = replace(answer, fault="cut off", reason=said("cut its answer off"))
        self._thoughts.learn(call.kind, answer, call.answer_tokens)
        self._prove(call)
        self._weigh_effort(call, answer)
        if (
            call.prompt_tokens + call.answer_tokens
            > self._memory.known.took * _MUCH_LARGER
        ):
            self._memory.learn(took=call.prompt_tokens + call.answer_tokens)
        self._watch(call, answer)
        return answer

    def learn(self, call: Call, complaint: ErrorAnswer) -> bool:
        """Whether it is worth asking again at once, in another way."""
        if complaint.too_long:
            return self._learn_context(call, complaint.too_long)
        learnt = learn(call.dialect, complaint, call.body)
        if learnt is None:
            # What was tried without success was no lesson.
            self._dialect = self._proven
            return False
        if self._dialect is call.dialect:  # else another call has learnt it meanwhile
            self._dialect = learnt
        return True

    def _effort(self, prompt: Prompt) -> Effort | None:
        """Of JSON a low one, once it is known to be thought about without."""
        if prompt.shape is None:
            return self._chosen
        known = self._memory.known
        thinks = known.thinking.get("json") or self._dialect.effort != "untried"
        if "json" not in self._kinds or not (thinks or self._chosen):
            return None
        return for_json(self._chosen)

    def _prove(self, call: Call) -> None:
        dialect = call.dialect
        proven = tuple(sorted({*self._proven.proven, call.kind}))
        if call.effort:
            dialect = dialect.model_copy(update={"effort": call.way})
        if dialect == self._proven and proven == self._proven.proven:
            return
        kept = dialect.model_copy(update={"proven": proven})
        if self._dialect is call.dialect:
            self._dialect = kept
        self._proven = kept
        self._memory.learn(dialect=kept)

    def _weigh_effort(self, call: Call, answer: Completion) -> None:
        """A field that changes nothing makes way for the next."""
        if call.kind == "text" or answer.fault is not None:
            return
        if call.effort is None:
            self._unasked = max(self._unasked, answer.thinking_tokens)
            return
        way = self._dialect.effort
        if way == "unsaid" or way != call.way or not self._unasked:
            return
        if not is_less(answer.thinking_tokens, self._unasked):
            other = self._dialect.model_copy(update={"effort": following(way)})
            self._dialect = self._proven = other
            self._memory.learn(dialect=other)

    def _watch(self, call: Call, answer: Completion) -> None:
        """Whether all that was sent was read."""
        reads, before = answer.prompt_tokens, self._memory.known.reads
        cut = self._attention.cut(call.sent, reads)
        if cut == "no" or reads is None or (before is not None and reads >= before):
            return
        if cut == "yes":
            self._memory.learn(reads=reads)
        if not self._named:
            self._named = True
            self._tell(
                said(
                    "{who} counts {reads} tokens of a prompt of some {sent}: it seems"
                    " not to read the rest, and says nothing of it; enlarge its"
                    " context (Ollama: num_ctx)",
                    who=self._who,
                    reads=reads,
                    sent=call.sent,
                )
            )

    def _learn_context(self, call: Call, too_long: TooLong) -> bool:
        known, limit = self._memory.known, too_long.limit
        if known.context != call.context:
            return True  # another call has learnt it meanwhile
        if self._refusals == _REFUSALS:
            return False
        self._refusals += 1
        used, measure = call.prompt_tokens + call.answer_tokens, known.measure
        if too_long.prompt:
            counted = _COUNTED_WITH * too_long.prompt / call.sent
            measure = max(measure, counted)
        if limit is None:
            limit = int(_SMALLER * min(used, known.context or used))
        elif measure == known.measure and (limit == known.context or limit >= used):
            measure *= _DENSER
        self._memory.learn(context=limit, measure=measure)
        try:
            return self.call(call.prompt, call.floor).body != call.body
        except ModelError:
            return False

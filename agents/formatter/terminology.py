"""The words of the house, and its days: what the archive spells, held to in drafts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from agents.domain.han import HAN
from agents.domain.issue import Card, Issue, Item
from agents.domain.memory import Terminology
from agents.domain.walk import items_of, plain, texts_of
from agents.formatter.answer_words import put_otherwise
from agents.formatter.card import CardAnswer
from agents.formatter.event_day import in_house_dates

# Spelt so by whoever owns the name, before the archive says anything.
_SEED = (
    "OpenAI", "ChatGPT", "Claude", "Anthropic", "DeepSeek", "LLM", "LLMs", "GPU", "API", "JSON",
    "GitHub", "arXiv", "PyTorch", "TensorFlow", "JavaScript", "TypeScript",
)  # fmt: skip
_SEEDED = {word.lower(): word for word in _SEED}
# The house's word, and one that means the same wherever it stands: 代理 alone may be
# a proxy. The archive decides whether the house has a preference.
_RIVALS = (
    ("大模型", "大语言模型"),
    ("大模型", "大型语言模型"),
    ("多智能体", "多代理"),
    ("智能体", "智能代理"),
    ("智能体", "AI 代理"),
    ("微调", "精调"),
    ("提示词", "提示语"),
    ("开源", "开放源码"),
)
# With the space that a Latin rival had beside Han; 代理商 and 代理人 are people.
_RIVAL = f"(?:(?<=[{HAN}]) )?(?<![A-Za-z]){{}}(?![商人权店])(?: (?=[{HAN}]))?"
_CLEARLY = 3  # uses, and times as many as the rival's
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*", re.ASCII)
_LEAST = 5  # letters of a mined name; `sam`, `tom` and `stem` are words as well
_PAIR = re.compile(rf"([{HAN}]{{2,12}})（([A-Za-z][A-Za-z -]{{1,40}})）")
_JOINTS = re.compile(r"[的和在为是]|例如|使用|以及")  # what stands before a term
_PAIR_BACK = re.compile(rf"([A-Za-z][A-Za-z -]{{1,40}}?) ?（([{HAN}]{{2,12}})）")
# Never touched: code, addresses, file names and what somebody said.
_HELD = re.compile(
    r"`[^`]*`|https?://[!-~]+|(?<![\w.+-])[\w.+-]+@[\w.-]+|“[^”]{0,400}”|「[^」]{0,400}」|\"[^\"]*\""
    r"|(?<![\w.-])[\w.-]*[/_@\\][\w./@\\-]*|[/_@\\][\w./@\\-]*",
    re.ASCII,
)


def mine(archive: Iterable[Issue]) -> Terminology:
    """What the archive spells in one way only, and which rivals it prefers."""
    text = "\n".join(_lines(item for issue in archive for item in items_of(issue)))
    free = _HELD.sub(" ", text)
    forms: dict[str, set[str]] = defaultdict(set)
    for word in _WORD.findall(free):
        forms[word.lower()].add(word)
    spelling = {low: min(words) for low, words in forms.items() if len(words) == 1}
    own = {
        low: word
        for low, word in spelling.items()
        if len(low) >= _LEAST and _distinctive(word) and word != word.upper()
    }
    return Terminology(
        spelling=own,
        instead=dict(_preferred(free)),
        known=frozenset(forms) | frozenset(_SEEDED),
        chinese=_pairs(text),
    )


def enforced(words: Terminology, text: str) -> str:
    """`text` in the house's words and days; quotations, code and addresses as they are.

    Idempotent.
    """
    parts, end = [], 0
    for found in _HELD.finditer(text):
        parts += [_set(words, text[end : found.start()]), found[0]]
        end = found.end()
    return "".join((*parts, _set(words, text[end:])))


def in_house_words(words: Terminology, answer: CardAnswer) -> CardAnswer:
    """The card with its text so set; names and quotations are others'."""
    return put_otherwise(answer, lambda text: enforced(words, text))


def new_terms(words: Terminology, cards: Sequence[Card]) -> list[dict[str, str]]:
    """Latin terms that neither the archive nor the seed knows, where each stands first.

    A term that the house calls otherwise in Chinese comes with the house's `chinese`.
    The names in a card's own heading are what it is about, not terms.
    """
    found: dict[str, dict[str, str]] = {}
    for card in cards:
        own = {word.lower() for word in _WORD.findall(card.item.heading)}
        for line in _lines([card.item]):
            for chinese, english in _PAIR.findall(line):
                house = words.chinese.get(low := english.strip().lower(), chinese)
                if not chinese.endswith(house):
                    entry = {"term": english.strip(), "heading": card.item.heading}
                    found.setdefault(low, {**entry, "chinese": house})
            for word in _WORD.findall(_HELD.sub(" ", line)):
                low = word.lower()
                if _distinctive(word) and low not in words.known | own:
                    found.setdefault(low, {"term": word, "heading": card.item.heading})
    return [found[low] for low in sorted(found)]


def _lines(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.name
        for block in item.blocks:
            yield from (plain(text) for text in texts_of(block))


def _distinctive(word: str) -> bool:
    """Capitals inside it: `PyTorch`, `LLM`; not `Sora`, which may begin a sentence."""
    return any(char.isupper() for char in word[1:])


def _preferred(text: str) -> Iterator[tuple[str, str]]:
    for word, rival in _RIVALS:
        often, seldom = text.count(word), text.count(rival)
        if often >= _CLEARLY and often >= _CLEARLY * seldom:
            yield rival, word


def _pairs(text: str) -> dict[str, str]:
    """English in lower case → Chinese, as `中文（English）` or `English（中文）` say.

    A name of mixed case is an example of the Chinese term, not its English.
    """
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for chinese, english in _PAIR.findall(text):
        counted[english.strip()][_term(chinese)] += 1
    for english, chinese in _PAIR_BACK.findall(text):
        counted[english.strip()][chinese] += 1
    return {
        english.lower(): min(forms, key=lambda form: (-forms[form], form))
        for english, forms in sorted(counted.items())
        if " " in english or english in (english.lower(), english.upper())
    }


def _term(before: str) -> str:
    """The term itself, of the Han characters before its brackets."""
    *_, last = _JOINTS.split(before)
    return last or before


def _set(words: Terminology, text: str) -> str:
    text = in_house_dates(text)
    text = _WORD.sub(lambda found: _spelt(words, found[0]), text)
    for rival, word in words.instead.items():
        text = re.sub(_RIVAL.format(rival), word, text)
    return text


def _spelt(words: Terminology, word: str) -> str:
    """The house's form of what was typed carelessly.

    A form with capitals of its own, or only the first, may be another thing's name:
    Llama is not LLaMA. The seed's names have no such neighbours.
    """
    low = word.lower()
    if low in _SEEDED:
        return _SEEDED[low]
    careless = word in (low, word.upper())
    return words.spelling.get(low, word) if careless else word

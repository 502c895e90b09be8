"""Section and category of a story: who says so, else its identity and its words."""

from agents.domain.story import Story
from agents.domain.words import SectionName
from agents.scout.cues import CUES, HOSTS
from agents.scout.habit import Habit, added, best
from agents.scout.terms import Words
from agents.scout.weighted_words import OPENING, WeightedWords, entries

# What speaks beside the words, in thirds of a word's weight, as `WeightedWords` counts.
_USUAL = 1.5  # for practice: more than half of the printed items are
_PAPER_LINKED = 6.0  # for theory: the entry itself links the paper

SECTION_CUES = WeightedWords(CUES)
_PUBLISHERS = {host: (name, weight) for name, host, weight in entries(HOSTS)}


def section_of(story: Story, words: Words, habit: Habit | None = None) -> SectionName:
    """The lead's hint, else what it is, else what speaks most for it.

    `words` are those of `text_of(story)`, or of its beginning.
    """
    lead = story.lead
    own = "practice" if lead.release else lead.row.gives.section
    if known := lead.section or own:
        return known
    weight = _weights(words, lead.title, lead.summary)
    if publisher := _publisher(lead.url):
        weight[publisher[0]] += 3 * publisher[1]
    if any(link.label == "paper" for link in lead.links):
        weight["theory"] += _PAPER_LINKED
    if habit:
        weight = added(weight, habit.of(f"{lead.title}\n{lead.summary[:OPENING]}"))
    return best(weight)


def cued(text: str) -> dict[SectionName, float]:
    """What the words of a text speak for; its first line is its title."""
    title, _, rest = text.partition("\n")
    return _weights(Words(text), title, rest)


def text_of(story: Story) -> str:
    """Title, text and topics of the story's candidates: where cue words are sought."""
    candidates = (story.lead,) if not story.others else story.candidates
    return "\n".join([" ".join((c.title, c.summary, *c.topics)) for c in candidates])


def _weights(words: Words, title: str, rest: str) -> dict[SectionName, float]:
    weight = SECTION_CUES.of(words, title, rest[:OPENING])
    weight["practice"] += _USUAL
    return weight


def _publisher(url: str) -> tuple[SectionName, float] | None:
    """What is known of the host, or of the one that it is part of."""
    labels = url.split("/", 3)[2].partition(":")[0].lower().split(".")
    for first in range(len(labels) - 1):
        if known := _PUBLISHERS.get(".".join(labels[first:])):
            return known
    return None

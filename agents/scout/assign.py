"""Section and category of a story, from the sources' hints and cue words."""

from collections.abc import Mapping

from agents.domain.plan import Quota
from agents.domain.story import Story
from agents.domain.words import SECTIONS, SectionName
from agents.scout.lexicon import CATEGORIES, SECTION_CUES, category_terms
from agents.scout.terms import Words


def section_of(story: Story, words: Words) -> SectionName:
    """The lead's hint, else what it is, else what most cue words say."""
    lead = story.lead
    if lead.section is not None:
        return lead.section
    if lead.release:
        return "practice"
    if own := lead.row.gives.section:
        return own
    counts = {name: len(words.hits(SECTION_CUES[name])) for name in SECTIONS}
    return max(SECTIONS, key=lambda name: (counts[name], name == "news"))


def category_of(
    section: SectionName,
    title: Words,
    words: Words,
    quotas: Mapping[SectionName, Quota],
) -> str:
    """The category with the most cue words; the house's last one takes the rest.

    Categories that only the operator knows are matched by their own name.
    """
    if section == "news":
        return ""
    known = tuple(CATEGORIES[section])
    names = quotas[section].categories or known
    score = {
        name: 3 * len(title.hits(terms)) + len(found) if found else 0
        for name in names
        for terms in [category_terms(section, name)]
        for found in [words.hits(terms)]
    }
    best = max(score.values())
    if not best:
        rest = known[-1]
        return rest if rest in names else names[-1]
    return next(name for name in names if score[name] == best)


def text_of(story: Story) -> str:
    """Title, text and topics of the story's candidates: where cue words are sought."""
    return "\n".join(
        " ".join((c.title, c.summary, *c.topics)) for c in story.candidates
    )

"""What is no story of the issue whatever its words are worth. Pure."""

from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.story import Story
from agents.scout.lexicon import DIGEST, SPAM

_HEADLINE, _HEADLINES = 2, 4  # words of a headline; so many of them are no one story
_READ = 2_000  # characters of a description


def unfit(story: Story) -> str:
    """Why a story is kept out: bought stars, nothing said, many things in one; or "".

    What is only about something else is not kept out: it scores lower.
    """
    lead = story.lead
    if lead.row.gives is REPOSITORY:
        own = " ".join((lead.title, lead.summary[:_READ], *lead.topics, lead.url))
        if SPAM.search(own.replace("-", " ").replace("_", " ")):
            return "疑似刷星或恶意仓库"
        if not lead.summary.strip() and not lead.release:
            return "没有说明文字"
    if lead.row.gives is not PAPER and is_digest(lead.title):
        return "是汇总，不是一件事"
    return ""


def is_digest(title: str) -> bool:
    """Whether it says so, or consists of headlines.

    >>> is_digest("Robots Talk Back, AI Security Risks, Political Deepfakes, New Models")
    True
    >>> is_digest("Agents, tools, memory and plans: a guide")
    False
    """
    if DIGEST.search(title):
        return True
    lines = title.replace("，", ",").split(",")
    if len(lines) < _HEADLINES:  # of most titles no words have to be counted
        return False
    headlines = [line for line in lines if len(line.split()) >= _HEADLINE]
    return len(headlines) >= _HEADLINES

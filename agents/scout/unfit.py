"""What is no story of the issue whatever its words are worth. Pure."""

from agents.domain.kinds import PAPER, REPOSITORY
from agents.domain.story import Story
from agents.scout.lexicon import DIGEST, SPAM

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
    if lead.row.gives is not PAPER and DIGEST.search(lead.title):
        return "是汇总，不是一件事"
    return ""

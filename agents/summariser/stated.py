"""What a repository states of itself; where its README and GitHub differ, its README wins."""

from collections.abc import Sequence

from agents.domain.story import Candidate, Material
from agents.pages.readme_facts import default_model, licences, same_licence


def licence_of(lead: Candidate, materials: Sequence[Material]) -> str:
    """Its licence as the README has it, with what GitHub says besides."""
    stated = licences(_readme(lead, materials))
    if not stated or (len(stated) == 1 and same_licence(stated[0], lead.licence)):
        return lead.licence
    named = "、".join(stated)
    if not lead.licence or any(same_licence(one, lead.licence) for one in stated):
        return f"{named}（据 README）"
    return f"{named}（据 README；GitHub 登记为 {lead.licence}，以 README 为准）"


def model_of(lead: Candidate, materials: Sequence[Material]) -> str:
    """Its default model, where the description names another than the README."""
    stated = default_model(_readme(lead, materials))
    described = default_model(lead.summary)
    if not (stated and described) or stated.casefold() == described.casefold():
        return ""
    return f"{stated}（据 README；仓库简介写作 {described}，以 README 为准）"


def _readme(lead: Candidate, materials: Sequence[Material]) -> str:
    """That of the story's own repository."""
    found = (m for m in materials if m.kind == "readme" and m.url == lead.url)
    return next((material.whole for material in found), "")

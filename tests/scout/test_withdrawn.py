"""Whether a paper was withdrawn."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agents.domain.story import Candidate
from agents.ports import Fetched
from agents.scout.choose import choose
from agents.scout.withdrawn import is_withdrawn, withdrawn
from agents.sources import arxiv_atom
from agents.sources.entry import reading
from tests import make

CASE = Path(__file__).parents[3] / "shared/cases/withdrawn.xml"
PAPER = "https://arxiv.org/abs/2409.00001"


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the author due to a crucial error",
        "Paper withdrawn",
        "Withdrawn.",
        "[withdrawn]",
        "withdrawn by the submitter",
        "14 pages, 3 figures. This submission has been withdrawn",
        "14 pages; withdrawn because of an error in the proof",
        "The authors have withdrawn this paper",
        "We withdraw this paper: Lemma 2 is wrong",
        "arXiv admin note: this paper has been withdrawn by arXiv administrators",
        "This version has been removed by arXiv administrators",
        "Retracted due to a mistake in the data",
    ],
)
def test_a_comment_that_says_so_withdraws_its_paper(comment: str) -> None:
    assert is_withdrawn("Large models plan.", comment)


@pytest.mark.parametrize(
    "abstract",
    [
        "This paper has been withdrawn by the authors.",
        "This submission has been removed by arXiv administrators because of its licence.",
        "Withdrawn: the proof has a gap.",
        "The paper is withdrawn due to an error.",
        "Large models plan. This paper has been withdrawn by the authors.",
        "We have withdrawn this manuscript.",
    ],
)
def test_an_abstract_that_says_so_withdraws_its_paper(abstract: str) -> None:
    assert is_withdrawn(abstract)


@pytest.mark.parametrize(
    ("abstract", "comment"),
    [
        ("We study how papers are withdrawn from arXiv.", ""),
        ('Notices such as "This paper has been withdrawn" are short.', ""),
        ("They say: This paper has been withdrawn by the authors.", ""),
        ("One case drew attention. The article was retracted in 2019.", ""),
        ("Retracted papers are still cited. We count how often.", ""),
        ("Agents withdraw their bids when costs rise.", ""),
        ("We plan.", "Replaces arXiv:2401.00001, which has been withdrawn"),
        ("We plan.", "Withdrawn from ICML 2024, accepted at NeurIPS 2024"),
        ("We plan.", "An earlier version was withdrawn due to a slip; 9 pages"),
        ("We plan.", "arXiv admin note: text overlap with arXiv:2401.00001"),
        ("We plan.", "12 pages"),
        ("", ""),
    ],
)
def test_what_merely_tells_of_withdrawals_withdraws_nothing(
    abstract: str, comment: str
) -> None:
    assert not is_withdrawn(abstract, comment)


def paper(**given: object) -> Candidate:
    values = {
        "source": "arXiv",
        "kind": "arxiv",
        "url": PAPER,
        "title": "Planning agents",
    }
    return make.candidate(**{**values, **given})


def test_any_source_of_a_story_may_say_so() -> None:
    mention = make.candidate(source="A feed", url=PAPER, title="Agents that plan")
    gone = paper(note="withdrawn by the authors")

    assert withdrawn(make.story(mention, gone))
    assert withdrawn(make.story(paper(title="[Withdrawn] Planning agents")))
    assert not withdrawn(make.story(mention))


def test_news_of_a_retraction_is_news() -> None:
    told = make.candidate(title="Withdrawn by its authors", summary="Paper withdrawn.")

    assert not withdrawn(make.story(told))


def test_a_withdrawn_paper_is_never_chosen_and_the_bench_says_why() -> None:
    gone = paper(note="This paper has been withdrawn", popularity=900)
    good = paper(url="https://arxiv.org/abs/2409.00002", title="Agents that plan well")

    choice = choose([gone, good], make.plan(), (), ())

    assert [ranked.story.lead.url for ranked in choice.ranked] == [good.url]
    assert [(one.url, one.why) for one in choice.bench] == [(PAPER, "论文已撤稿")]


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_gets_an_answer(abstract: str, comment: str) -> None:
    assert is_withdrawn(abstract, comment) in (True, False)


@pytest.mark.skipif(not CASE.exists(), reason="the shared cases are not here")
def test_a_paper_that_arxiv_calls_withdrawn_is_benched() -> None:
    answer = Fetched(url=PAPER, status=200, headers={}, body=CASE.read_bytes())
    page = arxiv_atom.parse(answer, "arXiv")
    found = reading(make.arxiv_source(), page.entries)

    choice = choose(found.candidates, make.plan(), (), ())

    assert choice.ranked == ()
    assert [one.why for one in choice.bench] == ["论文已撤稿"]

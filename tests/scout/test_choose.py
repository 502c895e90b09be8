from agents.domain.block import LinkLine
from agents.domain.choice import Choice
from agents.domain.issue import Issue
from agents.domain.memory import Decided
from agents.domain.story import Candidate
from agents.scout.choose import choose
from tests import make

NEW = make.candidate(url="https://example.org/new", title="A new language model")


def chosen(
    *candidates: Candidate,
    archive: tuple[Issue, ...] = (),
    drafts: tuple[Decided, ...] = (),
) -> Choice:
    return choose(candidates, make.plan(), archive, drafts)


def test_candidates_about_one_thing_are_one_story() -> None:
    twin = make.candidate(source="Another", url=f"{make.URL}?utm_source=x")

    choice = chosen(make.candidate(), twin)

    [entry] = choice.ranked
    assert len(entry.story.candidates) == 2
    assert choice.stories == 1


def test_what_the_archive_knows_goes_to_the_bench_with_its_issue() -> None:
    old = make.candidate(section="news")

    choice = chosen(old, NEW, archive=(make.issue(number=7),))

    assert [entry.story.lead for entry in choice.ranked] == [NEW]
    assert [(b.url, b.section, b.why) for b in choice.bench] == [
        (make.URL, "news", "第 7 期已介绍")
    ]
    assert (choice.stories, choice.known) == (2, 1)


def test_a_follow_up_comes_with_its_flag() -> None:
    item = make.item(
        blocks=(LinkLine(label="代码", url="https://github.com/lab/thing"),)
    )
    release = make.candidate(
        url="https://github.com/lab/thing/releases/tag/v2", release="v2"
    )

    choice = chosen(release, archive=(make.issue(practice=(), news=(item,)),))

    assert choice.ranked[0].story.lead.flags == ("follow-up",)


def test_what_an_editor_refused_goes_to_the_bench_with_its_draft() -> None:
    refused = Decided(
        draft="2024-08-31", heading="【一】", status="rejected", urls=(make.URL,)
    )

    choice = chosen(make.candidate(), NEW, drafts=(refused,))

    assert [entry.story.lead for entry in choice.ranked] == [NEW]
    assert [entry.why for entry in choice.bench] == ["第 2024-08-31 稿定为不用"]

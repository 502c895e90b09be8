from agents.summariser.spare import spare
from agents.summariser.story_prompt import marked_sources
from tests import make


def paper(sections: int, n: int = 1) -> str:
    return "\n".join(f"## 节 {n}.{k}\n第 {n}.{k} 节的内容。" for k in range(sections))


def test_the_middle_goes_first_and_the_opening_of_the_first_source_last() -> None:
    shown = marked_sources((make.material(text=paper(5)),))

    parts = spare(shown)

    assert [part[part.index("节") + 2 :].splitlines()[0] for part in parts] == [
        "1.2",
        "1.3",
        "1.1",
        "1.4",
        "1.0",
    ]


def test_what_adds_to_the_first_source_goes_before_it() -> None:
    one = make.material(n=1, text=paper(3, 1))
    two = make.material(n=2, text=paper(3, 2))

    order = [
        part[part.index("节") + 2 :][:3] for part in spare(marked_sources((one, two)))
    ]

    assert order == ["2.1", "2.2", "1.1", "1.2", "2.0", "1.0"]


def test_a_part_stands_in_the_prompt_as_it_is_and_once() -> None:
    shown = marked_sources((make.material(text=paper(4)), make.material(n=2)))
    [first, second] = [source["text"] for source in shown["sources"]]  # type: ignore[attr-defined]

    for part in spare(shown):
        assert (first + second).count(part) == 1


def test_a_long_text_without_headings_is_told_apart_by_lines() -> None:
    lines = [f"第 {n} 行" + "字" * 390 for n in range(30)]
    shown = marked_sources((make.material(text="\n".join(lines)),))

    parts = spare(shown)

    assert len(parts) > 5
    assert max(map(len, parts)) <= 2_100


def test_a_source_without_text_has_nothing_to_spare() -> None:
    assert spare(marked_sources((make.material(text=""),))) == ()

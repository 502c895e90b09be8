"""What a heading says of the text below it."""

import pytest

from agents.pages.outline import concludes, named_part


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("1 Introduction", "introduction"), ("I Introduction", "introduction"),
        ("一、引言", "introduction"), ("第1章 绪论", "introduction"),
        ("5 Experimental Setup", "results"), ("V-B Main Results", "results"),
        ("三、实验", "results"), ("Case Studies", "results"),
        ("6 Limitations", "limitations"), ("Appendix A Limitations", "limitations"),
        ("Limitations and Ethical Considerations", "limitations"),
        ("7 Concluding Remarks", "conclusion"), ("VII Summary", "conclusion"),
        ("总结与展望", "conclusion"),
        ("2 Related Work", "unread"), ("References", "unread"), ("Ethics", "unread"),
        ("Author Contributions", "unread"), ("附录 A", "appendix"),
        ("Appendix B Prompts", "appendix"), ("Supplementary Material", "appendix"),
        ("3 Limitations of Existing Benchmarks", None), ("4 Our Approach", None),
        ("3 A Benchmark of Ethical Reasoning", None), ("Method", None),
    ],
)  # fmt: skip
def test_a_heading_names_a_part(heading: str, part: str | None) -> None:
    assert named_part(heading) == part


@pytest.mark.parametrize(
    ("heading", "is_end"),
    [
        ("8 Conclusion, Limitations and Future Work", True),
        ("Bibliography", True),
        ("参考文献", True),
        ("8 Limitations", False),
        ("3 Method", False),
    ],
)
def test_a_conclusion_or_references_end_a_paper(heading: str, *, is_end: bool) -> None:
    assert concludes(heading) == is_end

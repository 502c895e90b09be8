import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.domain.characters import is_no_text, whole
from agents.pages.plain_text import decode

ZH = "这是一个关于大模型与多智能体的测试，标题：前沿技术分享。"
TW = "這是一個關於大型語言模型與多智能體的測試，標題。"
JA = "これは大規模な言語モデルについてのテストです。"
FR = "Voilà un modèle de langage très récent, déjà présenté à l'été."


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        pytest.param(ZH.encode("gbk"), "text/html; charset=GBK", ZH, id="GBK by HTTP"),
        pytest.param(ZH.encode("gb18030"), 'a/b; charset="gb18030"', ZH, id="quoted"),
        pytest.param(
            "镕𠮷".encode("gb18030"), "; charset=gb2312", "镕𠮷", id="beyond it"
        ),
        pytest.param(
            "联通".encode("gbk"), ";charset=gbk", "联通", id="valid UTF-8, too"
        ),
        pytest.param("é".encode(), "text/html", "é", id="UTF-8 without a label"),
        pytest.param(ZH.encode(), "a/b; charset=gbk", ZH, id="UTF-8 labelled GBK"),
        pytest.param(ZH.encode(), "a/b; charset=latin1", ZH, id="UTF-8 labelled Latin"),
        pytest.param(FR.encode("cp1252"), "; charset=ISO-8859-1", FR, id="Latin-1"),
        pytest.param(ZH.encode("utf-8-sig"), "; charset=gbk", ZH, id="BOM of UTF-8"),
        pytest.param(b"\xff\xfe" + ZH.encode("utf-16-le"), "", ZH, id="BOM of UTF-16"),
        pytest.param(b"\xfe\xff" + ZH.encode("utf-16-be"), "", ZH, id="big endian"),
        pytest.param(
            b"\xff\xfe\0\0" + ZH.encode("utf-32-le"), "", ZH, id="BOM of UTF-32"
        ),
        pytest.param("ab".encode("utf-16-le"), ";charset=utf-16", "ab", id="UTF-16"),
        pytest.param(TW.encode("big5"), "a/b; charset=big5", TW, id="Big5"),
        pytest.param(b"", "", "", id="nothing"),
        pytest.param(b"plain", "a/b; charset=no-such", "plain", id="an unknown label"),
    ],
)
def test_the_right_encoding_is_found_without_doubt(
    body: bytes, content_type: str, text: str
) -> None:
    assert decode(body, content_type) == (text, False)


@pytest.mark.parametrize(
    "head",
    [
        '<?xml version="1.0" encoding="gb2312"?><rss>',
        '<html><head><meta charset="gbk">',
        '<meta http-equiv="Content-Type" content="text/html; charset=gb18030" />',
    ],
)
def test_a_document_names_its_encoding_itself(head: str) -> None:
    document = f"{head}{ZH}"

    assert decode(document.encode("gbk"), "text/html") == (document, False)


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        pytest.param(ZH.encode("gbk"), "", ZH, id="GBK without a label"),
        pytest.param(ZH.encode("gbk"), "; charset=utf-8", ZH, id="GBK labelled UTF-8"),
        pytest.param(ZH.encode("gbk"), "; charset=latin1", ZH, id="labelled Latin-1"),
        pytest.param(TW.encode("big5"), "; charset=utf-8", TW, id="Big5 as UTF-8"),
        pytest.param(JA.encode("cp932"), "", JA, id="Shift JIS without a label"),
        pytest.param(FR.encode("cp1252"), "", FR, id="Latin-1 without a label"),
        pytest.param(ZH.encode() + b"\xff", "", f"{ZH}\ufffd", id="one bad byte"),
        pytest.param(b"\xef\xbb\xbf\xff", "", "\ufffd", id="a bad byte after a BOM"),
    ],
)
def test_what_had_to_be_guessed_or_is_damaged_is_doubtful(
    body: bytes, content_type: str, text: str
) -> None:
    assert decode(body, content_type) == (text, True)


@given(st.binary(), st.text() | st.sampled_from(["; charset=gbk", "; charset=utf-16"]))
def test_no_bytes_break_the_decision(body: bytes, content_type: str) -> None:
    text, _ = decode(body, content_type)

    assert isinstance(text, str)


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
@pytest.mark.parametrize(
    "start", ["<?xml version='1.0'?><rss>", "<rss>", '{"a": "', "["]
)
def test_wide_characters_without_a_mark_are_told_by_the_first_sign(
    start: str, codec: str
) -> None:
    document = f"{start}{ZH}"

    assert decode(document.encode(codec), "; charset=utf-8") == (document, False)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("\n<rss>".encode("utf-16-be") * 9, id="wide, behind a space"),
        pytest.param(b"\xff\xfe" + bytes(90), id="nothing behind a mark"),
        pytest.param(bytes(range(32)) * 9, id="a program"),
    ],
)
def test_what_is_plainly_no_text_is_empty(body: bytes) -> None:
    assert decode(body, "text/xml") == ("", True)


def as_read(text: str) -> str:
    return "" if is_no_text(text) else whole(text)


@given(st.text(st.characters(codec="utf-8")))
def test_utf_8_is_read_as_it_was_written_but_whole(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "")[0] == as_read(text)


@given(st.text(st.characters()))
def test_halves_that_were_encoded_by_themselves_are_whole(text: str) -> None:
    body = text.encode("utf-8", "surrogatepass")

    assert decode(body, "") == (as_read(text), is_no_text(text))


@given(st.binary(), st.sampled_from(["", "; charset=gbk", "; charset=utf-16"]))
def test_whatever_the_bytes_are_their_text_is_whole(body: bytes, kind: str) -> None:
    text, _ = decode(body, kind)

    assert whole(text) == text

"""What editors mistype in a line, and how the house writes it."""

import datetime as dt
import re

from agents.domain.han import HAN, count_han, has_han

HELD = "\ufffc"  # stands for code, an escape or an address
WIDE_SPACE = "\u3000\u00a0\u2000-\u200a\u202f\u205f"

_WIDE_START = re.compile(rf"(?P<plain>[ \t]*)[{WIDE_SPACE}][{WIDE_SPACE} \t]*")
# What a list's item begins with; not a digit, which a minus may stand before, nor a
# short word, which may be a command's flag.
_ITEM = (
    rf"(?:[{HAN}【《“「（\[\\{HELD}]|`(?!``)|\*\*(?!\*)|https?://"
    r"|[A-Z][A-Za-z]|[a-z]{3})"
)
_BULLET = re.compile(
    rf"(?P<before>[\s>]*)"
    rf"(?:[-－](?={_ITEM})|[*+] (?= *\S)|[•●▪◦‣·][ \t{WIDE_SPACE}]*(?={_ITEM}))"
)
_NUMBERED = re.compile(rf"(?P<before>[\s>]*[0-9]{{1,2}}\.)(?={_ITEM})")
_PAPER = re.compile(
    r"(?P<before>[\s>-]*论文公开于)[\s：:]*"
    r"(?:([0-9]{4})\s?[-/.年]\s?([0-9]{1,2})\s?[-/.月]\s?([0-9]{1,2})\s?日?"
    r"|([0-9]{4})([0-9]{2})([0-9]{2}))(?![0-9])"
)
_LINK_START = r"(?:https?://|(?:\./)?static/)"
_LINK = re.compile(
    rf"""
    (?P<bang>[!！]?) [\[［] (?P<label>[^\[\]［］\n]{{0,200}}) (?P<shut>[\]］])
    [ \t\u3000]{{0,2}} (?P<open>[(（]) [ \t]{{0,2}}
    (?P<target>{_LINK_START}(?:[^()（）\[\]<>\n]|\([^()\n]{{0,200}}\)){{0,1000}})
    (?P<close>[)）]?)
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(r"""\]\([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*(?:\s+"[^"\n]*")?\)""")
_SWAPPED = re.compile(
    r"[(（](?P<label>[^()（）\[\]\n]{1,100})[)）][ \t]{0,2}"
    r"[\[［](?P<target>https?://[^\s()（）\[\]［］]{1,1000})[\]］](?![(（])"
)
_TITLED = re.compile(r"""\S+\s+(?:"[^"]*"|'[^']*')""")
_ENDS = frozenset(" \t\n，。；、！？：…,;.!?:")


def bullet(row: str) -> str:
    """The row with a list's mark as the house writes it, and a space behind it.

    >>> bullet("-快"), bullet("• 快"), bullet("1.**快**"), bullet("-5 度")
    ('- 快', '- 快', '1. **快**', '-5 度')
    """
    if found := _BULLET.match(row):
        return f"{found['before']}- {row[found.end() :]}"
    if found := _NUMBERED.match(row):
        return f"{found['before']} {row[found.end() :]}"
    return row


def unwidened(row: str) -> str:
    """The row without a wide space at its beginning."""
    found = _WIDE_START.match(row)
    return found["plain"] + row[found.end() :] if found else row


def paper_date(row: str) -> str:
    """`论文公开于` with its day in eight digits (docs/layout.md §5a).

    >>> paper_date("论文公开于 2024-9-14")
    '论文公开于 20240914'
    """
    if not (found := _PAPER.match(row)):
        return row
    year, month, day = (int(part) for part in found.groups()[1:] if part)
    try:
        written = dt.date(year, month, day)
    except ValueError:
        return row
    return f"{found['before']} {written:%Y%m%d}{row[found.end() :]}"


def is_prose(row: str) -> bool:
    """Whether an indented line is a text of the issue, not code.

    >>> is_prose("    缩进的一段"), is_prose("    # 安装"), is_prose('    say("你好")')
    (True, False, False)
    """
    text = row.strip()
    if not text or _BLOCK.match(text):
        return True
    han = count_han(text)
    letters = sum(char.isascii() and char.isalpha() for char in text)
    signs = _ACTS.match(text) or _CODE.search(_TARGETS.sub("", text))
    return bool(han * _SHARE > letters and not signs)


_SHARE = 5  # letters to a Han character in the house's texts, at most
_BLOCK = re.compile(r"!?\[[^\]\n]*\]\(|https?://\S+$|> ")
_ACTS = re.compile(r"#|```|~~~|<|[-=*_]{3}|import|export")
_TARGETS = re.compile(r"\]\([^()\s]*\)")
_CODE = re.compile(r"""[=;{}"$\\]|[A-Za-z_]\(""")


def links(text: str) -> str:
    """`text` with its malformed links mended where what is meant is plain.

    A space between the two parts or in the address, wide brackets, a parenthesis
    that was left open, the two parts changed about.

    >>> links("[论文] (https://a.cn/b c)")
    '[论文](https://a.cn/b%20c)'
    """
    return _LINK.sub(_linked, _SWAPPED.sub(r"[\g<label>](\g<target>)", text))


def _linked(found: re.Match[str]) -> str:
    picture = not found["target"].startswith("http")
    if _WHOLE.match(found.string, found.start("shut")) and not (
        picture and found["bang"] == "！"
    ):
        return found[0]
    bang = "!" if picture and found["bang"] else found["bang"]
    target, rest = (_closed if found["close"] else _cut)(found)
    return f"{bang}[{found['label']}]({target}){rest}" if target else found[0]


def _closed(found: re.Match[str]) -> tuple[str, str]:
    """The address, encoded; "" where it holds more than an address."""
    target = found["target"].strip()
    before = found.string[: found.start()].rpartition("\n")[2]
    outer = found["close"] == "）" and before.count("（") > before.count("）")
    rest = "）" if outer and found["open"] == "(" else ""
    if _TITLED.fullmatch(target):
        return target, rest
    parts = target.split()
    text = len(parts) > 1 and (
        not target.startswith("http") or has_han("".join(parts[1:]))
    )
    return ("", "") if text else ("%20".join(parts), rest)


def _cut(found: re.Match[str]) -> tuple[str, str]:
    """The address before whatever ends it; "" where nothing does."""
    address = re.match("[!-~]*", found["target"])
    target = address[0].rstrip(".,;:!?") if address else ""
    rest = found["target"][len(target) :]
    after = found.string[found.end() :].partition("\n")
    follows = rest or after[0]
    open_below = not follows and ")" in after[2].partition("\n")[0]
    if open_below or (follows and follows[0] not in _ENDS):
        return "", ""
    return target, rest

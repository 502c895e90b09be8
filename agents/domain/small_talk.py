"""What a model says to whoever asked it, which no reader of an issue wants. Pure."""

import re

_OURS = (
    r"(?:短讯|短文|文稿|稿件|初稿|草稿|正文|改写后|修改后|根据[^，。：]{0,8}材料"
    r"|按[^，。：]{0,8}要求|我的回答|为[您你]|[您你]要的)"
)
_YES = (
    r"(?:好的?|当然(?:可以)?|没问题|明白了?|收到|sure(?: thing)?|certainly|of course"
    r"|okay|ok|absolutely)[，,。.！!：:\s]+"
)
_HERE = r"(?:(?:以下|下面|这)(?:就|便)?是|here(?:['’]s| is| are)\b)"
_DRAFT = r"(?:draft|note|rewrite|revised|rewritten|version)\b"
# An announcement up to its colon, behind which the answer stands.
_AHEAD = re.compile(
    rf"^\W*(?:(?:{_YES})+(?:{_HERE}|我(?:来|会|将))|{_HERE}(?=[^：:。\n]*?(?:{_OURS}|\b{_DRAFT})))"
    r"[^：:。\n]{0,80}(?:[：:]\s*|[。.！!]?\s*$)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^\W*(?:(?:{_YES})+|标题|正文|短讯|导语|title|headline|summary)\W*$",
    re.IGNORECASE,
)
# The rest of a sentence from there on. Of others a text may say the same: what is
# hoped for a community, whom a user is to ask.
_REST = re.compile(
    rf"""(?:^|(?<=[，；：,;:—]))[\s*#>—-]*(?:
      以上(?:就|便|即)?(?:是|为)(?:我|(?:全部|完整)内容|[^，。]{{0,12}}{_OURS})
    | (?:衷心|真诚|诚挚)?希望[^，。；]{{0,16}}(?:对[您你]们?能?有|帮助?(?:到|上)?[您你]|(?:符合|满足|合)[您你])
    | (?:如果?|若|倘若)[^。；]{{0,40}}(?:告诉|告知|联系|吩咐|通知)我们?\W*$
    | (?:请|欢迎|尽管|可以?)(?:随时|直接)?(?:告诉|告知|联系|吩咐|通知)我们?\W*$
    | (?:请|欢迎)随时(?:告诉|告知|联系|提出|指出)
    | (?:[您你])?(?:还|是否|要不要)?(?:还)?需要我(?![们国])[^。]{{0,30}}[吗？?]\W*$
    | i\shope\s(?:this|that|it|the)\b.*\b(?:help|useful|meets|works)
    | (?:please\s)?(?:let\sme\sknow|feel\sfree\sto)\b
    | (?:if|should)\syou\b.*\b(?:let\sme\sknow|tell\sme|i\scan\b|i['’]m\shappy|i\swould)
    | (?:would|do)\syou\s(?:like|want)\sme\sto\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE = re.compile(r"\s*(?:-{3,}|\*{3,}|_{3,})\s*")


def told(sentence: str) -> tuple[int, int]:
    """From where to where a sentence tells of the thing itself.

    >>> told("好的，以下是短讯：它是开源的，希望对您有帮助。")
    (9, 15)
    """
    if _ALONE.match(sentence):
        return (0, 0)
    ahead = _AHEAD.match(sentence)
    start = ahead.end() if ahead else 0
    rest = _REST.search(sentence, start)
    return start, rest.start() if rest else len(sentence)


def is_rule(line: str) -> bool:
    """Whether it is but a line across, as models draw between an answer and their talk."""
    return _RULE.fullmatch(line) is not None

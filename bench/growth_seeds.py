"""What `bench.growth` repeats: each kind of token that a reader of text looks for."""

from typing import NamedTuple


class Nested(NamedTuple):
    opened: str
    closed: str


Seed = str | tuple[str, str] | Nested

# One of each is repeated to the length that is asked for; a pair is what stands before
# the repetition, then what is repeated.
_ALONE: tuple[str | tuple[str, str], ...] = (
    # signs
    " ", "-", "- ", "--", "—", "_", "*", "**", "** a", "**a**", "*a_", "~", "~~", "`", "``` ",
    "#", "# ", ">", "> ", ">a\n", "=", "+", ".", "...", "…", ",", ", ", "、", "，", "。", "！", ":", "：",
    ";", "!", "?", "!?", "|", "|-", "/", "\\", "\\\\a", "&", "&amp;", "&#1;", "$", "$a$", "$$", "%", "^", "@", "@a",
    "a@", "a@a.", "'", '"', '"中', '中"', "“", "”", "“a”", "“甲", "‘", "「", "《", "【", "】", "（", "）",
    "\n", "\n\n", " \n", "\t", "\r", "a\n", "\n- ", "\n  - ", "\n1. ", "\n> ", "\n# ", "\n---\n", "\n```\n", "\n    a",
    # brackets and links
    "(", ")", "()", "(a", "(中", "中(", "[", "]", "[]", "[a]", "[a](", "[a](b)", "![", "![a](b", "![](", "[[", "]]",
    "[a]: ", "\n[a]: b", "[^1]", "{", "}", "{{", "{a}", "{%", '{"a": [1,', '{"a":', '"a": ', "[1,", "｛“", "<", ">",
    "</", "<a", "<a ", "<a href=", "<a>", "<b>a", "<div>", "<div class='a'>", "</div>", "<p>", "<br>", "<img src=a ", "<!--", "-->", "<!-- a", "<?", "<![CDATA[",
    "]]>", "<script>", "<style>", "<style>a{", "<svg>", "<u>", "</u>", "<think>", "<details>", "<table><tr><td>",
    "<p style='color:white'>", ".a{", "a{b:c}", "@media{", "/*", "*/", ":not(", "a,",
    ("<style>", ".a .b>.c{display:none}"), ("<style>", "a:b;"), ("<p style='", "a:b;"), ("<p class='", "a "),
    ("<script type='application/ld+json'>", '{"a":['),
    # addresses and names
    "http://", "https://a", "https://a.cn ", "https://a.cn/", "www.", "www.a", "a.", "a.b", "a.com", "a.com ", "a/", "a-", "a_b", "a+",
    "//", "/a", "?a=1&", "%41", "%", "https://github.com/a/b ", "@a ", "a@b.c ", "--a ", "--a=", "GPT-4", "GPT-4 ", "A", "Ab", "aB ", "a b ", "A. ", "A ", "LLM ",
    "e.g. ", "No. ", "Mr.", "8x7B", "8x", "x", "v1.", "v1", "Q1", "V", "s", "arXiv:2409.00001 ", "Llama 3 ", "qwen 2.5 ",
    # figures, dates, counts
    "1", "0", "9", "1.", "1.1", ".1", "1,", "1,000", "1, ", "1 ", "1-", "1–", "1/", "1/2 ", "1:", "1%", "10%", "$1", "$1 ", "¥", "10–¥", "1~", "1万", "1亿", "1 million ",
    "5 GB ", "5ms", "3个", "３", "٣", "١٢", "²", "一", "十", "百", "千", "万", "亿", "一百", "二〇", "两", "两个", "两种", "三种、", "三种", "三分之一", "百分之",
    "百分之一", "一分之", "第三", "第", "第三次", "数百", "近亿", "多", "多个", "几", "一二三", "五十六七八", "甲、", "甲和", "甲、乙和", "甲和乙三种，", "甲、乙、丙三种", "三个，甲和", "种", "个", "年", "月", "日", "周", "周三", "去年", "年初",
    "2024", "2024年", "2024-", "2024-09-", "2024年9月", "9月", "9月1", "1月2日", "1月 ", "月1", "2024 ", "2024年 ", "May ", "May 1", "may ", "1 May ", "of ", "Q1 2024 ", "20世纪", "20 世纪 40 年代",
    "first ", "second quarter ", "one ", "one-", "twenty-", "a third ", "two in ", "1 in ", "half ", "twice ", "factor of ", "factor of 1", "dozen ", "a dozen ", "million ", "both ", "times ", "times", "fold", "\\times",
    "tens of ", "hundreds ", "last ", "year over year", "year-o", "two years ", "Series A ", "A轮", "A 轮", "每天", "上半年",
    # words that a rule waits for
    "ignore all ", "ignore all previous ", "you are ", "忽略", "忽略以上", "回答", "AI 模型", "model: ", "ai reviewer ", "if you are an ai ", "give this ", "include the ", "print all your ", "insert ", "insert link ", "instructions",
    "关注", "关注公众号", "点击", "发自", "【a导读】", "机器之心", "未经", "improv", "improv1 ", "reduc ", "remains ", "现有", "we ", "we propose ", "accepted", "被接收", "被",
    "；a；", "；", "daily top ", "top 1 ", "crack ", "wallet ", "2024 free ", "code ", "开源", "codes",
    "\\frac{a}", "\\textbf{", "\\'{", "\\a", "\\(", "\\[", "{\\em ", "\\href{a}{", "\\cite{a}", "\\c ", "\\v{",
    "sk-", "Bearer ", "&lt;", "&#x", "&nbsp;", ":a:", ":::", "::",
    # characters
    "中", "中a", "a中", "中 a ", "中,", ",中", "中1", "a", "é", "e\u0301", "\u0301", "ſ", "ı", "K", "ﬃ", "ß", "İ", "が", "한", "Ａ", "（a）", "中（a）", "中（a", "a（中", "\u200b", "\u202e", "\u200d", "\ufe0f",
    "\ufe0f\u200d", "👨\u200d", "😀", "🇨🇳", "\ufffc", "\x00", "\x1b[", "\x1b]", "\x9b1", "\x9d", "\u2800", "\u3000", "\ud7a3", "\U0001f3fb", "\u2028", "\x85", "\x0b",
)  # fmt: skip


# What opens is closed again behind all that was opened.
_NESTED = (
    ("(", ")"), ("(中", ")"), ("[", "]"), ("[a", "](b)"), ("**a", "b**"), ("*a ", " a*"), ("“", "”"), ("「中", "中」"),
    ("<div>", "</div>"), ("{", "}"), ('{"a":', "}"), ("[1,", "]"), ("（", "）"), ("<!--", "-->"), ("'", "'中"),
)  # fmt: skip
SEEDS = (*_ALONE, *(Nested(*pair) for pair in _NESTED))


def grown(seed: Seed, length: int) -> str:
    if isinstance(seed, Nested):
        times = length // (len(seed.opened) + len(seed.closed))
        return seed.opened * times + seed.closed * times
    before, again = ("", seed) if isinstance(seed, str) else seed
    return before + (again * (length // len(again) + 1))[: length - len(before)]

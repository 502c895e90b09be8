"""Numerals and scales in Chinese and English words."""

# Round words, the least that they may stand for, and what English calls them.
LEVELS = (
    ("十(?![万亿])", 1e1, r"dozens|tens of(?! thousands| millions| billions)"),
    ("百(?![万亿])", 1e2, r"hundreds(?! of (?:thousands|millions|billions))"),
    ("千(?![万亿])", 1e3, r"thousands"),
    ("万(?!亿)", 1e4, r"tens of thousands"),
    ("十万", 1e5, r"hundreds of thousands"),
    ("百万", 1e6, r"millions"),
    ("千万", 1e7, r"tens of millions"),
    ("亿", 1e8, r"hundreds of millions"),
    ("十亿", 1e9, r"billions"),
    ("百亿", 1e10, r"tens of billions"),
    ("千亿", 1e11, r"hundreds of billions"),
)
# What stands behind a number and multiplies it.
SCALES = {
    "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9,
    "百亿": 1e10, "千亿": 1e11, "万亿": 1e12, "w": 1e4, "k": 1e3, "m": 1e6, "b": 1e9,
    "t": 1e12, "bn": 1e9, "mn": 1e6, "hundred": 1e2, "thousand": 1e3, "million": 1e6,
    "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7, "": 1.0,
}  # fmt: skip
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen"
_TEENS = "fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
WORDS = {
    **{word: float(n) for n, word in enumerate(f"{ONES} {_TEENS}".split())},
    **{word: 10.0 * n for n, word in enumerate(TENS.split(), start=2)},
    "a": 1.0, "an": 1.0, "single": 1.0, "both": 2.0, "dual": 2.0, "pair": 2.0,
    "couple": 2.0, "dozen": 12.0,
}  # fmt: skip
DIGITS = {c: float(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "两": 2.0,
    "〇": 0.0,
}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
NTH = {"third": 3.0, "quarter": 4.0, "fifth": 5.0, "tenth": 10.0, "百": 100.0}
FIRST_TEN = (
    *("first", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth"),
)

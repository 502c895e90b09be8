"""Months, quarters, and words that say when without a date."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may",
            "june jun", "july jul", "august aug", "september sept sep",
            "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
QUARTERS = dict(zip("一二三四1234", (1, 2, 3, 4) * 2, strict=True)) | {
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip
# Of a family one word takes the place of another; how it is said in Chinese, in English.
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_DAYS = (
    *(
        (rf"(?:周|星期|礼拜){han}(?![一二三四五六年期])", rf"{day}|{day[:3]}s?")
        for han, day in zip("一二三四五六", _ENGLISH_DAYS, strict=False)
    ),
    (r"(?:周|星期|礼拜)[日天](?!数)", r"sunday|suns?"),
)
_ENDS = (
    (r"年初", r"(?:early|earlier) (?:last|this|next|in)|(?:start|beginning) of"),
    (r"年[底末]", r"(?:late|later) (?:last|this|next|in)|end of|year[- ]end"),
)
_HALVES = (
    (r"上半年", r"first half|H1|1H"),
    (r"下半年", r"second half|latter half|H2|2H"),
)
_RATES = (
    (r"每[天日]|日[均活]", r"daily|(?:per|a|every|each) day"),
    (r"每周|周[均活]", r"weekly|(?:per|a|every|each) week"),
    (r"每个?月|月[均活薪]", r"monthly|(?:per|a|every|each) month"),
    (r"每年|年[均薪]", r"annual(?:ly)?|yearly|(?:per|a|every|each) year"),
)
FAMILIES = (_DAYS, _ENDS, _HALVES, _RATES)
# Years as seen from the year of the source.
YEARS = (
    ("前年", -2, "two years ago"),
    ("去年|上年", -1, r"last year|an? year (?:ago|earlier|before)|prior year|previous year|year[- ]o\w+[- ]year"),
    ("今年|本年|年内", 0, "this year"),
    ("明年|来年", 1, "next year|coming year"),
    ("后年", 2, "in two years"),
)  # fmt: skip

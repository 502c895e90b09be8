"""Units of figures, and which are taken for one another."""

from agents.summariser.words.measures import COUNTED

# Unit, its worth in the unit that its kind is compared in, and how it is written.
UNITS: tuple[tuple[str, float, str], ...] = (
    ("percent", 1, r"个?多?百分点|\\?[%％]p?|percentage points?|per ?cent|pp(?![A-Za-z])"),
    ("percent", 0.1, r"‰"),
    ("percent", 10, r"成(?=[^为本功立长果就员熟员分绩]|$)"),
    ("times", 1, r"倍|[xX×](?![A-Za-z\d]|\s[A-Z]+\d)|[\\($ ]{0,4}\\times|times(?![A-Za-z])|[- ]?fold(?![A-Za-z])"),
    ("second", 1e-9, r"纳秒|ns(?![A-Za-z\d])|nanoseconds?(?![A-Za-z])"),
    ("second", 1e-6, r"微秒|[µμ]s(?![A-Za-z\d])|microseconds?(?![A-Za-z])"),
    ("second", 1e-3, r"毫秒|ms(?![A-Za-z])|milliseconds?(?![A-Za-z])"),
    ("second", 1, r"秒钟?|seconds?(?![A-Za-z-])|secs?(?![A-Za-z])|s(?![A-Za-z\d])"),
    ("second", 60, r"分钟|minutes?(?![A-Za-z])|mins?(?![A-Za-z])"),
    ("second", 3600, r"个?小时|hours?(?![A-Za-z])|hrs?(?![A-Za-z])|h(?![A-Za-z\d])"),
    ("second", 86_400, r"天|days?(?![A-Za-z])"),
    ("second", 604_800, r"周(?!年|围)|个?星期|weeks?(?![A-Za-z])"),
    ("month", 1, r"个月|months?(?![A-Za-z])"),
    ("month", 12, r"年(?!级|代)|周年|岁|years?(?![A-Za-z])"),
    ("bit", 1, r"比特|-?bits?(?![A-Za-z])"),
    ("token", 1, r"(?:个\s?)?(?:词元|tokens?(?![A-Za-z]))"),
    ("byte", 1, r"字节(?!跳动)|bytes?(?![A-Za-z])"),
    ("byte", 1e3, r"KI?B(?![A-Za-z])"),
    ("byte", 1e6, r"MI?B(?![A-Za-z])"),
    ("byte", 1e9, r"GI?B(?![A-Za-z])|G(?![A-Za-z])"),
    ("byte", 1e12, r"TI?B(?![A-Za-z])"),
    ("byte", 1e15, r"PI?B(?![A-Za-z])"),
    ("metre", 1e-9, r"纳米|nm(?![A-Za-z])|nanomet(?:er|re)s?(?![A-Za-z])"),
    ("metre", 1e-6, r"微米|[µμ]m(?![A-Za-z])|micromet(?:er|re)s?(?![A-Za-z])|microns?(?![A-Za-z])"),
    ("metre", 1e-3, r"毫米|mm(?![A-Za-z])|millimet(?:er|re)s?(?![A-Za-z])"),
    ("metre", 1e-2, r"厘米|cm(?![A-Za-z])|centimet(?:er|re)s?(?![A-Za-z])"),
    ("metre", 0.0254, r"英寸|inch(?:es)?(?![A-Za-z])"),
    ("metre", 1e3, r"公里|千米|km(?![A-Za-z])|kilomet(?:er|re)s?(?![A-Za-z])"),
    ("metre", 1609.344, r"英里|miles?(?![A-Za-z])"),
    ("gram", 1e3, r"公斤|千克|kg(?![A-Za-z])|kilograms?(?![A-Za-z])|kilos?(?![A-Za-z])"),
    ("gram", 1, r"克(?![服隆莱拉里朗])|grams?(?![A-Za-z])"),
    ("gram", 1e6, r"吨|tons?(?![A-Za-z])|tonnes?(?![A-Za-z])"),
    ("watt", 1, r"瓦(?!时|特|格)|watts?(?![A-Za-z])"),
    ("watt", 1e3, r"千瓦(?!时)|kW(?![A-Za-z])|kilowatts?(?![A-Za-z])"),
    ("watt", 1e6, r"兆瓦(?!时)|MW(?![A-Za-z])|megawatts?(?![A-Za-z])"),
    ("watt", 1e9, r"吉瓦(?!时)|GW(?![A-Za-z])|gigawatts?(?![A-Za-z])"),
    ("usd", 1, r"美元|美金|(?:US )?dollars?(?![A-Za-z])|USD(?![A-Za-z])"),
    ("usd", 0.01, r"美分|cents?(?![A-Za-z])"),
    ("eur", 1, r"欧元|euros?(?![A-Za-z])|EUR(?![A-Za-z])"),
    ("gbp", 1, r"英镑|pounds?(?![A-Za-z])|GBP(?![A-Za-z])"),
    ("jpy", 1, r"日元|yen(?![A-Za-z])|JPY(?![A-Za-z])"),
    ("krw", 1, r"韩元|won(?![A-Za-z])|KRW(?![A-Za-z])"),
    ("sek", 1, r"(?:瑞典|挪威|丹麦)?克朗|kron(?:or|er|a|e)(?![A-Za-z])|SEK(?![A-Za-z])|NOK(?![A-Za-z])|DKK(?![A-Za-z])"),
    ("inr", 1, r"卢比|rupees?(?![A-Za-z])|INR(?![A-Za-z])"),
    ("chf", 1, r"(?:瑞士)?法郎|(?:Swiss )?francs?(?![A-Za-z])|CHF(?![A-Za-z])"),
    ("cad", 1, r"加元|Canadian dollars?(?![A-Za-z])|CAD(?![A-Za-z])"),
    ("aud", 1, r"澳元|Australian dollars?(?![A-Za-z])|AUD(?![A-Za-z])"),
    ("sgd", 1, r"新加坡元|新元|Singapore dollars?(?![A-Za-z])|SGD(?![A-Za-z])"),
    ("rub", 1, r"卢布|rou?bles?(?![A-Za-z])|RUB(?![A-Za-z])"),
    ("hkd", 1, r"港元|港币|HKD(?![A-Za-z])"),
    ("cny", 1, r"元(?![素组年宇老])|人民币|块钱|RMB(?![A-Za-z])|CNY(?![A-Za-z])|yuan(?![A-Za-z])"),
    ("count", 1, COUNTED),
)  # fmt: skip
PREFIXES = {"$": "usd", "＄": "usd", "¥": "cny", "￥": "cny", "€": "eur", "£": "gbp"}
MONEY = frozenset(
    [
        "usd",
        "eur",
        "gbp",
        "jpy",
        "krw",
        "hkd",
        "cny",
        "sek",
        "inr",
        "chf",
        "cad",
        "aud",
        "sgd",
        "rub",
    ]
)
# Units that are taken for one another: a figure without one may be of either.
CONFUSED = (
    frozenset({"percent", "times"}),
    frozenset({"bit", "byte", "token"}),
    MONEY,
)
# What 64 comments don't bear out: 64 KB.
MEASURED = MONEY | {"bit", "byte", "metre", "gram", "watt", "second"}
# What is told as a difference: 少了 4 个百分点.
SUBTRACTED = MONEY | {"percent"}

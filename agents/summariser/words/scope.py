"""Words that say of how many, how far and under which condition something holds.

Patterns, Han before Latin, as in `stance`.
"""

from agents.domain.han import HAN

# Name; what says it; what bears it out on the other side besides; its contraries there.
_EVERY = (
    rf"全部|(?<!其)所有(?![权制者，。；]|$)|一律|[整全][份个套部条篇]|各[个类种项级]?(?=[{HAN}]{{1,8}}[都均])|每一?[个种项条次位家]",
    r"all|every\w*|each|any|entire\w*|whole|full|complete\w*|always|throughout|across|no matter",
)
_MOST = (
    r"大多数?|多数|大部分|大半|绝大|普遍|主要|通常|一般(?![的化])",
    r"most(?! \w+ly)|mostly|majority|mainly|largely|usually|primarily|typically|generally|widely|chiefly|main|often|common\w*|predominant\w*|tend(?:s|ed)? to",
)
_SOME = (
    r"(?<!大)(?<!绝大)部分|一部分|一些|有些|有的|少数|个别|若干|某些|少量|一点|局部",
    r"some|several|a few|a number of|handful|partial\w*",
)
_LEAST = (
    r"至少|最少|起码|不[少低]于|最早",
    r"at least|no (?:fewer|less|earlier) than|minimum|or more|or later|from|more than|over|above|not before|\d\+",
)
_UTMOST = (
    r"至多|最多|最晚|最迟|不[超多高晚]于|不超过|以内|上限",
    r"at most|up to|no (?:more|later|longer) than|maximum|max|or (?:less|fewer|earlier)|within|by|limit\w*|cap\w*|until|as (?:many|much) as|under|below|latest",
)
CLASSES = (
    (*_EVERY, r"都|均|皆|任何|无论|完全", r"both|100 ?%|no|none|never"),
    (*_MOST, r"[\d.]+ ?[%％]|[一二三四五六七八九]成|超过一?半|过半|全部|所有|都|常", r"[\d.]+ ?%|half|all|two[- ]thirds|three[- ]quarters|frequent\w*|best|concentrat\w*|focus\w*|key|principal|chief|major"),
    (*_LEAST, r"以上|超过|起", r"≥|>"),
    (*_UTMOST, r"以下|之内|内|封顶|前", r"≤|<|fold|before"),
)  # fmt: skip
# Each on the left is no word for what is said on the right.
_AT_LEAST = (
    r"至少|最少|起码|不[少低早]于|最早",
    r"at least|no (?:fewer|less|earlier) than",
)
_AT_MOST = (
    r"至多|最多|最晚|最迟|不超过|不[多高晚]于",
    r"at most|up to|no (?:more|later|longer) than",
)
CONTRARIES = (
    (_EVERY, _SOME),
    (_MOST, _SOME),
    (_AT_LEAST, _AT_MOST),
    (_AT_MOST, _AT_LEAST),
)
SOME = _SOME
FEWER = (
    rf"部分|有[些的人]|有(?=[{HAN}]{{2,4}}[认反表指])|[一几]些|几|个别|少[数量]|若干|某|[两三四五六七八九十\d]|多|常|[可或]|不[都是全]|例如|[如等]",
    r"\d|may|can",
)
# Only then it holds: who leaves that out says more than the source.
LIMITED = (
    r"[仅只](?!有 ?[\d一二两三四五六七八九十])(?=[在限当对为有用面供支于适能])|限于|限[A-Za-z]|只有(?=[^，。；]{0,20}[才可])|除非|唯有|须经|的前提|前提[是下]",
    (
        r"(?<!looks )(?<!look )only (?:if|when|on|in|for|with|by|after|where|available|those|as|at|to|from|under|during|through|via|helps?|works?|supports?|applies)"
        r"|unless|provided that|as long as|on condition|limited to|restricted to|except(?: for| when| in| on)?|exclusively|(?:supported|available|works?|valid|applies) only"
    ),
)
# What it may be said by.
LIMITING = (
    r"只|仅|唯|限|除|若|如果|[时才]|条件|前提|需|须|要(?!求)|不|未|无|没|超过|以上|之[前后]|用于|的话|情况|例外|且|还得",
    r"only|if|when|unless|except|limit\w*|must",
)
# The words of one character that tell which of two, how much or how many.
TELLING = "快慢多少高低大小长短旧老好差强弱贵难易轻重深浅远近冷热真假只仅全都买卖增减升降涨跌赢输男女左右"
# What begins a clause and stands for what is spoken of: its name may stand there.
STANDS_FOR = (
    "模型 基准 框架 系统 论文 公司 平台 工具 团队 作者 研究者 项目 产品 服务 版本 数据集 机构 "
    "新方法 新模型 新版 新版本 方法 软件 程序 插件 应用 库 报告 文章 评测 研究 算法 代码 "
)

"""Measure words, said once: of figures, of small counts, of what sums a list up."""

_PLAIN = "个种项类步条张篇名家位人次款块颗台部轮层页枚辆例段道套帧字座栏支架艘路批级组件份只届股匹"
# What any figure may count, and what the words are then no part of.
COUNTED = (
    rf"[{_PLAIN}](?!百分点|月|小时|星期|节|工)|门(?![峡户口牌诊槛])|队(?!伍)"
    r"|场(?![景所合])|本(?![身质次地届周期文月年科土])|代(?![码理表价替])|方面|阶段"
)
# What a small count in words may count besides; of larger figures these are nouns.
SMALL_COUNT = (
    rf"个(?:月|小时|星期)|周年|{COUNTED}|[岁处行对头节口国省市所间根天年月周倍维阶折卡核]"
    "|自由度|小时|分钟|星期|芯片|分类"
    "|点(?=贡献|结论|发现|原因|理由|建议|要求|不同|区别|优势|特点|启示|经验|问题)"
)
# What stands behind the number that sums up a list: A、B 和 C 三种.
SUMMED = "大?类|大|种|项|款|个|步|档|层|家|位|方面?"

"""Organisations, products and people under their Chinese and Latin names."""

import re

_ORGANISATIONS = """
谷歌|google|alphabet|deepmind
微软|microsoft
英伟达|nvidia
苹果公司|苹果|apple
亚马逊|amazon|aws
脸书|meta|facebook
特斯拉|tesla
英特尔|intel
超威|amd
高通|qualcomm|骁龙|snapdragon
三星|samsung
索尼|sony
思科|cisco
奥多比|adobe
赛富时|salesforce
台积电|tsmc
阿斯麦|asml
软银|softbank
红杉|sequoia
彭博|bloomberg
路透|reuters
推特|twitter|x.com
抱抱脸|hugging face|huggingface
阿里巴巴|阿里|alibaba|aliyun|qwen|通义|tongyi|魔搭|modelscope
通义千问|千问|qwen|tongyi
腾讯|tencent|混元|hunyuan
混元|hunyuan
字节|bytedance|豆包|doubao|抖音|tiktok
豆包|doubao
抖音|tiktok|douyin
百度|baidu|文心|ernie
文心一言|文心|ernie
华为|huawei|noah|鸿蒙|harmonyos
鸿蒙|harmonyos
小米|xiaomi
联想|lenovo|thinkpad
美团|meituan
京东|jd
商汤|sensetime
科大讯飞|讯飞|iflytek
旷视|megvii
快手|kuaishou|kwai|kling|可灵
可灵|kling
智谱|zhipu|thudm|glm|z.ai
面壁智能|面壁|modelbest|openbmb|minicpm
月之暗面|moonshot|kimi
零一万物|01.ai|01-ai
深度求索|deepseek
阶跃星辰|stepfun
百川智能|baichuan
生数科技|shengshu|vidu
元象|xverse
稀宇|minimax
猎户星空|orionstar
昆仑万维|kunlun|skywork
上海人工智能实验室|上海 ai lab|shanghai ai|opengvlab|internlm|书生|shanghai artificial
书生|internlm|internvl
智源|baai
之江实验室|zhejiang lab
鹏城实验室|peng cheng|pengcheng
清华大学|清华|tsinghua|thudm
北京大学|北大|peking|pku
浙江大学|浙大|zhejiang university|zju
复旦|fudan
上海交通大学|上海交大|jiao tong|sjtu
南京大学|nanjing university|nju
中国科学技术大学|中科大|ustc|university of science and technology of china
中国科学院|中科院|chinese academy of sciences|cas
中国人民大学|renmin
北京航空航天大学|北航|beihang|buaa
哈尔滨工业大学|哈工大|harbin institute
华中科技大学|华中科大|huazhong|hust
西湖大学|westlake
香港中文大学|港中文|chinese university of hong kong|cuhk
香港科技大学|港科大|hong kong university of science|hkust
香港大学|港大|university of hong kong|hku
新加坡国立|national university of singapore|nus
南洋理工|nanyang|ntu
帝国理工|imperial college
牛津|oxford
剑桥|cambridge
斯坦福|stanford
麻省理工|mit|massachusetts institute
哈佛|harvard
普林斯顿|princeton
耶鲁|yale
康奈尔|cornell
哥伦比亚大学|columbia university
伯克利|berkeley|bair
卡内基梅隆|carnegie|cmu
华盛顿大学|university of washington
苏黎世联邦理工|eth zurich|eth zürich|ethz
洛桑联邦理工|epfl
东京大学|university of tokyo
艾伦人工智能|ai2|allen institute
欧盟|european union|eu|european commission
美国国会|congress
美国商务部|department of commerce|commerce department
国家网信办|网信办|cac|cyberspace administration
工信部|工业和信息化部|miit|ministry of industry
诺贝尔|nobel
图灵奖|turing award
必应|bing
微信|wechat|weixin
安卓|android
"""
_PEOPLE = """
奥特曼|奥尔特曼|sam altman|altman
布罗克曼|brockman
苏茨克维|sutskever|伊利亚|ilya
穆拉蒂|murati
卡帕西|karpathy
辛顿|欣顿|hinton
本吉奥|bengio
杨立昆|lecun
吴恩达|andrew ng
李飞飞|fei-fei li|feifei li
哈萨比斯|hassabis
皮查伊|pichai
纳德拉|nadella
苏莱曼|suleyman
黄仁勋|jensen huang|jen-hsun huang
苏姿丰|lisa su
马斯克|musk
扎克伯格|zuckerberg
贝佐斯|bezos
库克|tim cook
盖茨|bill gates
施密特|eric schmidt
阿莫代伊|阿莫迪|amodei
门施|mensch
古尔曼|gurman
梁文锋|wenfeng liang|liang wenfeng
李开复|kai-fu lee
李彦宏|robin li
杨植麟|zhilin yang|yang zhilin
唐杰|jie tang|tang jie
萨顿|sutton
穆斯塔法|mustafa
卡梅隆|cameron
"""
# Chinese names that are parts of other words as well.
_EDGES = {
    "北大": r"(?<![东西华湖河])北大(?![学西荒])",
    "联想": r"联想(?![到起记能])",
    "字节": r"字节(?=跳动|旗下|发布|推出|开源|团队|系)",
}
_SHORT = 4  # letters; `3meta` or `2mit` may be anything
_ROWS = tuple(
    tuple(row.split("|")) for row in (_ORGANISATIONS + _PEOPLE).split("\n") if row
)


def _pattern(name: str) -> re.Pattern[str]:
    """A Latin name is a word of its own: `meta` is not in `metadata`."""
    if not name.isascii():
        return re.compile(_EDGES.get(name, re.escape(name)))
    words = r"[\s\-_.]?".join(re.escape(word) for word in re.split(r"[\s-]", name))
    # A footnote's number may be glued to it: `2Tsinghua University`.
    before = "[A-Za-z]" if len(name) > _SHORT else "[A-Za-z0-9]"
    return re.compile(rf"(?<!{before}){words}(?![A-Za-z])", re.IGNORECASE)


_PATTERNS = {name: _pattern(name) for row in _ROWS for name in row}
_HAN = sorted((name for name in _PATTERNS if not name.isascii()), key=len, reverse=True)
_ANY_HAN = re.compile("|".join(_PATTERNS[name].pattern for name in _HAN))


def missing(text: str, source: str) -> list[str]:
    """Chinese names of the table in `text` that `source` has under no name at all."""
    return [
        name
        for name in _said(text)
        if not any(pattern.search(source) for pattern in patterns(name))
    ]


def patterns(name: str) -> list[re.Pattern[str]]:
    """All that may stand for `name`, in every row that has it; none if unknown."""
    folded = name.lower()
    return [_PATTERNS[other] for row in _ROWS if folded in row for other in row]


def in_han(text: str) -> list[list[re.Pattern[str]]]:
    """For each Chinese name of the table in `text`: all that may stand for it."""
    return [patterns(name) for name in _said(text)]


def _said(text: str) -> list[str]:
    return list(dict.fromkeys(_ANY_HAN.findall(text)))

"""The nouns of `issue.md`: every kind of block once, and texts that would act."""

import datetime as dt

from agents.domain.issue import (
    Bullet,
    Bullets,
    Category,
    Images,
    Issue,
    Item,
    Labelled,
    LinkLine,
    Numbered,
    Paragraph,
    Quote,
    Separator,
    Text,
    TextRun,
    Tip,
)


def plain(text: str) -> Text:
    return (TextRun(text=text),)


PAPER = Item(
    name="TinyVLA 端侧具身",
    org="清华、面壁智能等",
    blocks=(
        Paragraph(text=plain("论文公开于 20240912")),
        LinkLine(label="论文地址", url="https://arxiv.org/abs/2409.12514"),
        LinkLine(label="项目网站", url="https://tiny.example/demo_(v2)?a=1&copy;=2"),
        Paragraph(text=plain("目前代码和模型参数文件都已开源。")),
        Labelled(label="问题", text=plain("推理慢，5*3 的动作块要 300 ms。")),
        Labelled(
            label="方案",
            text=(
                TextRun(text="用"),
                TextRun(text="扩散策略（DP）", style="bold"),
                TextRun(text="解码，参数见 "),
                TextRun(text="--chunk_size", style="code"),
                TextRun(text="，详见"),
                TextRun(text="附录 [A]", style="link", url="https://tiny.example/a"),
                TextRun(text="。"),
            ),
        ),
        Images(
            files=("static/20240930-tinyvla-1.png", "static/20240930-tinyvla-2.jpg"),
            alts=("TinyVLA 的结构", "机械臂正在抓取 (a)"),
        ),
    ),
)
TOOL = Item(
    name="greppo 地图",
    blocks=(
        Paragraph(text=plain("可快速搭建 C++ 与 a_b 的 <b>地图</b> 应用。")),
        LinkLine(url="https://github.com/greppo-io/greppo"),
        Labelled(label="特点", text=()),
        Bullets(
            items=(
                Bullet(
                    text=plain("数据整合"), children=(plain("- GIS"), plain("传感器"))
                ),
                Bullet(text=plain("1. 不是编号")),
            )
        ),
        Separator(),
        Numbered(items=(Bullet(text=plain("安装")), Bullet(text=plain("运行")))),
        Paragraph(text=plain("import greppo 之后：")),
        Numbered(items=(Bullet(text=plain("发布"), children=(plain("私有"),)),)),
    ),
)
NEWS = Item(
    name="AI 版权",
    blocks=(
        Tip(text=plain("一句话的判断。")),
        Paragraph(text=plain("9 月 25 日，某组织发表声明。")),
        LinkLine(label="原文", url="https://news.example/2024/09/25"),
        Quote(lines=(plain("# 我们不谴责"), plain("---")), by="某组织"),
        Paragraph(
            text=(TextRun(text="正方", style="underline"), TextRun(text="：支持。"))
        ),
    ),
)
ISSUE = Issue(
    number=12,
    date=dt.date(2024, 10, 8),
    cutoff=dt.date(2024, 9, 30),
    first_session=6,
    last_session=9,
    practice=(Category(name="其他工具", items=(TOOL,)),),
    theory=(Category(name="具身智能", lead=plain("近期的两条路线。"), items=(PAPER,)),),
    news=(NEWS,),
)

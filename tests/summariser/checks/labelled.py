"""Texts of our own, and what may and what may not be said of them."""

from typing import NamedTuple


class Labelled(NamedTuple):
    source: str
    true: tuple[str, ...]
    false: tuple[str, ...]  # one planted change each


STORIES = (
    Labelled(
        source=(
            "Mistral raises $600 million. Paris-based Mistral AI said on June 11, 2024"
            " that it raised $640 million at a valuation of about $6 billion. The round"
            " was led by General Catalyst. CEO Arthur Mensch said the company has 60"
            " employees, three-quarters of them engineers. Its model has 7 billion"
            " parameters, a 128K context window and costs half as much as before."
            " Training took two weeks on eight A100s and ran three times faster."
            " Sam Altman and Geoffrey Hinton commented."
        ),
        true=(
            "总部位于巴黎的 Mistral AI 6 月 11 日宣布融资 6.4 亿美元，估值约 60 亿美元。",
            "领投方是 General Catalyst，公司有 60 名员工，四分之三是工程师。",
            "模型有 70 亿参数，上下文 128K，价格只有原来的一半。",
            "训练在 8 张 A100 上跑了两周，速度是原来的三倍。",
            "山姆·奥特曼和杰弗里·辛顿对此有评论，首席执行官阿瑟·门施也说了话。",
            "这是一个 7B 模型，上下文窗口为 12.8 万 token。",
        ),
        false=(
            "Mistral AI 6 月 12 日宣布融资。",
            "融资 64 亿美元。",
            "融资 6.4 亿元。",
            "领投方是 Sequoia Capital。",
            "模型有 80 亿参数。",
            "上下文 256K。",
            "训练用了 16 张 A100。",
            "训练用了 8 张 H100。",
            "速度是原来的五倍。",
            "黄仁勋对此有评论。",
            "2023 年 6 月，谷歌宣布融资。",
        ),
    ),
    Labelled(
        source=(
            "We study Retrieval-Augmented Generation on 1,200,000 documents. Accuracy"
            " rises by 12.3 percentage points, from 0.85 to 0.97. It takes 10-20% more"
            " memory (24 GB vs 20 GB), 350 ms per query and 2.5x the cost. Researchers"
            " at Stanford University and Tsinghua University, among them Fei-Fei Li,"
            " evaluated GPT-3.5-turbo-0613 and Qwen2.5 on 20240821. Version 1.10"
            " replaced v1.9. The code is released under MIT."
        ),
        true=(
            "作者在 120 万篇文档上研究检索增强生成（RAG）。",
            "准确率提高 12.3 个百分点，从 85% 升到 97%。",
            "准确率提升了十二个多百分点。",
            "内存多占 10%–20%，即 24GB 对 20GB。",
            "显存增加 10% 到 20%，查询延迟 0.35 秒，成本是原来的 2.5 倍。",
            "斯坦福和清华的研究者（包括李飞飞）评测了 GPT-3.5-turbo-0613 和 Qwen2.5。",
            "评测时间是 2024 年 8 月 21 日，代码以 MIT 许可证公开。",
            "1.10 版取代了 v1.9。",
            "近 120 万篇文档参与实验，其中既有长文也有短文，第一次覆盖两种语言。",
        ),
        false=(
            "作者在 12 万篇文档上做实验。",
            "准确率提高 13.2 个百分点。",
            "准确率提高 12.3 倍。",
            "准确率从 85% 升到 99%。",
            "内存多占 10%–30%。",
            "显存是 24MB。",
            "查询延迟 350 秒。",
            "北京大学的研究者参与评测。",
            "评测了 GPT-4-turbo。",
            "评测了 Qwen2。",
            "评测时间是 2024 年 8 月 22 日。",
            "评测时间是 2024 年 9 月。",
            "1.1 版取代了 v1.9。",
            "v1.11 取代了 v1.9。",
        ),
    ),
    Labelled(
        source=(
            "某实验室8月20日10:30发布v0.6.0版本，支持32种语言，下载量突破1.5万次，较上月"
            "增长三成。模型有三个尺寸：5亿、70亿和三百二十亿参数，最大的一个需要4张4090"
            "显卡。团队十余人，用了半年。它在二十个测试集上的平均分为负2.5。第二季度收入"
            "增长21.8%，安装包约1.2GB。负责人表示：“我们希望小团队也用得起大模型。”"
        ),
        true=(
            "8 月 20 日 10:30，实验室发布 v0.6.0，支持三十二种语言。",
            "下载量超过 1.5 万次，比上月增长 30%。",
            "模型有 5 亿、70 亿和 320 亿参数三个尺寸，最大的需要 4 张 4090。",
            "三种尺寸里最大的是 32B，最小 0.5B。",
            "团队只有十几个人，花了半年。",
            "20 个测试集上平均 -2.5 分，安装包约 1.2G。",
            "二季度收入增长近 22%。",
            "负责人说：“我们希望小团队也用得起大模型。”",
        ),
        false=(
            "实验室发布 v0.6.1。",
            "支持 42 种语言。",
            "下载量超过 15 万次。",
            "比上月增长四成。",
            "最大的需要 8 张 4090。",
            "最大的需要 4 张 3090。",
            "最大的是 72B。",
            "三季度收入增长 21.8%。",
            "负责人说：“我们希望大公司也用得起小模型。”",
            "详情见 https://evil.example/x。",
            "这是一次史诗级的发布。",
        ),
    ),
    Labelled(
        source=(
            "Shares rose on Thursday. 1Nanyang Technological University, 2Tsinghua"
            " University. In the first half of the year the plant shipped hundreds of"
            " 3 nm test chips, 34% of them free of faults, at 1/100 of the old price;"
            " 0.5% failed. Weights take 4 bits each, and pre-training saw 8T tokens. The"
            " fair of July 17-22 was its third in Delft. Rev 2 of Goggles 3 comes in"
            " November or December. Sizes: 1.5B, 7B and 72B. The probe IM-1 landed on the"
            " moon (p = .059), a hundred times cheaper. Its share fell from 14.6% to"
            " 10.6%; the set costs $87, cable $83. It is the second generation."
            " A lookup takes 7 ns, 11.7$\\times$ faster; 28 million people a day use it."
            " The post drew 64 comments; pages have 16 KB."
        ),
        true=(
            "周四股价上涨，作者来自南洋理工和清华。",
            "上半年工厂发出数百片 3 纳米测试芯片，约三分之一没有缺陷。",
            "价格是原来的百分之一，5‰ 失效。",
            "权重每个占 4 比特，预训练用了 8 万亿 token。",
            "展会在 7 月 17–22 日举行，是第三次到代尔夫特，正值 7 月中旬到下旬。",
            "页大小 16KB，帖子有 64 条评论。",
            "一次查询 7 纳秒，快 11.7 倍，日均 2800 万人使用。",
            "探测器 IM-1 月球着陆成功，p = 0.059，便宜了百倍。",
            "份额从 14.6% 跌到 10.6%，少了 4 个百分点；整套 87 美元，比有线电视贵 4 美元。",
            "Goggles 3 十一月或十二月上市，有 1.5B、7B 和 72B 三种规格。",
        ),
        false=(
            "周二股价上涨。",
            "下半年工厂发货。",
            "工厂发出数千片测试芯片。",
            "这是 3 微米的测试芯片。",
            "价格是原来的四分之一。",
            "34‰ 没有缺陷。",
            "权重每个占 4 字节。",
            "预训练用了 8 万亿字节。",
            "展会在 7 月 15–22 日举行。",
            "这是第四次到代尔夫特。",
            "展会在 7 月上旬举行。",
            "眼镜Goggles 2 上市。",
            "十月上市。",
            "便宜了千倍。",
            "一次查询 7 微秒。",
            "页大小 64KB。",
            "这是第 5 次到代尔夫特。",
            "快了 11.7%。",
            "月均 2800 万人使用。",
            "份额从 14.6% 跌到 10.6%，少了 8 个百分点。",
            "整套 87 美元，比有线电视贵 5 美元。",
            "这是第五代，共有五代。",
            "有 1.5B、7B 和 72B 五种规格。",
        ),
    ),
    Labelled(
        source=(
            "The fund will be worth hundreds of millions of yuan and opens early next"
            " year; last year there was none. It lost in round two. A context grew by a"
            " factor of 128. The bicycle has a 400W motor. It took 6 second-place"
            " finishes on a machine with 8 80GB GPUs. It is 39 years old. Two formats"
            " cost less than $20. It closed its Series A; Sands Opus 4.7 follows, and"
            " SandsOpus4.8正式发布. The offer is of Rs 2,600 crore in FY25, and less"
            " than 9% is lost. A patch of CVE-2023-3732 came with GPT-3.5 on 64-bit"
            " machines, with Sands-70.5B: 9,800 of them, used by millions. Profit rose by 652%, and a check"
            " costs $0.25. It grew 300,000x with $55\\%$ less memory."
        ),
        true=(
            "基金规模达数亿元，明年初启动，去年还没有。",
            "上下文扩大了 128 倍。",
            "电机功率 400 瓦。",
            "它拿下六个第二名，今年三十九岁。",
            "八张 80GB 的卡就够。",
            "费用不到 20 美元。",
            "它完成了 A 轮，2025 财年拟募资 260 亿卢比。",
            "Opus 4.8 已经发布，损失不到一成。",
            "约 1 万台机器，用户数以百万计。",
            "利润是原来的 7.5 倍，每次核验 25 美分。",
            "增长 30 万倍，内存少了 55%，参数有 705 亿。",
        ),
        false=(
            "基金规模达数十亿元。",
            "基金规模近千万元。",
            "明年底启动。",
            "后年启动。",
            "它在第三轮落败。",
            "上下文扩大了 256 倍。",
            "电机功率 400 千瓦。",
            "八张 8GB 的卡就够。",
            "费用不到 2 美元。",
            "它完成了 B 轮。",
            "2026 财年募资。",
            "拟募资 26 亿卢比。",
            "Sands Opus 4.6 随后推出。",
            "损失不到 90%。",
            "共修好三千多处。",
            "损失约 3%。",
            "共修好 60 多条。",
            "约 2 万台机器。",
            "利润是原来的 8.5 倍。",
            "每次核验 75 美分。",
            "增长 3 万倍。",
            "内存 55 美元。",
            "用户数以千万计。",
        ),
    ),
)

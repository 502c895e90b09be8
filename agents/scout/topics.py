"""What a story is about, as far as an issue can have too much of it. Pure."""

from collections.abc import Mapping

from agents.domain.story import Story
from agents.scout.terms import Terms, Words

# What the news is about in one week after another, and what papers share.
_TOPICS: Mapping[str, Terms] = {
    name: Terms(terms)
    for name, terms in {
        "机器人": ("robot", "robots", "robotics", "humanoid", "embodied", "机器人", "具身", "人形"),
        "自动驾驶": ("self-driving", "autonomous driving", "robotaxi", "waymo", "自动驾驶", "无人车", "萝卜快跑"),
        "芯片": ("chip", "chips", "gpu", "gpus", "semiconductor", "tsmc", "nvidia", "芯片", "算力", "英伟达", "台积电"),
        "版权": ("copyright", "lawsuit", "sues", "sued", "licensing", "版权", "侵权", "起诉", "诉讼"),
        "监管": ("regulation", "regulators", "bill", "act", "law", "antitrust", "senate", "congress", "监管", "法案", "立法", "反垄断", "条例", "办法"),
        "融资": ("funding", "raises", "valuation", "investment", "ipo", "acquires", "acquisition", "融资", "估值", "投资", "收购", "上市"),
        "人事": ("resigns", "leaves", "joins", "hires", "layoffs", "ceo", "cofounder", "离职", "加盟", "裁员", "出任", "高管"),
        "虚假信息": ("deepfake", "deepfakes", "misinformation", "disinformation", "fake", "scam", "深度伪造", "换脸", "虚假", "谣言", "诈骗"),
        "选举": ("election", "elections", "campaign", "voters", "选举", "大选", "竞选"),
        "视频生成": ("text-to-video", "video generation", "sora", "runway", "kling", "文生视频", "视频生成", "可灵"),
        "图像生成": ("text-to-image", "image generation", "midjourney", "flux", "diffusion", "文生图", "图像生成"),
        "编程": ("coding", "code generation", "copilot", "programming", "developers", "编程", "代码"),
        "搜索": ("search engine", "searchgpt", "perplexity", "ai search", "搜索"),
        "语音": ("speech", "voice", "tts", "语音", "配音", "音色"),
        "医疗": ("medical", "health", "clinical", "patients", "医疗", "医院", "诊断"),
        "教育": ("education", "students", "teachers", "school", "教育", "学生", "高校"),
        "智能体": ("agent", "agents", "multi-agent", "agentic", "智能体"),
        "心智": ("theory of mind", "psychological", "personality", "心智", "情商", "人格"),
        "长视频": ("long video", "video understanding", "长视频", "视频理解"),
        "数学推理": ("math", "mathematical", "olympiad", "theorem", "数学", "奥赛"),
    }.items()
}  # fmt: skip

# Houses whose week an issue must not become; the first spelling is the name.
_HOUSES: tuple[tuple[str, ...], ...] = (
    ("openai", "chatgpt"), ("google", "deepmind", "gemini", "谷歌"), ("meta", "llama"),
    ("anthropic", "claude"), ("microsoft", "微软"), ("apple", "苹果"), ("nvidia", "英伟达"),
    ("amazon", "aws", "亚马逊"), ("xai", "grok", "musk", "马斯克"), ("mistral",),
    ("stability", "stable diffusion"), ("midjourney",), ("hugging face", "huggingface"),
    ("alibaba", "qwen", "阿里", "通义"), ("tencent", "腾讯", "混元"), ("baidu", "百度", "文心"),
    ("bytedance", "字节", "豆包"), ("deepseek", "深度求索"), ("zhipu", "智谱"),
    ("moonshot", "kimi", "月之暗面"), ("minimax", "稀宇"), ("huawei", "华为"),
    ("kuaishou", "快手", "可灵"), ("iflytek", "讯飞"), ("sensetime", "商汤"), ("tesla", "特斯拉"),
)  # fmt: skip
HOUSES = frozenset(name for names in _HOUSES for name in names)
_NAMED = {names[0]: Terms(names) for names in _HOUSES}


def topics_of(story: Story) -> frozenset[str]:
    """The topics that its title names; where it names none, the text's first ones."""
    title = Words(story.lead.title)
    names = {name for name, terms in _TOPICS.items() if terms.hits(title)}
    if not names:
        text = Words(story.lead.summary[:400])
        names = {name for name, terms in _TOPICS.items() if len(terms.hits(text)) > 1}
    return frozenset(names)


def houses_of(story: Story) -> frozenset[str]:
    """The companies that its title names, by whatever name."""
    title = Words(story.lead.title)
    return frozenset(name for name, terms in _NAMED.items() if terms.hits(title))

"""What the team looks for, in both languages: topics, categories, and what is spam.

Terms are matched as words in Latin text and as substrings in Chinese.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property

_WORD = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
_LOOSE = re.compile(r"[.+](?![a-z0-9])|(?<![a-z0-9])[.+]")
_VERSIONED = re.compile(r"[a-z]{2,}(?=\d)")
# All of ASCII that is in no word becomes a space.
_APART = str.maketrans(
    {chr(code): " " for code in range(128) if not re.match(r"[a-z0-9.+]", chr(code))}
)


class Terms:
    """What is looked for, in lower case, prepared once.

    Latin terms are single words or rows of words; Chinese ones are parts of a text.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        lower = [term.lower() for term in terms]
        latin = {" ".join(_WORD.findall(term)) for term in lower if term.isascii()}
        latin.discard("")
        self.chinese = frozenset(term for term in lower if not term.isascii())
        self.all = self.chinese | latin
        self.single = frozenset(term for term in latin if " " not in term)
        self.rows: dict[str, list[str]] = {}
        for row in latin - self.single:
            self.rows.setdefault(row.partition(" ")[0], []).append(row)

    @cached_property
    def are_ours(self) -> bool:
        """None of them is an operator's own."""
        return self.all <= _OURS.all


class Words:
    """A text as what terms are looked for in.

    Hyphens are spaces, so that `multi-agent` and `multi agent` are one; a model's
    name is also found with its version (`Qwen2.5` is a `qwen`).
    """

    def __init__(self, text: str) -> None:
        self._text = text.lower()
        self._row = _words(self._text)
        self._words = set(self._row)
        told = [word for word in self._words if not word.isalpha()]
        self._words.update(bare[0] for word in told if (bare := _VERSIONED.match(word)))
        self._ours = self._found(_OURS)  # few, and nearly all that is asked for

    def hits(self, terms: Terms) -> set[str]:
        """Those of the terms that occur, in lower case."""
        return self._ours & terms.all if terms.are_ours else self._found(terms)

    def _found(self, terms: Terms) -> set[str]:
        found = self._words & terms.single
        # A row of words is looked for only where its first word occurs at all.
        if begun := self._words & terms.rows.keys():
            line = f" {' '.join(self._row)} "
            for first in begun:
                found.update(row for row in terms.rows[first] if f" {row} " in line)
        if not self._text.isascii():
            found.update(term for term in terms.chinese if term in self._text)
        return found


def _words(text: str) -> list[str]:
    """The words of a text in lower case; a dot or plus within one is part of it."""
    if not text.isascii():
        return _WORD.findall(text)
    # Half the time of the expression, and the weekly run reads every text so.
    text = f"{text} ".translate(_APART).replace(". ", " ")
    if "." in text or "+" in text:
        text = _LOOSE.sub(" ", text)
    return text.split()


# Whether it is about the field at all.
FIELD = Terms((
    "ai", "llm", "llms", "vlm", "gpt", "chatgpt", "openai", "anthropic", "claude",
    "gemini", "deepmind", "llama", "qwen", "mistral", "deepseek", "transformer",
    "transformers", "diffusion", "agent", "agents", "agentic", "rag", "prompt",
    "prompting", "embedding", "embeddings", "multimodal", "neural network",
    "neural networks", "machine learning", "deep learning", "language model",
    "language models", "foundation model", "foundation models", "generative",
    "fine-tuning", "finetuning", "inference", "chatbot", "copilot", "text-to-image",
    "text-to-video", "speech recognition", "text-to-speech", "tts", "reinforcement learning",
    "rlhf", "alignment", "tokenizer", "stable diffusion", "hugging face", "midjourney",
    "computer vision", "comfyui", "huggingface", "gguf", "diffusers", "quantization",
    "distributed training", "segment anything", "mixture-of-experts", "robotics", "humanoid", "deepfake", "deepfakes", "nvidia",
    "人工智能", "大模型", "智能体", "机器学习", "深度学习", "语言模型", "多模态",
    "生成式", "生成视频", "视频生成", "神经网络", "机器人", "具身", "文生", "自动驾驶", "算力", "提示词",
    "微调", "对齐", "推理模型", "强化学习", "检索增强", "数字人", "语音合成", "换脸",
))  # fmt: skip

# A topic of `team.topics` and what it is called elsewhere.
TOPICS: dict[str, tuple[str, ...]] = {
    "大模型产品形态": ("assistant", "chatbot", "notebooklm", "copilot", "artifacts", "canvas", "产品", "助手"),
    "大模型使用技巧": ("prompt", "prompting", "chain-of-thought", "in-context", "rag", "retrieval-augmented", "提示词", "检索增强"),
    "大模型研发": ("pre-training", "pretraining", "open-weight", "open weights", "quantization", "inference engine", "moe", "mixture-of-experts", "scaling", "long context", "long-context", "开源模型", "预训练", "量化", "基座"),
    "具身智能": ("embodied", "robot", "robotic", "robotics", "humanoid", "manipulation", "vision-language-action", "具身", "机器人"),
    "长视频理解": ("long video", "long-video", "video understanding", "video-language", "video question answering", "video llm", "视频理解"),
    "文生视频": ("text-to-video", "video generation", "image-to-video", "video diffusion", "sora", "文生视频", "视频生成"),
    "大模型心智测评": ("theory of mind", "psychological", "psychology", "social intelligence", "emotional intelligence", "personality", "心智", "情商"),
    "大模型现有问题解决": ("hallucination", "hallucinations", "alignment", "safety", "jailbreak", "reasoning", "factuality", "long context", "幻觉", "对齐", "安全"),
    "态势感知": ("situational awareness", "monitoring", "event detection", "news analysis", "open-source intelligence", "osint", "态势", "舆情"),
    "多智能体": ("multi-agent", "multiagent", "agents", "agentic", "swarm", "智能体"),
    "文风转化": ("style transfer", "writing style", "stylistic", "rewriting", "文风", "风格迁移"),
    "情绪分析": ("sentiment", "emotion", "emotional", "affective", "情绪", "情感"),
    "传播策略": ("persuasion", "persuasive", "propaganda", "influence operation", "influence operations", "social media", "messaging", "传播", "舆论"),
    "虚假检测": ("misinformation", "disinformation", "fake news", "deepfake", "deepfakes", "fact-checking", "fact checking", "forgery", "watermark", "ai-generated", "machine-generated", "虚假", "谣言", "伪造", "标识"),
    "社会模拟": ("social simulation", "simulacra", "agent-based", "human behavior", "社会模拟", "模拟社会"),
    "音频分析": ("speech", "audio", "voice", "语音", "音频"),
    "知识图谱": ("knowledge graph", "knowledge graphs", "entity extraction", "relation extraction", "知识图谱", "实体"),
}  # fmt: skip

# The categories of the existing issue, most telling first; the last one is the rest.
CATEGORIES: dict[str, dict[str, tuple[str, ...]]] = {
    "practice": {
        "大模型使用技巧": ("prompt", "prompts", "prompting", "prompt engineering", "cookbook", "tutorial", "course", "guide", "awesome", "提示词", "教程", "技巧", "指南"),
        "大模型产品形态": ("agent", "agents", "assistant", "chatbot", "chat", "app", "workflow", "notebook", "podcast", "copilot", "search engine", "智能体", "助手", "应用", "产品", "平台"),
        "大模型研发": ("model", "models", "llm", "inference", "training", "fine-tuning", "finetune", "quantization", "serving", "weights", "pretraining", "benchmark", "dataset", "speech", "diffusion", "vision", "ocr", "模型", "训练", "推理", "微调", "权重"),
        "其他工具": (),
    },
    "theory": {
        "长视频理解": ("long video", "long-video", "video understanding", "video-language", "video llm", "video question answering", "视频理解"),
        "文生视频": ("text-to-video", "video generation", "image-to-video", "video diffusion", "视频生成", "文生视频"),
        "具身智能": ("embodied", "robot", "robots", "robotic", "robotics", "humanoid", "manipulation", "具身", "机器人"),
        "大模型心智测评": ("theory of mind", "benchmark", "evaluation", "evaluating", "leaderboard", "psychological", "personality", "测评", "评测", "心智"),
        "大模型现有问题解决": (),
    },
}  # fmt: skip

# What tells practice, theory and news apart where the source gives no hint.
SECTION_CUES = {
    "practice": Terms(("open source", "open-source", "sdk", "api", "github", "tool", "toolkit", "framework", "library", "release", "plugin", "开源", "工具", "框架", "插件", "上线", "实测", "教程", "部署")),
    "theory": Terms(("paper", "arxiv", "we propose", "benchmark", "study", "researchers", "theorem", "论文", "研究", "提出", "顶会", "acl", "neurips", "icml", "iclr", "cvpr", "eccv", "emnlp", "kdd")),
    "news": Terms(("law", "bill", "policy", "regulation", "funding", "lawsuit", "copyright", "ceo", "acquire", "acquisition", "summit", "governor", "融资", "监管", "政策", "法案", "峰会", "版权", "诉讼", "宣布", "办法", "征求意见")),
}  # fmt: skip

# A list of links is many stories and none.
DIGEST = re.compile(
    r"\b(?:daily|weekly|monthly) (?:top|digest|roundup|round-up|links|news|recap|papers)\b"
    r"|\btop \d+ (?:links|stories|posts)\b|日报|周报|早报|晚报|月报|资讯汇总|一周要闻|每日要闻|；.+[；丨｜]",
    re.IGNORECASE,
)

# Repositories that buy their stars to spread malware (measured on GitHub's own search
# answers of August 2024, hyphens as spaces). Never visited, never printed. Words of the
# field stay out: `activation`, `executor`, `minecraft`, `crack segmentation`.
SPAM = re.compile(
    r"\b(?:keygen|aimbot|aim ?assist|wallhack|no ?recoil|robux|roblox|hvh|hwid|spoofer|drainer"
    r"|stealer|activator|unlocker|cracked|cracker|cheats?(?! ?sheets?)|hacks|casino|onlyfans"
    r"|nudify|undress|crack(?! (?:detect|segment|propagat|classif|identif|growth|inspect)\w*)"
    r"|dll injector|auto ?(?:clicker|farm\w*)|hack(?:ing)? ?tools?|premium (?:free|unlock\w*)"
    r"|(?:license|serial|product|activation|lifetime) keys?|full version (?:free|download)"
    r"|activation (?:tool|code|software|download|20\d\d)s?|20\d\d (?:free|download|activation)"
    r"|seed ?phrases?|mnemonic (?:phrase|generator)|private key (?:finder|generator|hunter)"
    r"|wallets?|(?:flash|fake) (?:usdt|crypto)"
    r"|brute ?force (?:attack|wallet)s?|(?:crypto|bitcoin) (?:hack|hunt|brut|steal)\w*"
    r"|airdrops? bots?|sniper bots?|mev ?bot)\b",
    re.IGNORECASE,
)


@cache
def topic_terms(topic: str) -> Terms:
    """A topic's own name and its other names; an unknown topic is its name only."""
    return Terms((topic, *TOPICS.get(topic, ())))


@cache
def category_terms(section: str, category: str) -> Terms:
    """Likewise of a category, whose own name counts too."""
    return Terms((category, *CATEGORIES[section].get(category, ())))


# All of this module: a text is searched for them once.
_OURS = Terms(
    term
    for terms in (
        FIELD.all,
        *(topic_terms(topic).all for topic in TOPICS),
        *(category_terms(s, name).all for s in CATEGORIES for name in CATEGORIES[s]),
        *(cues.all for cues in SECTION_CUES.values()),
    )
    for term in terms
)

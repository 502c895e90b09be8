"""What the team looks for, in both languages: topics, categories, and what is spam.

Terms are matched as words in Latin text and as substrings in Chinese.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# Whether it is about the field at all.
FIELD = (
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
)  # fmt: skip

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
SECTION_CUES: dict[str, tuple[str, ...]] = {
    "practice": ("open source", "open-source", "sdk", "api", "github", "tool", "toolkit", "framework", "library", "release", "plugin", "开源", "工具", "框架", "插件", "上线", "实测", "教程", "部署"),
    "theory": ("paper", "arxiv", "we propose", "benchmark", "study", "researchers", "theorem", "论文", "研究", "提出", "顶会", "acl", "neurips", "icml", "iclr", "cvpr", "eccv", "emnlp", "kdd"),
    "news": ("law", "bill", "policy", "regulation", "funding", "lawsuit", "copyright", "ceo", "acquire", "acquisition", "summit", "governor", "融资", "监管", "政策", "法案", "峰会", "版权", "诉讼", "宣布", "办法", "征求意见"),
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
    r"|wallet (?:crack|drain|hack|find|brute|recover|steal)\w*|(?:flash|fake) (?:usdt|crypto)"
    r"|brute ?force (?:attack|wallet)s?|(?:crypto|bitcoin) (?:hack|hunt|brut|steal)\w*"
    r"|airdrops? bots?|sniper bots?|mev ?bot)\b",
    re.IGNORECASE,
)


class Words:
    """A text as what terms are looked for in.

    Hyphens are spaces, so that `multi-agent` and `multi agent` are one; a model's
    name is also found with its version (`Qwen2.5` is a `qwen`).
    """

    def __init__(self, text: str) -> None:
        self._text = text.lower()
        words = _WORD.findall(self._text)
        self._line = f" {' '.join(words)} "
        self._words = set(words)
        told = [word for word in self._words if not word.isalpha()]
        self._words |= {bare[0] for word in told if (bare := _VERSIONED.match(word))}
        self._ours = self._words & _OURS  # few, and nearly all that is asked for
        self._ascii = self._text.isascii()

    def hits(self, terms: Iterable[str]) -> set[str]:
        """Those of the terms that occur, in lower case."""
        wanted = _sorted(tuple(terms))
        words = self._ours if wanted.ours else self._words
        found = words & wanted.single
        # A row of words is looked for only where its first word occurs at all.
        for first in words & wanted.several.keys():
            found |= {
                term for term in wanted.several[first] if f" {term} " in self._line
            }
        if not self._ascii:
            found |= {term for term in wanted.chinese if term in self._text}
        return found


def topic_terms(topic: str) -> tuple[str, ...]:
    """A topic's own name and its other names; an unknown topic is its name only."""
    return (topic, *TOPICS.get(topic, ()))


_WORD = re.compile(r"[a-z0-9]+(?:[.+][a-z0-9]+)*")
_VERSIONED = re.compile(r"[a-z]{2,}(?=\d)")


class _Wanted(NamedTuple):
    """Latin terms of one word, rows of words by their first, and Chinese terms."""

    single: frozenset[str]
    several: dict[str, list[str]]
    chinese: list[str]
    ours: bool  # no word of an operator's own


@cache
def _sorted(terms: tuple[str, ...]) -> _Wanted:
    lower = [term.lower() for term in terms]
    latin = _latin(lower)
    several: dict[str, list[str]] = {}
    for term in latin:
        if " " in term:
            several.setdefault(term.partition(" ")[0], []).append(term)
    single = frozenset(term for term in latin if " " not in term)
    chinese = [term for term in lower if not term.isascii()]
    return _Wanted(single, several, chinese, ours=single | several.keys() <= _OURS)


def _latin(terms: Iterable[str]) -> list[str]:
    rows = (" ".join(_WORD.findall(term.lower())) for term in terms if term.isascii())
    return [row for row in rows if row]


# The first words of all terms of this module.
_OURS = frozenset(
    row.partition(" ")[0]
    for terms in (
        FIELD,
        *TOPICS.values(),
        *(known for names in CATEGORIES.values() for known in names.values()),
        *SECTION_CUES.values(),
    )
    for row in _latin(terms)
)

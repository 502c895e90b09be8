"""What the house calls things, in both languages: sections, categories, and spam.

Terms are matched as words in Latin text and as substrings in Chinese.
"""

import re
from functools import cache

from agents.scout.terms import Terms

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
    r"|airdrops? bots?|sniper bots?|mev ?bot|honeypot token|dark ?(?:web|net) market\w*"
    r"|(?:account|nitro|gift ?card) (?:creator|generator|checker)s?|skin changer"
    r"|(?:instagram|youtube|discord|tiktok) (?:multi )?tools?|(?:like|view|follower)s? bots?"
    r"|(?:market maker|crypto trading|defi trading|auto trading) bots?|crypto aml check\w*"
    r"|(?:crypto|bitcoin|all) miner|mining all crypto|flstudio\w*)\b",
    re.IGNORECASE,
)


@cache
def category_terms(section: str, category: str) -> Terms:
    """A category's own name and its cue words; an unknown one is its name only."""
    return Terms((category, *CATEGORIES[section].get(category, ())))

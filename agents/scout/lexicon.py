"""What is about the field at all, in both languages, and what is never printed.

Terms are matched as words in Latin text and as substrings in Chinese.
"""

import re

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

# A list of links is many stories and none. It begins with one of a few characters, which
# an expression finds in a third of the time: every title is looked at.
DIGEST = re.compile(
    r"(?=[dwmt日周早晚月资一每；])(?:"
    r"\b(?:daily|weekly|monthly) (?:top|digest|roundup|round-up|links|news|recap|papers)\b"
    r"|\btop \d+ (?:links|stories|posts)\b|日报|周报|早报|晚报|月报|资讯汇总|一周要闻|每日要闻|；.+[；丨｜])",
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

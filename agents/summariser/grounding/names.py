"""Names, quotations and addresses of an answer, looked for in the material."""

import re
import unicodedata

# Words that any technical Chinese uses without naming anything.
_COMMON = frozenset(
    ["ai", "api", "app", "agent", "agents", "benchmark", "bug", "chatbot", "cli", "code", "cpu", "demo", "docker", "embedding", "fine-tuning", "github", "gpu", "html", "http", "https", "json", "latex", "linux", "llm", "llms", "lora", "mac", "markdown", "mllm", "moe", "ml", "nlp", "ocr", "open", "source", "paper", "pc", "pdf", "pipeline", "pr", "prompt", "prompts", "python", "pytorch", "rag", "readme", "reward", "rl", "rlhf", "rnn", "sdk", "sft", "sota", "star", "token", "tokens", "transformer", "transformers", "ui", "url", "vlm", "vlms", "vram", "web", "windows", "xml", "yaml", "android", "ios", "arxiv", "attention", "backbone", "batch", "checkpoint", "cot", "decoder", "encoder", "transformer", "demo", "logits", "vs", "id", "ok", "it", "gb", "mb", "tb", "ms", "fps", "kb", "hz", "khz"]
)  # fmt: skip
# Organisations by both names; each row is one organisation.
_ALIASES = tuple(
    tuple(row.split("|"))
    for row in (
        "谷歌|google|alphabet|deepmind", "微软|microsoft", "英伟达|nvidia", "苹果|apple",
        "亚马逊|amazon|aws", "清华|tsinghua", "北大|北京大学|peking", "斯坦福|stanford",
        "麻省理工|mit", "阿里|alibaba|qwen|通义|tongyi", "腾讯|tencent",
        "字节|bytedance|豆包", "百度|baidu", "华为|huawei|noah", "智谱|zhipu|thudm|glm",
        "面壁|openbmb|modelbest|minicpm", "上海人工智能实验室|上海 ai lab|shanghai ai|opengvlab|internlm|shanghai artificial",
        "哈佛|harvard", "普林斯顿|princeton", "伯克利|berkeley", "卡内基梅隆|cmu|carnegie",
        "英特尔|intel", "三星|samsung", "特斯拉|tesla", "脸书|meta|facebook",
        "艾伦|ai2|allen", "浙大|浙江大学|zhejiang", "复旦|fudan", "上海交大|上海交通大学|jiao tong|sjtu",
        "港大|香港大学|university of hong kong|hku", "港中文|香港中文|chinese university of hong kong|cuhk",
        "中科院|中国科学院|chinese academy|cas", "中科大|中国科学技术大学|ustc|university of science and technology of china",
        "快手|kuaishou|kling|可灵", "国家网信办|网信办|cac|cyberspace administration",
    )
)  # fmt: skip
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[.+\-_/][A-Za-z0-9]+)*\+*")
_QUOTED = re.compile(r"“([^“”]{1,400})”")
_URL = re.compile(
    r"https?://[^\s<>\"，。；）)】]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|cn|dev|gov|edu)"
    r"(?:/[^\s<>\"，。；）)】]*)?",
    re.IGNORECASE,
)
_TERM = 8  # shorter quotation marks set off a word, not a quotation
_INITIALS = 1


def folded(text: str) -> str:
    """NFKC, lower case, without spaces, hyphens and the like."""
    return re.sub(
        r"[\s\-_·.,'’‘“”\"]+", "", unicodedata.normalize("NFKC", text).lower()
    )


def latin_names(text: str) -> list[str]:
    """Latin names, longest form, in order; common words of the trade left out."""
    bare = _URL.sub(" ", text)
    return list(
        dict.fromkeys(
            name
            for name in _LATIN.findall(bare)
            if name.lower() not in _COMMON and len(name) > _INITIALS
        )
    )


def missing_names(text: str, source: str) -> list[str]:
    """Names in `text` that the material never mentions, in any spelling known."""
    known = folded(source)
    found = [name for name in latin_names(text) if folded(name) not in known]
    lower = text.lower()
    for row in _ALIASES:
        han = [name for name in row if not name.isascii() and name in lower]
        if han and not any(folded(name) in known for name in row):
            found.append(han[0])
    return found


def quotations(text: str) -> list[str]:
    """What stands in “ ” and is long enough to be somebody's words."""
    return [quote for quote in _QUOTED.findall(text) if len(quote) >= _TERM]


def missing_quotations(text: str, source: str) -> list[str]:
    """Quotations that don't stand in the material word for word."""
    known = folded(source)
    return [quote for quote in quotations(text) if folded(quote) not in known]


def missing_urls(text: str, source: str) -> list[str]:
    known = source.lower()
    return [url for url in _URL.findall(text) if url.rstrip("./").lower() not in known]

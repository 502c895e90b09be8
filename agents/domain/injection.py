"""Text that talks to the reader's model instead of its reader."""

import re
import unicodedata
from collections.abc import Sequence

from agents.domain.characters import visible
from agents.domain.placeholders import asks_by_placeholder
from agents.domain.story import Material

_EARLIER = (
    r"(?:previous|prior|above|earlier|preceding|existing|original|system|foregoing)"
)
_ORDERS = r"(?:instructions?|prompts?|directions|directives|guidelines|commands|rules)"
_SECRETS = (
    r"(?:environment(?: variables?)?|env vars?|api[ _-]?keys?|secrets|credentials|passwords?"
    r"|(?:system |hidden |initial )(?:prompts?|instructions?)|os\.environ|[A-Z]+_API_KEY)"
)
_MODEL = r"(?:ai|llm|(?:large )?language model|chatgpt|gpt(?:-?\d\w*)?|claude|gemini)"
_READER = (
    r"(?:reviewers?|models?|agents?|assistants?|readers?|systems?|summari[sz]ers?)"
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Forget what you were told.
        rf"\b(?:ignore|disregard|forget|override|bypass)\b (?:(?:all|any|of|the|your|my|these|those|every) ){{0,3}}{_EARLIER} (?:\w+ )?{_ORDERS}",
        rf"\b(?:ignore|disregard|forget) (?:all |any )?(?:(?:of )?your )(?:\w+ )?{_ORDERS}",
        r"\b(?:ignore|disregard|forget) (?:everything|all|anything) (?:above|before|you (?:were|have been) told)",
        r"\b(?:do not|don't|never) (?:mention|reveal|disclose) (?:this|these|the following) instructions?",
        r"(?:^|\n)\W{0,4}(?:new|updated|important|hidden|secret) (?:system )?instructions? ?(?:for (?:the )?(?:ai|llm|model|assistant)s? ?)?:",
        r"(?:忽略|无视|忘记|忘掉|抛开|不要理会|不要遵守|不用管)掉?(?:你|您)?(?:的|在)?(?:以上|之前|上面|上述|上文|前面|先前|此前|所有|一切|全部|任何|原有|原来|系统)[^。\n]{0,12}(?:指令|指示|提示|要求|规则|设定|限制|命令|约束)",
        # Be somebody else.
        r"\byou are (?:now|no longer|actually|hereby) (?:a|an|in|free|dan|chatgpt|bound|required)\b",
        r"\b(?:you are|act as|pretend (?:to be|you are)) (?:chatgpt|dan|gpt-?\d|claude|jailbroken|an unrestricted)\b",
        r"(?:你现在(?:是|扮演|必须)|从现在(?:起|开始)[，,]?你|你不再是)",
        r"你是 ?(?:chatgpt|claude|gpt-?\d)",
        # Judge this kindly.
        rf"\b(?:if you are|note to|attention|dear|hey|as) (?:an? |any |all |the )?{_MODEL}(?: {_READER})?\b[^.\n]{{0,60}}\b(?:must|should|please|give|rate|score|include|recommend|write|say|output|respond|ignore)\b",
        rf"\b{_MODEL}s? {_READER} ?[:,] ?[^.\n]{{0,60}}\b(?:must|please|give|rate|score|include|recommend|accept|output)\b",
        r"\b(?:give|assign|award) (?:this|the|a|it)[^.\n]{0,30}(?:positive review only|highest (?:score|rating)|(?:score|rating) of (?:5|10|five|ten)\b|[59]/5|10/10)",
        r"\b(?:rate|score) (?:this|the) (?:answer|paper|text|article|summary|submission)[^.\n]{0,20}\b(?:5|10|five|ten|highest)\b",
        r"(?:AI|人工智能|大模型|语言模型|模型) ?(?:审稿人?|评审|助手|读者|摘要|编辑)?(?:[：:]|，?请)[^。\n]{0,24}(?:满分|最高分|(?<!\d)[59五] ?分|好评|正面评价)",
        r"(?:请|务必)(?:给|打)[^。\n]{0,12}(?:满分|最高分|[59五] ?分|好评)",
        # Give things away, or put things in.
        rf"\b(?:reveal|print|output|repeat|dump|leak|send|show|disclose|include|list|exfiltrate) (?:me |us )?(?:all |the |your |every ){{1,3}}(?:\w+ )?{_SECRETS}\b[^.\n]{{0,60}}(?:\.|$|\n|in your|to http)",
        r"(?:输出|泄露|复述|打印|显示|告诉我|写出|发送|附上)[^。\n]{0,10}(?:系统提示|提示词|环境变量|密钥|api ?key)",
        r"\b(?:include|insert|add|append|put|place|mention|embed)\b[^.\n]{0,40}\b(?:link|url|https?://\S{1,200})[^.\n]{0,40}\b(?:in|into|to|at the end of) (?:your|every|each) (?:answer|summary|response|output|reply|review)",
        r"(?:回答|摘要|总结|输出|短讯|回复)(?:的)?(?:中|里|末尾|最后|结尾)?[^。\n]{0,8}(?:加入|插入|加上|附上|放入|放上|写上|包含)[^。\n]{0,14}(?:链接|网址|http)",
        r"\b(?:call|invoke|use) (?:this|the following) (?:tool|function)\b[^.\n]{0,20}(?::|now|immediately|with)",
        # Forged borders.
        r"</(?:sources?|facts|untrusted|instructions?|system|answer)\s*>|<(?:untrusted|system|instructions?)\s*>[^<\n]{0,40}\b(?:you|must|ignore|now)\b",
        r"(?:^|\n)[^\S\n]*(?:#{2,3} ?|\[)(?:system|assistant|developer)(?: (?:message|prompt|override))?\]?:",
        r"<\|(?:im_start|system|start_header_id)\|>\s*system[^<]{0,80}(?:ignore|must|now)",
    )
)  # fmt: skip


def suspected_injection(materials: Sequence[Material]) -> bool:
    """Whether a text speaks to a model. It is then flagged, never dropped."""
    return any(addresses_a_model(f"{m.title}\n{m.text}") for m in materials)


def addresses_a_model(text: str) -> bool:
    """Also in full-width letters, with invisible characters, over broken lines."""
    lines = (visible(line) for line in unicodedata.normalize("NFKC", text).split("\n"))
    plain = "\n".join(lines)
    joined = re.sub(r"\s+", " ", plain)
    return asks_by_placeholder(joined) or any(
        pattern.search(plain) or pattern.search(joined) for pattern in _PATTERNS
    )

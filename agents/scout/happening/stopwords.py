"""Words that tell nothing of a happening, since every other text has them."""

# Words in front of a number that make no version of it: `over 20`, `August 14`.
NO_PRODUCTS = {
    "the", "of", "in", "on", "to", "at", "by", "for", "with", "and", "or", "top", "over", "from",
    "than", "about", "under", "only", "first", "last", "next", "least", "most", "up", "out", "is",
    "are", "was", "has", "have", "its", "all", "some", "near", "nearly", "almost", "after",
    "before", "until", "since", "between", "past", "another", "these", "those", "week", "day",
    "part", "no", "episode", "issue", "vol", "chapter", "section", "figure", "table", "page", "round",
    "reaches", "hit", "becomes", "turns", "ships", "ship", "releases", "release", "launches", "updates", "tags",
    "raises", "raise", "cuts", "cut", "lays", "hits", "costs", "cost", "adds", "gets", "wins", "buys",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "oct", "nov", "dec", "acl", "icml", "iclr", "neurips", "cvpr", "eccv", "kdd", "emnlp", "aaai",
    "sigir", "siggraph", "icra", "iros", "miccai", "interspeech", "icassp", "wsdm", "www", "cikm", "recsys",
    "naacl", "coling", "eacl", "colm", "rss", "corl", "ijcai", "uai", "aistats", "colt", "sosp", "osdi",
    "isca", "sigmod", "vldb", "chi", "uist", "ces", "wwdc", "mwc", "wrc", "waic", "tpami", "imo", "dax",
    "h", "rtx", "series", "spent", "off", "more", "arxiv", "covid", "web", "mp", "http", "utf",
    "a", "v", "early", "mid", "late", "agplv", "gplv", "lgplv", "ipv", "version", "step", "steps", "phase", "level", "q", "introducing", "hello", "meet", "announcing", "launching", "code", "gen", "llm", "ai",
    "number", "model", "models", "agents", "feed", "entry", "laboratory", "language", "paper",
}  # fmt: skip

# Words that name nothing, though Chinese texts write them in Latin letters.
GENERIC = {
    "ai", "aigc", "agi", "llm", "llms", "gpu", "gpus", "cpu", "cpus", "npu", "npus", "tpu", "tpus", "api", "apis", "app",
    "apps", "ceo", "cto", "cfo", "coo", "pdf", "ppt", "sota", "rag", "agent", "agents", "transformer",
    "token", "tokens", "lora", "rlhf", "moe", "ml", "nlp", "cv", "ui", "ux", "sdk", "ide", "web",
    "github", "arxiv", "huggingface", "hugging", "face", "vlm", "mllm", "id", "pro", "max", "mini",
    "plus", "beta", "demo", "bug", "url", "json", "html", "css", "sql", "ios", "ipo", "pc", "it",
    "the", "and", "for", "with", "hn", "show", "ask", "new", "open", "model", "models", "data",
    "scaling", "law", "prompt", "chat", "bot", "post", "vs", "robot", "robots", "ok", "tv", "us",
    "uk", "eu", "usa", "iclr", "icml", "acl", "cvpr", "eccv", "neurips", "kdd", "emnlp", "aaai",
    "ph", "phd", "top", "first", "dr", "mr", "inc", "co", "ltd", "labs", "lab", "studio", "a100",
    "nature", "science", "cell", "lancet", "diffusion", "mamba", "lstm", "clip", "yolo", "bert",
    "vit", "unet", "gan", "nerf", "3dgs", "few", "shot", "zero", "agentic", "dpo", "ppo", "survey",
    "benchmark", "siggraph", "icra", "iros", "corl", "naacl", "coling", "interspeech", "tpami",
    "miccai", "spotlight", "oral", "ijcai", "kdd2024", "eccv24", "cvpr2024", "eccv2024", "icml2024",
    "acl2024", "cot", "mcts", "kv", "attention", "embedding", "graph", "neural", "network",
    "networks", "image", "video", "part", "star", "stars", "graphrag", "world", "action",
    "vision", "large", "deep", "machine", "learning", "reasoning", "training", "scale", "search",
    "h100", "gb", "tb", "mb", "vram", "linux", "python", "scienceai", "mlnlp", "ces", "wwdc", "io", "sigir", "icassp", "colm", "wrc", "gtc", "mwc",
    "internet", "english", "chinese", "american", "european", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "real", "time", "live", "best",
    "award", "workshop", "challenge", "arr", "mlp", "mlps", "rnn", "cnn", "cve", "agpl", "agplv3", "gpl", "gplv3", "sspl", "hbm", "dram", "roi", "kpi",
}  # fmt: skip
COMMON = {
    "the", "a", "an", "of", "in", "on", "to", "for", "and", "or", "with", "by", "from", "at", "as",
    "is", "are", "was", "were", "be", "been", "it", "its", "this", "that", "these", "those", "has",
    "have", "had", "will", "can", "could", "would", "may", "more", "than", "over", "under", "after",
    "before", "into", "out", "up", "down", "off", "new", "how", "why", "what", "when", "who", "which",
    "not", "no", "but", "their", "they", "we", "our", "you", "your", "he", "she", "his", "her", "him",
    "us", "all", "first", "one", "two", "says", "said", "say", "about", "also", "now", "just", "here",
    "there", "some", "any", "each", "most", "model", "models", "ai", "using", "use", "used", "uses",
    "via", "per", "so", "if", "do", "does", "did", "get", "gets", "make", "makes", "made", "ago",
    "s", "t", "language", "large", "learning", "towards", "toward", "based", "company", "start", "million", "billion",
    "introduce", "present", "propose", "method", "approach", "paper", "study", "show", "data", "training",
}  # fmt: skip
# Pairs of characters that every other Chinese headline has.
STOP_GRAMS = {
    "发布", "推出", "开源", "正式", "最新", "全新", "模型", "大模", "公司", "人工", "工智",
    "智能", "今日", "近日", "日前", "宣布", "表示", "开发", "技术", "研究", "团队", "支持",
    "可以", "一个", "进行", "实现", "中国", "全球", "首个", "首次", "使用", "用户", "我们",
    "他们", "目前", "已经", "如何", "什么", "成为", "为了", "以及", "的人", "来了", "新的",
    "年度", "上线", "可能", "消息", "报道", "记者", "编辑", "来源", "能力", "系统", "项目",
    "平台", "应用", "方法", "提出", "数据", "算法", "学习", "深度", "语言", "言模", "视觉",
    "生成", "论文", "未来", "时代", "行业", "产品", "科技",
}  # fmt: skip

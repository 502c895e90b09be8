"""Commands and flags as `--help` tells them, in Chinese, by their English.

It is no part of the catalogue: `agents/usage.py` stays a table of flags, and the help is
worded only where it is shown.
"""

from agents.messages.said import spoken

HELP = {
    "show this help message and exit": "显示这份说明",
    "draft an issue": "起草一期",
    "lint an issue": "检查一期的格式",
    "open the local review page": "打开审稿页",
    "gate, then write into the site": "过关之后写入站点",
    "fetch every source once; show its health": "把每个来源读一遍，看好不好用",
    "what would fail, before it does": "会出什么错，事先告诉你",
    "what editors made of the drafts": "编辑怎样处理了草稿",
    "what was learnt from the team's picks": "从团队的选择里学到了什么",
    "past windows chosen again": "把过去的时段重选一遍",
    "an issue as JSON": "把一期变成 JSON",
    "the graph as Mermaid": "流程图，Mermaid 格式",
    "what a shell completes, for bash and zsh": "命令行补全，用于 bash 和 zsh",
    "a file, or a draft by its id or folder": "一个文件，或草稿的编号、文件夹",
    "a draft: its id such as 2024-09-30, or its folder": "草稿：编号如 2024-09-30，或文件夹",
    "a draft: its id such as 2024-09-30, or its folder; default: the newest": (
        "草稿：编号如 2024-09-30，或文件夹；默认最新的一份"
    ),
    "print a reader's OPML subscriptions as lines for sources.yaml": (
        "把阅读器的 OPML 订阅写成 sources.yaml 里的行"
    ),
    "ask nobody": "不连网",
    "as of draft": "同 draft",
    "draw it, too": "同时画成图",
    "recordings of draft --record, one window each": (
        "draft --record 的录像，每个时段一份"
    ),
    "where publish kept it (default: .agents)": (
        "publish 把状态记在哪里（默认 .agents）"
    ),
    "print the address only": "只印出网址，不开浏览器",
    "a site's folder of issues, such as src/content/docs/issues": (
        "站点放各期的文件夹，如 src/content/docs/issues"
    ),
    "default: drafts": "默认 drafts",
    "where the key p publishes (AGENTS_TO)": "按 p 发布到哪里（AGENTS_TO）",
    "default: any free one": "默认任一空闲的",
    "answer to this name, too: a reverse proxy's (AGENTS_HOST); may be repeated": (
        "也用这个名字访问：反向代理的域名（AGENTS_HOST）；可以重复"
    ),
    "list the items": "列出条目",
    "by the numbers of --status, or all that is undecided: all": (
        "按 --status 的序号，或 all：所有待定的"
    ),
    "findings as JSON": "结果写成 JSON",
    "mend what is mechanical": "改好能自动改的",
    "as before publishing": "按发布前的要求查",
    "build and inspect the page": "建出页面再查",
    "published issues, for number and repeats": "往期，用来核对期号和重复",
    "with --site: the page as PNG, if Chromium is here": (
        "和 --site 同用：页面存成 PNG，要有 Chromium"
    ),
    "publish without checking the links": "不检查链接就发布",
    "by a pull request; no file here changes": "用 pull request；这里的文件不动",
    "publish this address although it seems dead; may be repeated": (
        "这个网址像是失效了也照样发布；可以重复"
    ),
    "first day of the window (or a full ISO timestamp)": (
        "时段的第一天（或完整的 ISO 时间）"
    ),
    "last day of the window (default: yesterday)": "时段的最后一天（默认昨天）",
    "the issue's time zone (default: Asia/Shanghai)": "时区（默认 Asia/Shanghai）",
    "the source list (default: sources.yaml)": "来源列表（默认 sources.yaml）",
    "published issues, the memory (default: issues)": "往期，用来记住（默认 issues）",
    "where the draft's folder goes (default: drafts)": "草稿放在哪里（默认 drafts）",
    "SQLite state, journal, lock (default: .agents)": "状态放在哪里（默认 .agents）",
    "a PostgreSQL that shares the state (AGENTS_DATABASE)": (
        "多台机器共用状态的 PostgreSQL（AGENTS_DATABASE）"
    ),
    "the issue's number (default: the archive's last + 1)": "期号（默认上一期加 1）",
    "publication day (default: the day after the window)": "发布日（默认时段后一天）",
    "sharing sessions (default: one per started week)": "分享的期数（默认一周一次）",
    "model, or several in falling order (OPENAI_MODEL)": (
        "模型，可依次写几个（OPENAI_MODEL）"
    ),
    "any OpenAI-compatible server (OPENAI_BASE_URL)": (
        "兼容 OpenAI 的服务（OPENAI_BASE_URL）"
    ),
    "who judges the answers (default: the model)": "哪个模型审稿（默认同一个）",
    "for one model call (default: 90; it thinks: 600)": (
        "一次调用最长几秒（默认 90，会思考的 600）"
    ),
    "thought put into writing: none, low, medium, high": (
        "写稿时思考多少：none、low、medium、high"
    ),
    "free answers per story (default: 3)": "每件事写几稿（默认 3）",
    "model calls in flight, per endpoint (default: 8)": "同时调用模型几次（默认 8）",
    "cards in the issue at most (default: 20)": "一期最多几条（默认 20）",
    "pictures of one card at most, 0 for none (default: 2)": (
        "一条最多几张图，0 为不要（默认 2）"
    ),
    "hard cap on tokens": "词元的上限",
    "hard cap on money, by the prices in the source list": "花费的上限，按来源列表里的价格",
    "days that candidates and answers are kept (default: 400)": (
        "候选和回答留几天（默认 400）"
    ),
    "answer everything from a recording, without a network": "全部用录像，不连网",
    "keep every exchange as a recording": "把来往都录下来",
    "a bench row in place of an item of the newest draft": (
        "用落选的一条换下最新草稿里的一条"
    ),
    "write what is at an address into the newest draft": "把一个网址写进最新的草稿",
    "put an item of the newest draft away": "从最新的草稿里移出一条",
    "stop after selecting; the next draft of that window writes the choice": (
        "选完就停；下一次起草同一时段时照着写"
    ),
    "redo a draft that an editor touched; the new version goes beside it": (
        "编辑改过的草稿也重做；新的放在旁边"
    ),
    "one JSON summary line on stdout": "在标准输出写一行 JSON",
}


def help_text(english: str) -> str:
    return HELP[english] if spoken() == "zh" else english

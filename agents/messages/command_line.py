"""What the command line says, in Chinese."""

CHINESE = {
    "{place}: {fault}; see docs/layout.md": "{place}：{fault}；见 docs/layout.md",
    "{title!r} is no item's heading; write ### 【名称】机构": (
        "“{title}”不是条目的标题；写成 `### 【名称】机构`"
    ),
    "a {type} stands in no item; give it a heading": (
        "有一段 {type} 不在任何条目里；给它一个标题"
    ),
    "{title} is in no category; add its ##": "{title}不在任何分类里；补上它的 `##`",
    "{title!r} is in no section; move it": "“{title}”不在任何板块里；请移进去",
    "no cut-off date; write 截至 📅2024 年 9 月 30 日": (
        "没有截止日期；写上“截至 📅2024 年 9 月 30 日”"
    ),
    "the date {text!r} is no day; write 2024-09-30": (
        "日期“{text}”不是一天；写成 2024-09-30"
    ),
    "the title {title!r} has no number; write 第一期": (
        "标题“{title}”没有期号；写上“第一期”"
    ),
    'the front matter has no fields; write title: "…"': (
        '文件头没有字段；写上 `title: "…"`'
    ),
    "the front matter is not {kind}; quote its texts": (
        "文件头不是 {kind}；给其中的文字加引号"
    ),
    "no front matter; begin the file with --- and its fields": (
        "没有文件头；以 `---` 和各字段开头"
    ),
    "the picture {file!r} is not in static/; put it there": (
        "图片“{file}”不在 static/ 里；请放进去"
    ),
    "{file} is {encoding}, not UTF-8; save it as UTF-8, it was not changed": (
        "{file} 是 {encoding}，不是 UTF-8；请另存为 UTF-8，文件没有动过"
    ),
    "{file} is not UTF-8 in line {line}; save it as UTF-8, it was not changed": (
        "{file} 第 {line} 行不是 UTF-8；请另存为 UTF-8，文件没有动过"
    ),
    "{place} cannot be written: {cause}; {way_out}": "{place} 写不进去：{cause}；{way_out}",
    "what was there is intact": "原来的内容没有动",
    "free the disk": "请腾出磁盘空间",
    "what was there is intact; free the disk": "原来的内容没有动；请腾出磁盘空间",
    "--screenshot shows one page; give it --site and one FILE": (
        "--screenshot 只拍一页；请同时给 --site 和一个文件"
    ),
    "{named}: {rest}": "{named}：{rest}",
    "{named}: {errors} that block, {rest}": "{named}：{errors} 处必须改，{rest}",
    "{named}: clean, nothing to mend": "{named}：没有问题",
    "{len} files": "{len} 个文件",
    "{count} to look at": "{count} 处请看一看",
    "{file}: mended {lines}": "{file}：修正了第 {lines} 行",
    "{file}: check --fix mends some of it": "{file}：check --fix 能改好其中一些",
    "{file}: mended the line ends": "{file}：修正了换行",
    "agents: {error}": "agents：{error}",
    "agents: this Python lacks {package}; call scripts/agents, which installs what is needed into .venv, or run pip install . first": "agents：这个 Python 没有 {package}；请用 scripts/agents，它会把要用的装进 .venv，或先运行 `pip install .`",
    "an item or an address is named twice; name each once, nothing was changed": "同一条或同一个网址写了两次；请各写一次，什么也没有动",
    "{flag} {word!r} names {many} items of {issue}; take a number, id or heading of review --status ({count} items)": "{flag} “{word}”在 {issue} 里有 {many} 条；请用 review --status 的序号、编号或标题（共 {count} 条）",
    "{flag} {word!r} names no item of {issue}; take a number, id or heading of review --status ({count} items)": "{flag} “{word}”在 {issue} 里没有；请用 review --status 的序号、编号或标题（共 {count} 条）",
    "{flag} {word!r}: {heading} is put away already; take one that is in the issue, or --add what is to come": "{flag} “{word}”：{heading}已经移出了；请换一条还在的，或用 --add 加进要的",
    "{flag}={typed}: that is no web address that can be read": "{flag}={typed}：这不是能读的网址",
    "{flag}={url}: no bench row of {issue} has this address; take one of review.json's bench, or --add it and --drop the other": "{flag}={url}：{issue} 的落选里没有这个网址；请用 review.json 里落选的网址，或用 --add 加它、--drop 去掉另一条",
    "{flag}: {url} is in the draft already, as {heading}": "{flag}：{url} 已经在草稿里了，是{heading}",
    "{url}: {step} {answers}": "{url}：{step} {answers}",
    "links and figures are not held against the evidence: {error}": "没有拿链接和数字去核对依据：{error}",
    "screenshot: {screenshot}": "截图：{screenshot}",
    "no screenshot: no Chromium on PATH": "没有截图：PATH 里没有 Chromium",
    "agents: {message}; see {prog} --help": "agents：{message}；见 {prog} --help",
    "agents: there is no flag {word!r}": "agents：没有“{word}”这个选项",
    "agents: there is no command {word!r}": "agents：没有“{word}”这个命令",
    "; did you mean {meant}? See {prog} --help": "；是不是 {meant}？见 {prog} --help",
    "; see {prog} --help": "；见 {prog} --help",
    "unrecognized arguments: {more}": "用不着这些：{more}",
    "Drafts the weekly issue of 《前沿技术分享》.": "起草每周的《前沿技术分享》。",
    "a line of {count:,} characters; break it below {longest:,}": "这一行有 {count:,} 个字符；请断开，每行少于 {longest:,} 个",
    "more than {deepest} marks in one another; take out the * and _": "标记套了 {deepest} 层以上；请去掉一些 * 和 _",
}

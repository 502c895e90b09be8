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
    "{file} cannot be written: {cause}; what was there is intact": (
        "{file} 写不进去：{cause}；原来的内容没有动"
    ),
    "--screenshot shows one page; give it --site and one FILE": (
        "--screenshot 只拍一页；请同时给 --site 和一个文件"
    ),
    "{named}: {rest}": "{named}：{rest}",
    "{named}: {errors} that block, {rest}": "{named}：{errors} 处必须改，{rest}",
    "{named}: clean, nothing to mend": "{named}：没有问题",
    "{len} files": "{len} 个文件",
    "{count} to look at": "{count} 处请看一看",
    "{file}: mended {lines}": "{file}：修正了第 {lines} 行",
    "{file}: mended the line ends": "{file}：修正了换行",
    "agents: {error}": "agents：{error}",
}

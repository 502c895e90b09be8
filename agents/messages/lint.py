"""What the linter says, in Chinese."""

CHINESE = {
    "{fault} {mend}": "{fault}{mend}",
    "Rename it.": "改一下文件名。",
    "{filename!r} is not an .md file.": "“{filename}”不是 .md 文件。",
    "Change only the cut-off date in it.": "只改其中的截止日期。",
    "The intro is not the house's sentence.": "开头不是固定的那句话。",
    "One session is written as two.": "一期写成了两期。",
    "Write 第 {found} 期.": "写成“第 {found} 期”。",
    "Write {wanted}.": "写成“{wanted}”。",
    "The cut-off is not the window's last day.": "截止日期不是这一期的最后一天。",
    "The cut-off lies after the publication.": "截止日期晚于发布日期。",
    "Correct one of them.": "改正其中一个。",
    "Use one day.": "两处写同一天。",
    "Description and intro differ in the cut-off.": "简介和开头的截止日期不一致。",
    "The cut-off date is no real day.": "截止日期不是真实的日子。",
    "Write the last day read.": "写上收录的最后一天。",
    "Change only the sessions and the cut-off date in it.": "只改其中的期数和截止日期。",
    "The description is not the house's sentence.": "简介不是固定的那句话。",
    "The date is no real day.": "日期不是真实的日子。",
    'Write date: "2024-10-08".': '写成 `date: "2024-10-08"`。',
    "The title's number is not the next one.": "标题的期号不是接着上一期的。",
    "The title is not of the house's form.": "标题不合格式。",
    "Write 前沿技术分享-第二期, with a Chinese number.": (
        "写成“前沿技术分享-第二期”，期号用中文数字。"
    ),
    "Keep title, date, description, tableOfContents; draft: true comes last.": (
        "只留 `title`、`date`、`description`、`tableOfContents`；`draft: true` 放最后。"
    ),
    "The front matter has a field too few or too many.": "文件头的字段多了或少了。",
    "Write {form}.": "写成 `{form}`。",
    "{row!r} is not the field here.": "文件头这里不该是“{row}”。",
    "Add it.": "补上。",
    "No blank line follows the front matter.": "文件头后面缺一个空行。",
    "Write ---.": "写成 `---`。",
    "{mark!r} is no mark of front matter.": "“{mark}”不是文件头的边界。",
    "The file does not begin with its front matter.": "文件不是以文件头开始的。",
    "Delete the lines before it.": "删去它前面的内容。",
    "Begin with --- and its fields.": "以 `---` 和各字段开头。",
    "There is no front matter.": "没有文件头。",
    "Delete it.": "删掉。",
    "U+{ord:04X} cannot be seen.": "有看不见的字符 U+{ord:04X}。",
    "The line has {len:,} characters.": "这一行有 {len:,} 个字符。",
    "Break it; {longest:,} are read of a line.": "断成几行；一行只读 {longest:,} 个字符。",
    "Leave exactly one.": "只留一个。",
    "The file does not end in one newline.": "文件末尾不是恰好一个换行。",
    "End each line in LF alone.": "每行只用 LF 换行。",
    "A line ends in CR.": "有一行以 CR 结尾。",
    "Save it without.": "另存为不带它的文件。",
    "The file begins with a byte order mark.": "文件以字节序标记开头。",
    "is not a whole {kind}": "不是完整的 {kind} 图片",
    "is above 2 MB": "超过 2 MB",
    "is missing": "不存在",
    "{source!r} has another form.": "“{source}”的写法不对。",
    "Write static/ without ./ before it.": "写 `static/`，前面不要 `./`。",
    "{source!r} {fault}.": "图片“{source}”{fault}。",
    "Replace the file, or delete the picture.": "换一个文件，或者删掉图片。",
    "{source!r} stands inside of text.": "图片“{source}”夹在文字里。",
    "Give the picture a line of its own.": "图片要独占一行。",
    "{source!r} is no file in static/.": "“{source}”不是 static/ 里的文件。",
    "{source!r} has no alternative text.": "图片“{source}”没有替代文字。",
    "Write between ![ and ] what it shows.": (
        "在 `![` 和 `]` 之间写它画的是什么（审稿页：`i`，文字…）。"
    ),
    "Nothing states the licence of {source!r}.": "图片“{source}”没有写明许可。",
    "Write 图：whose it is in a line below, or take it out.": (
        "在它下面写一行“图：作者，出处”（审稿页：`i`，文字…），或者不用这张图。"
    ),
    "Save the picture as static/<name>.png.": "把图片存成 `static/名字.png`。",
    "Settle it.": "先处理好。",
    "{found} is still there.": "还留着“{found}”。",
    "{number} stands in no evidence of the item.": "{number} 在这一条的依据里找不到。",
    "Correct it, or keep it if you know better.": "改正；确知无误也可以留着。",
    "Say what it does.": "改说它做什么。",
    "{word} praises.": "“{word}”是宣传腔。",
    "Shorten it.": "写短些。",
    "The item has {size} Han characters, above {longest}.": (
        "这一条有 {size} 个汉字，超过 {longest} 个。"
    ),
    "Say what it is and what it is for.": "写清它是什么、有什么用。",
    "The item has {size} Han characters, below {shortest}.": (
        "这一条只有 {size} 个汉字，不到 {shortest} 个。"
    ),
    "mixes scripts in its host": "域名里混用了几种文字",
    "has a space or a character that can't be seen": "里有空格或看不见的字符",
    "has a user in it": "里带着用户名",
    "has no host": "没有域名",
    "has a host name that cannot exist": "的域名不可能存在",
    "is not http or https": "不是 http 或 https",
    "is no address": "不是网址",
    "Merge the two, or drop one link.": "合并两条，或者去掉一个链接。",
    "{key} is also in {heading}, line {first}.": "{key} 在{heading}里也有。",
    "{shared} was in an earlier issue.": "{shared} 以前的一期里有过。",
    "{heading} was in an earlier issue.": "{heading}以前的一期里有过。",
    "Drop the item, or say what is new.": "去掉这一条，或者说清有什么新内容。",
    "{url} is not in evidence.": "{url} 不在依据里。",
    "Link what was read, or keep it if you looked at it.": (
        "链接读过的页面；亲自看过的也可以留着。"
    ),
    "The page shows {shown!r}, and no link.": "页面上会显示“{shown}”，不是链接。",
    "Write [text](address) in one piece, without a space in it.": (
        "写成连在一起的 `[文字](网址)`，中间不要空格。"
    ),
    "Notes and references are not used; write [text](address).": (
        "不用脚注和引用式链接；写成 `[文字](网址)`。"
    ),
    "The text behind the bare address becomes part of it.": (
        "网址后面的文字会被当成网址的一部分。"
    ),
    "Put a space behind it, or use [text](address).": (
        "网址后面加空格，或写成 `[文字](网址)`。"
    ),
    "{text!r} leads to {url!r}.": "写的是“{text}”，链接却到“{url}”。",
    "Make text and target the same, or write a title.": "文字和网址写成一样，或者写标题。",
    "{url!r} {fault}.": "“{url}”{fault}。",
    "Link the original page by https.": "用 https 链接原页面。",
    "Add a link line.": "加一行链接。",
    "The item names no source.": "这一条没有写来源。",
    "Write {strip!r}.": "写成“{strip}”。",
    "The paper's day is not in eight digits.": "论文日期不是八位数字。",
    "{strip!r} has no list's mark of the house.": "“{strip}”的列表符号不对。",
    "A wide space begins the line.": "行首有全角空格。",
    "Delete it: paragraphs are not indented.": "删掉：段落不缩进。",
    "The page shows indented lines as code.": "缩进的几行在页面上会变成代码。",
    "Put it between ``` lines, or delete the spaces before it.": (
        "放进 ``` 之间，或者删去行首空格。"
    ),
    "The page shows this line as code.": "这一行在页面上会变成代码。",
    "Delete the spaces before it.": "删去行首空格。",
    "[!{found}] has no place here.": "这里不能用 [!{found}]。",
    "Use > [!TIP], in the news only, or a plain quotation.": (
        "只在资讯板块用 `> [!TIP]`，别处用普通引用。"
    ),
    "Two ~ on one line strike out.": "一行里有两个 ~ 会变成删除线。",
    "Write \\~, or – for a range.": "写成 `\\~`，表示范围用 –。",
    "A rule below makes this a heading.": "下面的横线把这一行变成了标题。",
    "Put a blank line before the rule.": "横线前面加一个空行。",
    "A reference or footnote is defined.": "这里定义了引用或脚注。",
    "Link the text itself: [text](address).": "直接给文字加链接：`[文字](网址)`。",
    "The line begins with {found!r}.": "这一行以“{found}”开头。",
    "Begin with another word, or write it as code.": "换个词开头，或写成代码。",
    "Close it.": "补上结尾。",
    "The code fence is open.": "代码块没有结尾。",
    "{found} acts in other dialects.": "{found} 在别的写法里有特殊含义。",
    "Put it into a code span.": "写成行内代码。",
    "Name the two apart.": "给两条起不同的名字。",
    "{heading} is also the heading of line {seen}.": "{heading}与另一条同名。",
    "A space stands beside a bracket.": "括号旁边有空格。",
    "Delete the space beside the bracket.": "删去括号旁边的空格。",
    "Delete the tag.": "删去标签。",
    "The heading has a tag in it.": "标题里有 HTML 标签。",
    "Delete the **.": "删去 `**`。",
    "The heading has ** in it.": "标题里有 `**`。",
    "The page shows the # of this line.": "这一行的 # 会显示在页面上。",
    "Make it a bold line of its own.": "改成单独一行粗体。",
    "The page shows no heading here.": "这里在页面上不会成为标题。",
    "Write {wanted} at the line's beginning, outside of other marks.": (
        "在行首写“{wanted}”，不要放在别的标记里。"
    ),
    "The item's heading has another form.": "条目标题的格式不对。",
    "Write ### 【名称 用途】机构, each of at most 40 characters.": (
        "写成 `### 【名称 用途】机构`，各不超过 40 个字。"
    ),
    "{name!r} is no product with a short use.": "“{name}”不是“产品加简短用途”。",
    "Write its use in two to six characters: 视觉分割 SAM2.": (
        "用途写成两到六个字，如 视觉分割 SAM2。"
    ),
    "H{rank} is not used.": "不用 {rank} 级标题。",
    "The heading is empty.": "标题是空的。",
    "{heading} is in no category.": "{heading}不在任何分类里。",
    "Put it below a category.": "放到一个分类下面。",
    "{text!r} has no item.": "分类“{text}”下面没有条目。",
    "Delete it, or add an item.": "删掉，或者加一条。",
    "A category stands outside its place.": "分类标题放错了地方。",
    "Move its items, and delete the heading.": "移走其中的条目，删掉这个标题。",
    "There are {len} *** instead of three.": "应有三个 `***`，现在有 {len} 个。",
    "Keep one *** below each section; use --- inside of an item.": (
        "每个板块下面留一个 `***`；条目里面用 `---`。"
    ),
    "Add *** below.": "在下面加上 `***`。",
    "No *** follows the section.": "板块标题下面没有 `***`。",
    "Write {join}.": "写成“{join}”。",
    "The three section headings are not there once each and in order.": (
        "三个板块标题没有各出现一次，或顺序不对。"
    ),
    "Write ## {text}.": "写成“## {text}”。",
    "The section's heading has another form.": "板块标题的写法不对。",
    "{found!r} is outside of code.": "“{found}”不在代码里。",
    "Write it as code: the site makes a dash of it.": "写成代码：网站会把它变成破折号。",
    "{found!r} stands beside Han.": "“{found}”是挨着汉字的半角标点。",
    "Write the full-width one.": "改用全角标点。",
    "{found!r} has no space in it.": "“{found}”里中西文之间没有空格。",
    "Put one space between Han and Latin.": "汉字和西文之间加一个空格。",
    "The label's colon is inside of the bold.": "标签的冒号在粗体里面。",
    "Write **问题**：…, the colon outside of the bold.": (
        "写成 `**问题**：…`，冒号在粗体外面。"
    ),
    "Bold stands inside of bold.": "粗体里面还有粗体。",
    "Move the ** so that each pair has its own words.": "让每一对 `**` 各管各的文字。",
    "The page shows {text!r}.": "页面上会显示“{text}”。",
    "Put the ** beside a letter: **问题**：现有, without a space inside.": (
        "`**` 要紧挨文字，里面不留空格，如 `**问题**：现有`。"
    ),
    "HTML reaches the page: {found!r}.": "有 HTML 会原样进入页面：`{found}`。",
    "HTML reaches the page as it is.": "有 HTML 会原样进入页面。",
    "Delete it, or write it as code; only <u> and </u> may stay.": (
        "删掉或写成代码；只有 `<u>` 和 `</u>` 可以留。"
    ),
}

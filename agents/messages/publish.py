"""What the gate and publishing say, in Chinese."""

CHINESE = {
    "practice": "实践",
    "theory": "理论",
    "news": "资讯",
    "{heading}: {url} {reason}; mend it, or keep it with --keep-link": (
        "{heading}：{url} {reason}；请改好，或用 --keep-link 保留"
    ),
    "line {line}: {fault}": "第 {line} 行：{fault}",
    "undecided: {heading}{touched}; accept, reject or hold it in the review": (
        "未决定：{heading}{touched}；请在审稿页上采用、不用或留到下期"
    ),
    "undecided: {heading}{touched}; accept or reject it in the review": (
        "未决定：{heading}{touched}；请在审稿页上采用或不用"
    ),
    (
        "unwritten: {heading}（待写）; write it in the review (r or e), or reject or hold"
        " it"
    ): "待写：{heading}；请在审稿页上写好（r 或 e），或不用、留到下期",
    (
        "undecided: {heading}（稿中已删）; put it back into issue.md, or reject or hold it"
        " in the review"
    ): "未决定：{heading}（稿中已删）；请放回 issue.md，或在审稿页上不用、留到下期",
    "not ready to be published, {count} to settle; nothing was written:{listed}": (
        "还不能发布，有 {count} 处要处理；什么也没有写：{listed}"
    ),
    (
        "{heading} is missing on the page: another item of that heading was rejected or"
        " held; give one of them another heading"
    ): "{heading}在页面上缺了：同名的另一条不用或留到下期了；请给其中一条换个标题",
    (
        "{heading} is an item of the page, but not one that the review knows; begin its"
        " line with ### in its section, or take it out"
    ): "{heading}在页面上，审稿单里却没有；请在它的板块里以 ### 开头写，或拿掉",
    "{file} cannot be read: {cause}; name a draft that exists": (
        "{file} 读不出来：{cause}；请给一份存在的草稿"
    ),
    (
        "{join} was changed by someone else and was left as it is; the new version is"
        " {join2}: merge the two, or delete one, then publish again"
    ): "{join} 被别人改过，没有动它；新版本在 {join2}：请合并两份，或删掉一份，再发布",
    "{heading}: {url} {reason}": "{heading}：{url} {reason}",
    "{file} is no issue once it is cut, {error}; mend it": (
        "{file} 去掉不用的条目后不成一期，{error}；请改好"
    ),
    "{draft_id} has no item left to publish; accept one in the review": (
        "{draft_id} 没有可以发布的条目；请在审稿页上采用一条"
    ),
    "{file} cannot be written: {cause}; what was there is intact; free the disk or choose --to": (
        "{file} 写不进去：{cause}；原来的内容没有动；请腾出磁盘空间，或用 --to 换个地方"
    ),
    "{file} cannot be read: {cause}": "{file} 读不出来：{cause}",
    "is version {shown}; the latest is {latest}": "是第 {shown} 版，最新的是第 {latest} 版",
    "is a paper that was withdrawn": "这篇论文已经撤回",
    "leads to the site's home page, {goal}": "跳到了网站首页 {goal}",
    "leads to the site's page for what is not there, {goal}": "跳到了“页面不存在” {goal}",
    "is a repository that its owner archived": "这个储存库已经归档",
    "shows a page that says it is not there": "页面上说它已经不在了",
    "leads to another site, {url}": "跳到了别的网站 {url}",
    "could not be checked: {error}": "没能检查：{error}",
    (
        "{count} of {size} links could not be looked at; published all the same;"
        " --offline skips the look"
    ): "{size} 个链接中有 {count} 个没能检查，照样发布了；加 --offline 可以不检查",
    "answers {status}": "返回 {status}",
    "--offline: no link was checked": "--offline：没有检查链接",
    "{name}: {count} items ({listed})": "{name}：{count} 条（{listed}）",
    "wrote {file}": "写入 {file}",
    "nothing changed since it was published last": "和上次发布的一样，没有变化",
}

"""What the gate and publishing say, in Chinese."""

CHINESE = {
    "{opening} is not printed: {why}": "{opening} 没有印：{why}",
    "practice": "实践",
    "theory": "理论",
    "news": "资讯",
    "mend a dead link, or keep it with --keep-link": "失效的链接请改好，或用 --keep-link 保留",
    "line {line}: {fault}": "第 {line} 行：{fault}",
    "undecided: {heading}{touched}": "待定：{heading}{touched}",
    "accept or reject in the review what is undecided; an item may be held, too": (
        "待定的请在审稿页上采用或不用，条目也可以留到下期"
    ),
    "unwritten: {heading}": "待写：{heading}",
    "write in the review what is unwritten (r or e), or reject or hold it": (
        "待写的请在审稿页上写好（r 或 e），或不用、留到下期"
    ),
    "undecided: {heading} (cut out of issue.md)": "待定：{heading}（稿中已删）",
    "put back what was cut out, or reject or hold it in the review": (
        "稿中已删的请放回 issue.md，或在审稿页上不用、留到下期"
    ),
    "not ready to be published, {count} to settle; nothing was written:{listed}": (
        "还不能发布，有 {count} 处要处理；什么也没有写：{listed}"
    ),
    " (changed in issue.md)": "（有改动）",
    (
        "{heading} is missing on the page: another item of that heading was rejected or"
        " held; give one of them another heading"
    ): "{heading}在页面上缺了：同名的另一条不用或留到下期了；请给其中一条换个标题",
    (
        "{heading} is an item of the page, but not one that the review knows; begin its"
        " line with ### in its section, or take it out"
    ): "{heading}在页面上，审稿页的清单里却没有；请在它的板块里以 ### 开头写，或拿掉",
    "name a draft that exists": "请给一份存在的草稿",
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
    "what was there is intact; free the disk or choose --to": "原来的内容没有动；请腾出磁盘空间，或用 --to 换个地方",
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
    (
        "{count} of {size} links could not be looked at, the first because {why};"
        " published all the same; they are listed in {file}; --offline skips the look"
    ): (
        "{size} 个链接中有 {count} 个没能检查，照样发布了；都列在 {file} 里，第一个的原因："
        "{why}；加 --offline 可以不检查"
    ),
    "answers {status}": "返回 {status}",
    "--offline: no link was checked": "--offline：没有检查链接",
    "{name}: {count} items ({listed})": "{name}：{count} 条（{listed}）",
    "{heading}: {fault}": "{heading}：{fault}",
    "wrote {file}": "写入 {file}",
    "nothing changed since it was published last": "和上次发布的一样，没有变化",
    "the draft's folder {draft_id!r} cannot name a branch; rename it, for example to 2024-09-30": "草稿的文件夹“{draft_id}”不能作分支的名字；请改名，如 2024-09-30",
    "{count} items are undecided: the pull request holds the draft, which no site shows": "还有 {count} 条待定：pull request 里是草稿，站点不显示",
    "no reason given": "没有说原因",
    "git {command} failed ({why}); nothing on the remote was overwritten; mend the cause and run it again": "git {command} 没有成（{why}）；远程的内容没有动；请改好再运行",
    "git {command} was refused ({why}); give GITHUB_TOKEN, or the key of the remote, the right to write": "git {command} 被拒绝（{why}）；请给 GITHUB_TOKEN 或远程的密钥写的权限",
    "git {command} finds no repository ({why}); name a folder of a clone whose remote 'origin' exists, and a token that sees it": "git {command} 找不到储存库（{why}）；请给克隆下来的文件夹，它的远程 origin 要在，令牌也要看得到它",
    "git cannot be started: {cause}; install it": "git 启动不了：{cause}；请安装",
    "git {command} was not done after {seconds:g} s; run it again": "git {command} 过了 {seconds:g} 秒还没有做完；请再运行一次",
    "{site} leads out of {top}; name a folder in it": "{site} 不在 {top} 里；请给其中的文件夹",
    "{archive} is in another repository; after the merge run publish without --pr to remember the issue": "{archive} 在另一个储存库里；合并之后请不带 --pr 再运行 publish，把这一期记住",
    "{draft} is no issue once it is cut, {error}; mend it": "{draft} 去掉不用的条目后不成一期，{error}；请改好",
    "{name} is left as it is, with what people did there; the new version goes to {other}": "{name} 上有别人的提交，没有动它；新版本放到 {other}",
    "{main} holds this page already; nothing is to be done": "{main} 里已经是这个页面，不用做什么",
    "{url} has this version already and was merged": "{url} 已经是这个版本，合并过了",
    "{url} has this version already and was closed; reopen it to go on": "{url} 已经是这个版本，被关掉了；要继续请重新打开它",
    "{url}: its text leaves no room for the table": "{url} 的正文太长，放不下表格",
    "the branch {name} is pushed, but its pull request is not finished: {error}; a rerun goes on from there": "分支 {name} 已经推上去了，pull request 还没有做完：{error}；再运行一次接着做",
    "{url} answers {status}: {why}; run it again": "{url} 返回 {status}（{why}）；请再运行一次",
    "{url} answers {status}: {why}; mend that and run it again": "{url} 返回 {status}（{why}）；请改好再运行",
    "{url} keeps to its rate limit (HTTP {status}); run it again later": "{url} 在限速（HTTP {status}）；请过后再运行",
    "{url} keeps to its rate limit (HTTP {status}); run it again in {wait:.0f} s": "{url} 在限速（HTTP {status}）；请过 {wait:.0f} 秒再运行",
    "{url} answers {status}: {why}; give GITHUB_TOKEN the right to write pull requests (in Actions: pull-requests: write, and the setting that lets Actions create them)": "{url} 返回 {status}（{why}）；请给 GITHUB_TOKEN 写 pull request 的权限（在 Actions 里是 `pull-requests: write`，还要在设置里允许 Actions 创建）",
    "{url} answers {status}: the repository moved, is not there, or GITHUB_TOKEN does not see it; check the remote or GITHUB_REPOSITORY": "{url} 返回 {status}：储存库搬走了、不存在，或 GITHUB_TOKEN 看不到；请检查远程地址或 GITHUB_REPOSITORY",
    "{url}: {why}; run it again": "{url} 已经有了（{why}）；请再运行一次",
    "{host} answers at length; it is given up": "{host} 的回应太长，不读了",
    "{url} took longer than {seconds:g} s; run it again": "{url} 超过 {seconds:g} 秒没有回应；请再运行一次",
    "{url} cannot be reached ({name}); check GITHUB_API_URL and run it again": "{url} 连不上（{name}）；请检查 GITHUB_API_URL，再运行一次",
    "{url} answers in another shape than GitHub's; check GITHUB_API_URL": "{url} 的回应不像 GitHub 的；请检查 GITHUB_API_URL",
    "the remote {remote!r} has no default branch with a commit; push one first": "远程“{remote}”没有带提交的默认分支；请先推一个",
}

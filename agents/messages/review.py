"""What the desk and its files say, in Chinese."""

CHINESE = {
    "undecided": "待定",
    "accepted": "采用",
    "edited": "改后采用",
    "rejected": "不用",
    "held": "留到下期",
    ", ": "，",
    "items: ": "条目：",
    "; openings: ": "；导语：",
    "not printed": "不印",
    " (not printed: {why})": "（不印：{why}）",
    "nothing of its category is printed": "这一类没有要印的条目",
    "it tells of an item that is not printed; edit it to print it": (
        "说到了不印的条目；改过再采用就印"
    ),
    " (cut out of issue.md)": "（稿中已删）",
    " (no text yet, cannot be accepted) [unwritten]": (
        "（待写：还没有正文，不能采用） [unwritten]"
    ),
    " (changed in issue.md) [touched]": "（有改动） [touched]",
    "next: {program} publish {draft} --to DIR": (
        "下一步：{program} publish {draft} --to 文件夹"
    ),
    "published: {page}, {at}; nothing changed since then": (
        "已发布：{page}，{at}；之后没有改动"
    ),
    (
        "published: {page}, {at}; what changed since then goes out by {program} publish"
        " {draft} --to {site}"
    ): "已发布：{page}，{at}；之后的改动要再发布：{program} publish {draft} --to {site}",
    "open this address in a browser; Ctrl-C ends the review": (
        "请在浏览器里打开这个网址；Ctrl-C 结束审稿"
    ),
    "p publishes into {site}": "按 p 发布，写入 {site}",
    (
        "p has nowhere to publish to: end this and open it again with {program} review"
        " {draft} --to {site}; what is decided stays"
    ): (
        "没有说站点在哪里，按 p 不能发布：按 Ctrl-C 结束，再用 {program} review {draft}"
        " --to {site} 打开；做过的决定都留着"
    ),
    (
        "p has nowhere to publish to: end this and open it again with {program} review"
        " {draft} --to DIR, a site's folder of issues (or set AGENTS_TO); what is decided"
        " stays"
    ): (
        "没有说站点在哪里，按 p 不能发布：按 Ctrl-C 结束，再用 {program} review {draft}"
        " --to 文件夹 打开（站点放各期的那个；也可以设 AGENTS_TO）；做过的决定都留着"
    ),
    (
        "{file} cannot be read, and without it no item can be written again; draft the"
        " issue anew"
    ): "{file} 读不出来，没有它就不能重写；请重新起草这一期",
    "{file}: {place}: {fault}; draft it again or mend it": (
        "{file}：{place}：{fault}；请重新起草，或改好它"
    ),
    "{file}: the file is no JSON ({error}); draft it again or mend it": (
        "{file}：不是 JSON（{error}）；请重新起草，或改好它"
    ),
    "draft the issue first": "请先起草这一期",
    "{file} changes all the time; close what is writing it": (
        "{file} 一直在变；请关掉正在写它的程序"
    ),
    "--port {port}: {cause}; choose another, or 0 for any": (
        "--port {port}：{cause}；请换一个，或写 0 由系统选"
    ),
    "the draft has items 1 to {len}; see --status": (
        "这份草稿有第 1 到第 {len} 条；见 --status"
    ),
    "the draft has no items": "这份草稿没有条目",
    "{flag} {word}: {there}": "{flag} {word}：{there}",
    "{flag} {word}: a range begins with its smaller number, as {last}-{first}; {there}": (
        "{flag} {word}：范围要从小的数写起，如 {last}-{first}；{there}"
    ),
    "{flag} {word!r}: write {shape}; {there}": "{flag} “{word}”：请写 {shape}；{there}",
    "5:重复, 5-7 or all": "5:重复、5-7 或 all",
    "3, 5-7 or all": "3、5-7 或 all",
    "{out} holds no draft; run {program} draft first": (
        "{out} 里没有草稿；请先运行 {program} draft"
    ),
    "{named} holds no {review}; draft it again": "{named} 里没有 {review}；请重新起草",
    "{file} holds no {issue}; name a file, or a draft": (
        "{file} 里没有 {issue}；请给一个文件，或一份草稿"
    ),
    (
        "there is no draft {name!r} in {out}{meant}; name one of its folders, or another"
        " --out"
    ): "{out} 里没有草稿“{name}”{meant}；请给其中一个文件夹的名字，或换一个 --out",
    ", but {near}": "，有 {near}",
    "another run (pid {pid}) holds {file}; wait for it or stop it": (
        "另一次运行（进程 {pid}）占着 {file}；请等它结束，或停掉它"
    ),
}

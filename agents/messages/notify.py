"""What is said where the team's chat could not be told, in Chinese."""

CHINESE = {
    "{name} was not told: {fault}; check {places}": "没有通知到 {name}：{fault}；请检查 {places}",
    "its address or its secret holds a line break or a damaged letter": "地址或密钥里有换行或坏掉的字符",
    "it answers {status}": "它返回 {status}",
    "it took longer than {seconds:g} s": "超过 {seconds:g} 秒没有回应",
    "its address is none": "地址写得不对",
    "it cannot be reached ({kind})": "连不上（{kind}）",
    "it answers at length": "它的回应太长",
    " and ": " 和 ",
    "code {code}": "代码 {code}",
    "an answer that is not JSON": "它的回应不是 JSON",
}

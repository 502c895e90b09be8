"""Texts that ask for a login, a captcha or a script instead of telling anything. Pure."""

import re

from agents.domain.sentences import sentences

LONGEST = 3_000  # characters of a wall, with its frame
_SHARE = 0.5  # of its text that speaks of the wall
_DEMANDED = 0.2  # and that makes the demands

# What a wall says to its visitor. An article about captchas may quote it, but does not
# begin its sentences so.
_DEMAND = re.compile(
    r"""^\W*(?:(?:sorry|oops|hello|hi|welcome back|to\scontinue|\d{3}(?:\serror)?)\b\W*)?(?:
      (?:please\s|you\s(?:must|need\sto|have\sto)\s(?:be\s)?|kindly\s)?
        (?:sign(?:ed)?|log(?:ged)?)[\s-]?in\b(?!\s(?:the|a)\s)
    | (?:please\s|you\s(?:must|need\sto|have\sto)\s)?
        (?:enable|turn\son|allow|activate)\s(?:javascript|cookies|js)\b
    | your\sbrowser\s(?:does\snot|doesn't)\ssupport
    | javascript\s(?:is|must\sbe|seems|has\sbeen)\b
    | (?:this|the)\s(?:page|site|website|app)\s(?:requires|needs)\sjavascript
    | we(?:'ve|\shave)?\sdetect(?:ed)?\s(?:that\s)?(?:javascript|unusual)
    | (?:please\s)?(?:verify|confirm|prove)(?:\sthat)?\syou(?:'re|\sare)\b
    | verifying\s(?:that\s)?you\sare
    | (?:please\s)?(?:complete|solve|pass)\sthe\s(?:captcha|security|challenge|following)
    | are\syou\s(?:a\s)?(?:robot|human)
    | (?:please\s)?(?:wait|hold\son|stand\sby)\b.{0,40}(?:verif|check|redirect|second|moment)
    | just\sa\smoment\b
    | (?:we\sare\s|we're\s)?checking\s(?:your\sbrowser|if\sthe\ssite)
    | access\s(?:to\sthis\spage\s)?(?:is\s|has\sbeen\s)?denied\b
    | attention\srequired\b
    | you\s(?:don't|do\snot)\shave\spermission\sto
    | you\shave\sbeen\sblocked
    | our\ssystems\shave\sdetected\sunusual
    | security\sche(?:ck|cking)\b
    | subscribe\sto\s(?:continue|keep|read)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DEMANDS_ZH = re.compile(
    r"请(?:先|您先|重新)?(?:登录|登陆|登入|注册)|请(?:在|使用|用)?微信(?:客户端)?(?:中|内)?(?:打开|扫)"
    r"|(?:需要|需|必须)(?:先)?(?:登录|登陆)|(?:登录|登陆|注册)(?:后|即可|才能|之后)[^的]"
    r"|(?:尚未|还没有|还没|未)(?:登录|登陆)|环境异常|完成(?:安全|人机|滑块)?验证(?!码)"
    r"|(?:进行|通过)(?:安全|人机|滑块)?验证(?!码)|^\W*(?:人机|安全|滑块|滑动)验证\W*$"
    r"|(?:拖动|滑动|按住).{0,6}(?:滑块|验证|拼图)|访问(?:受限|被拒绝|被阻断|过于频繁|频率)"
    r"|请(?:先)?(?:开启|启用|打开|允许) ?(?:浏览器的? ?)?(?:JavaScript|JS|Cookie)"
    r"|请(?:输入|填写)(?:图[中片]|右侧|下方)?.{0,6}验证码|正在(?:检查|验证|检测)(?:您|你)?的?(?:浏览器|网络|环境|访问)",
    re.IGNORECASE,
)
# One of these stands in each demand; most texts have none.
_HINTS = (
    "sign in", "sign-in", "signed in", "signin", "log in", "log-in", "logged in", "login",
    "javascript", "enable js", "allow js", "activate js", "turn on js", "cookies",
    "unusual", "verify", "confirm", "prove", "captcha", "the challenge",
    "the following", "are you a", "wait", "hold on", "stand by", "just a moment",
    "checking", "denied", "attention required", "have permission", "blocked",
    "security", "subscribe", "your browser",
    "登录", "登陆", "登入", "注册", "验证", "微信", "访问", "滑块", "拼图", "启用", "开启", "打开",
    "允许", "环境异常",
)  # fmt: skip
# What stands around it.
_FRAME = re.compile(
    r"\b(?:sign|log)(?:ged|ging|n)?[\s-]?(?:in|up)\b|\bjava ?script\b|\bcookies?\b|\bbrowsers?\b"
    r"|\bcaptcha|\brobots?\b|\bbots?\b|\bhumans?\b|\bverif|\bray id\b|\bcloudflare\b|\bddos\b"
    r"|\bpassword\b|\baccounts?\b|\bregist(?:er|ration)\b|\bprivacy\b|\bterms of (?:service|use)\b"
    r"|\bsecurity\b|\bunusual\b|\bautomatic(?:ally)?\b|\bredirect|\bseconds?\b|\breference #|\bhelp center\b"
    r"|\bmembers?\b|\bsubscri|\bpermission\b|\bip address\b|\bcontact (?:us|support)\b|\brefresh\b|\breload\b"
    r"|登录|登陆|登入|注册|验证|浏览器|账号|帐号|密码|扫码|二维码|滑块|隐私|用户协议|服务协议|会员"
    r"|刷新|重试|访问|客服|权限|javascript|cookie",
    re.IGNORECASE,
)


def is_wall(text: str) -> bool:
    """Whether it makes a demand of its visitor, and hardly says anything else.

    >>> is_wall("Just a moment... Enable JavaScript and cookies to continue")
    True
    >>> is_wall("Most captchas that ask whether you are a robot are solved by robots.")
    False
    """
    if len(text) > LONGEST:
        return False
    lower = text.lower()
    if not any(map(lower.__contains__, _HINTS)):
        return False
    said = sentences(text)
    demands = [one for one in said if _DEMAND.search(one) or _DEMANDS_ZH.search(one)]
    if not demands:
        return False
    whole, demanded = sum(map(len, said)), sum(map(len, demands))
    frame = (one for one in said if one not in demands and _FRAME.search(one))
    about = demanded + sum(map(len, frame))
    return demanded >= _DEMANDED * whole and about >= _SHARE * whole

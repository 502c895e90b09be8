"""Pages that answer 200 and say that what was asked for is not there. Pure.

The words alone tell nothing: an article about them has them too. A page is gone where
its title says nothing else, or where it is short and a line of it says nothing else.
"""

import re
import unicodedata
from collections.abc import Iterable

from agents.domain.han import count_han

_ARTICLE = 1_500  # of `_prose`: no notice has so much, whatever stands around it
_SHORT = 300  # of `_prose`: a page with less may be a notice alone
_SENTENCE = 40  # of `_width`: a shorter line is a heading, a button, a menu
_LINE = 120  # characters; a longer line is no notice
_SITES = re.compile(r" [-–—] |[|·•«»]|(?<=[^A-Z])_|_(?=[^A-Z])")

_THING = (
    r"(?:page|url|link|file|document|article|post|story|content|resource|repository|"
    r"site|website|item|entry|address|deployment|view)"
)
_ASKED = (
    r"(?: (?:that )?(?:you(?: are| were|re)?|we(?: are| were|re)?)"
    r"(?: (?:have )?(?:request(?:ed)?|look(?:ing|ed) for|try(?:ing)? to \w+|"
    r"tried to \w+|want(?:ed)?|access(?:ed)?))?)?"
)
_MISSING = (
    r"(?: (?:was|is|were|be|has been|have been|could|can|may have been|might have been|"
    r"seems to|appears to|does|doesnt|do|dont|isnt|wasnt|cannot|cant|couldnt)){0,3}"
    r"(?: (?:not|no longer|longer|seem to|be|been|either)){0,3}"
    r" (?:found|exists?|available|here|removed|deleted|moved|missing|unavailable|gone|"
    r"located)"
)
_NOTICE = re.compile(
    rf"(?:the |this |that |requested ){{0,2}}{_THING}{_ASKED}{_MISSING}"
    r"(?: (?:or|and) .{1,60}| (?:on|at|in) (?:this|the|our) .{1,30}| anymore| any more)?"
    rf"|(?:we )?(?:cannot|cant|couldnt|could not|can not|unable to)(?: seem to)? (?:find|"
    rf"locate) (?:the |this |that |a )?{_THING}{_ASKED}"
    r"|it (?:looks|seems)(?: like| as if)? (?:nothing was found|theres nothing)"
    r"(?: at| here).{0,30}"
    r"|there isnt a github pages site here"
    r"|this is not the web ?page you are looking for"
    rf"|no such {_THING}"
)
# Also what a list without results says: only a title means the whole page by it.
_TITLE = re.compile(
    rf"{_NOTICE.pattern}|(?:http )?(?:error )?(?:status )?404(?: error)?|404(?: page)?"
    r"(?: not found)?|(?:page )?not found(?: 1)?|nothing(?: was)? found(?: here)?|410 gone"
    rf"|(?:(?:http )?(?:error )?404 )(?:{_NOTICE.pattern}|not found)"
)
_PREFIX = re.compile(r"^(?:(?:oops|sorry|whoops|uh oh|ooops|were sorry|error|404) )+")

_WHAT = (
    r"(?:页面|网页|内容|文章|帖子|链接|网址|地址|资源|信息|文件|视频|公众号|帐号|账号)"
)
_LOST = (
    r"(?:不存在|不見了|不见了|走丢了?|找不到了?|未找到|没有找到|無法找到|无法找到|"
    r"已失效|已过期|已下架|已删除|已刪除|已被删除|已被刪除|无法查看|无法访问|无法显示|"
    r"已被移除|已移除|已注销|已自主注销|已被屏蔽|已停用|已迁移)"
)
_CHINESE = re.compile(
    rf"(?:您|你)?(?:所|要|想)?(?:访问|请求|查看|查找|寻找|浏览|找|打开)?的?(?:该|此|这个|本)?"
    rf"{_WHAT}(?:可能|似乎|已经|好像)?{_LOST}(?:了|或.{{1,20}}|[，,].{{1,40}})?"
    rf"|(?:该|此|这个|本){_WHAT}(?:已)?被?(?:发布者|发布人|作者|用户|管理员|平台)?(?:自行)?"
    r"(?:删除|移除|下架)"
    rf"|(?:该|此|这个|本){_WHAT}(?:因|由于|涉嫌|被投诉|发送失败).{{0,40}}(?:无法查看|"
    r"已被删除|无法显示|已停止访问|屏蔽).{0,20}"
    rf"|(?:该|此|这个|本){_WHAT}.{{1,12}}(?:迁移|注销|屏蔽).{{0,60}}"
    rf"|(?:找不到|未找到|没有找到|无法找到)(?:该|此|这个|您要的|你要的|相关)?{_WHAT}"
    r"|(?:该|此)?链接已过期|参数错误"
    r"|你似乎来到了没有知识存在的荒原"
)
_CHINESE_PREFIX = re.compile(
    r"^(?:(?:很?抱歉|对不起|不好意思|哎呀|糟糕|出错了|错误|提示|温馨提示|404)[，,!。:]*)+"
)


def says_gone(titles: Iterable[str], text: str) -> bool:
    """Whether a page says of itself that there is nothing; `text` is what it shows."""
    prose = _prose(text)
    if prose < _ARTICLE and any(map(_is_title_of_nothing, titles)):
        return True
    return prose < _SHORT and any(map(_is_notice, text.splitlines()))


def _is_title_of_nothing(title: str) -> bool:
    """Said by all of it but a site's name, which stands first or last."""
    whole = [part for part in map(_bare, _SITES.split(title)) if part]
    ways = (whole, whole[:-1], whole[1:])
    return any(
        (bool(parts) and all(map(_titled, parts))) or _titled(" ".join(parts))
        for parts in ways
    )


def _titled(bare: str) -> bool:
    return bool(_TITLE.fullmatch(bare)) or _noticed(bare, _TITLE)


def _is_notice(line: str) -> bool:
    """Every sentence counts: behind the notice a line may say where to go on."""
    if len(line) > _LINE:
        return False
    parts = (_bare(part) for part in re.split(r"[.!?。！？]\s*|\t", line))
    return any(_noticed(part, _NOTICE) for part in parts) or _noticed(
        _bare(line), _NOTICE
    )


def _noticed(bare: str, english: re.Pattern[str]) -> bool:
    words = _PREFIX.sub("", " ".join(bare.replace(",", " ").split()))
    chinese = _CHINESE_PREFIX.sub("", bare).replace(" ", "")
    return bool(english.fullmatch(words) or _CHINESE.fullmatch(chinese))


def _bare(text: str) -> str:
    """In lower case, apostrophes dropped, marks around and between words as spaces."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"['’‘`´]", "", text)
    return " ".join(re.sub(r"[^\w\s，,]|_", " ", text).split()).strip("，, ")


def _prose(text: str) -> int:
    """How much of it is sentences, not headings and menus."""
    widths = map(_width, text.splitlines())
    return sum(width for width in widths if width >= _SENTENCE)


def _width(line: str) -> int:
    """Its length, in which a Chinese sign counts as a short word."""
    return len(line) + 2 * count_han(line)

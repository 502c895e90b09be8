"""Zones as dates name them: an offset, an abbreviation, a region; all else is unknown.

The abbreviations of RFC 822 mean what it says (CST is -0600, never China's). Of those
that two places share, BST is Britain's and IST India's, as most feeds have it; AMT,
SST and WST, which nobody can tell apart, are unknown.
"""

import re
from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_HOURS = """
z 0 gmt 0 utc 0 ut 0 uct 0 wet 0 west 1 azot -1 azost 0
est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7 ast -4 adt -3
akst -9 akdt -8 hst -10 hdt -9 nst -3.5 ndt -2.5
brt -3 brst -2 art -3 clt -4 clst -3 cot -5 pet -5 vet -4 uyt -3
bst 1 cet 1 cest 2 met 1 mest 2 mez 1 mesz 2 wat 1 cat 2 sast 2 eat 3
eet 2 eest 3 idt 3 msk 3 msd 4 trt 3 gst 4 samt 4
pkt 5 uzt 5 yekt 5 ist 5.5 npt 5.75 omst 6 novt 7 krat 7 ict 7 wib 7 irkt 8
hkt 8 sgt 8 myt 8 pht 8 wita 8 awst 8 bjt 8 北京时间 8 北京時間 8 中国标准时间 8
jst 9 kst 9 wit 9 yakt 9 acst 9.5 acdt 10.5 aest 10 aedt 11 vlat 10 nzst 12 nzdt 13
"""
_REGIONS = {
    "at": "America/Halifax",
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}
_WORDS = _HOURS.split()
_OF_NAME = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))

_BRACKETS = r"(?: ?\([^()]*\)| ?\[[^\[\]]*\])?"
# Behind an offset its name says nothing new: Go's `+0800 CST`, `+08 +08`, `m=+0.1`.
_OFFSET = (
    r"(?:(?:gmt|utc|ut) ?)?(?P<sign>[+\u2212-])(?P<hours>[0-9]{1,2}):?"
    r"(?P<minutes>[0-9]{2})?(?::00)?"
    rf"(?: [a-z]{{1,5}}| [+-][0-9]{{2,4}})?{_BRACKETS}(?: m=[+-][0-9.]{{1,20}})?"
)
_NAME = r"(?P<name>[^\W\d_]{1,6}|[a-z]{3,12}(?: [a-z]{3,12}){0,3} time)"
_REGION = r"\[?(?P<region>[a-z]{2,20}(?:/[a-z_+-]{2,20}){1,2})\]?"

# What may stand behind a clock; a folded text, `sign`, `name` and `region` in it.
ZONE = rf"(?:{_OFFSET}|{_REGION}|{_NAME}{_BRACKETS})"


def zone_of(part: dict[str, str | None], local: tzinfo) -> tzinfo:
    """The zone that a match of `ZONE` names; `local` for none and an unknown one.

    ValueError beyond ±23:59: that is no zone at all.
    """
    if sign := part["sign"]:
        return _offset(sign, part["hours"] or "0", part["minutes"] or "0")
    name = part["name"] or ""
    if name in _OF_NAME:
        return timezone(timedelta(hours=_OF_NAME[name]))
    region = _REGIONS.get(name) or _cased(part["region"] or "")
    return (_region(region) if region else None) or local


def _offset(sign: str, hours: str, minutes: str) -> timezone:
    if int(minutes) > 59:  # noqa: PLR2004
        raise ValueError(minutes)
    shift = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(shift if sign == "+" else -shift)


def _region(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # none, an odd name, a folder of them
        return None


def _cased(name: str) -> str:
    """`america/new_york` as the database spells it."""
    return re.sub(r"[a-z]+", lambda word: word[0].capitalize(), name)

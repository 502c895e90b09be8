"""What libraries say, in the language that is spoken: Python, SQLite, pydantic, argparse.

Their sentences are English; Chinese goes by their numbers, kinds and keys.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from agents.messages.said import cause, spoken

if TYPE_CHECKING:
    from pydantic import ValidationError

_SQLITE = {
    "SQLITE_BUSY": "另一个程序正占着它",
    "SQLITE_CANTOPEN": "打不开",
    "SQLITE_CORRUPT": "文件坏了",
    "SQLITE_FULL": "磁盘满了",
    "SQLITE_IOERR": "磁盘读写出错",
    "SQLITE_LOCKED": "另一个程序正占着它",
    "SQLITE_NOTADB": "不是数据库文件",
    "SQLITE_READONLY": "只能读，不能写",
}
# By pydantic's type of a fault; `{…}` stands for a value of its context.
_SHAPES = {
    "missing": "缺了",
    "extra_forbidden": "没有这个字段",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "string_type": "应为文字",
    "string_too_short": "太短",
    "string_too_long": "太长，最多 {max_length} 个字符",
    "string_pattern_mismatch": "写法不对",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_parsing_size": "数字太大",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "finite_number": "应为数字",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "应不小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "应不大于 {le}",
    "literal_error": "应为 {expected} 之一",
    "dict_type": "应为“名称: 值”的写法",
    "model_type": "应为“名称: 值”的写法",
    "list_type": "应为列表",
    "tuple_type": "应为列表",
    "too_short": "太少，至少要 {min_length} 个",
    "path_type": "应为文件或文件夹",
}

# By gettext's keys.
_ARGPARSE = {
    "usage: ": "用法：",
    "positional arguments": "参数",
    "options": "选项",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "the following arguments are required: %s": "还缺 %s",
    "expected one argument": "后面要有一个值",
    "expected at least one argument": "后面至少要有一个值",
    "ignored explicit argument %r": "后面不能有值 %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 可能是 %(matches)s 中的一个，请写全",
    "invalid %(type)s value: %(value)r": "%(value)r 不是 %(type)s",
}


def in_words(error: Exception) -> str:
    """Why something failed, in English as Python tells it."""
    if spoken() == "en":
        return str(error)
    if isinstance(error, OSError):
        return cause(error)
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 文本"
    name = str(getattr(error, "sqlite_errorname", ""))
    known = next((name[: len(one)] for one in _SQLITE if name.startswith(one)), "")
    return _SQLITE.get(known, f"原话是 {error}")


def shape_fault(fault: Mapping[str, Any]) -> str:
    """One of pydantic's `errors()`, without where it is."""
    if spoken() == "en":
        return str(fault["msg"])
    shape = _SHAPES.get(fault["type"], "写法不对")
    words = {name: _list(str(value)) for name, value in fault.get("ctx", {}).items()}
    return shape.format(**words)


def first_fault(error: "ValidationError") -> tuple[str, str]:
    """Where pydantic's first fault is, as `items.0.name`, and what it is."""
    fault = error.errors()[0]
    return ".".join(str(step) for step in fault["loc"]), shape_fault(fault)


def argparse_words(message: str) -> str:
    """In gettext's place: argparse's sentences before it puts its values in."""
    return _ARGPARSE.get(message, message) if spoken() == "zh" else message


def _list(text: str) -> str:
    """`'low', 'medium' or 'high'` with Chinese between the words.

    >>> _list("'low', 'medium' or 'high'")
    'low、medium、high'
    """
    return re.sub(r",\s+| or ", "、", text).replace("'", "")

"""The page's modules as one script: in their order, with their names."""

import re

import pytest

from agents.review.one_script import one_script
from agents.review.serve import TEMPLATES

MODULES = {
    file.name: file.read_text(encoding="utf-8")
    for file in (TEMPLATES / "assets").glob("*.js")
}
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w.]+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?:async )?(?:function\*?|const) ([\w$]+)", re.MULTILINE)


def test_each_module_comes_once_behind_those_that_it_imports() -> None:
    text = one_script(
        {
            "a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
            "b.js": 'import { c } from "./c.js";\nexport function b() {\n  c;\n}\n',
            "c.js": 'import { b } from "./b.js";\nexport const c = () => b();\n',
            "d.js": "nobody imports it\n",
        },
        "a.js",
    )

    assert text == (
        "// c.js\nlet c;\n{\nc = () => b();\n}\n\n"
        "// b.js\nlet b;\n{\nb = function b() {\n  c;\n};\n}\n\n"
        "// a.js\n{\nb(c);\n}\n"
    )


def test_the_page_has_all_its_modules_and_no_import_or_export_is_left() -> None:
    text = one_script(MODULES, "desk.js")

    assert sorted(re.findall(r"^// (\w+\.js)$", text, re.MULTILINE)) == sorted(MODULES)
    assert re.findall(r"^\s*(?:import|export)\b.*", text, re.MULTILINE) == []


def test_no_two_modules_export_one_name() -> None:
    names = [name for text in MODULES.values() for name in EXPORT.findall(text)]

    assert [name for name in set(names) if names.count(name) > 1] == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_what_a_module_imports_is_exported_where_it_says(module: str) -> None:
    for names, source in IMPORT.findall(MODULES[module]):
        asked = {name.strip() for name in names.split(",")} - {""}
        assert asked - set(EXPORT.findall(MODULES[source])) == set()

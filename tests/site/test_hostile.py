"""What a contributor may type, in every field that takes free text: it is printed, and nothing of it runs."""

import json
import re
import shutil
from pathlib import Path

import pytest
from edition.load.yaml_text import read_yaml
from lxml import etree, html

from .conftest import build

TINY = Path(__file__).parents[1] / "editions" / "tiny"
EVIL = """<script>alert(1)</script><img src=x onerror=alert(1)>" onclick="alert(2)' @@edition:content@@ {{ 7*7 }}{% include "x" %} --> &lt;b&gt; =1+1"""
MARKED_UP = EVIL.replace("<", r"\<").replace("[", r"\[").replace("]", r"\]")
WITH_MARKUP = {"note", "source_note", "summary"}
FREE = WITH_MARKUP | {
    *("title", "name", "sort", "country", "reason", "known_from", "designator", "classification", "publisher", "genre"),
    *("publisher-place", "container-title", "page", "number", "short", "as", "label", "change", "file", "repository"),
    *("family", "given", "literal"),
}
BODY = f"""

## Heading {MARKED_UP}

{MARKED_UP} [{MARKED_UP}](person:zhou-li "{MARKED_UP.replace('"', "&quot;")}") `{EVIL}` *{MARKED_UP}*
[x](<https://x.example/"onclick="a>) [mail](<mailto:a@b?body="onclick="'>) <https://x.example/'onclick='>
[{MARKED_UP}]{{lang=ru}} [abc]{{.abbr expan="{EVIL.replace('"', "")}"}}

```js "onclick=x
{EVIL}
```

| {MARKED_UP} |
| --- |
| {MARKED_UP} |
"""


def spoil(value, key=""):
    """The value with hostile words after every free text in it."""
    if isinstance(value, dict):
        all_free = key in {"types", "licence"}
        return {name: inner + EVIL if all_free else spoil(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [spoil(inner, key) for inner in value] + [EVIL] * (key == "variants")
    return f"{value} {MARKED_UP if key in WITH_MARKUP else EVIL}" if isinstance(value, str) and key in FREE else value


def as_yaml(text):
    return json.dumps(spoil(read_yaml(text, "x.yml").data), ensure_ascii=False, indent=1)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    root = tmp_path_factory.mktemp("hostile") / "edition"
    shutil.copytree(TINY, root)
    for file in [*root.glob("content/**/*.yml"), *root.glob("sources/**/*.yml")]:
        file.write_text(as_yaml(file.read_text()))
    for file in root.glob("*/**/*.md"):
        _, front_matter, body = file.read_text().split("---\n", 2)
        file.write_text(f"---\n{as_yaml(front_matter)}\n---\n{body}{BODY}")
    config = root / "mkdocs.yml"
    quoted = EVIL.replace("'", "''")
    text = config.read_text().replace('version: "0.3"', f"version: '{quoted}', publisher: '{quoted}'")
    text = re.sub(
        r"^(site_name|site_description|copyright): .*", lambda line: f"{line[1]}: '{quoted}'", text, flags=re.MULTILINE
    )
    config.write_text(text.replace("Chronology:", f"'{quoted}':"))
    done = build(root, root / "site")
    assert done.returncode == 0, done.stderr
    return root / "site"


def elements(site):
    for file in sorted(site.rglob("*.html")):
        tree = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        for element in tree.iter(etree.Element):
            yield file.relative_to(site).as_posix(), element


def test_no_script_and_no_handler_gets_in(hostile_site):
    for file, element in elements(hostile_site):
        assert not [name for name in element.attrib if name.startswith("on")], file
        if element.get("type") == "application/ld+json":  # data: nothing in it may end it or begin another
            assert json.loads(element.text)
            assert "<" not in element.text, file
        elif element.tag == "script":
            assert "alert" not in (element.text or ""), file
            assert "//" not in element.get("src", ""), file


def test_no_address_runs_or_asks_another_host(hostile_site):
    for file, element in elements(hostile_site):
        for name in ("href", "src", "action", "data", "srcset", "poster"):
            address = re.sub(r"[\x00-\x20]", "", element.get(name, "")).lower()
            assert not address.startswith(("javascript:", "data:", "vbscript:")), file
            if name != "href" or element.tag == "link":
                assert not address.startswith(("//", "http:", "https:")), (file, address)


def test_every_page_is_poured_once_into_its_shell(hostile_site):
    for file in hostile_site.rglob("*.html"):
        text = file.read_text()
        assert text.count("<main") == text.count('id="ed-content"') == text.count("</html>") == 1, file


def test_nothing_is_computed(hostile_site):
    assert "{{ 7*7 }}" in (hostile_site / "index.html").read_text()
    for cell in re.findall(r"(?m)(?:^|,)=", (hostile_site / "api/persons.csv").read_text()):
        pytest.fail(f"a spreadsheet would compute {cell}")


def test_the_navigation_names_its_pages_on_every_page(tmp_path):
    """Entries without a title of their own take the title of their page, wherever the reader is."""
    shutil.copytree(TINY, tmp_path / "edition")
    done = build(tmp_path / "edition", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    seen = set()
    for file in (tmp_path / "site").rglob("*.html"):
        links = html.fromstring(file.read_bytes()).xpath(
            '//nav[contains(@class, "md-nav--primary")]//a[contains(@class, "md-nav__link")]'
        )
        seen.add(tuple(" ".join(link.text_content().split()) for link in links))
    assert len(seen) == 1, seen
    assert {"Home", "Two roads to the harbour", "Persons"} <= set(*seen)

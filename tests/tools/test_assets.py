"""Scripts and styles are made small for readers: what they do and whose they are stays."""

import subprocess

import pytest
from edition.tools.assets import small_script, small_styles

from tests.conftest import ROOT, program

RULES = """styles => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    return [...sheet.cssRules].map(rule => rule.cssText.replace(/\\s+/g, " ").replaceAll(", ", ","))
}"""
LIBRARY = """/**
 * a library – https://library.example
 * @license MIT
 */

;(function () {
  /* how it works */
  return 1 // one
})()
"""


def test_a_licence_at_the_head_is_kept_as_it_stands():
    head, _, program = small_script(LIBRARY).partition("*/\n")
    assert head == LIBRARY.partition("*/\n")[0]
    assert program.strip() == ";(function(){return 1})()"


def test_our_own_comments_are_for_those_who_read_the_source():
    assert small_script("// what follows\nconst a = 1 // one\nconst b = 2\n") == "const a=1\nconst b=2\n"


def test_what_looks_like_a_comment_but_is_none_stays():
    for script in (
        "const a=`// ${one} /* two */ ‘three’`\n",
        "const b=text.match(/^\\/\\/[/*]/u)\n",
        "const c=x.filter(y=>(/a  b/.test(y)))\n",
    ):
        assert small_script(script) == script


@pytest.mark.parametrize("file", sorted((ROOT / "theme/assets").glob("*.js")), ids=lambda file: file.name)
def test_every_script_of_the_theme_is_still_a_program(file, tmp_path):
    """A newline before a private field, for one, is lost unless a semicolon stands before it."""
    written = tmp_path / file.name
    written.write_text(small_script(file.read_text(encoding="utf-8")), encoding="utf-8")
    checked = subprocess.run([program("node"), "--check", written], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.browser
@pytest.mark.parametrize("file", sorted((ROOT / "theme/assets").glob("*.css")), ids=lambda file: file.name)
def test_every_style_of_the_theme_has_the_same_rules(file, browser):
    styles = file.read_text(encoding="utf-8")
    page = browser.new_page()
    before, after = (page.evaluate(RULES, one) for one in (styles, small_styles(styles)))
    page.close()
    assert after == before
    assert before

"""Laws of the canonical form: it is its own canonical form, and says what the source said."""

import unicodedata
from collections import Counter

from edition.canonical import canonical
from edition.load.front_matter import divide
from edition.load.yaml_text import read_yaml
from edition.markup import parse_text
from hypothesis import example, given, settings
from hypothesis import strategies as st

FILE = "sources/letters/d1.md"

LINES = st.sampled_from(
    [
        "Dear Sir[^1]", "we met[^o1]  ", "and parted. ", "", "", "   ", "    indented", "  two", "[^1]: A note.", "[^o1]: Another  ", "[^2]:",
        "[^1]: Once more", "    its second paragraph", "- item", "- item  ", "2. second", "> said", "> he  ", "## Plans  ", "::: dateline", ":::",
        "```", "~~~", "    ```", "| a | b |", "|---|---|", "---", "===", "`code", "a `b`  ", "{#p4}", "[x](d2.md)  ", "[x]: d2.md", ": meaning",
        "\t- tab", "back\\  ", "***", "[a  ", "b]{.unclear}", "lazy text", "1) one",
    ]
)  # fmt: skip
BODIES = st.lists(LINES, max_size=14).map("\n".join)

VALUES = st.sampled_from(
    [
        " A title", ' "quoted # no comment"', " 'it''s'", " [a, b]", " {a: b, c: [d]}", " |\n  first\n\n  second", " >-\n  folded\n  text",
        "\n- one\n- two", "\n  - one\n  # within\n  - two", " it's plain", " 'two\n  lines'", ' "open\nkey: within"', " [a,\n  b]", " # comment", "",
        " plain\n  goes on\n\n  further", " a | b", " x #y", " |\n   deep  \n  \n   more",
    ]
)  # fmt: skip
KEYS = st.sampled_from(["title", "type", "date", "place", "text", "basis", "unknown", "revisions", "languages"])
BLOCKS = st.builds(
    lambda above, key, value: f"{above}{key}:{value}",
    st.sampled_from(["", "", "# comment\n", "\n", "\n# a\n\n# b\n"]),
    KEYS,
    VALUES,
)
MAPPINGS = st.lists(BLOCKS, min_size=1, max_size=7).map("\n".join)


def words(text: str) -> Counter[str]:
    """What is written, whatever its order; fences of containers are all one length."""
    found = (word.rstrip("\\") for word in unicodedata.normalize("NFC", text).split() if word != "-")
    return Counter(":::" if word.startswith(":::") and not word.strip(":") else word for word in found)


def meaning(markdown: str) -> tuple[list[str], dict[str, str]]:
    text = parse_text(markdown, FILE)
    return [paragraph.plain for paragraph in text.paragraphs], {note.label: note.plain for note in text.notes}


def body(source: str) -> str:
    halves, _problems = divide(source, FILE)
    assert halves
    return halves.markdown


@given(BODIES)
@example("> said\nback\\  \n[^1]: A note.")
@example("Dear Sir[^1]\n: meaning\n[^1]: A note.\n> said\n: meaning")
@settings(max_examples=150, deadline=None)
def test_a_text_keeps_its_meaning(markdown):
    source = f"---\ntitle: A\n---\n{markdown}\n"
    written = canonical(source, FILE)
    assert canonical(written, FILE) == written
    assert words(written) == words(source)
    assert meaning(body(written)) == meaning(markdown + "\n")


@given(MAPPINGS)
@settings(max_examples=150, deadline=None)
def test_front_matter_keeps_its_data(yaml):
    source = f"---\n{yaml}\n---\nDear Sir\n"
    written = canonical(source, FILE)
    assert canonical(written, FILE) == written
    assert words(written) == words(source)
    before = read_yaml(yaml + "\n", FILE)
    halves, _problems = divide(written, FILE)
    if before.readable and not before.problems:
        assert read_yaml(halves.yaml, FILE).data == before.data


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "# above\n", "\n"]), st.lists(BLOCKS, min_size=1, max_size=4)),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=150, deadline=None)
def test_registers_keep_their_data(entries):
    source = (
        "\n".join(f"{above}- " + "\n".join(blocks).lstrip("\n").replace("\n", "\n  ") for above, blocks in entries)
        + "\n"
    )
    file = "content/registers/persons.yml"
    written = canonical(source, file)
    assert canonical(written, file) == written
    assert words(written) == words(source)
    before = read_yaml(source, file)
    if before.readable and not before.problems:
        assert read_yaml(written, file).data == before.data


@given(
    st.text(), st.sampled_from([FILE, "content/registers/persons.yml", "sources/letters/collection.yml", "mkdocs.yml"])
)
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_canonical_form(source, file):
    written = canonical(source, file)
    assert canonical(written, file) == written


@given(BODIES, MAPPINGS)
@settings(max_examples=100, deadline=None)
def test_line_ends_do_not_matter(markdown, yaml):
    source = f"---\n{yaml}\n---\n{markdown}\n"
    written = canonical(source, FILE)
    if written != source:
        assert canonical(source.replace("\n", "\r\n"), FILE) == written


ITEMS = st.permutations(['place="above"', 'hand="#h1"', "lang=fr", "#x1", "other=y"])
SPANS = st.one_of(
    st.builds(lambda items: f"[very]{{{' '.join(['.add', *items])}}}", ITEMS),
    st.builds(lambda items: f"[]{{{' '.join([*items[:2], '.gap'])}}}", st.permutations(["unit=words", "reason=illegible"])),
    st.sampled_from(["`[a]{.add lang=fr place=above}`", "[a](b \"c]{.add lang=fr place=above}\")", "\\[a]{.add}", "a `b", "  ", "\n", "\n\n"]),
)  # fmt: skip
CONTAINERS = st.recursive(
    st.sampled_from(["The road is dry.", "[very]{.add lang=fr place=above}"]),
    lambda inner: st.builds(
        lambda fence, head, parts: "\n".join([f"{fence} {head}", *parts, fence]),
        st.sampled_from([":::", "::::", ":::::"]),
        st.sampled_from(["closer", "margin {lang=fr place=left}", "enclosure"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=6,
)


def shape(markdown: str) -> list[tuple[str, object, object]]:
    """What the text is made of: each token, its attributes as data, its words."""
    tokens = parse_text(markdown, FILE).tokens
    flat = [inner for token in tokens for inner in (token, *(token.children or ()))]
    return [(token.type, token.meta.get("attributes"), token.content if token.type == "text" else "") for token in flat]


@given(st.lists(st.one_of(SPANS, CONTAINERS, LINES), max_size=8).map("\n".join))
@settings(max_examples=200, deadline=None)
def test_braces_and_fences_mean_what_they_meant(markdown):
    written = canonical(f"---\ntitle: A\n---\n{markdown}\n", FILE)
    assert canonical(written, FILE) == written
    if "[^" not in markdown:  # notes move
        assert shape(body(written)) == shape(markdown.strip("\n") + "\n")

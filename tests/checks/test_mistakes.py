"""What only the whole edition shows to be wrong: the tiny edition with one mistake each."""

import pytest
from edition.checks import CHECKS
from edition.model.codes import CODES

from ..resolve.overlay import change, copy_tiny, read, read_changed

PAGE = "---\ntitle: X\n---\nText.\n"
DOCUMENT = "---\ntitle: X\ntype: letter\ntext: excerpt\n---\nText.\n"
ABOUT = "---\ntitle: About\n---\n\n"
SENTENCE = "It refers to [Letter 1](d1.md) without a date."

MISTAKES = [
    # file → its text, or what stood there and what stands there now; then the problems
    (
        {"content/about.md": PAGE},
        [
            "content/about/index.md:1:1: error URL01: the page content/about/index.md and the page content/about.md would both be published at “/about/”; rename or delete one of them"
        ],
    ),
    (
        {"content/persons/index.md": PAGE},
        [
            "content/persons/index.md:1:1: error URL01: the page content/persons/index.md and the generated page “Persons” would both be published at “/persons/”; rename or delete one of them"
        ],
    ),
    (
        {"content/documents.md": PAGE},
        [
            "content/documents.md:1:1: error URL01: the page content/documents.md and the generated page “Documents” would both be published at “/documents/”; rename or delete one of them"
        ],
    ),
    (
        {"content/chronology.md": PAGE},
        [
            "content/chronology.md:1:1: error URL01: the page content/chronology.md and the generated page “Chronology” would both be published at “/chronology/”; rename or delete one of them"
        ],
    ),
    (
        {"content/persons/beck-anna.md": PAGE},
        [
            "content/persons/beck-anna.md:1:1: error URL03: “/persons/” belongs to the pages that the generator makes; move content/persons/beck-anna.md to another folder, for instance content/about/"
        ],
    ),
    (
        {"content/api/x.md": PAGE},
        [
            "content/api/x.md:1:1: error URL03: “/api/” belongs to the pages that the generator makes; move content/api/x.md to another folder, for instance content/about/"
        ],
    ),
    (
        {"sources/letters/collection.yml": ("id: part2", "id: part1")},
        [
            "sources/letters/collection.yml:13:8: error URL01: the part letters/part1 and the part letters/part1 would both be published at “/documents/letters/part1/”; rename or delete one of them"
        ],
    ),
    (
        {"sources/letters/may.md": DOCUMENT},
        [
            "sources/letters/may.md:1:1: warning DATA08: no part of the structure holds “may”; add “may” to `documents` of a part in sources/letters/collection.yml",
            "sources/letters/may.md:1:1: error URL03: the name “may” belongs to the part “May 1901” of the collection; rename sources/letters/may.md, for instance to d1.md",
        ],
    ),
    (
        {"sources/letters/img.md": DOCUMENT},
        [
            "sources/letters/img.md:1:1: warning DATA08: no part of the structure holds “img”; add “img” to `documents` of a part in sources/letters/collection.yml",
            "sources/letters/img.md:1:1: error URL03: the name “img” is reserved; rename sources/letters/img.md, for instance to d1.md",
        ],
    ),
    (
        {"sources/letters/index.md": DOCUMENT},
        [
            "sources/letters/index.md:1:1: warning DATA08: no part of the structure holds “index”; add “index” to `documents` of a part in sources/letters/collection.yml",
            "sources/letters/index.md:1:1: error URL03: the name “index” is reserved; rename sources/letters/index.md, for instance to d1.md",
        ],
    ),
    (
        {"sources/letters/collection.yml": ("documents: d1-d3", "documents: d3-d1")},
        ["sources/letters/collection.yml:12:60: error DATA03: the range “d3-d1” runs backwards; write “d1-d3”"],
    ),
    (
        {"sources/letters/collection.yml": ("documents: d1-d3", "documents: d1-e3")},
        [
            "sources/letters/collection.yml:12:60: error DATA03: the ends of the range “d1-e3” have different prefixes; write “d1-d3”"
        ],
    ),
    (
        {"sources/letters/collection.yml": ("documents: d10", 'documents: "d10, d2"')},
        [
            "sources/letters/collection.yml:13:54: error DATA09: the parts “may” and “part2” both hold “d2”; shorten one of the ranges"
        ],
    ),
    (
        {"sources/letters/collection.yml": ("documents: d10", "documents: d11")},
        [
            "sources/letters/collection.yml:13:49: error REF07: no document “d11”; did you mean “d1”?",
            "sources/letters/d10.md:1:1: warning DATA08: no part of the structure holds “d10”; add “d10” to `documents` of a part in sources/letters/collection.yml",
        ],
    ),
    (
        {"sources/letters/collection.yml": ("documents: d1-d3", "documents: d1")},
        [
            "sources/letters/d2.md:1:1: warning DATA08: no part of the structure holds “d2”; add “d2” to `documents` of a part in sources/letters/collection.yml"
        ],
    ),
    (
        {"sources/letters/collection.yml": ("documents: d10", "documents: d3")},
        [
            "sources/letters/d10.md:1:1: warning DATA08: no part of the structure holds “d10”; add “d10” to `documents` of a part in sources/letters/collection.yml"
        ],
    ),
    (
        {"sources/letters/d2.md": ("event_date: 1901-05-02", "event_date: 1901-06-02")},
        [
            "sources/letters/d2.md:5:13: warning DATA11: the event “first-meeting” is of 2 May 1901, not 2 June 1901; correct `event_date`, `event`, or the date in content/registers/events.yml"
        ],
    ),
    (
        {"sources/letters/d10.md": (SENTENCE, "The [dry]{.app}[^a1] road.\n\n[^a1]: - Q: wet")},
        [
            "sources/letters/d10.md:14:10: error NOTE06: no witness “Q”; add it to `witnesses`: {siglum: Q, description: …}"
        ],
    ),
    (
        {
            "sources/letters/collection.yml": (
                "policy: transcription",
                "policy: transcription\nwitnesses: [{siglum: A, description: Draft}, {siglum: B, description: Copy}]\n"
                "apparatus: {form: positive, base: Q}",
            ),
            "sources/letters/d10.md": (
                SENTENCE,
                "The [dry]{.app}[^a1] road[^a2].\n\n[^a1]: - A: wet\n    - A: damp\n\n[^a2]: - A B: way",
            ),
        },
        [
            "sources/letters/collection.yml:7:35: error NOTE06: no witness “Q”; add it to `witnesses`: {siglum: Q, description: …}",
            "sources/letters/d10.md:14:1: warning NOTE08: the apparatus is positive, but “[^a1]” does not name B; say what each has: - B: *lemma*, or *not seen*",
            "sources/letters/d10.md:14:1: warning NOTE09: “[^a1]” has two readings of A; keep one, or tell the hands apart: B¹, B²",
            "sources/letters/d10.md:17:1: warning NOTE10: “[^a2]” has a reading in place of words, but no words are marked before it; write [words]{.app}[^a2]; for words that a witness has besides: - B: *add.* words",
        ],
    ),
    (
        {"sources/letters/d10.md": (SENTENCE, '[Seen]{.hand ref="#h1"} [now]{.add hand="#h2"}')},
        [
            "sources/letters/d10.md:12:66: error REF14: no hand “h1”; add it to `hands`: {id: h1, description: …}",
            "sources/letters/d10.md:12:90: error REF14: no hand “h2”; add it to `hands`: {id: h2, description: …}",
        ],
    ),
    (
        {"content/about/index.md": ABOUT + 'A [seen]{.hand ref="#h1"} road, [dry]{.app}[^a1].\n\n[^a1]: - A: wet\n'},
        [
            "content/about/index.md:5:3: error REF14: no hand “h1”; only the text of a document, whose front matter describes its hands, can name one; leave it out",
            "content/about/index.md:7:10: error NOTE06: no witness “A”; only the text of a document has witnesses; in other texts write the readings into a [^t1] note",
        ],
    ),
    (
        {"sources/letters/collection.yml": ("date: 1901-05, documents", "date: 1901-05-02, documents")},
        [
            "sources/letters/d1.md:4:7: warning DATA11: none of the document’s dates is 2 May 1901, the day of the part “May 1901”; correct `date`, or move the document to another part in collection.yml"
        ],
    ),
    (
        {"sources/letters/d10.md": (SENTENCE, "![Page](scan/9.jpg)")},
        [
            "sources/letters/d10.md:12:66: error MARK12: no picture “scan/9.jpg”; put the picture at sources/letters/scan/9.jpg"
        ],
    ),
    (
        {"sources/letters/d10.md": (SENTENCE, "\n![Page](img/1.jgp)"), "sources/letters/img/1.jpg": "x"},
        ["sources/letters/d10.md:13:1: error MARK12: no picture “img/1.jgp”; did you mean “img/1.jpg”?"],
    ),
    (
        {"sources/letters/d10.md": (SENTENCE, "![Page](img/1.pdf)"), "sources/letters/img/1.pdf": "x"},
        ["sources/letters/d10.md:12:66: error MARK12: “img/1.pdf” is no picture; link to it: “[words](img/1.pdf)”"],
    ),
    (
        {"sources/letters/d10.md": (SENTENCE, "Café и\nСhou и Chou")},
        [
            "sources/letters/d10.md:12:66: warning TEXT01: “Café” is written with combining characters; run `edition fmt`",
            "sources/letters/d10.md:13:1: warning TEXT02: “Сhou” mixes Latin and Cyrillic letters; type “С” (CYRILLIC CAPITAL LETTER ES) anew",
        ],
    ),
    (
        {"sources/letters/d10.md": ("title: The", "title: Тhe")},
        [
            "sources/letters/d10.md:2:8: warning TEXT02: “Тhe” mixes Latin and Cyrillic letters; type “Т” (CYRILLIC CAPITAL LETTER TE) anew"
        ],
    ),
    (
        {"content/bibliography.yml": ("type: article-journal", "type: article")},
        [
            "content/bibliography.yml:16:9: warning DATA15: citations call “unseen-work” a preprint, but it appeared in “Journal of Tolls”; write type: article-journal, article-magazine or article-newspaper"
        ],
    ),
    (
        {"content/bibliography.yml": ("given: Paula", 'given: "Paula, Jr."')},
        [
            "content/bibliography.yml:4:36: error DATA03: “Paula, Jr.” has more than given names; needed: given names alone; Jr. or III stands under `suffix`"
        ],
    ),
    (
        {"content/registers/persons.yml": ("Ivan Petrov", "Ivаn Petrov")},
        [
            "content/registers/persons.yml:9:9: warning TEXT02: “Ivаn” mixes Latin and Cyrillic letters; type “а” (CYRILLIC SMALL LETTER A) anew"
        ],
    ),
]


@pytest.mark.parametrize(("changes", "answers"), MISTAKES)
def test_a_mistake_is_explained(tmp_path, changes, answers):
    assert list(read_changed(tmp_path, changes).problems) == answers


def test_an_entry_that_nothing_leads_to(tmp_path):
    root = copy_tiny(tmp_path)
    change(root, {"sources/letters/d1.md": ("terms: [niact]", "terms: []")})
    change(root, {"content/study/two-roads.md": ("[niact](term:niact)", "niact")})
    assert [problem for problem in read(root, leave_out=()).problems if "niact" in problem] == [
        "content/registers/terms.yml:1:7: notice REF11: nothing in the edition mentions “term:niact”; link to it where it is named"
    ]


def test_an_entry_that_only_names_itself_is_not_mentioned(tmp_path):
    root = copy_tiny(tmp_path)
    entry = "- {id: echo, name: Echo, kind: body, note: 'See [Echo](org:echo).'}\n- id: harbour-board\n"
    change(root, {"content/registers/organisations.yml": ("- id: harbour-board\n", entry)})
    assert any("“org:echo”" in problem for problem in read(root, leave_out=()).problems)


def test_a_range_may_have_gaps_and_unseen_documents(tmp_path):
    assert not read_changed(
        tmp_path, {"sources/letters/collection.yml": ("documents: d10", 'documents: "d4-d9, d10-d99, d3"')}
    ).problems


def test_a_page_may_be_published_where_no_source_is(tmp_path):
    assert not read_changed(tmp_path, {"content/paths/roads.md": PAGE}).problems


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: type(rule).__name__)
def test_every_check_is_named_by_a_code_and_described(rule):
    assert type(rule).__name__ in CODES
    assert type(rule).__doc__

"""What the repository says, read from canned answers; a real one is asked in tests/ledger and tests/render."""

from edition.model.history import Change, Checkout, Commit, History
from edition.model.ledger import Release
from edition.tools.git import read_checkout, read_history

LOG = (
    b"\x1ebbb\x1f2027-02-01\x1fAnna Beck\x1fRename, and correct\0\nR090\0sources/c/d1.md\0sources/c/d2.md\0M\0content/index.md\0"
    b"\x1eaaa\x1f2027-01-31\x1fAnna Beck\x1fBegin \x1f here\0\nA\0sources/c/d1.md\0A\0content/index.md\0"
)
TREE = b"100644 blob 1111\tsources/c/d1.md\x00100644 blob 2222\tsources/c/img/1.jpg\x00100644 blob 3333\tsources/c/d9.md\x00"


class Fake:
    """Answers by the first word."""

    def __init__(self, **answers):
        self.answers = answers
        self.given = b""

    def __call__(self, arguments, given=b""):
        self.given = given or self.given
        return self.answers.get(arguments[0].replace("-", "_"))


def test_commits_and_their_files():
    history = read_history(Fake(rev_parse=b"false\n", log=LOG))
    assert history.depth == "full"
    assert [(one.id, one.day, one.author, one.subject) for one in history.commits] == [
        ("bbb", "2027-02-01", "Anna Beck", "Rename, and correct"),
        ("aaa", "2027-01-31", "Anna Beck", "Begin \x1f here"),
    ]
    assert history.commits[0].changes == (
        Change("renamed", "sources/c/d1.md", "sources/c/d2.md"),
        Change("changed", "content/index.md"),
    )
    assert [one.id for one in history.of_file["sources/c/d2.md"]] == ["bbb", "aaa"]
    commit, change = history.end_of("sources/c/d1.md")
    assert (commit.id, change.now) == ("bbb", "sources/c/d2.md")


def test_sources_at_a_release():
    fake = Fake(rev_parse=b"true\n", log=b"", ls_tree=TREE, cat_file=b"1111 blob 5\nWords\n3333 blob 2\nd1\n")
    history = read_history(fake, [Release("2027-01-31", "1.0", "v1.0")])
    assert history.depth == "shallow"
    assert history.sources == {"2027-01-31": {"sources/c/d1.md": "Words", "sources/c/d9.md": "d1"}}
    assert fake.given == b"1111\n3333\n"


def test_a_release_that_the_repository_does_not_have_is_not_known():
    history = read_history(Fake(rev_parse=b"false\n", log=LOG), [Release("2027-01-31", "1.0", "v1.0")])
    assert history.sources == {}


def test_outside_a_repository_or_without_git_nothing_is_known():
    assert read_history(None).depth == "none"
    assert read_history(Fake(log=LOG)).commits == ()


def test_the_commit_is_named_and_whether_files_differ_from_it():
    of_a_commit = {"ls_tree": b"mkdocs.yml\n", "rev_parse": b"abc\n"}
    assert read_checkout(Fake(**of_a_commit, status=b"")) == Checkout("abc", modified=False)
    assert read_checkout(Fake(**of_a_commit, status=b" M mkdocs.yml\0")) == Checkout("abc", modified=True)


def test_an_edition_that_no_commit_has_is_of_none():
    assert read_checkout(None) is None
    assert read_checkout(Fake(ls_tree=b"", rev_parse=b"abc\n")) is None


def test_a_release_whose_texts_git_cannot_give_is_not_known_rather_than_empty():
    release = [Release("2027-01-31", "1.0", "v1.0")]
    for answer in (None, b"", b"1111 blob 5\nWords\n", b"1111 missing\n3333 blob 2\nd1\n", b"1111 blob 5\nWor"):
        fake = Fake(rev_parse=b"false\n", log=b"", ls_tree=TREE, cat_file=answer)
        assert read_history(fake, release).sources == {}


def test_what_two_releases_share_is_asked_for_once():
    fake = Fake(rev_parse=b"false\n", log=b"", ls_tree=TREE, cat_file=b"1111 blob 5\nWords\n3333 blob 2\nd1\n")
    sources = read_history(fake, [Release("2027-01-31", "1.0", "v1.0"), Release("2027-02-28", "1.1", "v1.1")]).sources
    assert fake.given == b"1111\n3333\n"
    assert sources["2027-01-31"]["sources/c/d1.md"] is sources["2027-02-28"]["sources/c/d1.md"]


def test_the_history_of_a_file_begins_where_it_was_added():
    """Another file stood at its path before: its changes, and who made them, are not this one’s."""
    kinds = ["changed", "added", "deleted", "changed", "added"]
    commits = tuple(
        Commit(str(5 - at), "2027-01-31", "", "", (Change(kind, "d2.md"),)) for at, kind in enumerate(kinds)
    )
    assert [one.id for one in History("full", commits).of_file["d2.md"]] == ["5", "4"]


def test_two_files_that_changed_names_in_one_commit_keep_their_own_history():
    swap = Commit("2", "2027-02-01", "", "", (Change("renamed", "a.md", "b.md"), Change("renamed", "b.md", "a.md")))
    begin = [Commit(name, "2027-01-31", "", "", (Change("added", f"{name}.md"),)) for name in "ba"]
    history = History("full", (swap, *begin)).of_file
    assert {name: [one.id for one in commits] for name, commits in history.items()} == {
        "a.md": ["2", "b"],
        "b.md": ["2", "a"],
    }

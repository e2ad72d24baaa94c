"""What a link, citation or id that leads nowhere is answered with: the tiny edition with one mistake each."""

import pytest

from .overlay import read_changed

SENTENCE = "It refers to [Letter 1](d1.md) without a date."

WRITTEN = [
    # what stands in sources/letters/d10.md → code, what is wrong, what to type instead
    ("[x](person:dules)", "REF01: no person “dules”; add the entry to content/registers/persons.yml"),
    ("[x](person:petrow-ivan)", "REF01: no person “petrow-ivan”; did you mean “petrov-ivan”?"),
    ("[x](person:beck)", "REF01: no person “beck”; did you mean “beck-anna”?"),
    ("[x](org:road)", "REF02: no organisation “road”; did you mean “road-commission”?"),
    ("[x](place:annaport)", "REF03: no place “annaport”; add the entry to content/registers/places.yml"),
    ("[x](event:second-meeting)", "REF04: no event “second-meeting”; did you mean “first-meeting”?"),
    ("[x](term:niactt)", "REF05: no term “niactt”; did you mean “niact”?"),
    ("[@handbok-1901, 3]", "REF06: no work “handbok-1901”; did you mean “handbook-1901”?"),
    ("[x](work:handbook)", "REF06: no work “handbook”; did you mean “handbook-1901”?"),
    ("[x](d11.md)", "REF07: no document “d11.md”; did you mean “d1.md”?"),
    ("[x](d3.md)", "REF07: no document “d3.md”; it is known but not in the edition yet: leave the link out for now"),
    ("[x](d3333333333333.md)", "REF07: no document “d3333333333333.md”; there is no file sources/letters/d3333333333333.md"),
    ("[x](person:harbour-board)", "REF01: no person “harbour-board”; “harbour-board” is an organisation: write org:harbour-board in a link, office: … in the front matter"),
    ("[x](d1)", "REF07: no document “d1”; did you mean “d1.md”?"),
    ("[x](../other/d1.md)", "REF07: no document “../other/d1.md”; there is no file sources/other/d1.md"),
    ("[x](doc:letters/d11)", "REF07: no document “letters/d11”; did you mean “letters/d1”?"),
    ("[x](doc:lettres/d1)", "REF07: no document “lettres/d1”; did you mean “letters/d1”?"),
    ("[x](doc:d11)", "REF07: no document “letters/d11”; did you mean “letters/d1”?"),
    ("[x](scan/9.jpg)", "REF09: no file “scan/9.jpg”; there is no file sources/letters/scan/9.jpg"),
    ("[x](d1.md#p99)", "REF08: “d1.md” has no “#p99”; it has “#p1”, “#p2”, “#pg-2”, “#n1”, “#n2”, “#o1”, “#source”"),
    ("[x](d1.md#n3)", "REF08: “d1.md” has no “#n3”; it has “#n1”, “#n2”, “#o1”, “#p1”, “#p2”, “#pg-2”, “#source”"),
    ("[x](#p2)", "REF08: this page has no “#p2”; it has “#p1”"),
    ("[x](person:beck-anna#works)", "REF08: “person:beck-anna” has no “#works”; leave the anchor out"),
    ("[x](../../content/about/index.md#aims)", "REF08: “../../content/about/index.md” has no “#aims”; it has “#p1”"),
    ("[x](doc:letters#p1)", "REF08: “letters” has no “#p1”; leave the anchor out"),
    ("[x](../../content/about/method.md)", "REF09: no page “../../content/about/method.md”; did you mean “../../content/about/index.md”?"),
    ("[x](../../../../etc/passwd)", "REF09: the link “../../../../etc/passwd” leads out of the edition; link to files below content/ and sources/"),
    ("[x](/documents/letters/d1/)", "REF10: “/documents/letters/d1/” is an absolute link to the edition itself; write “doc:letters/d1”"),
    ("[x](https://edition.example/documents/letters/d1/#p2)", "REF10: “https://edition.example/documents/letters/d1/#p2” is an absolute link to the edition itself; write “doc:letters/d1#p2”"),
    ("[x](https://edition.example/study/)", "REF10: “https://edition.example/study/” is an absolute link to the edition itself; write “../../content/study/index.md”"),
    ("[x](https://edition.example/persons/)", "REF10: “https://edition.example/persons/” is an absolute link to the edition itself; write “../../content/persons/”"),
    ("[x](https://edition.example/persons/beck-anna)", "REF10: “https://edition.example/persons/beck-anna” is an absolute link to the edition itself; write “person:beck-anna”"),
    ("[x](https://edition.example/)", "REF10: “https://edition.example/” is an absolute link to the edition itself; write “../../content/index.md”"),
    ("[x](/nowhere/)", "REF10: “/nowhere/” is an absolute link to the edition itself; link by file or id: “d2.md”, “doc:collection/name”, “person:id”"),
]  # fmt: skip

NAMED = [
    # file, what stood there, what stands there now → the problems
    ("content/index.md", "(study/index.md)", "(studie/index.md)", ["content/index.md:8:54: error REF09: no page “studie/index.md”; there is no file content/studie/index.md"]),
    ("content/index.md", "(study/index.md)", "(study/two-raods.md)", ["content/index.md:8:54: error REF09: no page “study/two-raods.md”; did you mean “study/two-roads.md”?"]),
    ("sources/letters/d1.md", "type: letter", "type: leter", ["sources/letters/d1.md:3:7: error DATA07: the collection has no document type “leter”; did you mean “letter”?"]),
    ("sources/letters/d1.md", "place: port-anna", "place: port-ana", ["sources/letters/d1.md:6:8: error REF03: no place “port-ana”; did you mean “port-anna”?"]),
    ("sources/letters/d1.md", "office: harbour-board, person: petrov-ivan", "office: harbour-bord, person: petrov", ["sources/letters/d1.md:8:23: error REF02: no organisation “harbour-bord”; did you mean “harbour-board”?", "sources/letters/d1.md:8:45: error REF01: no person “petrov”; did you mean “petrov-ivan”?"]),
    ("sources/letters/d1.md", "office: road-commission, number", "office: roads, number", ["sources/letters/d1.md:9:24: error REF02: no organisation “roads”; did you mean “road-commission”?"]),
    ("sources/letters/d1.md", "persons: [zhou-li]", "persons: [zhou]", ["sources/letters/d1.md:18:22: error REF01: no person “zhou”; did you mean “zhou-li”?"]),
    ("sources/letters/d1.md", "work: letters-1902, number: 1", "work: letters-1903, number: 1", ["sources/letters/d1.md:13:17: error REF06: no work “letters-1903”; did you mean “letters-1902”?"]),
    ("sources/letters/d1.md", "document: d2", "document: d22", ["sources/letters/d1.md:19:24: error REF07: no document “letters/d22”; did you mean “letters/d2”?"]),
    ("content/registers/events.yml", "documents: [letters/d2]", "documents: [letters/d3]", ["content/registers/events.yml:9:15: error REF07: no document “letters/d3”; it is known but not in the edition yet: leave it out for now, or in refers_to write {label: …}"]),
    ("content/registers/events.yml", "chair: petrov-ivan", "chair: petrov", ["content/registers/events.yml:7:10: error REF01: no person “petrov”; did you mean “petrov-ivan”?"]),
    ("content/registers/organisations.yml", "members: [harbour-board]", "members: [harbor-board]", ["content/registers/organisations.yml:9:13: error REF02: no organisation “harbor-board”; did you mean “harbour-board”?"]),
    ("content/registers/persons.yml", "organisation: harbour-board", "organisation: board", ["content/registers/persons.yml:5:50: error REF02: no organisation “board”; did you mean “harbour-board”?"]),
    ("sources/letters/collection.yml", "work: letters-1902", "work: letters-1901", ["sources/letters/collection.yml:3:7: error REF06: no work “letters-1901”; did you mean “letters-1902”?"]),
    ("content/study/two-roads.md", "order: 1", "order: 1\nrecord_of: tolls\ndocuments: [letters/d1, letters/d5]", ["content/study/two-roads.md:4:12: error REF06: no work “tolls”; did you mean “unseen-work”?", "content/study/two-roads.md:5:25: error REF07: no document “letters/d5”; did you mean “letters/d2”?"]),
    ("sources/letters/d1.md", "[the harbour master](person:petrov-ivan)", "[the harbour master](person:master)", ["sources/letters/d1.md:17:45: error REF01: no person “master”; add the entry to content/registers/persons.yml"]),
    ("content/registers/persons.yml", "doc:letters/d1", "d1.md", ["content/registers/persons.yml:7:20: error REF09: no page “d1.md”; there is no file content/registers/d1.md"]),
]  # fmt: skip


@pytest.mark.parametrize(("written", "answer"), WRITTEN)
def test_a_link_that_leads_nowhere(tmp_path, written, answer):
    (problem,) = read_changed(tmp_path, {"sources/letters/d10.md": (SENTENCE, written)}).problems
    place, _, rest = problem.partition(": error ")
    assert place in {"sources/letters/d10.md:12:66", "sources/letters/d10.md:12:67"}
    assert rest == answer


@pytest.mark.parametrize(("file", "old", "new", "answers"), NAMED)
def test_a_name_that_leads_nowhere(tmp_path, file, old, new, answers):
    assert list(read_changed(tmp_path, {file: (old, new)}).problems) == answers

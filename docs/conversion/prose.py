"""The calendar entry: facts as sentences, what other sources add as notes, names linked at their first mention."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markdown import Phrase, link_first, phrase, sentence
from references import Reference
from registers import Data, Research, person_phrase

_SUBJECT_GIVEN = re.compile(r"(carries|covers|reports|sends|comments on) ")
_FOOTNOTE = re.compile(r"footnote (gives|quotes) |footnote: ")
_TYPE_WORDS = {
    "telegram": "telegram",
    "circular telegram": "telegram",
    "memorandum": "memorandum",
    "letter": "letter",
    "editorial note": "note",
}
_COMMON = frozenset(
    (
        *("about", "after", "against", "also", "before", "conference", "during", "from", "have", "into", "korea"),
        *("korean", "north", "only", "other", "south", "that", "their", "them", "they", "this", "under", "were"),
        *("what", "when", "which", "will", "with", "would"),
    )
)


class Writer:
    """Writes calendar entries."""

    def __init__(self, research: Research) -> None:
        self._research = research
        self._decisions = research.decisions
        self._people = {entry["name"]: entry["id"] for entry in research.files["persons"]}
        self._organisations = _organisation_phrases(research)
        self._everywhere = _event_phrases(research) + [
            phrase([pattern], target, literal=False) for target, pattern in self._decisions["phrases"].items()
        ]

    def body(self, record: Data, references: Sequence[Reference], offices: Sequence[str]) -> tuple[str, Counter[str]]:
        """The calendar entry in Markdown, for a document between these offices; and what was counted."""
        facts = list(record["facts"])
        phrases = self._phrases(record, references, offices)
        sentences, links = link_first([self._fact(fact, record) for fact in facts], phrases)
        notes = self._notes(record)
        texts, in_notes = self._linked_notes(record, notes, phrases)
        placed = self._placed(record, notes)
        order = sorted(range(len(notes)), key=lambda index: placed[index])
        for label, index in enumerate(order, start=1):
            sentences[placed[index]] += f"[^{label}]"
        readings = self._readings(record["n"])
        for label, (sentence_index, _) in enumerate(readings, start=1):
            sentences[sentence_index] += f"[^t{label}]"
        definitions = [f"[^{label}]: {texts[index]}" for label, index in enumerate(order, start=1)]
        definitions += [f"[^t{label}]: {text}" for label, (_, text) in enumerate(readings, start=1)]
        counts = Counter(
            links=links + in_notes,
            notes=len(notes),
            textual_notes=len(readings),
            more_facts=len(record.get("more_facts", ())),
        )
        return "\n\n".join([*_paragraphs(sentences), *definitions]) + "\n", counts

    def _phrases(self, record: Data, references: Sequence[Reference], offices: Sequence[str]) -> list[Phrase]:
        """Whatever the text of this document may link to."""
        research = self._research
        found = [person_phrase(research, self._people[name]) for name in record.get("persons", ())]
        bodies = {*(research.organisation_ids[name] for name in record["organisations"]), *offices}
        bodies |= {"department-of-state"} if "secretary-of-state" in bodies else set()
        bodies |= {key for key in self._organisations if key in ("usun", "cincunc") or key.startswith("embassy-")}
        found += [one for key, one in self._organisations.items() if key in bodies]
        found += [self._place_phrase(name) for name in record["places"]]
        found += self._everywhere
        found += self._document_phrases(record, references)
        return found

    def _place_phrase(self, name: str) -> Phrase:
        key = self._research.place_ids[name]
        forms = [name, *self._decisions["place_forms"].get(key, ())]
        pattern = "|".join(re.escape(form) for form in forms)
        return phrase([rf"(?:{pattern})(?! \d| radio| Times)"], f"place:{key}", literal=False)

    def _document_phrases(self, record: Data, references: Sequence[Reference]) -> list[Phrase]:
        """Documents by their number, and by the designator under which this document refers to them."""
        numbers = {int(number) for fact in record["facts"] for number in re.findall(r"\bd(\d+)\b", fact)}
        found = [
            phrase([f"d{number}"], f"d{number}.md") for number in sorted(numbers & self._research.documents.keys())
        ]
        for reference in references:
            designator = re.match(r"(?:Secto|Tosec|Dulte|Tedul|Deptel|Seoul) \d+|GK D–[\w/]+", reference.words)
            if reference.number and designator:
                found.append(phrase([designator[0]], f"d{reference.number}.md"))
        return found

    def _notes(self, record: Data) -> list[str]:
        """The editorial notes as plain words with their citations: facts of one source and place stand together."""
        notes: list[str] = []
        previous = None
        for more in record.get("more_facts", ()):
            text = sentence(self._edited(more["fact"]))
            source = f"[@{more['source']}, {_where(more['where'])}]"
            if source == previous:
                notes[-1] = f"{notes[-1].removesuffix(f' {source}.')} {text} {source}."
            else:
                notes.append(f"{text} {source}.")
            previous = source
        other = self._decisions["notes_on_other_things"].get(record["n"])
        return [*notes, other] if other else notes

    def _edited(self, fact: str) -> str:
        for words, instead in self._decisions["note_edits"].items():
            fact = fact.replace(words, instead) if fact.startswith(words) else fact
        return fact

    def _linked_notes(self, record: Data, notes: Sequence[str], phrases: Sequence[Phrase]) -> tuple[list[str], int]:
        more = [person_phrase(self._research, key) for key in self._decisions["note_persons"].get(record["n"], ())]
        linked = [link_first([note], [*phrases, *more]) for note in notes]
        return [texts[0] for texts, _ in linked], sum(count for _, count in linked)

    def _fact(self, fact: str, record: Data) -> str:
        """A fact as a sentence. A subject is supplied only where the words cannot stand without one: the document carries,
        covers, reports; the delegation sends."""
        if match := _FOOTNOTE.match(fact):
            return sentence(
                f"A footnote {match[1]} {fact[match.end() :]}"
                if match[1]
                else f"According to a footnote, {fact[match.end() :]}"
            )
        if _SUBJECT_GIVEN.match(fact) and record["doc_type"] in _TYPE_WORDS:
            subject = self._decisions["subjects"].get(record["n"], f"the {_TYPE_WORDS[record['doc_type']]}")
            return sentence(f"{subject} {fact}")
        return sentence(fact)

    def _placed(self, record: Data, notes: Sequence[str]) -> list[int]:
        """The sentence with which each note stands: as decided by a reader, otherwise by the words they share."""
        if decided := self._decisions["note_sentences"].get(record["n"]):
            if len(decided) != len(notes) or max(decided) > len(record["facts"]):
                raise LookupError(f"d{record['n']} has {len(notes)} notes on {len(record['facts'])} sentences")
            return [number - 1 for number in decided]
        return [_best(record["facts"], note) for note in notes]

    def _readings(self, number: int) -> list[tuple[int, str]]:
        """The textual notes of the declaration: (sentence to which the note belongs, text)."""
        if number != 237:
            return []
        return [_reading(reading) for reading in self._research.files["declaration"]["readings"]]


def _organisation_phrases(research: Research) -> dict[str, Phrase]:
    decisions = research.decisions
    names = {entry["id"]: [entry["name"]] for entry in research.files["organisations"]}
    names |= {entry["id"]: [entry["name"], *entry.get("variants", ())] for entry in decisions["new_organisations"]}
    found = {}
    for key, forms in names.items():
        forms = [
            *forms,
            *decisions["organisation_variants"].get(key, ()),
            *decisions["organisation_forms"].get(key, ()),
        ]
        forms = [form for form in forms if form not in decisions["organisation_forms_not_linked"]]
        patterns = [rf"{re.escape(form)}(?! \d)" for form in forms]
        found[key] = phrase(patterns, f"org:{key}", literal=False)
    return found


def _event_phrases(research: Research) -> list[Phrase]:
    return [
        phrase([pattern], f"event:{research.event_ids[key]}", literal=False)
        for key, pattern in research.decisions["event_phrases"].items()
    ]


def _paragraphs(sentences: Sequence[str]) -> list[str]:
    """One paragraph, or two when there is much to say; one sentence a line, so that changes are easy to compare."""
    half = (len(sentences) + 1) // 2
    parts = [sentences] if len(sentences) <= 6 else [sentences[:half], sentences[half:]]
    return ["\n".join(part) for part in parts]


def _where(where: str) -> str:
    """The place in a work; a page of a digitised book by its number."""
    page = re.fullmatch(r"https://books\.google\.[^?]*\?id=[\w-]+&pg=PA(\d+)", where)
    return f"p. {page[1]}" if page else where


def _best(facts: Sequence[str], note: str) -> int:
    """The sentence to which a note belongs: the last of those that share most words with it; otherwise the last of all."""
    shared = [len(_words(fact) & _words(note)) for fact in facts]
    return max(range(len(facts)), key=lambda index: (shared[index] if shared[index] > 1 else 0, index))


def _words(text: str) -> set[str]:
    bare = re.sub(r"\[@[^\]]*\]", "", text).lower().replace("’s", "")
    return {word for word in re.findall(r"[^\W\d_]{4,}", bare) if word not in _COMMON}


_SENTENCES = {"preamble": 0, "first": 1, "second": 1, "after": 1}


def _reading(reading: Data) -> tuple[int, str]:
    drafts = {"A": "[draft of 11 June](d224.md)", "B": "[draft of 14 June](d233.md)", "C": "text as issued"}
    shown = [f"{name}, {_quoted(reading[key])}" for key, name in drafts.items()]
    place = reading["place"][:1].upper() + reading["place"][1:]
    note = f" {_reading_note(reading['note'])}" if "note" in reading else ""
    return _SENTENCES[reading["place"].split()[0].strip(",")], f"{place}: {'; '.join(shown)}.{note}"


def _quoted(words: str | None) -> str:
    if words is None:
        return "not seen"
    return f"“{words.removesuffix('.')}”" if words else "the words are absent"


def _reading_note(note: str) -> str:
    linked = re.sub(r"\bd(\d+)\b", r"[d\1](d\1.md)", note.replace("'", "’"))
    return sentence(linked)

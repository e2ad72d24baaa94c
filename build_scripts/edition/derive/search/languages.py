"""From word to stem, by the language of the page. The only place that knows lunr and the Snowball stemmers.

Words pass lunr's pipeline of two functions, as lunr has them. English has Porter's stemmer exactly
as lunr.js has it; every other language that lunr knows has the Snowball stemmer of its name, whose stems the browser reads from the
list of words, so that both sides cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import snowballstemmer
from lunr.pipeline import Pipeline
from lunr.token import Token

from .stemmer import stem
from .stop_words import STOP_WORDS

SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian",
    "hy": "armenian", "it": "italian", "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
"""ISO 639-1 → name of the stemmer. Pages in other languages have the English one, which leaves other scripts as they stand."""

OTHER_SCRIPTS = {"ar", "el", "hy", "ru", "ta"}
"""Written without Latin letters: a Latin word in such a page is that of another language."""


def _stop(token: Token, _position: int, _all: Sequence[Token]) -> Token | None:
    return None if str(token) in STOP_WORDS else token


def _stem(token: Token, _position: int, _all: Sequence[Token]) -> Token:
    return token.update(lambda word, _metadata: stem(word))


Pipeline.register_function(_stop, "edition-stop-words")
Pipeline.register_function(_stem, "edition-stemmer")


def stem_in(language: str, word: str) -> str | None:
    """The stem of a folded word in a page of the language; None for a word that is not indexed."""
    return _pipeline(_primary(language))(word)


def is_known(language: str) -> bool:
    """Whether words of the language are stemmed otherwise than English ones."""
    return _primary(language) in SNOWBALL


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


@lru_cache
def _pipeline(language: str) -> Callable[[str], str | None]:
    """The stop list and the stemmer of a language."""
    lunr = Pipeline()
    lunr.add(_stop, _stem)
    snowball = snowballstemmer.stemmer(SNOWBALL[language]) if language in SNOWBALL else None

    def run(word: str) -> str | None:
        if snowball and not (word.isascii() and language in OTHER_SCRIPTS):
            return None if word in STOP_WORDS else str(snowball.stemWord(word))
        return next((str(token) for token in lunr.run([Token(word)])), None)

    return run

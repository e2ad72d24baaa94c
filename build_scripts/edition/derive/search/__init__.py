"""Search: from the edition to the files that a reader's browser searches (docs/decisions/0004).

records      words, entities and facets of each document
words        folding and tokens; theme/assets/search-words.js does the same
stemmer      Porter's stemmer exactly as lunr.js has it
stop_words   what is too common to be indexed
units        what can be found: documents, register entries, prose pages
entries      names and particulars of register entries
languages    lunr's pipeline: from word to stem
postings     the index: which units have a term, how often
facets       what filters ask of every unit
shards       sorted things cut into files of about one size
files        the files below /search/

Records belong to what every build derives; the files are made when the site is, never by a mere check.
"""

from .files import Part, Reader, search_files
from .records import search, words

__all__ = ["Part", "Reader", "search", "search_files", "words"]

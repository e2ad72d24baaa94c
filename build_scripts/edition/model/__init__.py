"""The values that pass between the stages. Nothing here reads a disk, a clock or a network.

position   where a datum stands in its source
problem    what is wrong, where, and what to type instead
codes      the stable problem codes, each with its explanation and example
dates      EDTF dates: bounds, sort key, wording
urls       where each thing is published: the promise of the edition
values     what a value of YAML may be, and the base of every record
records    one frozen pydantic class per YAML kind: the record, its validation, its JSON Schema
entries    the same for the entries of registers and bibliography
text       a parsed Markdown text: tokens, paragraphs, notes, links, citations
settings   the `edition:` block of mkdocs.yml, and the site as a whole
edition    the whole edition as the stages fill it: Loaded, Parsed, Resolved, Derived, and the pages made of it
programs   what the stages ask of programs outside
ledger     published identifiers and the fingerprints of what they stand for

and pure rules that more than one stage needs:

licences       licences in words, from their identifiers
status         what the text of a document is, in words
addresses      every page of the edition and every anchor on it
references     every id that a front matter, register entry or collection.yml names
ranges         ranges of documents, natural order, the place of each document in the structure
paragraph_ids  which id each paragraph carries
continuity     which paragraph continues a published one; arrivals: which came from another page and continues none
displaced      which published pages hold the text of another, or nothing of their own
wholes         the text of a document without numbered paragraphs, as if it were one
identity       by what else than its words a published page is known
locators       places in a work, as editors write them after the key of a citation
permalinks     the lines of permalinks/, written and read
"""

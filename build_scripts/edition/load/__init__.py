"""From the files of an edition to validated values; with the importers, all that reads the disk.

files          which files there are, and their text: UTF-8, without control characters, within the tree
front_matter   a Markdown file as YAML and text
yaml_text      YAML as data and positions, from one pass over the parser's events
places         positions by path, kept small
yaml_words     the parser's complaints in an editor's words
source         a Markdown file with front matter, read and validated
validation     data as records; what does not fit, in an editor's words
shape          the records as an editor sees them
phrases        pieces of messages
configuration  mkdocs.yml and the environment → Site
host           what MkDocs needs of mkdocs.yml
registers      content/registers/*.yml and content/bibliography.yml → Registered
prose          content/**/*.md → ProsePage
documents      sources/<collection>/ → Collection and Document
translations   the translation beside a document
pictures       how large pictures are
permalinks     permalinks/ → Ledger
past           documents as they were at each release → Document
built          a built site → the ids on its pages
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..model.edition import Loaded
from .configuration import load_site
from .documents import load_collections
from .permalinks import load_ledger
from .pictures import picture_sizes
from .prose import load_prose
from .registers import load_registers


def load(root: Path, environment: Mapping[str, str]) -> Loaded:
    """Everything below `root` that belongs to the edition, with every problem met.

    A file or register entry with errors is named in `left_out` and left out, or loaded without the keys that do not fit, so
    that its text is checked in the same run; all the rest is loaded. `environment` gives
    SITE_URL, REPO_URL and what `!ENV` in mkdocs.yml names.
    """
    configuration = load_site(root, environment)
    sources = load_collections(root, configuration)
    registers = load_registers(root)
    prose = load_prose(root)
    ledger, ledger_problems = load_ledger(root)
    assets = frozenset(sources.assets + prose.assets)
    problems = [*configuration.problems, *sources.problems, *registers.problems, *prose.problems, *ledger_problems]
    return Loaded(
        root=root,
        site=configuration.site,
        collections=tuple(sources.collections),
        documents=tuple(sources.documents),
        pages=tuple(prose.pages),
        registers=registers.entries,
        assets=assets,
        sizes=picture_sizes(root, assets),
        ledger=ledger,
        problems=tuple(sorted(problems)),
        left_out=frozenset(sources.left_out + registers.left_out + prose.left_out),
    )

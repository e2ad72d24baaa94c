"""Imports into a copy of the tiny edition, from TEI written in the test."""

import shutil
from pathlib import Path

from edition.importing import Order, Outcome, import_tei

from tests.conftest import ROOT

NAMESPACE = 'xmlns="http://www.tei-c.org/ns/1.0"'
HEADER = """<teiHeader><fileDesc><titleStmt><title>A Letter</title></titleStmt><publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"""


def tei(body: str, header: str = HEADER, attributes: str = "") -> str:
    """A TEI file around a body."""
    return f"<TEI {NAMESPACE}{attributes}>{header}<text><body>{body}</body></text></TEI>"


def edition(folder: Path) -> Path:
    """A copy of the tiny edition that takes any collection."""
    root = folder / "edition"
    shutil.copytree(ROOT / "tests" / "editions" / "tiny", root)
    configuration = root / "mkdocs.yml"
    configuration.write_text(configuration.read_text().replace(", collections: [letters]", ""))
    return root


def bring(
    folder: Path, files: dict[str, str | bytes], into: str = "sources/new", **order: object
) -> tuple[Path, Outcome]:
    """Import files into an edition; its root and what happened."""
    root = folder / "edition"
    if not root.exists():
        edition(folder)
    for name, content in files.items():
        (folder / "tei" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "tei" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return root, import_tei(root, Order((folder / "tei",), into, **order))  # type: ignore[arg-type]


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}

"""`make bench`: build this edition and generated ones of 2,000 and 5,000 documents, and measure each build.

Seconds are wall and processor time of the whole command. Memory is the largest single process among the command and
every process it starts, as the kernel counted it (`wait4`), so nothing has to be sampled. Each build runs alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate

ROOT = Path(__file__).resolve().parent.parent
KIBIBYTES = 1 if sys.platform == "darwin" else 1024
"""What one unit of ru_maxrss is, in bytes."""


@dataclass(frozen=True)
class Measured:
    """One build."""

    name: str
    documents: int
    pages: int
    files: int
    megabytes: float
    wall: float
    processor: float
    peak: float

    def row(self) -> str:
        """The row of the table."""
        return (
            f"| {self.name} | {self.documents:,} | {self.pages:,} | {self.files:,} | {self.megabytes:,.0f} "
            f"| {self.wall:.1f} | {self.processor:.1f} | {self.pages / self.wall:,.0f} | {self.peak:,.0f} |"
        )


HEAD = """\
| edition | documents | pages | files | MB written | seconds | processor seconds | pages per second | peak MB |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def measure(name: str, root: Path, target: Path) -> Measured:
    """Build the edition at `root` into `target`; raises SystemExit when the build fails."""
    command = [
        sys.executable,
        "-m",
        "edition",
        "build",
        "--config",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(target),
    ]
    log = target.parent / "log"
    started = time.perf_counter()
    with log.open("wb") as output:
        to_log = [(os.POSIX_SPAWN_DUP2, output.fileno(), descriptor) for descriptor in (1, 2)]
        process = os.posix_spawn(sys.executable, command, os.environ, file_actions=to_log)
        _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if status:
        sys.exit(f"{name}: the build failed\n{log.read_text(encoding='utf-8')[-3000:]}")
    files = [file for file in target.rglob("*") if file.is_file()]
    return Measured(
        name,
        documents=sum(1 for _ in (root / "sources").glob("*/*.md")),
        pages=sum(file.suffix == ".html" for file in files),
        files=len(files),
        megabytes=sum(file.stat().st_size for file in files) / 1e6,
        wall=wall,
        processor=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss * KIBIBYTES / 1e6,
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--documents", type=int, nargs="*", default=[2000, 5000], help="sizes of the generated editions"
    )
    parser.add_argument("--no-real", action="store_true", help="leave out the edition of this repository")
    arguments = parser.parse_args()
    print(
        f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}\n"
    )
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        if not arguments.no_real:
            (Path(scratch) / "real").mkdir()
            print(measure("this edition", ROOT, Path(scratch) / "real" / "site").row(), flush=True)
        for number in arguments.documents:
            folder = Path(scratch) / str(number)
            generate(number, folder / "edition")
            print(measure("generated", folder / "edition", folder / "site").row(), flush=True)


if __name__ == "__main__":
    main()

"""The adaptor to MkDocs, and the only file that imports it: another host means another file like this one.

The core makes every page; MkDocs gives the configuration, the navigation and Material's page, which is rendered once for
each entry of the navigation and once for each section and depth of the pages below it (see render/shell.py).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import mkdocs.contrib.search
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import base, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from . import making, pipeline
from .books import BookError
from .cache import Store, code_version, folder_of
from .model.addresses import addresses
from .model.edition import Edition, OutputFile
from .model.keeping import Kept
from .model.problem import Problem
from .model.urls import GENERATED, REGISTERS, asset_path, entry_path, nav_names
from .navigation import names_in, set_words, without
from .place import PlaceError, refuse_sources
from .previewing import LEVELS, UNCHANGED, Preview, look_sooner
from .render.compiled import Compiled
from .render.shell import HEADER_TOPIC, Shell, ShellError, Shells, place_of, shell_from, words
from .theme_path import theme_directory
from .tools.assets import small_script, small_styles
from .tools.executors import executor
from .write import Standing, remove_file, stamps, temporary_folder

log = logging.getLogger("mkdocs.plugins.edition")
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
"""The library that searches in the browser: MkDocs brings it, so no file by others is kept in the edition."""

# MkDocs calls a page skipped whose shell is kept and poured later: nobody needs to read that of every page.
logging.getLogger("mkdocs.commands.build").addFilter(lambda record: " skipped: " not in str(record.msg))

_SMALL: dict[str, Callable[[str], str]] = {".js": small_script, ".css": small_styles}
"""What is done to scripts and styles of ours before readers fetch them."""


_KNOWN = {"edition", "search", "material/search"}
"""Plugins that give pages nothing but what the core gives them."""


class EditionConfig(base.Config):
    """The block is read and checked by `load`, with positions; MkDocs only passes it on."""

    def validate(self) -> tuple[list[Any], list[Any]]:
        """Accept everything."""
        return [], []


class EditionPlugin(BasePlugin[EditionConfig]):
    """`plugins: [edition: {…}]`."""

    edition: Edition | None = None
    """Set by `edition build`, which has read and checked before MkDocs begins."""
    report: pipeline.Report = staticmethod(lambda _stage: None)
    kept: Kept | None = None
    """What earlier builds have made."""
    workers: making.Workers = staticmethod(partial(executor, 1, ""))
    """Those who make the site; without others, this process."""
    written: int = 0
    serving: bool = False
    preview: Preview | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having this hook at all keeps one plugin through all builds of a preview."""
        self.serving, self._closing, self._compiled = command == "serve", ExitStack(), Compiled()

    def on_shutdown(self) -> None:
        """End what a preview does beside serving."""
        if self.preview:
            self.preview.leave()
            self.preview.wait()
            self._closing.close()

    @event_priority(100)  # before Material's search, which fails on what is refused here
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our templates before Material's, after the editors' own; nothing is asked of another host."""
        own = str(theme_directory())
        if own not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, own)
        config.site_name = words(config.site_name)
        config.copyright = words(config.copyright) if config.copyright else None
        config.theme["font"] = False
        if isinstance(features := config.theme.get("features"), list):  # else `load` says what is wrong
            config.theme["features"] = [name for name in features if not str(name).startswith("navigation.instant")]
        config.site_url = config.site_url or os.environ.get("SITE_URL")
        if config.theme.name == "material":  # else `load` says so
            _refuse_language(config)
        if self.serving:
            config.site_dir = self._folder_of_host(config.site_dir)
        return config

    def _folder_of_host(self, site: str) -> str:
        """A folder for MkDocs, which empties it before each build; that of the preview stays as it is."""
        if not self.preview:
            self.preview = Preview(Standing(Path(site)))
            self._host = self._closing.enter_context(temporary_folder())
        return str(self._host)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check everything: a mistake in the sources leaves the old site whole."""
        root = Path(config.config_file_path).parent
        _refuse(config, root)
        if self.serving and not self.kept:
            self.kept = Store(folder_of(root), code_version())
        self._current = self.edition or self._read(root)
        self._shaped_by = self._shape(self._current, config)
        self._shells: dict[str, Shell] = {}
        self._below: dict[tuple[str, int], Shell] = {}
        self._above: Page | None = None

    def _read(self, root: Path) -> Edition:
        """The edition as it is now. Raises Abort when there is an error in it."""
        read = self.preview.read if self.preview else pipeline.read
        edition, problems = read(root, os.environ, self.report, self.kept)
        for problem in problems:
            log.log(LEVELS[problem.severity], "%s", problem)
        if edition is None:
            raise Abort(f"{_count(problems)} in the sources; the site was not touched.")
        return edition

    def _shape(self, edition: Edition, config: MkDocsConfig) -> object:
        """All that has a part in the shells: as long as it is the same, MkDocs would make the same."""
        if config.hooks or set(config.plugins) - _KNOWN or "INHERIT" in Path(config.config_file_path).read_text():
            return object()  # nobody knows
        places = (config.config_file_path, str(theme_directory()), config.theme.custom_dir, *config.watch)
        loaded = edition.loaded
        pages = [(page.name, page.meta) for page in loaded.pages]
        empty = [scheme for scheme, entries in loaded.registers.items() if not entries]
        return [stamps(Path(place)) for place in places if place], pages, empty

    def _books(self) -> Iterator[OutputFile]:
        try:
            yield from pipeline.bind(self._current, self.report, self.kept)
        except BookError as error:
            raise Abort(str(error)) from None

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """What is published is the core's affair; pages that exist only as entries of the navigation are made up."""
        for file in list(files):
            is_ours = file.src_dir == str(theme_directory())
            if (file.src_dir == config.docs_dir and not file.is_documentation_page()) or (
                is_ours and file.src_uri.startswith("print/")  # styles of books, not of pages
            ):
                files.remove(file)
            elif is_ours and (make_small := _SMALL.get(Path(file.src_uri).suffix)):
                files.remove(file)
                files.append(File.generated(config, file.src_uri, content=make_small(file.content_string)))
        files.append(File.generated(config, "assets/lunr.js", content=small_script(LUNR.read_text(encoding="utf-8"))))
        named = {name for name in names_in(config.nav) if files.get_file_from_path(name) is None}
        for path, title in GENERATED.items():
            for name in nav_names(path):
                if name in named or (config.nav is None and name.endswith("index.md")):
                    files.append(File.generated(config, name, content=f"---\ntitle: {title}\n---\n"))
        return files

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Python-Markdown has nothing to do: the core has parsed the text."""
        return ""

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """Keep what rendering the shells needs; every title of the navigation is text from now on."""
        self._env, self._files, self._config = env, files, config
        if self.preview:
            env.bytecode_cache = self._compiled
        set_words(self._nav.items)

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation, without registers that have no entries: they have no page."""
        registers = self._current.loaded.registers
        empty = {f"{folder}/" for scheme, folder in REGISTERS.items() if not registers.get(scheme)}
        nav.items = without(nav.items, empty)
        nav.pages = [page for page in nav.pages if page.url not in empty]
        self._nav = nav

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give Material the marks; what the navigation does not hold stands under the entry of its section."""
        _prepare(page)
        self._above = None if page in nav.pages else self._entry_of(page.url)
        if self._above:
            self._above.active = True
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keep the shell of this entry of the navigation; the page itself is written with all others."""
        self._shells[page.url if page.url != "./" else ""] = _cut(output)
        if self._above:
            self._above.active = False
        return ""

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Keep the shell of the error page; sitemap.xml is ours too."""
        if template_name == "404.html":
            self._shells[template_name] = _cut(output_content)
            return ""
        return output_content

    @event_priority(-100)  # after Material's search, whose index of nothing is taken away
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Pour every page and write every file."""
        site = Path(config.site_dir)
        for theirs in ("sitemap.xml.gz", "sitemap.xml", "search/search_index.json"):
            remove_file(site, theirs)
        if self.preview:
            self._show(self.preview)
            return
        whole = self._site(site)
        made = pipeline.make(whole, self.workers, self._shell_for, self.report)
        made.put(self._books())
        made.put(pipeline.packaged(self._current, site, made.files))
        self.written = len(made.files) + len(whole.copies)

    def _site(self, folder: Path) -> making.Site:
        return making.Site(self._current, self._ready_shells(), folder, [*_copies(self._current)], self.kept)

    def _show(self, preview: Preview) -> None:
        """Make the pages; the rest follows behind."""
        preview.wait()
        preview.standing.begin()
        preview.standing.take_over_all(self._host)
        preview.show(self._site(preview.standing.folder), self.workers, self._shell_for, self.report)

    def _again(self, builder: Callable[..., Any], config: MkDocsConfig) -> None:
        """Something has been changed: what a server does then. It goes on whatever is wrong, and every page says so."""
        if not self.preview:
            raise ValueError("only a preview is made again")
        self.preview.leave()
        try:
            edition = self._read(Path(config.config_file_path).parent)
            if self._shape(edition, self._config) == self._shaped_by:
                self._current = edition
                self._show(self.preview)
            else:
                self.edition = edition
                builder()
        except MkDocsException as error:
            log.error("%s %s", error.format_message(), UNCHANGED)
            self.preview.notice = self.preview.notice or f"{error.format_message()}\n{UNCHANGED}"
        finally:
            self.edition = None

    def _ready_shells(self) -> Shells:
        """The shells of nearly all pages; for others the workers leave the pages to us."""
        for path in _addresses(self._current):
            self._shell_for(path)
        return Shells(self._shells, self._below)

    def _shell_for(self, path: str) -> Shell:
        found, place = self._shells.get(path), place_of(path)
        if not found and place not in self._below:
            self._below[place] = self._render_shell(path)
        return found or self._below[place]

    def _entry_of(self, path: str) -> Page | None:
        """The entry of the navigation for the section in which a page stands."""
        section = path.partition("/")[0]
        return next((item for item in self._nav.pages if item.url == f"{section}/"), None)

    def _render_shell(self, path: str) -> Shell:
        """Material's page for the pages of a section at one depth, with the section's entry of the navigation active."""
        file = File.generated(self._config, f"{path}index.md", content="")
        page = Page("", file, self._config)
        _prepare(page)
        parent = self._entry_of(path)
        if parent:
            parent.active = True
        context = get_context(self._nav, self._files, self._config, page)
        html = self._env.get_template("main.html").render(context)
        if parent:
            parent.active = False
        return _cut(html)

    @event_priority(100)  # before others watch: the observer is another afterwards
    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]) -> LiveReloadServer:
        """The preview follows the sources and the theme, too."""
        root = Path(config.config_file_path).parent
        if self.preview:
            paths = [config.docs_dir, config.config_file_path, *config.theme.dirs]
            look_sooner(server, paths, self._current)
            server.builder = partial(self._again, builder, config)
            if application := server.get_app():
                server.set_app(self.preview.shows(application))
        for folder in (root / "sources", root / "permalinks", theme_directory()):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def _count(problems: tuple[Problem, ...]) -> str:
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{errors} error{'s' if errors != 1 else ''}"


def _refuse(config: MkDocsConfig, root: Path) -> None:
    """Stop at a configuration that `load` would not read, and before MkDocs empties a folder that is not the site's."""
    if Path(config.config_file_path).name != "mkdocs.yml":
        raise Abort(f"{config.config_file_path}: the configuration must be called mkdocs.yml")
    try:
        refuse_sources(Path(config.site_dir), root)
    except PlaceError as error:
        raise Abort(str(error)) from None


def _refuse_language(config: MkDocsConfig) -> None:
    language = config.theme["language"]
    if not any(Path(folder, f"partials/languages/{language}.html").is_file() for folder in config.theme.dirs):
        raise Abort(f"mkdocs.yml: Material has no language “{language}”; write theme: {{name: material, language: en}}")


def _prepare(page: Page) -> None:
    """What Material shows of a page: a mark for its title, a target for “skip to content”, nothing else."""
    page.meta = {"title": HEADER_TOPIC}
    page.content = ""
    page.toc = _Contents()  # type: ignore[assignment]  # Material asks only for the first entry


class _Contents(list[Any]):
    """The one entry that Material's skip link needs."""

    def __init__(self) -> None:
        super().__init__([SimpleNamespace(title="", url="#ed-content", level=1, children=[])])


def _copies(edition: Edition) -> Iterator[tuple[str, str]]:
    """Pictures and the sources of documents: file, and its path in the site."""
    yield from ((asset, asset_path(asset)) for asset in sorted(edition.loaded.assets))
    yield from ((document.file, f"{document.path.rstrip('/')}.md") for document in edition.loaded.documents)


def _addresses(edition: Edition) -> Iterator[str]:
    """One page or more of every section and depth that has many."""
    yield from (address.path for address in addresses(edition.loaded))
    for register in edition.loaded.registers.values():
        yield from (entry_path(one.scheme, one.entry.id, 2) for one in islice(register.values(), 1))


def _cut(html: str) -> Shell:
    try:
        return shell_from(html)
    except ShellError as error:
        raise Abort(str(error)) from None


def build_site(
    config_file: Path,
    site: Path,
    edition: Edition,
    report: pipeline.Report,
    kept: Kept | None = None,
    workers: making.Workers | None = None,
) -> int:
    """Build with MkDocs into the folder `site`, by the `workers`; returns the number of files that the edition wrote."""
    config = load_config(str(config_file), site_dir=str(site))
    plugin = cast(EditionPlugin, config.plugins["edition"])
    plugin.edition, plugin.report, plugin.kept = edition, report, kept
    plugin.workers = workers or plugin.workers
    mkdocs_build(config)
    return plugin.written


def _say(logger: str, level: int) -> None:
    """Print what MkDocs logs, as its own command line does."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logging.getLogger(logger).addHandler(handler)
    logging.getLogger(logger).setLevel(level)


def serve_site(config_file: Path, address: str | None) -> None:
    """MkDocs' preview with live reload."""
    _say("mkdocs", logging.INFO)
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    mkdocs_serve(str(config_file), livereload=True, **options)

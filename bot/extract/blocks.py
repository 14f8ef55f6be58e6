"""A page as blocks: the runs of text between block-level marks, each with its links and the chrome around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree

from bot.extract.tree import Element, fold_space


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Never text of an article.
_SILENT = _words("""
script style template svg math iframe object embed audio video canvas map select option textarea input datalist
head meta link progress meter
""")
_CHROME_TAGS = frozenset(
    {"nav", "footer", "aside", "form", "menu", "button", "noscript", "dialog", "label", "figcaption"}
)
_CHROME_ROLES = _words("""
navigation complementary banner contentinfo dialog alert alertdialog search toolbar tablist menu
""")
_BLOCK_TAGS = _words("""
address article aside blockquote body center dd figcaption label details div dl dt fieldset figure footer form
h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary noscript dialog button table tbody td
tfoot th thead tr ul legend
""")
# Words of class names and ids that mark what stands around an article.
_CHROME_WORDS = _words("""
share sharing shares social sociable socials related recommended recommendation recommendations recirc
recirculation newsletter newsletters subscribe subscription subscriptions signup promo promos promotion advert
adverts advertisement advertising ad ads adsense adslot dfp sponsor sponsored comments comment commentlist
disqus sidebar breadcrumb breadcrumbs nav navbar navigation menu footer cookie cookies consent gdpr popup modal
overlay banner tags tag taglist byline bio caption credit credits toc pagination pager rating ratings paywall
trending popular outbrain taboola mgid readmore signin login toolbar skip offscreen screenreader disclaimer
copyright author authors authorbox cta breaking ticker playlist carousel slider prevnext reactions feedback jp
poll baca terkait populer iklan penulis verwandt anzeige werbung publicidad publicidade publicite relacionadas
relacionados relacionado correlati correlate reklama reklam ilgili diger
""")
_CHROME_PAIRS = re.compile(
    r"related|newsletter|crumbs?\b|recommend|advert|sponsor|subscri|caption|social|suggest|(?:^|\s)(?:hidden|invisible)(?:\s|$)|"
    r"(?:image|img|picture|photo|foto|media|bild)-?_?(?:description|desc|subtitle|annotation|legend|credits?|source|unterschrift|nachweis|quelle)|"
    r"\blegende?\b|image-box|rec-post|app-?stores?|tag-?(?:list|cloud)|sr-only|visually-?hidden|screen-reader|read-?(?:more|also|next)|more-(?:from|on|stories|news|articles|posts)|also-(?:read|like)|most-(?:read|popular|viewed)|"
    r"table-of-contents|up-?next|next-(?:post|article|story)|prev-(?:post|article)|you-may|post-?meta|entry-?meta|article-?meta|meta-?data|"
    r"post-?tags|call-to-action|sign-?up|bottom-bar|read-?time|reading-time|lightbox|social-?media|follow-us|email-alert|latest-(?:news|posts|articles)",
)
_NEVER_CHROME = frozenset({"html", "body", "article", "h1", "td", "tr"})
_WORD = re.compile(r"[a-z0-9]+|[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")
_PREFIXED = re.compile(
    r"(?:^|\s)(?:has|no|tag|type|status|post|with|without|is|js|hide|show|not|md|lg|sm|xl|hover|focus|wp-block|wp-container|wp-post|single|elementor|et|tmb|format|page|category)[-_:]\S*|\S*(?:content|layout|main|label-hidden|grid|wrap)\S*"
)
_COMMENTS = re.compile(r"comment(?!ary|ator)|disqus|\brespond\b", re.IGNORECASE)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OUTSIDE = frozenset({"aside", "footer", "nav", "form"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


_MOST_LOOKED_AT = 300  # elements; so that a page of nothing but dates takes no minutes
_MOST_BLOCKS = 20_000  # no article has as many; a hostile page would take half a minute
_MANY_PARAGRAPHS = 4
_MANY_BREAKS = 5  # in one element: then they are its paragraphs


@dataclass(slots=True)
class Block:
    """A run of text. `linked` counts its characters inside links to other pages, `lead` is the text before the first;

    `chrome` is the outermost mark of page chrome above it.
    """

    text: str
    linked: int
    lead: str
    element: Element
    chrome: Element | None

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def link_share(self) -> float:
        return min(1.0, self.linked / len(self.text))


def split(tree: Element, allowed: frozenset[Element] = frozenset()) -> list[Block]:
    """The blocks of a page in order, those in chrome marked. Elements in `allowed` are not taken for chrome."""
    walk = _Walk(tree, allowed)
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if element.tag in _SILENT:
                walker.skip_subtree()
            else:
                walk.enter(element)
        else:
            if element.tag not in _SILENT:
                walk.leave(element)
            if element.tail:
                walk.add(element.tail)
            if len(walk.blocks) >= _MOST_BLOCKS:
                break
    walk.flush()
    return walk.blocks


class _Walk:
    """What is open while a tree is walked, and the blocks closed so far."""

    def __init__(self, tree: Element, allowed: frozenset[Element]) -> None:
        self.blocks: list[Block] = []
        self._allowed = allowed
        self._open = [tree]
        self._chrome: Element | None = None
        self._pieces: list[str] = []
        self._links = 0
        self._linked = 0
        self._lead = ""
        self._counted: Element | None = None
        self._parted = False

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCK_TAGS:
            self.flush()
            self._open.append(element)
            if tag == "main":
                self._chrome = None
            elif self._chrome is None and element not in self._allowed and is_chrome(element):
                self._chrome = element
        elif tag == "a":
            if _leads_away(element):
                self._lead = self._lead or "".join(self._pieces)
                self._links += 1
        elif tag == "br":
            self._break(element)
        if element.text:
            self.add(element.text)

    def _break(self, element: Element) -> None:
        """A line's end, or a paragraph's where breaks stand two together or part a long text."""
        before = element.getprevious()
        doubled = before is not None and before.tag == "br" and not (before.tail or "").strip()
        if doubled or self._is_parted(element.getparent()):
            self.flush()
        else:
            self._pieces.append(" ")

    def _is_parted(self, parent: Element) -> bool:
        """Whether breaks are the paragraphs of an element: counted once, or 100,000 of them would take minutes."""
        if parent is not self._counted:
            self._counted = parent
            self._parted = len(parent.findall("br")) >= _MANY_BREAKS
        return self._parted

    def leave(self, element: Element) -> None:
        if element.tag in _BLOCK_TAGS:
            self.flush()
            self._open.pop()
            if element is self._chrome:
                self._chrome = None
        elif element.tag == "a" and _leads_away(element):
            self._links -= 1

    def add(self, text: str) -> None:
        if self._open[-1].tag == "pre" and "\n\n" in text:
            *paragraphs, text = text.split("\n\n")
            for paragraph in paragraphs:
                self._pieces.append(paragraph)
                self.flush()
        if text.isspace():
            if self._pieces:
                self._pieces.append(" ")
            return
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip()) + 1

    def flush(self) -> None:
        """Close the run of text, if there is one."""
        text = fold_space("".join(self._pieces)) if self._pieces else ""
        if text:
            self.blocks.append(Block(text, self._linked, fold_space(self._lead), self._open[-1], self._chrome))
        self._pieces, self._linked, self._lead = [], 0, ""


def _leads_away(link: Element) -> bool:
    """Whether a link leaves the page: tables of contents and footnotes do not."""
    return not (link.get("href") or "#").startswith("#")


def is_comments(element: Element) -> bool:
    """Whether an element holds what readers wrote."""
    return bool(_COMMENTS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def inside(elements: Iterable[Element]) -> Iterator[Element]:
    """The first of these elements that stand neither beside the article nor among what readers wrote.

    An article's own footer is inside. Of very many elements only the first are looked at.
    """
    own: dict[Element, bool] = {}
    for element in islice(elements, _MOST_LOOKED_AT):
        for parent in element.iterancestors():
            if parent.tag == "footer" and parent not in own:
                own[parent] = _is_article_s(parent)
            if is_comments(parent) or (parent.tag in _OUTSIDE and not own.get(parent)):
                break
        else:
            yield element


def _is_article_s(footer: Element) -> bool:
    """Whether a footer stands in an article with a heading or several paragraphs; teasers of other articles do not."""
    article = next(footer.iterancestors("article"), None)
    if article is None:
        return False
    return (
        next(article.iter("h1"), None) is not None
        or len(list(islice(article.iter("p"), _MANY_PARAGRAPHS))) == _MANY_PARAGRAPHS
    )


def is_chrome(element: Element) -> bool:
    """Whether an element's tag, role or names say that it stands around an article."""
    if element.tag in _CHROME_TAGS or element.get("role") in _CHROME_ROLES or _hidden(element):
        return True
    # a heading's id is often made of its words
    identity = "" if element.tag in HEADINGS else element.get("id") or ""
    names = f"{element.get('class') or ''} {identity}"
    return len(names) > 1 and element.tag not in _NEVER_CHROME and _chrome_names(names)


def _hidden(element: Element) -> bool:
    style = element.get("style")
    return (
        (style is not None and _HIDDEN_STYLE.search(style) is not None)
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
    )


@lru_cache(maxsize=20_000)
def _chrome_names(names: str) -> bool:
    bare = _PREFIXED.sub(" ", names)
    if _CHROME_PAIRS.search(bare.lower()):
        return True
    return not _CHROME_WORDS.isdisjoint(word.lower() for word in _WORD.findall(bare))

"""What the later reports of a story tell that the earlier ones did not: whether it is news again. No I/O."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.text import figures, sentences
from bot.text.latin import latin
from bot.text.tolls import COUNTED, tolls
from bot.text.words import fold, terms
from storage.models import Item, Move, Quote

# Judgements. Reports of one press conference pick different sentences from it; those come within the first hours.
_SPEAKS_AGAIN_AFTER = timedelta(hours=2)
_REPEATED = 0.6  # of a quote's words in one passage of an earlier report: it is that passage, perhaps retold
_PASSAGE = 2  # sentences
_ROUNDED = 1.1  # "about 200" after "198": a number that ends in 0 has to grow by more

_NAMES = ("person", "city", "region", "country")  # the most telling first


@dataclass(frozen=True, slots=True)
class Told:
    """A whole report, the concepts it speaks of, and the names in its title, each as the reader would call it."""

    item: Item
    concepts: frozenset[str] = frozenset()
    titled: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return self.item.article.published_at or self.item.added_at

    @property
    def language(self) -> str:
        return self.item.article.language.partition("-")[0]

    @property
    def text(self) -> str:
        return f"{self.item.article.title}\n{self.item.article.text}"


def move(known: Sequence[Told], new: Sequence[Told], language: str) -> Move | None:
    """What makes a story news again for a reader of a language who knows some of its reports; None if nothing does.

    In this order: more dead, injured or missing; a new figure in a headline; new words of somebody who had not spoken
    or whom it is about; a person or place new in a headline. Only reports that came out after all those known count,
    and where any is in the reader's language, only those that are.
    """
    newest = max((one.at for one in known), default=datetime.max.replace(tzinfo=UTC))
    later = sorted((one for one in new if one.at > newest), key=lambda one: one.at, reverse=True)
    if any(one.language == language for one in (*known, *new)):
        later = [one for one in later if one.language == language]
    return next(
        (found for tell in (_toll, _figure, _words, _name) for one in later if (found := tell(known, one))), None
    )


def is_name(concept: str) -> bool:
    """Whether it is of those that make a story news when they come into its headlines: persons and places."""
    return _kind(concept) in _NAMES


def _toll(known: Sequence[Told], one: Told) -> Move | None:
    after = _foremost_tolls(one)
    for thing in COUNTED:
        before = [number for other in known for number in _told_tolls(other).get(thing, ())]
        number = max(after.get(thing, ()), default=0)
        if before and _has_grown(max(before), number) and not _stands(known, thing, number):
            return Move(kind=thing, article_id=one.item.article.id, before=max(before), after=number)
    return None


def _has_grown(before: int, after: int) -> bool:
    is_round = before % 10 == 0 or after % 10 == 0
    return after > before * (_ROUNDED if is_round else 1)


def _foremost_tolls(one: Told) -> Mapping[str, frozenset[int]]:
    """Those of the title, or of the first sentence: further down reports compare with what was long ago."""
    lead = one.item.article.title, *one.item.summary.sentences[:1]
    return next((found for line in lead if (found := tolls(line, one.language))), {})


def _told_tolls(one: Told) -> Mapping[str, frozenset[int]]:
    return tolls("\n".join((one.item.article.title, *one.item.summary.sentences)), one.language)


def _stands(known: Iterable[Told], thing: str, number: int) -> bool:
    return any(number in tolls(other.text, other.language).get(thing, ()) for other in known)


def _figure(known: Sequence[Told], one: Told) -> Move | None:
    numbers = frozenset[float]().union(*(figures.numbers(other.text) for other in known))
    told = figures.headlined(one.item.article.title, numbers, one.language)
    return Move(kind="figures", article_id=one.item.article.id, told=told) if told else None


def _words(known: Sequence[Told], one: Told) -> Move | None:
    spoken = Counter(_sound(quote.speaker) for other in known for quote in _attributed(other))
    main = next((name for name, _ in spoken.most_common(1)), "")
    for quote in _attributed(one):
        speaker = _sound(quote.speaker)
        again = one.at - max(other.at for other in known) >= _SPEAKS_AGAIN_AFTER and speaker == main
        if (again or speaker not in spoken) and not _is_told(quote, known, one.language):
            return Move(kind="words", article_id=one.item.article.id, told=quote.speaker)
    return None


def _attributed(one: Told) -> list[Quote]:
    return [quote for quote in one.item.summary.quotes if _sound(quote.speaker)]


def _is_told(quote: Quote, known: Iterable[Told], language: str) -> bool:
    """Whether a known report may have told it: the words, or, in another language, anything of who said them."""
    wanted = frozenset(terms(quote.text, language))
    speaker = _sound(quote.speaker)
    return any(
        _holds(other, wanted) if other.language == language else speaker in _sounding(other.text) for other in known
    )


def _holds(one: Told, wanted: frozenset[str]) -> bool:
    text = one.text
    spans = sentences.spans(text, one.language)
    passages = (text[begin : spans[min(at + _PASSAGE, len(spans)) - 1][1]] for at, (begin, _) in enumerate(spans))
    return any(len(wanted.intersection(terms(line, one.language))) >= _REPEATED * len(wanted) for line in passages)


def _name(known: Sequence[Told], one: Told) -> Move | None:
    """Where no known report is in its language, those at home do not name their own country: nothing can be told."""
    if not any(other.language == one.language for other in known):
        return None
    spoken_of = frozenset[str]().union(*(other.concepts for other in known))
    of_countries = any(_kind(concept) == "country" for concept in spoken_of)
    for concept, called in sorted(one.titled.items(), key=lambda named: _NAMES.index(_kind(named[0]))):
        if concept not in spoken_of and (of_countries or _kind(concept) != "country"):
            return Move(kind="names", article_id=one.item.article.id, told=called)
    return None


def _kind(concept: str) -> str:
    return concept.partition(":")[0]


def _sound(name: str) -> str:
    """A speaker's last name as it sounds: one report says "Mira Tolan", another "Tolan", a third "Толан"."""
    return _sounding(name.split()[-1]) if name.split() else ""


def _sounding(text: str) -> str:
    return "".join(latin(sign) or sign for sign in fold(text))

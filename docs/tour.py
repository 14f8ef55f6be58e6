"""The tour: a table of what is said and tapped, with the words that stand beside the pictures.

`make tour` walks through the bot by it and writes docs/tour.md and its pictures.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import NamedTuple

from docs.phone import WIDTH, draw
from docs.walk import NOW, Person, Step, join, look_up, say, tap, wait, walking

FOLDER = Path(__file__).parent
READER = Person(1001)
GROUP = Person(1001, chat=-500, title="Our street", subtitle="12 members")
FRIEND = Person(1001, title="A friend", subtitle="online")
ADMIN = Person(1002)
MORNING = (NOW + timedelta(days=1)).replace(hour=7, minute=0)
LATER = MORNING + timedelta(days=12)


class Scene(NamedTuple):
    """One picture: the name of its file, a sentence for the reader, what is to be seen, and how it comes about.

    Without a sentence it stands beside the picture before. What is done `before` is not shown.
    """

    name: str
    sentence: str
    alt: str
    steps: Sequence[Step]
    who: Person = READER
    before: Sequence[Step] = ()


class Chapter(NamedTuple):
    """Scenes under a heading. The whole tour is one walk: what is set in one scene holds in the next."""

    title: str
    scenes: Sequence[Scene]


CHAPTERS = (
    Chapter(
        "The first minute",
        (
            Scene(
                "card",
                "This is how a story looks: where it is from and how old it is, what happened, and what was really said. "
                "Four sources in three languages reported this one; it comes once.",
                "The answer to /topic south korea: a story with its summary, a quote with its speaker, and who else reports it",
                (say("/topic south korea"),),
            ),
            Scene(
                "start",
                "Say `/start`, and there is a digest at once. One tap on a topic shows its news, in whatever language they "
                "are, and asks the only question there is.",
                "A greeting and a digest of three stories; below, a number for each story, six topics, and a surprise",
                (say("/start"),),
            ),
            Scene(
                "first-topic",
                "",
                "A tap on Korea shows two stories, one of them in Indonesian, and asks: every morning at 07:00?",
                (tap("/pick korea"),),
            ),
            Scene(
                "question",
                "“Yes, please” is enough. Any city and any hours will do as well.",
                "Yes, please is answered by the next digest's time; then the city and two hours are written",
                (tap("/wake"), say("/timezone London"), say("/schedule 07:00 18:30")),
            ),
        ),
    ),
    Chapter(
        "Reading",
        (
            Scene(
                "morning",
                "The next morning the digest is there before the coffee. What you have had does not come again.",
                "At seven in the morning a new digest of three stories arrives",
                (wait(MORNING, "the next morning"),),
            ),
            Scene(
                "since",
                "Back from a holiday? `/since 3d` tells what mattered meanwhile. Pages turn in place.",
                "The first page of what mattered since Sunday: five stories, their numbers, and a button to turn the page",
                (say("/since 3d"),),
            ),
            Scene("page", "", "The same message, turned to its second page", (tap("▶"),)),
            Scene(
                "story",
                "A number opens the story where it stands: how the article begins, folded; each quote with the sentence "
                "around it; everyone who reports it.",
                "One story in full, with buttons to save it, share it, have more or less of its kind, and go back",
                (tap("/more"),),
                before=(tap("◀"),),
            ),
            Scene(
                "saved",
                "",
                "The story after a tap on Save; a tap on Why this story? is answered by four reasons",
                (tap("/save"), tap("/why")),
            ),
            Scene(
                "taste",
                "“More” and “less” teach the bot. What it has learned is no secret, and forgotten by a tap.",
                "/taste lists what a tap on More like this has taught, with a button to forget each",
                (say("/taste"),),
                before=(tap("/like"),),
            ),
        ),
    ),
    Chapter(
        "Finding",
        (
            Scene(
                "korea",
                "Ask for *korea*, and get Korea Utara and 한국 too: a topic is found by its names in every language.",
                "The answer to /topic korea: a story that four sources report, and one in Indonesian about Korea Utara",
                (say("/topic korea"),),
            ),
            Scene(
                "search",
                "Any other words are a search; each card shows the sentence in which they stand. What you put aside waits "
                "in `/saved`.",
                "A search for duck museum finds a story, the words bold in its sentence; /saved lists the saved story",
                (say("duck museum"), say("/saved")),
            ),
        ),
    ),
    Chapter(
        "Settings by taps",
        (
            Scene(
                "settings",
                "Everything that can be set is on one screen, and changes within it.",
                "How everything is set: language, time zone, times, stories, topics, sources; a button for each",
                (say("/settings"),),
            ),
            Scene("length", "", "The same message asks how long summaries shall be", (tap("/set length"),)),
            Scene(
                "schedule",
                "When digests come is yours to say, by a tap or in words. At night the bot can keep quiet.",
                "The choices for the times of digests; quiet hours from 22:00 to 07:00 are set by a message",
                (say("/schedule"), say("/quiet 22:00 07:00")),
            ),
            Scene(
                "switch",
                "",
                "Every source with a mark; one of them has been switched off by a tap",
                (tap("Deichbote"),),
                before=(say("/switch"),),
            ),
        ),
    ),
    Chapter(
        "When something goes wrong",
        (
            Scene(
                "mistakes",
                "Nothing ends in silence. Who mistypes is helped; who finds nothing is told what else to try.",
                "A mistyped command, a search without a result and an unknown city, each answered by what to do",
                (say("/lates"), say("zebra crossing on the moon"), say("/timezone Atlantis")),
            ),
        ),
    ),
    Chapter(
        "Your data",
        (
            Scene(
                "privacy",
                "What is kept about you is little, yours to take away, and gone when you say so.",
                "What is kept, all of it as a file, the question before everything is erased, and the end of it",
                (say("/privacy"), tap("/export"), tap("/forget"), tap("/forget yes")),
            ),
        ),
    ),
    Chapter(
        "With others",
        (
            Scene(
                "group",
                "Taken into a group, the bot introduces itself once, and then reads nothing but commands. In any other chat "
                "its name and a word bring cards to share.",
                "The bot's introduction in a group, with three buttons",
                (join(),),
                GROUP,
            ),
            Scene(
                "inline",
                "",
                "While @news_bot korea is typed to a friend, two cards to share are offered above the line",
                (look_up("korea"),),
                FRIEND,
            ),
        ),
    ),
    Chapter(
        "In your language",
        (
            Scene(
                "arabic",
                "The bot speaks twelve languages, with the dates, numbers and plurals of each. Arabic runs from the right.",
                "A first digest in Arabic, written from right to left",
                (say("/start"),),
                Person(1003, "ar", "Asia/Riyadh"),
            ),
            Scene(
                "indonesian",
                "",
                "A first digest in Indonesian",
                (say("/start"),),
                Person(1004, "id", "Asia/Jakarta"),
            ),
            Scene(
                "japanese",
                "Articles stay in the language they were written in; the words around them are yours.",
                "The answer to /topic 韓国 in Japanese",
                (say("/topic 韓国"),),
                Person(1005, "ja", "Asia/Tokyo"),
            ),
            Scene(
                "german",
                "",
                "The settings in German",
                (say("/settings"),),
                Person(1006, "de", "Europe/Berlin"),
            ),
        ),
    ),
    Chapter(
        "Running it",
        (
            Scene(
                "add",
                "Who runs the bot pastes an address, and sees what digests would make of it before anything is added.",
                "A feed's address is answered by its two newest articles as cards, and a button to add it",
                (say("{site}/diario-del-faro/feed.xml"),),
                ADMIN,
            ),
            Scene(
                "sources",
                "",
                "The source is added, a wrong address explained, and every source listed with how it is",
                (tap("/addsource"), say("/addsource {site}/nowhere"), say("/sources")),
                ADMIN,
            ),
            Scene(
                "admin",
                "All that running it takes stands behind `/admin`, down to each source's settings.",
                "Sources, articles, readers and messages in figures, and six buttons",
                (say("/admin"),),
                ADMIN,
            ),
            Scene(
                "admin-source",
                "",
                "One source: how it is, what it brings, its settings, and what can be done about it",
                (tap("/admin source 3"),),
                ADMIN,
                before=(tap("/admin sources"),),
            ),
            Scene(
                "stats",
                "Figures at a glance; a word to all readers, seen before it goes.",
                "Figures, with a bar for each of the last seven days",
                (say("/stats"),),
                ADMIN,
            ),
            Scene(
                "broadcast",
                "",
                "The preview of a message to all readers, with buttons to test it, send it, or drop it",
                (say("/broadcast We were away for an hour of maintenance. Nothing is lost."),),
                ADMIN,
            ),
            Scene(
                "alert",
                "And when something needs a look, you hear of it once, with what to do.",
                "Two alerts: nothing new for a day, and a source that has been given up, with two buttons",
                (wait(LATER, "twelve quiet days later"),),
                ADMIN,
            ),
        ),
    ),
)

_HEAD = """# A tour

<!-- Written by `make tour` from docs/tour.py; mend it there. -->

Every picture here is drawn by a script from what the bot really answers, over the sample news of `make run`'s demo.
The news is fiction; the bot is not.
This one is set to three stories a digest.
Where a message is too long for the page, ⋮ stands for its middle.
"""


async def drawn() -> dict[str, str]:
    """The pictures, by the names of their files."""
    found = {}
    async with walking(admin_ids=frozenset({ADMIN.id}), stories_per_digest=3) as walk:
        for scene in (scene for chapter in CHAPTERS for scene in chapter.scenes):
            await walk.scene(scene.who, scene.before)
            shown = await walk.scene(scene.who, scene.steps)
            found[f"{scene.name}.svg"] = draw(scene.who.title, scene.who.subtitle, shown)
    return found


def told() -> str:
    """The document that shows the pictures."""
    chapters = (f"## {chapter.title}\n{''.join(_paragraphs(chapter.scenes))}" for chapter in CHAPTERS)
    return "\n".join((_HEAD, *chapters))


def _paragraphs(scenes: Sequence[Scene]) -> Iterator[str]:
    for scene in scenes:
        picture = f'<img src="tour/{scene.name}.svg" width="{WIDTH}" align="top" alt="{escape(scene.alt)}">\n'
        yield "\n{}\n\n{}".format(scene.sentence.replace(". ", ".\n"), picture) if scene.sentence else picture


def documents() -> Mapping[Path, str]:
    """All files of the tour as they should be."""
    pictures = {FOLDER / "tour" / name: picture for name, picture in asyncio.run(drawn()).items()}
    return {FOLDER / "tour.md": told(), **pictures}


def write() -> None:
    """Write the files of the tour, and remove pictures that it no longer has."""
    wanted = documents()
    (FOLDER / "tour").mkdir(exist_ok=True)
    for stray in {*(FOLDER / "tour").iterdir()} - wanted.keys():
        stray.unlink()
    for path, content in wanted.items():
        path.write_text(content, "utf-8", newline="\n")


if __name__ == "__main__":
    write()

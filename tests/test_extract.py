# ruff: noqa: E501  # rows of markup read best on one line
"""Reading the article of a page, not the page around it."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.extract import authors, dates, read, titles
from bot.extract.tree import parse, text_of
from storage.models import Article
from tests import make

URL = "https://harbour-post.example/news/bridge"
PAGES = Path(__file__).parent / "data" / "pages"

OPENING = "The town council opened the harbour bridge to walkers again on Tuesday after eight months of repairs."
MIDDLE = "More than a hundred people crossed it within the first hour, some of them carrying bread and flowers."
CLOSING = "Lorries have to wait until next month, the council said, because one of the piers is still being tested."


TEASER = "<p>A teaser of another story, which is long enough to be a paragraph of the article.</p>"


def page(*pieces: str, head: str = "", title: str = "Harbour bridge opens again") -> str:
    """A page with three paragraphs, the pieces put in after the first of them."""
    paragraphs = [f"<p>{OPENING}</p>", *pieces, f"<p>{MIDDLE}</p>", f"<p>{CLOSING}</p>"]
    return (
        f'<html lang="en"><head><title>{title}</title>{head}</head><body><div class="page"><h1>{title}</h1>'
        f"<div class='text'>{''.join(paragraphs)}</div></div></body></html>"
    )


def json_ld(**fields: Any) -> str:
    return (
        f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": "x"} | fields)}</script>'
    )


def of(*pieces: str, **given: Any) -> Article:
    return read(page(*pieces, **given), URL)


# ------------------------------------------------------------ a whole page


def test_indonesian_page_gives_its_article_alone() -> None:
    html = (PAGES / "kabar-teluk.html").read_text(encoding="utf-8")

    article = read(html, "https://kabarteluk.example/kota/jembatan")

    assert article.title == "Jembatan Teluk Biru Dibuka Kembali"
    assert article.author == "Rani Saputra"
    assert article.published_at == datetime(2026, 3, 13, 18, 30, tzinfo=UTC)
    assert article.language == "id"
    assert article.image == "https://kabarteluk.example/gambar/jembatan.jpg"
    assert article.paywalled
    assert not article.sponsored
    assert [paragraph.split()[0] for paragraph in article.paragraphs] == [
        "Pemerintah",
        '"Kami',
        "Perbaikan",
        "Kendaraan",
    ]


def test_day_of_publication_is_the_page_s_own() -> None:
    article = of(head='<meta property="article:published_time" content="2026-03-14T00:30:00+07:00">')

    assert article.published_at is not None
    assert article.published_at.utcoffset() == timedelta(hours=7)


# ------------------------------------------------------------ what is not the article


@pytest.mark.parametrize(
    "piece",
    [
        '<p><strong>Baca Juga :</strong> <a href="/x">Feri Malam Kembali Berlayar</a></p>',
        "<p>Read more: Ferry sails at night again</p>",
        '<p><a href="/x">LIRE AUSSI – Le bac repart la nuit</a></p>',
        '<h4>Lesen Sie auch: <a href="/x">Die Nachtfähre fährt wieder</a></h4>',
        '<h4><a href="/x">Night ferry sails again from the pier</a></h4><p>Read on</p>',
        '<p>【関連記事】<a href="/x">夜の連絡船が再開</a></p>',
        '<p>관련기사 <a href="/x">밤 배가 다시 다닌다</a></p>',
        '<table><tr><td>ЧИТАЙТЕ ТАКЖЕ:</td><td><a href="/x">Ночной паром снова ходит</a></td></tr></table>',
        '<p>Weiteres dazu ▶ <a href="/x">Die Nachtfähre fährt wieder</a></p>',
        '<p>Trending now</p><ul><li><a href="/x">Night ferry sails again today</a></li></ul>',
        '<h3>الأكثر قراءة</h3><ul><li><a href="/x">العبارة الليلية تبحر من جديد</a></li></ul>',
        "<p>Oft geklickt</p><p><a href='/x'>Die Nachtfähre fährt wieder aus</a></p>",
        "<p>Related</p>",
        f'<section><h3>Artikel Terkait</h3><div><h4>Feri</h4>{TEASER}</div></section>',
        f'<h3>関連記事</h3><div><a href="/x">Ferry</a>{TEASER}</div>',
        f'<div><div><p>Related stories</p></div>{TEASER}</div>',
        "<h2>Related stories</h2><h2>The works</h2>",
        "<p>ADVERTISEMENT</p>",
        "<h3>Advertisement</h3>",
        "<div><span>Continúa leyendo después del anuncio</span></div>",
        "<p><em>Sign up for our newsletter to get the day's news in your inbox.</em></p>",
        "<p>Gelişmelerden haberdar olmak için kanalımıza katılın.</p>",
        "<p>Son haberler için her sabah kanalımıza katılın.</p>",
        "<p>メールマガジンに登録してニュースを受け取りましょう。</p>",
        "<p>Photo: Harbour Post / Ida Berg</p>",
        "<p>Walkers on the bridge Ida Berg / Getty Images</p>",
        "<p>3:59 PM</p>",
        "<p>The bridge at noon, seen from the north. Photo: Harbour Post</p>",
        "<p>Мост в полдень, вид с севера. Фото: Портовая верста</p>",
        "<p>الجسر عند الظهر من جهة الشمال. تصوير: شراع الساحل</p>",
        "<p>Posted in Harbour, Bridges Tagged piers</p>",
        '<p class="photo-caption">The bridge on the morning of its opening, seen from the old fish market.</p>',
        "<p>무단 전재 및 재배포 금지</p>",
        '<div class="cookie-consent"><p>We use cookies so that this page works and to count its many readers.</p></div>',
        '<div style="display:none"><p>This paragraph is for machines that do not look at what is shown to people.</p></div>',
        '<div aria-hidden="true"><p>This paragraph is hidden from those who listen to the page instead of seeing it.</p></div>',
        '<aside><p>The harbour has been a free port since the last century, when the railway came to the town.</p></aside>',
    ],
)  # fmt: skip
def test_foreign_lines_are_left_out(piece: str) -> None:
    kept = [paragraph for paragraph in of(piece).paragraphs if paragraph != "The works"]

    assert kept == [OPENING, MIDDLE, CLOSING]


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ('<p>The plan is <a href="/plan">on the council\'s pages</a> for all to see.</p>', "The plan is on the council's"),
        ('<ul><li>Toll on the bridge: <a href="/toll">none for walkers and cyclists</a></li></ul>', "Toll on the bridge"),
        ("<p>Drivers: <a href='https://a.example'>https://a.example/forms/lorry</a></p>", "Drivers: https://a.example"),
        ('<h2><a href="/x">What the repairs of the bridge cost</a></h2><p>' + MIDDLE[:-1] + ", we saw.</p>", "What the rep"),
        ("<p>He follows the news on Facebook, as many of his neighbours do these days.</p>", "He follows the news"),
        ('<p><a href="#cost">What it cost, and who paid for all of it</a></p>', "What it cost, and"),
        ("<p>Costs: four million</p>", "Costs: four million"),
        ("<p>The mayor has sent home her first picture: the bridge, wider than the bay.</p>", "The mayor has"),
        (f"<h3>Related</h3>{TEASER}", "A teaser"),
        (f"<h3>Related</h3><div>{TEASER}</div>", "A teaser"),
        (f'<div><h3>Related</h3><div><a href="/x">Ferry</a>{TEASER * 9}</div></div>', "A teaser"),
        ('<h2 id="h-social-costs">What it cost the town</h2><p>Much.</p>', "What it cost the town"),
        ("<ul><li>Location: the bridge stands between the fish market and the old pier.</li></ul>", "Location: the bridge"),
        (f'<p><a href="/x">{OPENING[:-1]}, and they came with all their children.</a></p>', OPENING[:-1]),
        ('<p>Ferry: <a href="/f">daily</a></p>', "Ferry: daily"),
        ('<p>As the council wrote in its long report of last winter: <a href="/r">the piers can wait a year</a></p>', "As the"),
        ("<h2>The costs</h2><p>They rose.</p>", "The costs"),
    ],
)  # fmt: skip
def test_lines_of_the_article_stay(piece: str, kept: str) -> None:
    assert any(paragraph.startswith(kept) for paragraph in of(piece).paragraphs)


def test_headings_after_the_last_sentence_go() -> None:
    html = page().replace("</div></div>", "<h3>Topics</h3></div></div>")

    assert read(html, URL).paragraphs[-1] == CLOSING


def test_a_paragraph_is_said_once() -> None:
    assert of(f"<p>{OPENING}</p>").paragraphs == (OPENING, MIDDLE, CLOSING)


def test_caption_beside_its_description_goes_where_the_text_begins_after_it() -> None:
    caption = "<p>Walkers on the harbour bridge, Tuesday morning.</p>"
    html = f"<h1>Bridge</h1>{caption}{caption}<p>HARBOUR, Post.example – {OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p>"

    assert read(html, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


@pytest.mark.parametrize(
    "dateline",
    ["NORTH QUAY, Harbour Post – ", "Post.example – ", "NORTH QUAY (Reuters) - ", "Jakarta - ", "Harbour Post – "],
)
def test_dateline_is_cut_off(dateline: str) -> None:
    html = (
        page()
        .replace(OPENING, dateline + OPENING)
        .replace("<head>", '<head><meta property="og:site_name" content="Harbour Post">')
    )

    assert read(html, URL).paragraphs[0] == OPENING


@pytest.mark.parametrize(
    "opening",
    [
        "Mercy – the town needed it",
        "What a long and windy day – The council",
        "Quay – ",
        "At Post.example, run by the town – It",
    ],
)
def test_dash_of_a_sentence_is_no_dateline(opening: str) -> None:
    first = f"{opening} had waited for months and months to see it." if opening != "Quay – " else "Quay – Then rain."

    assert read(f"<h1>Rain</h1><p>{first}</p><p>{MIDDLE}</p>", URL).paragraphs[0] == first


@pytest.mark.parametrize(
    "signed", ["<p>Ida Berg</p><p>Editor</p>", "<p>Ida Berg / Editor</p>", "<p>Penulis</p><p>Ida Berg</p>"]
)
def test_signature_becomes_the_author(signed: str) -> None:
    article = read(f"<h1>Bridge</h1>{signed}<p>{OPENING}</p><p>{MIDDLE}</p>", URL)

    assert article.author == "Ida Berg"
    assert article.paragraphs == (OPENING, MIDDLE)


def test_role_without_a_name_signs_nothing() -> None:
    article = read(f"<h1>Bridge</h1><p>{OPENING}</p><p>{MIDDLE}</p><p>Editor</p>", URL)

    assert article.author == ""


@pytest.mark.parametrize("label", ["Advertorial", "Sponsored content", "На правах рекламы"])
def test_label_above_the_text_marks_it_as_paid_for(label: str) -> None:
    article = read(f"<p>{label}</p><h1>Bridge</h1><p>{OPENING}</p><p>{MIDDLE}</p>", URL)

    assert article.sponsored
    assert article.paragraphs == (OPENING, MIDDLE)


@pytest.mark.parametrize(
    "head", ['<meta property="article:section" content="Sponsored Content">', json_ld(articleSection="Pariwara")]
)
def test_section_for_what_is_paid_for_marks_it(head: str) -> None:
    assert of(head=head).sponsored
    assert not of(head='<meta property="article:section" content="Harbour">').sponsored


def test_short_text_without_prose_is_not_paid_for() -> None:
    text = "".join(f"<p>Pier {number} was tested.</p>" for number in range(8))

    assert not read(text, URL).sponsored


# ------------------------------------------------------------ where the article stands


def test_article_named_like_chrome_is_found() -> None:
    html = f'<div class="sidebar"><p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p></div>'

    assert read(html, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


def test_comments_are_not_the_article_however_long() -> None:
    comments = (
        f'<div id="comments">{"".join(f"<p>{MIDDLE} I saw it {number} times.</p>" for number in range(30))}</div>'
    )

    assert read(page().replace("</body>", f"{comments}</body>"), URL).paragraphs == (OPENING, MIDDLE, CLOSING)


def test_article_under_layers_of_chrome_is_found_all_the_same() -> None:
    html = "<div class='sidebar'>" * 5 + f"<p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p>"

    assert read(html, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


def test_main_inside_an_unclosed_menu_is_found() -> None:
    html = f"<nav><ul><li>Home<main><p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p></main></ul></nav>"

    assert read(html, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


def test_lead_between_heading_and_text_belongs_to_it() -> None:
    lead = "After eight months of noise and dust, the harbour has its bridge back."
    html = f"<header><h1>Bridge</h1><p>{lead}</p></header><article><p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p></article>"

    assert read(html, URL).paragraphs[0] == lead


@pytest.mark.parametrize(
    "heading",
    [
        "<h2>Harbour bridge opens again</h2>",
        '<div class="headline">Harbour bridge opens again after long works</div>',
        '<div class="share"><h1>Bridge</h1></div>',
        "<h1>Bridge</h1>" + "<p>Share</p>" * 30,
    ],
)
def test_lead_belongs_to_the_article_however_its_heading_is_marked_up(heading: str) -> None:
    lead = "After eight months of noise and dust, the harbour has its bridge back."
    paragraphs = [f"{MIDDLE[:-1]}, said witness number {number}." for number in range(9)]
    body = f"<article>{''.join(f'<p>{paragraph}</p>' for paragraph in paragraphs)}</article>"
    html = f"<title>Harbour bridge opens again - Harbour Post</title><p>{CLOSING}</p>{heading}<p>{lead}</p>{body}"

    assert read(html, URL).paragraphs == (lead, *paragraphs)


@pytest.mark.parametrize(
    ("description", "kept"),
    [
        ("The harbour has its bridge back after eight months of dust.", True),
        ("The harbour has its bridge back after eight mon…", True),
        ("The harbour", False),
        ("Another matter altogether, said the mayor of the town.", False),
    ],
)
def test_short_lead_is_told_by_the_page_s_description(description: str, kept: bool) -> None:
    lead = "The harbour has its bridge back after eight months of dust"
    head = f'<meta property="og:description" content="{description}">'
    html = f"<head>{head}</head><h1>Bridge</h1><h2>{lead}</h2><article><p>{OPENING}</p><p>{MIDDLE}</p></article>"

    assert (lead in read(html, URL).paragraphs) is kept


def test_text_in_several_siblings_is_joined() -> None:
    html = "".join(f"<section><div><p>{text}</p></div></section>" for text in (OPENING, MIDDLE, CLOSING))

    assert read(html, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


@pytest.mark.parametrize("between", ["<br><br>", "<br>\n"])
def test_breaks_part_paragraphs(between: str) -> None:
    lines = [OPENING, MIDDLE, CLOSING, "It rained.", "Nobody minded.", "Music played."]

    assert read(f"<h1>Bridge</h1><div>{between.join(lines)}</div>", URL).paragraphs == tuple(lines)


def test_single_breaks_keep_a_paragraph_together() -> None:
    assert read(f"<p>{OPENING}<br>{MIDDLE}</p><p>{CLOSING}</p>", URL).paragraphs[0] == f"{OPENING} {MIDDLE}"


def test_preformatted_and_plain_text_have_paragraphs_too() -> None:
    lines = f"{OPENING}\n\n{MIDDLE}\n\n{CLOSING}"

    assert read(f"<pre>{lines}</pre>", URL).paragraphs == (OPENING, MIDDLE, CLOSING)
    assert read(lines, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


def test_stated_body_fills_a_page_that_shows_little() -> None:
    stated = "\n".join(
        (OPENING, "Read more: Ferry sails at night again", MIDDLE, CLOSING, MIDDLE.replace("More", "No less"))
    )
    html = f"{json_ld(articleBody=stated)}<h1>Bridge</h1><p>{OPENING}</p>"

    assert read(html, URL).paragraphs[:3] == (OPENING, MIDDLE, CLOSING)


def test_stated_body_of_another_text_is_not_taken() -> None:
    other = "<p>" + "The orchard was quiet and the apples fell one by one into the long wet grass. " * 20 + "</p>"

    assert of(head=json_ld(articleBody=other)).paragraphs == (OPENING, MIDDLE, CLOSING)


def test_short_page_is_read_by_trafilatura_where_that_finds_more() -> None:
    hidden = f'<div class="comments"><article><p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p></article></div>'

    with pytest.raises(ValueError, match="no article"):
        read("<html><body><p>Home</p><script>1</script></body></html>", URL)
    assert read(f"<html><body>{hidden}<p>{'A line of the page, no more. ' * 3}</p></body></html>", URL).paragraphs


# ------------------------------------------------------------ metadata


def test_entry_speaks_before_the_page() -> None:
    entry = make.entry(title="Bridge open", author="By Ida Berg", language="en", image="https://i.example/e.jpg")

    article = read(page(head='<meta name="author" content="Else Body">', title=""), URL, entry=entry)

    assert (article.title, article.author, article.published_at) == ("Bridge open", "Ida Berg", make.NOON)
    assert article.image == "https://i.example/e.jpg"
    assert article.entry_id == entry.id


def test_language_of_a_short_text_is_the_declared_one() -> None:
    text = "".join(f"<p>{number} : {number}, {number * 2}.</p>" for number in range(10_000, 10_009))

    assert read(f'<html xml:lang="pt-BR"><body>{text}</body></html>', URL).language == "pt"
    assert read(text, URL, language="id").language == "id"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[bad", ""])
def test_image_without_a_web_address_is_none(address: str) -> None:
    assert of(head=f'<meta property="og:image" content="{address}">').image == ""


@pytest.mark.parametrize(
    ("data", "image"),
    [({"image": {"url": "/a.jpg"}}, "https://harbour-post.example/a.jpg"), ({"image": [{}, "http://i.example/b"]}, "http://i.example/b"), ({"image": [7]}, "")],
)  # fmt: skip
def test_image_in_json_ld_is_found(data: dict[str, Any], image: str) -> None:
    assert of(head=json_ld(**data)).image == image


def test_image_is_the_entry_s_then_json_ld_s_then_the_meta_tag_s_then_one_on_the_page() -> None:
    shown = (
        '<figure><img src="/logo.png"><img src="/s.jpg" width="90"><img src="x" data-src="/p.jpg" width="800"></figure>'
    )
    meta = '<meta property="og:image" content="/m.jpg">'
    data = json_ld(image="/d.jpg")

    found = [read(page(shown, head=head), URL).image for head in (data + meta, meta, "")]
    of_entry = read(page(shown, head=data), URL, entry=make.entry(image="https://i.example/e.jpg")).image

    assert [address.rsplit("/", 1)[-1] for address in (of_entry, *found)] == ["e.jpg", "d.jpg", "m.jpg", "p.jpg"]


@pytest.mark.parametrize(
    "script", ["{broken", "[" * 5000, '<!-- {"@type": "WebPage", "datePublished": "2026-01-02"} -->']
)
def test_odd_json_ld_does_no_harm(script: str) -> None:
    assert of(head=f'<script type="application/ld+json">{script}</script>').paragraphs == (OPENING, MIDDLE, CLOSING)


def test_nested_json_ld_ends_somewhere() -> None:
    deep = "[" * 30 + '{"@type": "NewsArticle", "headline": "x", "author": "Ida Berg"}' + "]" * 30

    assert of(head=f'<script type="application/ld+json">{deep}</script>').author == ""


def test_field_of_an_odd_type_is_passed_over() -> None:
    assert of(head=json_ld(headline=[7, "Bridge at last"]), title="").title == "Bridge at last"


def test_advertiser_s_article_is_sponsored() -> None:
    data = json_ld(**{"@type": ["AdvertiserContentArticle"], "author": [{"name": ["Ida Berg"]}, 7]})

    assert of(head=data).sponsored


@pytest.mark.parametrize(
    ("stated", "headings", "names", "title"),
    [
        (["Rain at last - The Daily"], [], {"thedaily"}, "Rain at last"),
        (["The Daily | Rain at last"], [], {"thedaily"}, "Rain at last"),
        (["Rain at last | Weather"], [], set(), "Rain at last"),
        (["Climate notes - Economic Research Service"], [], {"ers"}, "Climate notes"),
        (["Rain at last - The Daily"], ["Weather Rain at last", "Rain at last"], {"thedaily"}, "Rain at last"),
        (["Rain at last, say farmers in the north"], ["Rain at last, say farmers"], set(), "Rain at last, say farmers"),
        (["Farmers in the north: rain at last"], ["Rain at last for farmers in the north"], set(), "Rain at last for farmers in the north"),
        (["Rain - or snow"], ["Something else"], set(), "Rain - or snow"),
        (["Rain at last", "Rain at last | The Daily"], ["Weather / Rain at last"], {"thedaily"}, "Rain at last"),
        (["Rain at last"], ["Weather / Rain at last"], set(), "Weather / Rain at last"),
        ([""], ["The Daily", "Rain at last"], {"thedaily"}, "Rain at last"),
        ([], [], set(), ""),
    ],
)  # fmt: skip
def test_headline_is_told_from_what_stands_around_it(
    stated: list[str], headings: list[str], names: set[str], title: str
) -> None:
    assert titles.choose(stated, headings, frozenset(names)) == title


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["By Ida Berg and Tom Reed"], ["Ida Berg", "Tom Reed"]),
        (["Oleh: Rani Saputra"], ["Rani Saputra"]),
        (["View all posts by Ida Berg"], ["Ida Berg"]),
        (["Ida Berg | 3 May 2026", "Ida Berg Reporter"], ["Ida Berg"]),
        (["https://news.example/ida", "ida@news.example", "Editor", "The Daily"], []),
        (["Ida Berg, The Daily"], ["Ida Berg"]),
        (["Ida Berg, Senior Correspondent"], ["Ida Berg"]),
        (["August, Ida Berg am Samstag"], ["Ida Berg"]),
        (["The Daily Ltd", "Thedaily", "Ida Daily"], ["Ida Daily"]),
    ],
)
def test_names_are_cleaned(written: list[str], names: list[str]) -> None:
    assert authors.clean(written, frozenset({"thedaily"})) == names


@pytest.mark.parametrize(
    ("piece", "author"),
    [
        ('<div class="byline"><span class="author">Ida Berg</span> <span class="author">Tom Reed</span></div>', "Ida Berg, Tom Reed"),
        ('<aside><span class="author">Else Body</span></aside>', ""),
        ('<i><span itemprop="author" content="Ida Berg"></span></i><div><b class="author">Far Away</b></div>', "Ida Berg"),
        ('<span class="author">of the many readers</span>', ""),
        ('<i class="byline">By</i><i class="byline">By Ida Berg</i>', "Ida Berg"),
    ],
)  # fmt: skip
def test_byline_on_the_page_is_read(piece: str, author: str) -> None:
    assert of(piece).author == author


@pytest.mark.parametrize(
    ("shown", "author"),
    [
        ("<p>By Ida Berg</p>", "Ida Berg"),
        ("<div><span>By </span><p>Ida Berg</p></div>", "Ida Berg"),
        ("<p>14 March 2026 | by Ida Berg, Political Editor</p>", "Ida Berg"),
        ("<p>Erstellt von Ida am Dienstag 6. Mai 2014</p>", "Ida"),
        ('<p><a href="/authors/ida-berg">Ida Berg</a></p>', "Ida Berg"),
        ('<p><a href="/authors/">Our authors</a> of the year</p>', ""),
        ('<p>Posted by <a rel="author" href="/a">harbourfox</a></p>', "harbourfox"),
        ('<p class="byline">The Editors</p>', "The Editors"),
        ("<p>By the many readers of this page</p>", ""),
    ],
)
def test_line_at_the_heading_names_the_author(shown: str, author: str) -> None:
    assert read(page().replace("</h1>", f"</h1>{shown}"), URL).author == author


def test_person_in_the_byline_is_believed_before_the_outlet_in_a_field() -> None:
    head = '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="The Harbour Post Ltd">'

    assert read(page(head=head).replace("</h1>", "</h1><p>By Ida Berg</p>"), URL).author == "Ida Berg"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ida Berg">',
        '<meta property="dc:creator" content="Ida Berg">',
        json_ld(author=[[{"givenName": "Ida", "familyName": "Berg"}]]),
        json_ld(author={"name": ["Ida Berg"]}),
        json_ld(author="Ida Berg").replace(' type="application/ld+json"', "").replace("{", '{"@context": "https://schema.org", ', 1),
    ],
)  # fmt: skip
def test_author_is_found_where_fields_name_it(head: str) -> None:
    assert of(head=head).author == "Ida Berg"


def test_label_of_a_card_that_names_no_author_is_passed_over() -> None:
    head = '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Six Minutes">'

    assert of(head=head).author == ""


def test_deeply_nested_authors_end_somewhere() -> None:
    nested: Any = "Ida Berg"
    for _ in range(20):
        nested = [nested]

    assert of(head=json_ld(author=nested)).author == ""


def test_outlet_is_the_author_only_where_nobody_else_is_named() -> None:
    article = of(
        head='<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Harbour Post">'
    )

    assert article.author == "Harbour Post"


@pytest.mark.parametrize(
    ("head", "url", "day"),
    [
        ('<meta name="date" content="14 March 2026">', URL, "2026-03-14"),
        ("", "https://news.example/2026/3/9/bridge", "2026-03-09"),
        ('<meta name="date" content="soon">', URL, None),
        (json_ld(dateCreated="2026-02-01"), URL, "2026-02-01"),
        ("", "https://news.example/2026/march/09/bridge", "2026-03-09"),
        ("", "https://news.example/20260309/bridge", "2026-03-09"),
    ],
)
def test_date_is_found(head: str, url: str, day: str | None) -> None:
    article = read(page(head=head), url)

    assert (article.published_at.date().isoformat() if article.published_at else None) == day


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ('<time datetime="2026-03-14T08:00:00Z"></time>', "2026-03-14"),
        ('<footer><time datetime="2020-01-01"></time></footer><time>14.03.2026</time>', "2026-03-14"),
        ("<p>Kamis, 12 Maret 2026 | 10:30 WIB</p>", "2026-03-12"),
        ('<p class="date">3/14/2026</p>', "2026-03-14"),
        ("<p>31.02.2026</p>", None),
        ("<p>Kultur, 14.3.26</p>", "2026-03-14"),
        ("<p>Kultur, 14.3.26 Uhr</p>", None),
        ('<p class="update-bar">No day</p><p class="date">14 March 2026</p>', "2026-03-14"),
    ],
)
def test_date_shown_on_the_page_is_read(shown: str, day: str | None) -> None:
    article = read(page().replace("</h1>", f"</h1>{shown}"), URL)

    assert (article.published_at.date().isoformat() if article.published_at else None) == day


def test_date_in_the_article_s_own_footer_is_its_date() -> None:
    teaser = '<article><p>Ferry sails</p><footer><time datetime="2020-01-01"></time></footer></article>'
    paragraphs = "".join(f"<p>{text}</p>" for text in (OPENING, MIDDLE, CLOSING, "It rained."))
    own = '<footer><time datetime="2026-03-14T08:00:00Z"></time></footer>'
    long_article, with_heading = (
        f"<article>{paragraphs}{own}</article>",
        f"<article><h1>B</h1>{own}</article>{paragraphs}",
    )

    for html in (teaser + long_article, teaser + with_heading):
        published_at = read(html, URL).published_at
        assert published_at is not None
        assert published_at.year == 2026


def test_date_beside_the_heading_comes_before_one_marked_up_elsewhere() -> None:
    later = '</div><div><h3>More</h3><time datetime="2020-01-01T00:00:00Z">Long ago</time></div>'
    html = page().replace("</h1>", "</h1><p>by Ida Berg · 14 March 2026</p>").replace("</body>", f"{later}</body>")

    for shown, year in (("14 March 2026", 2026), ("", 2020)):
        published_at = read(html.replace("14 March 2026", shown), URL).published_at
        assert published_at is not None
        assert published_at.year == year


def test_page_that_ends_before_its_article_is_read() -> None:
    html = f"<html><body><nav>Home</nav></body></html><div><p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p></div></body></html>"

    assert read(html, URL).paragraphs == (OPENING, MIDDLE, CLOSING)


@pytest.mark.parametrize(
    ("stamp", "language", "day"),
    [
        ("Sat, 14 Mar 2026 08:00:00 GMT", "", "2026-03-14"),
        ("2026-03-14 00:00:00 +0000 UTC", "", "2026-03-14"),
        ("2026-03-14T08:00:00.123456789+0700", "", "2026-03-14"),
        ("03/04/2026", "en", "2026-03-04"),
        ("03/04/2026", "fr", "2026-04-03"),
        ("14 mars 2026", "fr", "2026-03-14"),
        ("14 März 2026", "xx", "2026-03-14"),
        ("no day at all", "en", None),
        ("1 Januari 1066", "id", None),
        ("0001-01-01", "", None),
    ],
)
def test_dates_are_read_as_sites_write_them(stamp: str, language: str, day: str | None) -> None:
    found = dates.read([stamp], language=language, patient=True)

    assert (found.date().isoformat() if found else None) == day


# ------------------------------------------------------------ selectors


def test_selectors_win_over_everything() -> None:
    html = page(
        '<p class="ours">Only this was asked for, and it is long enough for an article of its own.</p><h2>New</h2>'
    )

    article = read(html, URL, select={"title": ("h2",), "body": (".ours", ".none"), "drop": (".no",)})

    assert article.title == "New"
    assert article.paragraphs == ("Only this was asked for, and it is long enough for an article of its own.",)


def test_dropped_parts_are_not_read() -> None:
    assert read(page('<p class="no">This is not for us, though it is long enough to be.</p>'), URL, select={"drop": (".no",)}).paragraphs == (OPENING, MIDDLE, CLOSING)  # fmt: skip


def test_bad_selector_is_named() -> None:
    with pytest.raises(ValueError, match="not a CSS selector"):
        read(page(), URL, select={"body": ("p[",)})


# ------------------------------------------------------------ hostile pages


@pytest.mark.parametrize(
    "html",
    [
        "",
        "\0\0",
        "<html><script>var a = 1;</script></html>",
        "<form><label>E-mail</label><input><button>Sign in</button></form>",
        "<div>" * 100_000,
        "<p>" + "word " * 3_000_000,
    ],
    ids=["empty", "NUL", "scripts", "login", "nested", "huge"],
)
def test_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="the page"):
        read(html, URL)


@pytest.mark.parametrize(
    "start",
    [
        "<div " + " ".join(f'a{number}="x"' for number in range(50_000)) + ">",
        "<<<< <b><i><table><",
        '<?xml version="1.0" encoding="utf-16"?>',
        "<div>" + "<br>" * 30_000 + "</div>",
        "\ud800\ufffe",
    ],
    ids=["attributes", "broken", "declaration", "breaks", "surrogate"],
)
def test_odd_markup_does_not_hide_the_article(start: str) -> None:
    text = f"<p>{OPENING}</p><p>{MIDDLE}</p><p>{CLOSING}</p>"

    assert read(start + text, URL).paragraphs[-1] == CLOSING


@pytest.mark.parametrize(
    "piece",
    [
        "<article>" + "<footer><time></time></footer>" * 20_000,
        '<b class="date author">by</b>' * 40_000,
        "<p>a" * 60_000,
    ],
    ids=["footers", "dates", "paragraphs"],
)
def test_page_of_a_hundred_thousand_elements_is_read_in_seconds(piece: str) -> None:
    begun = time.process_time()

    read(page() + piece, URL)

    assert time.process_time() - begun < 5


def test_large_page_without_prose_is_refused_quickly() -> None:
    with pytest.raises(ValueError, match="no article"):
        read("<i></i>" * 80_000, URL)


def test_tree_keeps_text_and_drops_unseen_signs() -> None:
    assert text_of(parse("<p>Hy\u00adphen\u200bated \u00a0 text</p>")) == "Hyphenated text"

"""Who speaks in Japanese: the noun phrase before は or が, and the name within it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.summarise.speech.subject import A_BODY, LAST, UNNAMED, Subject, cue_pattern, ending_with
from bot.text.quotation import Facts


@lru_cache(maxsize=4)
def _subject_pattern(facts: Facts) -> re.Pattern[str]:
    """A phrase with its particle; behind an office は is one whatever follows."""
    offices = "|".join(sorted(map(re.escape, facts.titles), key=len, reverse=True))
    particle = r"(?:は|が|も|によると|によれば|から(?=声を|言われ|こう|告げ|励ま|叱ら|怒ら|問わ|聞か|尋ね))(?=[^ぁ-ん]|$|[いこそあきのおもとかわすま]|、)"
    return re.compile(
        rf"([^、。「」『』\s,]{{1,40}}?)(?:{particle}|(?<={offices.replace('|', ')(?:は|が)|(?<=')})(?:は|が))"
    )


_NO_SUBJECT = re.compile(
    r"(?:で|に|と|へ|まで|て|こと|もの|の|今回|今後|年|月|日|一方|これ|それ|ここ|そこ|ため|とき|時|点)$"
)
_UNNAMED = re.compile(
    r"^(?:ある|某|別の)|(?:担当者|関係者|住民|男性|女性|市民|捜査員|専門家|幹部|職員|保護者|利用者|客)(?:から)?$"
)
_PORTFOLIO = re.compile(
    r"(?:外務|財務|防衛|環境|経済産業|厚生労働|国土交通|農林水産|法務|文部科学|総務|デジタル|経済再生|内閣官房|国家|最高経営|広報|主席|首席|上級|特別|名誉|副|前|元|現|同)$"
)
_NAME = re.compile(
    r"[\u4e00-\u9fff々]{1,3}[ァ-ヶー]{2,6}$|"
    r"[\u30a0-\u30ff・＝A-Za-z.]{2,}$|[\u4e00-\u9fff々ヶケ]{2,7}$|[\u4e00-\u9fff々ヶケ]{1,4}[ぁ-ん]{1,4}[子美香代江枝]?$"
)


_SAYS = re.compile(r"^\s*と、?([^、。「」]{2,30})(?=。|$)")
"""Behind a quote, a noun phrase without a verb: 「…」と小川さん。"""
_SOME_BODY = re.compile(r"同(?:社|省|庁|局|署|大学?|会|市|県|町|村|病院|校|協会|団体|党|行|所|課|部|センター)")
_BODY = re.compile(
    r"(?:大学|高校|学校|病院|会社|協会|組合|連盟|委員会|審議会|研究所|機構|センター|銀行|電力|鉄道|新聞社|グループ|クラブ|"
    r"[ァ-ヶー]社|[省庁府県市町村局署党社軍課])$"
)


_SHAPED = re.compile(
    r"(?!.*(?:[員者人社会省庁局部課署党側家長官院校店館隊団所軍国県市町村区民客生方的性化点面率力々]$))[\u4e00-\u9fff]{4,5}"
)
"""A surname and a given name written like most: four signs or five, and no body's or people's last one."""


def subject(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase before は or が, in the sentence before the quote, or between it and its verb."""
    cued = bool(cue_pattern(facts).search(after) or cue_pattern(facts).search(before[-20:]))
    own = re.sub(r"^\s*(?:などと|と|って)、?", "", after)
    found_after = _subjects(own, facts) if cue_pattern(facts).search(own) else []
    closing = _closing(after, facts)
    found = [one for one in found_after if one.person] or closing or _subjects(before, facts)
    best = next(
        (one for one in found if one.person),
        next((one for one in found if cued and (one.body or _SHAPED.fullmatch(one.name))), Subject()),
    )
    return replace(best, cued=cued or bool(closing))


def _closing(after: str, facts: Facts) -> list[Subject]:
    """The person with whom a sentence ends right behind its quote, without a verb."""
    said = _SAYS.match(after)
    if said is None or not ending_with(facts.titles).search(said.group(1)):
        return []
    return [_name(said.group(1), facts)]


def full_names(text: str, facts: Facts) -> list[str]:
    """The names that stand before an office or an age anywhere in an article."""
    offices = "|".join(sorted(map(re.escape, facts.titles), key=len, reverse=True))
    found = re.findall(
        rf"(?<![\u4e00-\u9fff々ヶ])([\u4e00-\u9fff々ヶ]{{2,5}}?[ぁ-んァ-ヶー]{{0,4}}?[子美香代江枝]?)(?:{offices}|[（(]\d)",
        text,
    )
    return [name for name in found if len(name) >= _LEAST_NAME and "の" not in name and _COMMON.search(name) is None]


_COMMON = re.compile("^第|[者会社員省庁]$")


_LEAST_NAME = 3  # signs of a surname and a given name; two are as often a common word before "先生" or "会長"


def _subjects(words: str, facts: Facts) -> list[Subject]:
    """Each noun phrase that a particle makes a subject or a topic."""
    found = []
    for hit in _subject_pattern(facts).finditer(words):
        phrase = hit.group(1)
        if _NO_SUBJECT.search(phrase):
            continue
        found.append(_name(phrase, facts))
    return found


def _name(phrase: str, facts: Facts) -> Subject:
    """The name in "body の name office"."""
    if phrase in facts.pronouns:
        return Subject(kind=LAST, person=True)
    if _SOME_BODY.fullmatch(phrase):
        return Subject(kind=UNNAMED, office=A_BODY, body=True)
    if _UNNAMED.search(phrase):
        return Subject(kind=UNNAMED, person=True)
    head = phrase.rpartition("の")[2] or phrase
    office = ending_with(facts.titles).search(head)
    bare = head
    while (cut := ending_with(facts.titles).search(bare)) and cut.start():
        bare = _PORTFOLIO.sub("", bare[: cut.start()])
    if office is not None and (not bare or bare in facts.titles or bare == head):
        return Subject(kind=LAST, person=True, office=head)
    name = _NAME.search(bare)
    if name is None:
        return Subject()
    if office is None and _BODY.search(head):
        return Subject(head, body=True)
    ahead = phrase[: -len(head)].removesuffix("の")
    before = ending_with(facts.titles | facts.trades).search(ahead) if ahead else None
    person = office is not None or "・" in name.group() or before is not None
    held = before or office
    return Subject(name.group(), person=person, office=held.group() if held else "")

"""Who speaks, in Korean, Japanese and Chinese: the subject by its particle or by the verb next to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.quotation import Facts

LAST, UNNAMED = "last", "unnamed"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who is said to speak. Without a name, `kind` LAST means a pronoun or nobody, UNNAMED "an official".

    `cued` says that a verb of saying stands by; `person`, that an office or the name's shape shows a person.
    """

    name: str = ""
    kind: str = ""
    cued: bool = False
    person: bool = False


@lru_cache(maxsize=16)
def cue_pattern(facts: Facts) -> re.Pattern[str]:
    """Any verb of saying, the longest first."""
    words = sorted((*facts.cues, *facts.cue_stems), key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=16)
def _ending_with(words: frozenset[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, ordered))})$")


# ------------------------------------------------------------ Korean

_KO_TOKEN = re.compile(r"[^\s,，·“”\"‘’]+")
_KO_SUBJECT = re.compile(r"^(.+?)(께서는|께서|에게서는|은|는|이|가|도)$")
_KO_NO_SUBJECT = re.compile(
    r"(?:에서는|에게는|에는|으로는|로는|에서도|에도|라는|이라는|하는|있는|없는|같은|또는|되는|받는|지는|많은|높은|좋은|않은|있도|하도|대한|관한|따른|것은|것이|것도|할수는|할수가)$|^수[는가]$"
)
_KO_NP_STOP = re.compile(
    r"(?:에서|에게|으로|까지|부터|에는|에도|했다|하며|하고|면서|지만|에|을|를|은|는|며|한테|께|때|후|뒤|날|위해|대해|통해|로|고|이나|보다|처럼|동안|\d[일월년시분명개]|\d간)$"
)
_KO_MODIFIER = re.compile(r"(?:인|의|한|던|된|적|할|하는)$")
_KO_FULL_NAME = re.compile(
    r"^(?:[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국봉사가복태목형피두감음빈동온호범좌팽승간편경은][가-힣]{2}|(?:남궁|선우|황보|제갈|독고|사공)[가-힣]{1,2})$"
)
_KO_ORGAN = re.compile(
    r"(?:부|청|원|시|도|당|국|사|회|처|군|구|대|소|팀|실|과|단|계|측|관|은행|그룹|전자|협회|대학교|학교|병원|센터|연구소|위원회|공사|재단)$"
)
_KO_PLACES = frozenset(
    [
        "미국",
        "중국",
        "일본",
        "러시아",
        "영국",
        "프랑스",
        "독일",
        "북한",
        "한국",
        "이탈리아",
        "인도",
        "호주",
        "캐나다",
        "우크라이나",
        "이스라엘",
        "이란",
        "국가",
        "전",
        "현",
        "외교부",
        "한국은행",
    ]
)
_KO_WORDS_OF = re.compile(r"(\S+(?: \S+){0,4})의 (?:말|설명|이야기|얘기|주장|전언)이(?:다|었다)")
_KO_UNNAMED = re.compile(
    r"(?:관계자|소식통|당국자|한\s*\S+|전문가|주민|시민|누리꾼|네티즌|경찰|검찰|정부|회사|업계|측)$"
)


def korean(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase before 은/는/이/가, before the quote or between it and its verb; or before 에 따르면."""
    cued = bool(cue_pattern(facts).search(after) or cue_pattern(facts).search(before))
    told = _KO_WORDS_OF.search(before)
    if told is not None:
        return _korean_name(_noun_phrase(told.group(1).split()), facts, cued=True)
    for words, own in ((after, True), (before, False)):
        for phrase in facts.said_after:
            if phrase in words:
                return _korean_name(_noun_phrase(words[: words.index(phrase)].split()), facts, cued=True)
        found = _korean_subjects(words, facts)
        if found and (not own or cue_pattern(facts).search(words)):
            named = [one for one in found if one.person] or ([] if own else found)
            if named:
                best = named[-1] if named[-1].person else named[0]
                return Subject(best.name, best.kind, cued, best.person)
    return Subject(kind="", cued=cued)


def _korean_subjects(words: str, facts: Facts) -> list[Subject]:
    found = []
    tokens = _KO_TOKEN.findall(words.replace(",", " , "))
    for i, token in enumerate(tokens):
        if token in facts.pronouns:
            found.append(Subject(kind=LAST, person=True))
            continue
        hit = _KO_SUBJECT.match(token)
        if hit is None or _KO_NO_SUBJECT.search(token):
            continue
        found.append(_korean_name([*_noun_phrase(tokens[:i]), hit.group(1)], facts))
    return found


def _noun_phrase(tokens: list[str]) -> list[str]:
    """The last tokens that belong together: back to a comma, a particle or a verb."""
    phrase: list[str] = []
    for token in reversed(tokens):
        if (
            token == ","
            or len(phrase) == 8
            or (phrase and _KO_NP_STOP.search(token) and len(token) > 1 and not _KO_FULL_NAME.match(token))
        ):
            break
        phrase.append(token)
    return phrase[::-1]


def _korean_name(phrase: list[str], facts: Facts, *, cued: bool = False) -> Subject:
    """The name in a noun phrase of name, body and office, in any of their orders."""
    for i in range(len(phrase) - 2, -1, -1):
        if _KO_MODIFIER.search(phrase[i]) and len(phrase[i]) > 1 and not _KO_FULL_NAME.match(phrase[i]):
            phrase = phrase[i + 1 :]
            break
    while phrase and phrase[0] in facts.titles and len(phrase) > 1:
        phrase = phrase[1:]
    if not phrase or _KO_UNNAMED.search(" ".join(phrase)):
        return Subject(kind=UNNAMED, cued=cued, person=bool(phrase) and "관계자" in phrase[-1])
    if " ".join(phrase) in facts.pronouns:
        return Subject(kind=LAST, cued=cued, person=True)
    office = phrase[-1] in facts.titles or bool(
        _ending_with(facts.titles).search(phrase[-1]) and len(phrase[-1]) > 2 and len(phrase) > 1
    )
    for token in () if phrase[0].isascii() else reversed(phrase):
        if _KO_FULL_NAME.match(token) and not _KO_ORGAN.search(token) and token not in facts.titles:
            return Subject(token, cued=cued, person=True)
    if office and len(phrase) > 1:
        return Subject(_korean_foreign(phrase), cued=cued, person=True)
    short = phrase[-3:]
    return Subject(" ".join(short), cued=cued, person=len(short) > 1 and not _KO_ORGAN.search(short[-1]))


def _korean_foreign(phrase: list[str]) -> str:
    """The name before an office: "도널드 트럼프 미국 대통령", "이 박사"."""
    name = [token for token in phrase[:-1] if token not in _KO_PLACES]
    if not name or (len(name) == 1 and len(name[0]) == 1):
        return " ".join(phrase)
    if name[0][0].isascii():
        return " ".join(token for token in name if token[0].isascii())
    initial = len(name) > 2 and name[1].endswith(".")
    return " ".join(name[: 3 if initial else 2])


# ------------------------------------------------------------ Japanese

_JA_SUBJECT = re.compile(
    r"([^、。「」『』\s,]{1,40}?)(は|が|も|によると|によれば)(?=[^ぁ-ん]|$|[いこそあきのおもとかわすそま]|、)"
)
_JA_NO_SUBJECT = re.compile(
    r"(?:で|に|と|へ|まで|て|こと|もの|の|今回|今後|年|月|日|一方|これ|それ|ここ|そこ|ため|とき|時|点)$"
)
_JA_UNNAMED = re.compile(r"(?:担当者|関係者|住民|男性|女性|市民|捜査員|専門家|幹部|職員|保護者|利用者|客)(?:から)?$")
_JA_PORTFOLIO = re.compile(
    r"(?:外務|財務|防衛|環境|経済産業|厚生労働|国土交通|農林水産|法務|文部科学|総務|デジタル|経済再生|内閣官房|国家|最高経営|広報|主席|首席|上級|特別|名誉|副|前|元|現|同)$"
)
_JA_NAME = re.compile(
    r"[\u4e00-\u9fff々]{1,3}[ァ-ヶー]{2,6}$|"
    r"[\u30a0-\u30ff・＝A-Za-z.]{2,}$|[\u4e00-\u9fff々ヶケ]{2,7}$|[\u4e00-\u9fff々ヶケ]{1,4}[ぁ-ん]{1,4}$"
)


def japanese(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase before は or が, in the sentence before the quote, or between it and its verb."""
    cued = bool(cue_pattern(facts).search(after) or cue_pattern(facts).search(before[-20:]))
    own = re.sub(r"^\s*(?:などと|と|って)、?", "", after)
    found_after = _japanese_subjects(own, facts) if cue_pattern(facts).search(own) else []
    found = [one for one in found_after if one.person] or list(_japanese_subjects(before, facts))
    best = next((one for one in found if one.person), Subject())
    return Subject(best.name, best.kind, cued, best.person)


def _japanese_subjects(words: str, facts: Facts) -> list[Subject]:
    found = []
    for hit in _JA_SUBJECT.finditer(words):
        phrase = hit.group(1)
        if _JA_NO_SUBJECT.search(phrase):
            continue
        found.append(_japanese_name(phrase, facts))
    return found


def _japanese_name(phrase: str, facts: Facts) -> Subject:
    if phrase in facts.pronouns:
        return Subject(kind=LAST, person=True)
    if _JA_UNNAMED.search(phrase):
        return Subject(kind=UNNAMED, person=True)
    head = phrase.rpartition("の")[2] or phrase
    office = _ending_with(facts.titles).search(head)
    bare = head
    while (cut := _ending_with(facts.titles).search(bare)) and cut.start():
        bare = _JA_PORTFOLIO.sub("", bare[: cut.start()])
    if office is not None and (not bare or bare in facts.titles or bare == head):
        return Subject(kind=LAST, person=True)
    name = _JA_NAME.search(bare)
    if name is None:
        return Subject()
    return Subject(name.group(), person=office is not None or "・" in name.group())


# ------------------------------------------------------------ Chinese

_ZH_CLAUSE = re.compile(r"[，,；;：:。！？、\s]+")
_ZH_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林"
    "刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳邴松井段富焦巴牧山谷车侯班仰秋仲伊宫"
    "宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白蒲从鄂索赖卓屠蒙池乔闻党翟谭劳姬申扶堵冉桑桂牛边温庄晏柴瞿阎连习容向古易廖耿欧沙关曾游肖岳"
    "趙錢孫馮陳衛蔣瀋韓楊許呂張嚴魏謝鄒蘇魯韋馬鳳賀倪湯羅畢鄔樂時齊顧黃蕭計談龐熊紀項閔賈婁顏鍾邱駱盧應單諸榮陸龔程劉葉賴喬聞黨譚勞溫莊閻連習關歐鄧聶"
)
_ZH_FULL_NAME = re.compile(f"(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|[{_ZH_SURNAMES}])[\u4e00-\u9fff]{{1,2}}$")
_ZH_DESCRIBED = re.compile(
    f"(?<=[人员員工民家长長师師生者手户戶友妇婦童客亲親商农農爷妈父母姐哥弟妹授])[{_ZH_SURNAMES}][\u4e00-\u9fff]{{1,2}}$"
)
_ZH_FOREIGN = re.compile(
    r"[\u4e00-\u9fffA-Za-z]+(?:[·•・‧．][\u4e00-\u9fffA-Za-z]+)+|[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*"
)
_ZH_LONGEST_NAME = 6
_ZH_TIME = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)(?:日|月|年|号|號|时|時|点)|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]|\d"
)
_ZH_UNNAMED = re.compile(r"^(?:一[名位个個]|某|有|多[名位]|这[名位个]|警方|当局|當局)")


def chinese(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase at the head of the clause whose verb leads to the quote or away from it."""
    leading = _chinese_before(before, facts)
    if leading is not None and re.search(r"[：:，,]\s*$|^\s*$", before) is not None and (leading.name or leading.kind):
        return leading
    return _chinese_after(after, facts) or leading or Subject()


def _chinese_before(before: str, facts: Facts) -> Subject | None:
    """The subject of the last verb of saying before the quote, clauses without one passed over."""
    clauses = [clause for clause in _ZH_CLAUSE.split(before) if clause]
    cued = False
    for i in range(len(clauses) - 1, -1, -1):
        hits = list(cue_pattern(facts).finditer(clauses[i]))
        if not hits and not cued:
            continue
        cued = True
        head = _chinese_head(clauses[i][: hits[-1].start()] if hits else clauses[i], facts)
        if head:
            return _chinese_name(head, facts)
    if clauses and before.rstrip().endswith((":", "：")):
        return _chinese_name(clauses[-1], facts)
    said = re.match(f"(?:{'|'.join(facts.said_of)})", before.strip()) if facts.said_of else None
    if said is not None and clauses:
        return _chinese_name(clauses[0][said.end() :].removesuffix("说").removesuffix("称"), facts)
    return Subject(cued=True) if cued else None


def _chinese_after(after: str, facts: Facts) -> Subject | None:
    for clause in [clause for clause in _ZH_CLAUSE.split(after) if clause][:3]:
        hit = cue_pattern(facts).search(clause)
        if hit is not None:
            head = _chinese_head(clause[: hit.start()], facts)
            return _chinese_name(head, facts) if head else Subject(cued=True)
    return None


def _chinese_head(clause: str, facts: Facts) -> str:
    """The clause up to the first word that follows a subject: a time, "在", an adverb."""
    time = _ZH_TIME.search(clause)
    ends = [time.start()] if time and time.start() > 1 else []
    for pronoun in facts.pronouns:
        if clause.startswith(pronoun) and clause[len(pronoun) : len(pronoun) + 1] not in ("的", "们", "們"):
            return pronoun
    for stop in facts.stops:
        at = clause.find(stop, 2)
        if at > 0:
            ends.append(at)
    cue = cue_pattern(facts).search(clause, 2)
    if cue is not None:
        ends.append(cue.start())
    return clause[: min(ends)] if ends else clause


def _chinese_name(head: str, facts: Facts) -> Subject:
    """The name in "body, office, name" or "name, office"."""
    if head in facts.pronouns:
        return Subject(kind=LAST, cued=True, person=True)
    if _ZH_UNNAMED.match(head):
        return Subject(kind=UNNAMED, cued=True)
    owned = head.rpartition("的")[2]
    head = owned if len(owned) > 1 else head
    rest, office = head, False
    hits = [(head.rfind(title), title) for title in facts.titles if title in head]
    if hits:
        at, title = max(hits, key=lambda hit: (hit[0] + len(hit[1]), len(hit[1])))
        ahead, behind = head[:at], head[at + len(title) :]
        named_ahead = _ZH_FULL_NAME.fullmatch(ahead) and not _ZH_FULL_NAME.match(behind)
        rest, office = (behind, True) if len(behind) > 1 and not named_ahead else (ahead, True)
    foreign = _ZH_FOREIGN.search(rest)
    if foreign is not None:
        return Subject(foreign.group(), cued=True, person=True)
    if len(rest) > _ZH_LONGEST_NAME or (hits and rest and head.startswith(rest) and len(rest) > 3):
        full = _ZH_FULL_NAME.search(rest)
        return Subject(full.group() if full else "", "" if full else UNNAMED, cued=True, person=full is not None)
    if not rest:
        return Subject(kind=LAST, cued=True, person=office)
    described = _ZH_DESCRIBED.search(rest)
    if described is not None:
        return Subject(described.group(), cued=True, person=True)
    if office and len(rest) == 1:
        return Subject(head, cued=True, person=True)
    return Subject(rest, cued=True, person=office or bool(_ZH_FULL_NAME.fullmatch(rest)))

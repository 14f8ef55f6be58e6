"""Who speaks in Chinese: the noun phrase at the head of the clause with the verb of saying, and the name within it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from bot.summarise.speech.subject import A_BODY, LAST, UNNAMED, Subject, cue_pattern
from bot.text.quotation import Facts

_CLAUSE = re.compile(r"[，,；;：:。！？、\s]+")
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林"
    "刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳邴松井段富焦巴牧山谷车侯班仰秋仲伊宫"
    "宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白蒲从鄂索赖卓屠蒙池乔闻党翟谭劳姬申扶堵冉桑桂牛边温庄晏柴瞿阎连习容向古易廖耿欧沙关曾游肖岳"
    "趙錢孫馮陳衛蔣瀋韓楊許呂張嚴魏謝鄒蘇魯韋馬鳳賀倪湯羅畢鄔樂時齊顧黃蕭計談龐熊紀項閔賈婁顏鍾邱駱盧應單諸榮陸龔程劉葉賴喬聞黨譚勞溫莊閻連習關歐鄧聶"
    "鄭吳鐘藍簡简涂佘岑邝鄺麥饶饒佟冼郝覃阙闕丘辜遲迟晋晉蘭兰範苏游沐楚隋官"
)
_TWO_SIGNS = "欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|司徒|尉迟|尉遲|闻人|聞人|濮阳|濮陽|贺兰|賀蘭|慕容|令狐|皇甫|夏侯|东方|東方|公孙|公孫|轩辕|端木|独孤|獨孤|南宫|南宮|宇文|长孙|長孫|申屠|钟离|鍾離|淳于|赫连|赫連|澹台|澹臺|呼延|百里|范姜|张简|張簡|西门|西門|拓跋|完颜|完顏"
_FULL_NAME = re.compile(f"(?:{_TWO_SIGNS}|[{_SURNAMES}])[\u4e00-\u9fff]{{1,2}}$")
_DESCRIBED = re.compile(
    f"(?<=[人员員工民家长長师師生者手户戶友妇婦童客亲親商农農爷妈父母姐哥弟妹授])[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}$"
)
_FOREIGN = re.compile(r"[\u4e00-\u9fffA-Za-z]+(?:[·•・‧．][\u4e00-\u9fffA-Za-z]+)+|[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*")
_LONGEST_NAME = 6
_SOME_BODY = re.compile(
    "[该該本][校院局社行厂廠店馆館]|[该該本]?(?:公司|机构|機構|组织|組織|协会|協會|俱乐部|俱樂部|单位|單位|企业|企業)"
)
_ADVERB = re.compile(r"^(?:[只不也都就还還又再更最先才便却卻仍并並且而但或若如当當从從把被让讓则則]|[这這那哪怎什])")
_NO_NAME = re.compile(r"[的了是在不这這那他她它我你您们們个個说說边邊着著过過和与與及并並但而也就都将將把被让讓]")
_PLACE = re.compile(r"[市县縣区區省州国國队隊军軍局部院校厂廠村镇鎮乡鄉街路岛島站港网網社报報党黨会會系人天月年日]$")
_BODY = re.compile(
    r"(?:公司|集团|集團|大学|大學|学院|學院|医院|醫院|法院|检察院|警方|警局|公安局|派出所|[部局厅廳署处處委会會社党黨队隊行校院馆館中心]|协会|協會|基金会|政府|银行|銀行|组织|組織|联盟|聯盟)$"
)
_TIME = re.compile(
    r"(?:\d+|[一二三四五六七八九十]+)(?:日|月|年|号|號|时|時|点)|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末]|\d"
)
_UNNAMED = re.compile(
    r"^(?:其中|一[名位个個]|某|有|多[名位]|[网網]友|民[众眾]|球迷|粉[丝絲]|家[属屬]|知情人|消息人士|路人|这[名位个]|警方|当局|當局)"
)


def subject(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase at the head of the clause whose verb leads to the quote or away from it."""
    leading = _before(before, facts)
    if (leading.name or leading.kind) and _LEADS.search(before):
        return leading
    behind = _after(after, facts)
    return behind if behind.cued else leading


_LEADS = re.compile(r"[：:，,]\s*$")


def _before(before: str, facts: Facts) -> Subject:
    """The subject of the last verb of saying before the quote, clauses without a subject passed over."""
    clauses = [clause for clause in _CLAUSE.split(before) if clause]
    cued = False
    for clause in reversed(clauses):
        hits = list(cue_pattern(facts).finditer(clause))
        cued = cued or bool(hits)
        head = _head(_BESIDE.sub("", clause[: hits[-1].start()]) if hits else clause, facts) if cued else ""
        if head:
            return _name(head, facts)
    if clauses and before.rstrip().endswith((":", "：")):
        return _cut(_name(_head(clauses[-1], facts), facts))
    if clauses and not cued and _SOMEBODY.search(clauses[-1]):
        return Subject(kind=UNNAMED)
    if clauses and clauses[0].startswith(facts.said_of):
        return _name(_without_said_of(clauses[0], facts), facts)
    return Subject(cued=cued)


def _cut(found: Subject) -> Subject:
    """A name without the verb behind it that no row knows, where a colon leads to the quote."""
    short = found.name[: 4 if _TWO.match(found.name) else 3]
    if found.body or len(found.name) <= len(short) or _FULL_NAME.fullmatch(short) is None:
        return found
    return replace(found, name=short, person=True)


def _after(after: str, facts: Facts) -> Subject:
    for clause in [clause for clause in _CLAUSE.split(after) if clause][:_CLAUSES_BEHIND]:
        hit = cue_pattern(facts).search(clause)
        if hit is not None:
            head = _head(_BESIDE.sub("", clause[: hit.start()]), facts)
            return _name(head, facts) if head else Subject(cued=True)
    return Subject()


_MANNER = re.compile(".[着著]")
"""How somebody speaks: 笑着, 抹着眼泪."""
_SOMEBODY = re.compile("^[^一“「]{0,15}一[位名]")
_BESIDE = re.compile(r"(?<=.)(?:[\u4e00-\u9fff]{2}地|[边邊也还還都又便就才则則只])$")
"""An adverb between a subject and its verb of saying."""
_CLAUSES_BEHIND = 3  # looked through for a verb of saying


def _without_said_of(clause: str, facts: Facts) -> str:
    """A clause without "according to" at its head."""
    return clause[len(next((phrase for phrase in facts.said_of if clause.startswith(phrase)), "")) :]


def _head(clause: str, facts: Facts) -> str:
    """The clause up to the first word that follows a subject: a time, "在", an adverb."""
    time = _TIME.search(clause)
    ends = [time.start()] if time and time.start() > 1 and "的" not in clause[time.end() :] else []
    for pronoun in facts.pronouns:
        if clause.startswith(pronoun) and clause[len(pronoun) : len(pronoun) + 1] not in ("的", "们", "們"):
            return pronoun
    manner = _MANNER.search(clause, 2)
    ends += [manner.start()] if manner else []
    for stop in facts.stops:
        at = clause.find(stop, 2)
        if at > 0:
            ends.append(at)
    cue = cue_pattern(facts).search(clause, 2)
    if cue is not None:
        ends.append(cue.start())
    return clause[: min(ends)] if ends else clause


_AGE = re.compile(r"^[\d一二三四五六七八九十]+[岁歲]的?")


def full_names(text: str, facts: Facts) -> list[str]:
    """The words of an article that begin with a surname and come again, once at the head of a clause at least."""
    counts = Counter(text[i : i + n] for n in (3, 4, 5) for i in range(len(text)))
    names: dict[str, None] = {}
    for hit in _AT_HEAD.finditer(text):
        name = hit.group(1)
        name = name if counts[name] >= _NAMED_AGAIN or not _TWO.match(name) else name[:_LEAST_TWO]
        follows = text[hit.start() + len(name) : hit.start() + len(name) + 1]
        often = _NAMED_AGAIN <= counts[name] != counts[name + follows]
        if often and not (_NO_NAME.search(name) or _PLACE.search(name) or _ends_in_words(name, facts)):
            names.setdefault(name)
    return list(names)


_AT_HEAD = re.compile(f"(?<![\u4e00-\u9fff])((?:{_TWO_SIGNS})[\u4e00-\u9fff]{{1,2}}|[{_SURNAMES}][\u4e00-\u9fff]{{2}})")
_NAMED_AGAIN = 2
_TWO, _LEAST_TWO = re.compile(_TWO_SIGNS), 3  # signs of a name whose surname has two


def _ends_in_words(name: str, facts: Facts) -> bool:
    """Whether what follows the surname is a verb of saying, an office or an adverb, no given name."""
    return any(word in name for word in (*facts.titles, *facts.stops, *facts.cues) if len(word) > 1) or any(
        sign in facts.cues for sign in name[1:]
    )


def _name(head: str, facts: Facts) -> Subject:
    """The name in "body, office, name" or "name, office"."""
    head = _without_said_of(head, facts)
    if len(head) == 1 or _ADVERB.match(head):
        return Subject(kind=LAST, cued=True, person=True) if head in facts.pronouns else Subject(cued=True)
    head = _AGE.sub("", head)
    if head in facts.pronouns:
        return Subject(kind=LAST, cued=True, person=True)
    if _UNNAMED.match(head):
        return Subject(kind=UNNAMED, cued=True)
    if _SOME_BODY.fullmatch(head):
        return Subject(kind=UNNAMED, cued=True, office=A_BODY)
    owned = head.rpartition("的")[2]
    head = owned if len(owned) > 1 else head
    if _UNNAMED.match(head):
        return Subject(kind=UNNAMED, cued=True)
    rest, office = _without_office(head, facts)
    if not rest or rest in "老小该該本":
        return Subject(kind=LAST, cued=True, person=True, office=head)
    title = head.replace(rest, "") if office else ""
    rest = _NEAR.sub("", rest) or rest
    head = _NEAR.sub("", head) if office else head
    if office and head.startswith(rest) and _OF_PLACE.search(rest) and not _FULL_NAME.fullmatch(rest):
        return Subject(kind=UNNAMED, cued=True, office=title)
    if office and (len(rest) == 1 or rest in _TWO_SIGNS.split("|")):
        return Subject(head, cued=True, person=True)
    shaped = _FOREIGN.search(rest) or _DESCRIBED.search(rest)
    if shaped is None and (
        len(rest) > _LONGEST_NAME or (office and head.startswith(rest) and len(rest) > _LONGEST_OWN)
    ):
        shaped = _FULL_NAME.search(rest)
        if shaped is None:
            return Subject(kind=UNNAMED, cued=True)
    if shaped is not None:
        return Subject(shaped.group(), cued=True, person=True, office=title)
    if not office and _BODY.search(rest):
        return Subject(rest, cued=True, body=True)
    return Subject(rest, cued=True, person=office or bool(_FULL_NAME.fullmatch(rest)), office=title)


_NEAR = re.compile("^(?:邻居|鄰居|同事|朋友|街坊)")
"""What leads to a name without being an office: 邻居何师傅."""
_OF_PLACE = re.compile("[国國省市县縣区區部局院府委党黨会會队隊]$")  # before an office without a name
_LONGEST_OWN = 3  # signs of a Chinese name; before an office, more are a body and a name


def _without_office(head: str, facts: Facts) -> tuple[str, bool]:
    """What stands behind the last office of a noun phrase, or before it; and whether there is one."""
    hits = [(head.rfind(title), title) for title in facts.titles if title in head]
    if not hits:
        return head, False
    at, title = max(hits, key=lambda hit: (hit[0] + len(hit[1]), len(hit[1])))
    ahead, behind = head[:at], head[at + len(title) :]
    named_ahead = _FOREIGN.fullmatch(ahead) or (_FULL_NAME.fullmatch(ahead) and not _FULL_NAME.match(behind))
    return (behind, True) if len(behind) > 1 and not named_ahead else (ahead, True)

"""Who speaks in Korean: the noun phrase before a particle of the subject, and the name within it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.summarise.speech.subject import A_BODY, LAST, UNNAMED, Subject, cue_pattern, ending_with
from bot.text.quotation import Facts

_TOKEN = re.compile(r"[^\s,，·“”\"‘’]+")
_SUBJECT = re.compile(r"^(.+?)(께서는|께서|에게서는|은|는|이|가|도)$")
_NO_SUBJECT = re.compile(
    r"(?:에서는|에게는|에는|으로는|로는|에서도|에도|^라는|하라는|이라는|하는|있는|없는|같은|또는|되는|받는|지는|많은|높은|좋은|않은|있도|하도|대한|관한|따른|것은|것이|것도|할수는|할수가)$|^수[는가]$|"
    r"^(?:언젠가|어딘가|무언가|뭔가|왠가|그래도|아직도|지금도|아마도|적어도|이제는|때로는|한때는|요즘은|오늘은|어제는|내일은|이번은|당시는|사실은|결국은|다음은|이날은|이날도|여기는|거기는|우리는|우리가|우리도|너희는|당신은|당신이|무엇이|모두가|모두는|다시는|처음은|마지막은|누구도|아무도|하나는|하나가)$"
)
_NP_STOP = re.compile(
    r"(?:에서|에게|으로|까지|부터|에는|에도|했다|하며|하고|면서|지만|에|을|를|은|는|며|한테|께|때|후|뒤|날|위해|대해|통해|로|고|이나|보다|처럼|동안|\d[일월년시분명개]|\d간)$"
)
_MODIFIER = re.compile(r"(?:인|의|한|던|된|적|할|하는)$")
_FULL_NAME = re.compile(
    r"^(?:[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국봉사가복태목형피두감음빈동온호범좌팽승간편경은][가-힣]{2}|(?:남궁|선우|황보|제갈|독고|사공)[가-힣]{1,2})$"
)
_ORGAN = re.compile(
    r"(?:부|청|원|시|도|당|국|사|회|처|군|구|대|소|팀|실|과|단|계|측|관|은행|그룹|전자|협회|대학교|학교|병원|센터|연구소|위원회|공사|재단|연대|노조|연합|지검|검찰청|법원|연맹|조합)$"
)
_COUNTRIES = """
    미국 중국 일본 러시아 영국 프랑스 독일 북한 한국 이탈리아 인도 호주 캐나다 우크라이나 이스라엘 이란 유엔 나토 국제통화기금 세계은행 세계보건기구 유럽연합 국가 전 현 외교부 한국은행
"""
_WORDS_OF = re.compile(r"(\S+(?: \S+){0,4})의 (?:말|설명|이야기|얘기|주장|전언)이(?:다|었다)")
_UNNAMED = re.compile(
    r"(?:관계자|소식통|당국자|(?:^|\s)한\s\S+|전문가|주민|시민|누리꾼|네티즌|경찰|검찰|정부|회사|업계|측)$"
)


_PARTICLE = re.compile(r"^\s*(?:이?라고|이?라며|이?라면서|고|며|면서)\s+")  # what ties a quote to its verb


def subject(before: str, after: str, facts: Facts) -> Subject:
    """The noun phrase before 은/는/이/가, before the quote or between it and its verb; or before 에 따르면."""
    spoken = bool(_PARTICLE.match(after))
    after = _PARTICLE.sub("", after)
    cued = spoken or bool(cue_pattern(facts).search(after) or cue_pattern(facts).search(before))
    told = _WORDS_OF.search(after) or _WORDS_OF.search(before)
    if told is not None:
        return _name(_noun_phrase(told.group(1).split()), facts, cued=True)
    for words, own in ((after, True), (before, False)):
        for phrase in facts.said_after:
            if phrase in words:
                return _name(_noun_phrase(words[: words.index(phrase)].split()), facts, cued=True)
        found = _subjects(words, facts)
        if found and (not own or cue_pattern(facts).search(words)):
            named = [one for one in found if one.person] or ([] if own else found)
            if named:
                best = named[-1] if named[-1].person or (not own and _SUBJECT.match(words.split()[-1])) else named[0]
                return replace(best, cued=cued)
    return Subject(kind="", cued=cued)


def _subjects(words: str, facts: Facts) -> list[Subject]:
    found = []
    tokens = _TOKEN.findall(words.replace(",", " , "))
    for i, word in enumerate(tokens):
        if word in facts.pronouns:
            found.append(Subject(kind=LAST, person=True))
            continue
        hit = _SUBJECT.match(word)
        if hit is None or _NO_SUBJECT.search(word):
            continue
        found.append(_name([*_noun_phrase(tokens[:i]), hit.group(1)], facts))
    return found


def _noun_phrase(tokens: list[str]) -> list[str]:
    """The last tokens that belong together: back to a comma, a particle or a verb."""
    phrase: list[str] = []
    for word in reversed(tokens):
        if (
            word == ","
            or len(phrase) == 8
            or word[-1] in "을를"
            or (_NP_STOP.search(word) and len(word) > 1 and not _FULL_NAME.match(word))
        ):
            break
        phrase.append(word)
    return phrase[::-1]


def _name(phrase: list[str], facts: Facts, *, cued: bool = False) -> Subject:
    """The name in a noun phrase of name, body and office, in any of their orders."""
    for i in range(len(phrase) - 2, -1, -1):
        if _MODIFIER.search(phrase[i]) and len(phrase[i]) > 1 and not _FULL_NAME.match(phrase[i]):
            phrase = phrase[i + 1 :]
            break
    first = phrase[:1]
    while phrase and phrase[0] in facts.titles and len(phrase) > 1:
        phrase = phrase[1:]
    titled = phrase[:1] != first
    if (
        phrase
        and len(phrase[-1]) > 1
        and phrase[-1].endswith("씨")
        and not phrase[-1].isascii()
        and phrase[-1][0] > "Z"
    ):
        phrase = [*phrase[:-1], phrase[-1][:-1], "씨"]
    if len(phrase) == 1 and phrase[0] in _SOME_BODY:
        return Subject(kind=UNNAMED, cued=cued, office=A_BODY)
    if not phrase or _UNNAMED.search(" ".join(phrase)):
        return Subject(kind=UNNAMED, cued=cued, person=bool(phrase) and "관계자" in phrase[-1])
    if " ".join(phrase) in facts.pronouns:
        return Subject(kind=LAST, cued=cued, person=True)
    office = phrase[-1] in facts.titles or bool(
        ending_with(facts.titles).search(phrase[-1]) and len(phrase[-1]) > 2 and len(phrase) > 1
    )
    if len(phrase) == 1 and phrase[0] in _KIN:
        return Subject(kind=UNNAMED, cued=cued, person=True, office=phrase[0])
    if len(phrase) == 1 and phrase[0] in facts.titles:
        return Subject(kind=LAST, cued=cued, person=True, office=phrase[0])
    title = phrase[-1] if office else ""
    if title == "씨" and _HIDDEN.search(phrase[-2]):
        return Subject(phrase[-2], cued=cued, person=True)
    behind = next((i + 1 for i in range(len(phrase) - 2, -1, -1) if ending_with(facts.titles).search(phrase[i])), 0)
    if not office and 1 < len(phrase) - behind < _LONGEST and (behind or titled) and not _ORGAN.search(phrase[-1]):
        return Subject(" ".join(phrase[behind:]), cued=cued, person=True)
    full = [] if phrase[0].isascii() else [word for word in phrase if _is_full_name(word, facts)]
    if full:
        return Subject(full[-1], cued=cued, person=True, office=title)
    if office and len(phrase) > 1:
        if all(word in _COUNTRIES.split() for word in phrase[:-1]):
            return Subject(kind=UNNAMED, cued=cued, person=True, office=title)
        return Subject(_foreign(phrase), cued=cued, person=True)
    short = phrase[-3:]
    short = [word.strip("'‘’\"") for word in short]
    body = bool(_ORGAN.search(short[-1]))
    return Subject(
        " ".join(short), cued=cued, person=(titled and not body) or bool(_LETTER.match(short[-1])), body=body
    )


_LONGEST = 4  # words of a foreign name behind an office, less one
_KIN = frozenset(["어머니", "아버지", "할머니", "할아버지", "아내", "남편", "아들", "딸"])
_HIDDEN = re.compile("^[가-힣]모$")  # 김모 씨: the press withholds the given name
_LETTER = re.compile("^[A-Z]씨$")
_SOME_BODY = frozenset(
    [
        "단체",
        "협회",
        "노조",
        "재단",
        "조합",
        "연합회",
        "연대",
        "위원회",
        "학회",
        "업체",
        "구단",
        "기관",
        "대학",
        "학교",
        "병원",
    ]
)


def full_names(text: str, facts: Facts) -> list[str]:
    """The words of an article that look like a whole name and stand before an office or an age."""
    offices = "|".join(sorted(map(re.escape, facts.titles), key=len, reverse=True))
    found = re.findall(rf"([가-힣]{{3,4}})(?=\(\d|\s(?:\S{{1,8}}\s)?\S{{0,6}}(?:{offices})[은는이가의도\s,])", text)
    return [word for word in found if _is_full_name(word, facts)]


def _is_full_name(word: str, facts: Facts) -> bool:
    """Whether a word looks like a Korean surname and first name, and like no body or office."""
    return (
        bool(_FULL_NAME.match(word))
        and not _ORGAN.search(word)
        and word not in facts.titles
        and word[-1] not in "을를에께던"
        and not word.endswith(facts.things)
    )


def _foreign(phrase: list[str]) -> str:
    """The name before an office: "존 로우 미국 대통령", "이 박사"."""
    name = [word for word in phrase[:-1] if word not in _COUNTRIES.split()]
    if not name or (len(name) == 1 and len(name[0]) == 1):
        return " ".join(phrase)
    if name[0][0].isascii():
        return " ".join(word for word in name if word[0].isascii())
    initial = len(name) > 2 and name[1].endswith(".")
    return " ".join(name[: 3 if initial else 2])

"""How a sentence opens: with a dateline, with a label that makes it no sentence, or leaning on the one before."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = r"[^\W\d_a-zà-ÿа-я][\w.'’/-]*"  # a word with a capital
_PLACE = rf"{_NAME}(?: {_NAME}){{0,3}}"
_DATE = r"(?:(?:le )?\d{1,2}\.?(?: \w{3,10}\.?)?|[A-Z]\w{2,8}\.? \d{1,2})(?: \d{4})?"
_WHERE = rf"{_PLACE}(?:, ?(?:{_PLACE}|{_DATE})){{0,3}}"
_AGENCY = r"\([^()]{2,30}\)"
_NEXT = r"(?=[^\W\d_a-zà-ÿа-я]|[\"'“„«‘(\d])"
# Where the news comes from, before the news. Each form is safe only with its own kind of dash: see the examples.
_DATELINES = tuple(
    re.compile(form)
    for form in (
        # МОСКВА, 25 апр — РИА Новости. …
        rf"{_PLACE}, {_DATE} ?[—–-] ?[^.]{{2,30}}\. ",
        # KUWAIT – …; Jakarta, CNN Indonesia--…; WASHINGTON, May 5 (AP) — …
        rf"{_WHERE} ?(?:{_AGENCY})? ?(?:--|—|–)\s?{_NEXT}",
        # LONDON (Reuters) - …; Kupang (ANTARA News)-…
        rf"{_WHERE} ?{_AGENCY} ?- ?{_NEXT}",
        # Merdeka.com-…; BARCELONA, JUARA.net-…; Liputan6.com, Jakarta - …
        rf"(?:{_PLACE}, ?)?[\w-]{{2,30}}\.(?i:com|co|net|org|id|tv)(?:\.\w\w)?(?:, ?{_PLACE})? ?[-–—]+ ?{_NEXT}",
        # INGGRIS-…; Rimanews-…
        rf"(?:[A-Z]{{5,}}(?: [A-Z]{{3,}})* ?-|[A-Z]\w+news-) ?{_NEXT}",
        # (CNN)It's …; Paris, France (AP) …
        rf"(?:{_PLACE}(?:, ?{_PLACE})? )?\((?:CNN|AP|AFP|UPI|EFE|DPA|dpa|Reuters|ANSA|PTI|ANI|IANS)\) ?{_NEXT}",
        # (서울=연합뉴스) 홍길동 기자 = …
        r"[(\[【][^()\[\]【】]{2,30}=[^()\[\]【】]{2,30}[)\]】]\s*(?:[^=.\s]{2,10} ?(?:특파원|기자) ?=\s*)?",
        # 新华社北京4月25日电（记者…）
        r"[\u4e00-\u9fff]{2,8}(?:社|网|網|报|報)[^，。]{0,20}(?:电|電|讯|訊)\s*(?:[（(][^（）()]{2,30}[）)])?\s*",
    )
)
_LONGEST = 90  # signs of a dateline or a label

# What stands before a colon, a bar or an arrow where a line leads elsewhere ...
_ELSEWHERE = """baca|simak|lihat|tonton|read|see|watch|listen|more|also|related|recommended|must|lesen|mehr
|sehen|lees|bekijk|lire|voir|à lire|lea|lee|leer|ver|vea|leia|veja|leggi|guarda|czytaj|zobacz|przeczytaj|čtěte
|viz|читайте|смотрите|читати|okuyun|izleyin|اقرأ|شاهد|xem|đọc|আরও|আরো|पढ़ें|यह भी|阅读|相关|更多|延伸|関連
|あわせて|관련|artikel terkait|berita terkait"""
# ... or says who made something, or when.
_MAKER = """editor|penulis|reporter|laporan|sumber|foto|video|gambar|ilustrasi|iklan|advertorial|author|by
|source|photo|image|picture|credit|caption|copyright|updated?|published|posted|tags?|topics?|topik
|advertisement|autor|von|quelle|bild|lesezeit|stand|fuente|fonte|crédito|auteur|źródło|zdj|автор|фото|источник
|джерело|kaynak|المصدر|来源|來源|记者|記者|编辑|責編|写真|출처|사진|기자"""
_LABEL = re.compile(
    rf"[\s\[(*>»►▶•-]*(?:(?:{_ELSEWHERE})(?![a-zà-ÿа-яё])[^.!?:：|]{{0,25}}|(?:{_MAKER}))\s*[:：|→]".replace("\n", ""),
    re.IGNORECASE,
)

# First words that point back: what they begin says little without the sentence before it. "_" joins a phrase.
_POINTING = {
    "en": """but and so or yet nor he she it they his her its their them this that these those such however also
    still meanwhile moreover furthermore therefore thus then instead besides nevertheless nonetheless
    additionally otherwise both another others here there because which it's he's she's that's they're he'd
    she'd they've in_addition in_response for_example for_instance as_a_result on_the_other after_that
    the_latter the_former one_of_them at_the_same_time""",
    "id": """namun tetapi tapi dan atau juga ia dia mereka beliau ini itu hal lalu kemudian sedangkan sementara
    selain bahkan karena sebab oleh maka sehingga padahal menurutnya baginya katanya ujarnya pasalnya keduanya
    begitu demikian sebelumnya selanjutnya akibatnya apalagi sebaliknya pertama kedua bagaimana_tidak tak_hanya
    di_sisi_lain di_samping dengan_demikian untuk_itu setelah_itu atas_hal dalam_hal""",
    "ms": """namun tetapi tapi dan juga beliau dia ia mereka ini itu kemudian selain bahkan malah justeru
    terdahulu sehubungan_itu dalam_pada_itu sementara_itu oleh_itu mengulas_lanjut di_samping_itu""",
    "es": """pero y e o sino él ella ellos ellas esto eso este esta estos estas ese esa su sus también además
    entonces luego asimismo así sin_embargo por_eso por_ello por_lo_tanto por_otro por_otra en_cambio en_tanto
    mientras_tanto no_obstante al_respecto""",
    "pt": """mas e ou ele ela eles elas isso isto este esta esse essa seu sua também além porém contudo
    entretanto assim então por_isso por_outro no_entanto enquanto_isso ao_mesmo_tempo""",
    "fr": """mais et ou or il elle ils elles ce cela ceci cette ces cet son sa ses leur leurs aussi ainsi donc
    cependant toutefois pourtant puis ensuite enfin c'est celui-ci celle-ci en_effet en_revanche de_plus
    par_ailleurs de_même d'autre_part""",
    "de": """aber und oder doch er sie es das dies diese dieser dieses diesen diesem sein seine ihr ihre auch
    jedoch allerdings zudem außerdem dennoch deshalb daher darum dabei dafür dagegen damit danach dann daraufhin
    dazu denn hingegen so trotzdem unterdessen zuvor beide zum_beispiel darüber_hinaus""",
    "it": """ma e o però lui lei essi egli ella loro questo questa questi queste quello ciò suo sua anche
    inoltre tuttavia quindi infatti così poi invece intanto dunque per_questo nel_frattempo d'altra_parte""",
    "nl": """maar en of hij zij ze het dit dat deze die zijn haar hun ook echter bovendien daarom toch dus
    daarnaast daarbij vervolgens toen intussen ondertussen verder aan_de_andere""",
    "pl": """ale i a lub lecz on ona ono oni one to ten ta te tym jego jej ich także również jednak ponadto
    dlatego więc zatem potem natomiast tymczasem z_kolei poza_tym w_związku_z_tym""",
    "cs": """ale a i nebo však on ona ono oni to ten ta tento tato toto jeho její jejich také rovněž navíc proto
    tedy pak potom přitom mezitím zároveň podle_něj kromě_toho""",
    "ru": """но и а или он она оно они это этот эта эти этого его ее её их также кроме однако поэтому затем
    потом тогда так причем ранее при_этом в_то_же_время в_свою_очередь по_его_словам по_ее_словам по_их_словам
    вместе_с_тем между_тем тем_временем""",
    "uk": """але і й а та він вона воно вони це цей ця ці його її їх також крім однак проте тому потім тоді так
    раніше водночас при_цьому у_свою_чергу за_його_словами за_її_словами""",
    "tr": """ama fakat ancak ve veya o bu şu onlar bunlar bunun onun bunu ayrıca böylece sonra çünkü dolayısıyla
    oysa üstelik öte_yandan bunun_üzerine bu_arada aynı_zamanda""",
    "ar": """لكن ولكن وهو وهي هو هي هم هذا هذه ذلك تلك كما وأضاف وأضافت وقال وقالت وأوضح وأشار وتابع وأكد كذلك
    أيضا وكان وكانت ثم وذلك وهذا وهذه من_جهة من_جانبه في_المقابل""",
    "fa": """اما و او وی آنها این آن همچنین بنابراین سپس با_این_حال از_سوی_دیگر""",
    "ur": """لیکن مگر اور وہ یہ ان اس انہوں تاہم""",
    "hi": """लेकिन और मगर वह वे यह ये इस इन उस उन उन्होंने इसके उनके इससे इसमें इसी वहीं हालांकि तो फिर उनका
    उनकी उसके""",
    "bn": """কিন্তু তবে এবং আর ও এ এই এর এতে এটি এটা এসব তিনি তাঁর তার তাঁরা তারা তাঁকে তাকে তাদের তাঁদের তাই সে
    সেই সেখানে এদিকে এছাড়া তখন এরপর ফলে এমন ওই অন্যদিকে এখানে যে_কারণে""",
    "vi": """nhưng và hoặc họ nó điều đây đó này cũng tuy_nhiên bên_cạnh ngoài_ra trong_khi_đó theo_đó do_đó
    vì_vậy đồng_thời""",
    "ko": """그러나 하지만 그리고 또 또한 그는 그녀는 그들은 이는 이에 이를 이어 이같은 이런 이로 이후 한편 다만
    그래서 따라서 그의 그가 이와 이날 반면 여기에 앞서""",
    "zh": """但 不过 不過 然而 而 并 並 因此 所以 此 另外 同时 同時 他 她 它 这 這 该 該 其 对此 對此 随后 隨後
    于是 於是 那 与此 與此 据此""",
    "ja": """しかし だが でも また そして さらに これ それ この その こう そう 同 彼 ただ 一方 なお だから
    ところが""",
    "th": """แต่ และ ซึ่ง โดย เขา เธอ นอกจากนี้ ทั้งนี้ อย่างไรก็ตาม ดังนั้น""",
}  # fmt: skip
_WITHOUT_SPACES = frozenset({"zh", "ja", "th"})
_MOST_WORDS = 4  # of the phrases above
_MARKS = " \t\n\"'“”„‘’«»「『(（[-–—.,:;…،"


def dateline(sentence: str) -> int:
    """How many signs at the start say only where or by whom the news was brought; 0 if none."""
    for form in _DATELINES:
        hit = form.match(sentence, 0, _LONGEST)
        if hit:
            return hit.end()
    return 0


def is_label(line: str) -> bool:
    """Whether it leads to other articles or names a maker: "Baca Juga : …", "Photo: …"."""
    return bool(_LABEL.match(line, 0, _LONGEST))


def leans(sentence: str, language: str) -> bool:
    """Whether its first words point to something said before: "But he also …"."""
    code = language.partition("-")[0]
    row = _pointing(code)
    opening = sentence.lstrip(_MARKS).casefold().replace("’", "'")
    if code in _WITHOUT_SPACES:
        return opening.startswith(row)
    words = [word.strip(_MARKS) for word in opening.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]]
    return any(" ".join(words[:count]) in row for count in range(1, len(words) + 1))


@lru_cache(maxsize=64)
def _pointing(language: str) -> tuple[str, ...]:
    """A language's row as separate words and phrases."""
    return tuple(word.replace("_", " ") for word in _POINTING.get(language, "").split())

# ruff: noqa: E501  # one line holds the words of one language
"""What stands between the paragraphs of a news page in many languages: data.

One line holds the words of a language (or of a few neighbours), as patterns; `folded` says how they are compared.
More languages are more lines.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.text.words import fold

# Labels over or before links to other articles.
RELATED = r"""
related|related (?:articles?|stories|story|news|posts?|content|coverage|reading|topics?|links|items|videos?|reports?)|read (?:also|more|next|on|this|it|the full story|related|further)|also read|see (?:also|more)|more on this(?: story| topic)?|more (?:stories|news|from .{2,40}|on .{2,40}|like this|coverage|reading)|further reading|recommended(?: for you| reading| stories| articles)?|you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy)(?: this| these)?|you may have missed|in case you missed it|icymi|don'?t miss|must[ -]reads?|trending(?: now| news| stories| topics)?|most (?:read|popular|viewed|watched|shared|commented)|popular(?: now| posts?| stories| articles| news)?|editor'?s'? (?:picks?|choice)|top (?:stories|news|reads|headlines)|latest (?:news|stories|articles|posts|headlines|updates)|up next|next (?:article|story|up)|previous (?:article|story)|explore more|watch(?: also| more| now| this| next)?|also watch|watch the video|listen(?: also| now)?|keep reading|continue reading|what to read next|other (?:news|stories|articles)|similar (?:articles|stories|posts|news)|featured (?:articles|stories|posts)|from the archives?|see related|in pictures|click here|find out more|learn more
baca (?:juga|lagi|selengkapnya|pula|artikel lain(?:nya)?|berita lain(?:nya)?|lebih lanjut|lainnya)|simak (?:juga|pula|selengkapnya|video)|lihat (?:juga|pula|selengkapnya|lainnya)|tonton (?:juga|video)|cek juga|artikel (?:terkait|lain(?:nya)?|populer|pilihan|rekomendasi|menarik(?: lainnya)?|terbaru)|berita (?:terkait|terkini|terbaru|populer|lain(?:nya)?|pilihan|utama|menarik(?: lainnya)?|rekomendasi)|pilihan (?:redaksi|editor|untukmu)|rekomendasi(?: untuk (?:anda|kamu))?|terpopuler|terkait|populer|paling (?:banyak )?dibaca|topik (?:terkait|hangat)|tag terkait|jangan lewatkan|video (?:terkait|pilihan)|berita berkaitan|artikel berkaitan|terkini|lagi trending|sedang tren|halaman selanjutnya|kata kunci
(?:mehr|alles|lesen sie mehr) (?:zum|zu diesem) thema|mehr (?:dazu|lesen|aus .{2,30}|zu .{2,40}|artikel|nachrichten|news|infos?)|lesen sie (?:auch|dazu|mehr|hier|weiter)(?: (?:dazu|hier|auch))?|lies (?:auch|mehr|hier|weiter)|auch (?:interessant|lesenswert)|das konnte (?:sie|dich) auch interessieren|weiterlesen|weitere (?:artikel|beitrage|themen|nachrichten|meldungen|news|aktuelle themen.{0,30}|infos?)|ahnliche (?:artikel|beitrage|themen)|verwandte (?:artikel|themen|beitrage)|zum thema|passend dazu|siehe auch|meistgelesen(?:e artikel)?|am meisten gelesen|meistgelesene.{0,20}|beliebt(?:e artikel)?|empfehlungen(?: der redaktion| aus der redaktion| fur sie)?|empfohlene (?:artikel|beitrage)|schon gelesen|unsere empfehlung(?:en)?|leseempfehlung|top-?themen|aus dem (?:ressort|archiv)|neueste (?:artikel|beitrage|nachrichten)|die neuesten .{2,30}|das interessiert.{0,20}|themen in diesem artikel
(?:a |et )?lire (?:aussi|egalement|la suite|plus)|a (?:lire|voir|ecouter|decouvrir)(?: (?:aussi|egalement))?|lisez (?:aussi|egalement)|voir (?:aussi|egalement|plus)|sur le meme (?:sujet|theme)|articles? (?:lies?|similaires?|connexes?|recommandes?|associes?)|les plus (?:lus|populaires|consultes|partages)|vous aimerez aussi|cela (?:peut|pourrait) (?:aussi )?vous interesser|ca peut vous interesser|dans la meme (?:rubrique|categorie)|pour aller plus loin|en savoir plus|notre (?:dossier|selection)|plus d'(?:articles|infos?|actualites?)|a ne pas manquer|l'essentiel|dernieres? (?:actualites?|nouvelles|infos?)|retrouvez (?:aussi|egalement)
(?:lea|lee|leer|leia|mira|mire|ve|vea|ver|conoce|descubre|revisa|consulta|escucha) (?:tambien|mas|ademas|aqui|completo)|tambien (?:te (?:puede|podria) interesar|lea|lee|puede leer|en .{2,30})|te (?:puede|podria|recomendamos|interesa|sugerimos)(?: (?:interesar|leer))?|le (?:puede|podria|recomendamos)(?: (?:interesar|leer))?|(?:quiza|quizas) te interese|(?:noticias?|notas?|articulos?|temas|contenidos?|entradas) (?:relacionad[oa]s?|recomendad[oa]s?|destacad[oa]s)|relacionad[oa]s?|lo mas (?:leido|visto|popular|compartido|comentado|reciente)|las? mas (?:leidas?|vistas?)|mas (?:leidas|informacion|noticias|en .{2,30}|sobre .{2,30}|contenido.{0,30}|para leer)|no te (?:lo )?pierdas|le puede interesar|recomendad[oa]s?|sigue leyendo|seguir leyendo|continuar leyendo|ultimas noticias|en fotos|de interes|puedes? leer|vea ademas
(?:leia|veja|saiba|confira|assista|ouca|entenda)(?: (?:tambem|mais|ainda|aqui|a seguir))?|(?:noticias|materias?|artigos|conteudos?|posts?|temas) (?:relacionad[oa]s|recomendad[oa]s|sugerid[oa]s)|mais (?:lidas?|lidos?|vistas?|acessadas|populares|noticias|sobre .{2,30}|de .{2,30})|as mais lidas|(?:voce )?(?:pode|tambem pode) (?:gostar|se interessar|interessar)|continue lendo|recomendad[oa]s? para voce|ultimas noticias|nao perca|em alta|destaques|leia a integra
leggi (?:anche|pure|tutto|qui|altro|di piu)|(?:vedi|guarda|ascolta) (?:anche|pure)|(?:potrebbe|potrebbero|ti potrebbe|forse ti) (?:anche )?(?:interessare|interessa|interessarti)(?: anche)?|articoli? (?:correlat[oi]|simili|recenti|consigliati|popolari)|notizie correlate|sullo stesso (?:tema|argomento)|i piu (?:letti|visti|condivisi)|le piu lette|piu (?:letti|lette)|per (?:approfondire|saperne di piu)|approfondi(?:sci|menti|mento)|in evidenza|da non perdere|ultime notizie|continua a leggere|correlati
lees (?:ook|meer|verder|hier)|bekijk ook|meer (?:over|lezen|nieuws|uit|van) ?.{0,30}|gerelateerd(?:e (?:artikelen|berichten))?|meest (?:gelezen|bekeken)|aanbevolen(?: artikelen)?|ook interessant|zie ook|luister ook|verder lezen|best gelezen|net binnen
las (?:ocksa|mer|aven|vidare)|relaterad(?:e|t)?(?: artiklar| nyheter)?|mest lasta?|se (?:aven|ocksa)|mer (?:om|fran) .{2,30}|mer (?:om amnet|lasning)|fler (?:artiklar|nyheter)|senaste nytt|rekommenderat
laes (?:ogsa|mere|videre)|les (?:ogsa|mer|mere|videre|hele saken)|relateret|relaterte?(?: artikler| saker)?|mest (?:laest|laeste|lest|leste)|se (?:ogsa|mere)|mere? (?:om|fra) .{2,30}|flere (?:artikler|nyheder|saker)|siste nytt|anbefalt
lue (?:myos|lisaa)|katso (?:myos|lisaa)|aiheesta (?:lisaa|muualla)|luetuimmat|suosituimmat|aiheeseen liittyvaa|lisaa aiheesta|uusimmat
(?:czytaj|zobacz|przeczytaj|sprawdz|polecamy|ogladaj|posluchaj)(?: (?:takze|tez|rowniez|wiecej(?: w.{0,30}| na .{2,30})?|dalej|caly artykul))?|powiazane(?: artykuly| tematy)?|najczesciej czytane|najpopularniejsze|podobne (?:artykuly|tematy)|warto przeczytac|zobacz|wiecej (?:na|o) .{2,40}|ostatnie artykuly|najnowsze(?: artykuly| wiadomosci)?|to moze cie zainteresowac
(?:ctete|prectete si|cetli jste|precitajte si|citajte|citaj)(?: (?:take|tez|dale|vice|viac|aj|tiez|si))*|souvisejici(?: clanky)?|suvisiace(?: clanky)?|nejctenejsi|najcitanejsie|(?:mohlo by|moglo by) (?:vas|vam|te) (?:take |tiez |i )?(?:zajimat|zaujimat|zanimati)|podobne clanky|viz take|vice k tematu|dale ctete|nejnovejsi
(?:olvasd|olvassa|nezze|nezd) (?:el |meg )?(?:ezt |meg )?(?:is|tovabb)?|kapcsolodo(?: cikkek?| hirek?| anyagok?)?|legolvasottabb(?:ak)?|ajanlott(?: cikkek)?|ez is erdekelhet(?:i)?|tovabbi (?:hirek|cikkek)|ajanljuk(?: meg)?
(?:citeste|cititi|vezi|vedeti) (?:si|mai (?:mult|multe)|aici|continuarea|intreg).{0,20}|articole (?:similare|asemanatoare|recomandate|pe aceeasi tema)|(?:stiri|articole) (?:similare|conexe|recomandate)|cele mai (?:citite|noi|populare)|pe aceeasi tema|recomandari|recomandarile noastre|te-ar putea interesa.{0,10}|din aceeasi categorie
(?:читаите|чита[ий]те|читать|смотрите|смотреть|слушайте|слушаите|почитать|узнать)(?: (?:также|еще|ещё|далее|по теме|больше|подробнее|в теме|полностью))?|по теме|материалы по теме|(?:похожие|другие|связанные|последние|свежие) (?:новости|материалы|статьи|публикации)|самое (?:читаемое|популярное|интересное|обсуждаемое)|популярное|рекомендуем(?:ое)?|подробнее|ранее по теме|новости по теме|еще по теме|вам (?:может быть|будет) интересно|может быть интересно|это интересно|главное сегодня|выбор редакции|эксклюзивы|что еще почитать|читают сейчас|лента новостеи|главные новости
(?:читаите|чита[ий]те|дивіться|дивитися|дивиться|читати) (?:також|теж|ще|далі|більше)|читаите також|(?:наи|най)?популярніше|за темою|по темі|матеріали (?:за темою|по темі)|схожі (?:новини|матеріали|статті)|останні новини|рекомендуємо|вибір редакції|(?:прочетете|вижте|четете|гледаите|гледайте)(?: (?:също|още|и|повече))?|още по темата|свързани(?: новини| статии)?|наи-четени|най-четени|подобни(?: статии| новини)?
(?:procitajte|pogledajte|citajte|procitaj|pogledaj|proverite|preberite|poglejte)(?: (?:jos|i|takode|takodjer|takoder|vise|tudi|vec))*|povezan[ei](?: vijesti| vesti| clanci| teme| novice| clanki)?|najcitanij[ei](?: vijesti| vesti)?|najbolj brano|slicn[ei] (?:vijesti|vesti|clanci)|vezane vesti|прочитајте(?: још| и)?|повезане вести|наичитаније|најчитаније|можда ће вас занимати
(?:διαβαστε|δειτε|ακουστε)(?: (?:ακομα|ακομη|επισης|περισσοτερα|εδω|και))*|διαβαστε.{0,20}|σχετικα(?: αρθρα| θεματα| νεα)?|δημοφιλη|τα πιο δημοφιλη|περισσοτερα|ροη ειδησεων
(?:bunu|sunu|bunlari|bunlar) da (?:oku|okuyun|izle|ilginizi cekebilir|begenebilirsiniz)|(?:ayrica|devamini|daha fazla|tamamini|haberin devamini) (?:oku|okuyun|oku(?:mak)?.{0,20})|ilgili (?:haber|haberler|icerik|icerikler|konular|yazi(?:lar)?)|(?:en )?(?:cok|son) (?:okunan(?:lar)?|izlenen(?:ler)?)(?: haberler)?|onerilen(?:ler| haberler| icerikler)?|diger haberler|benzer (?:haberler|icerikler|yazilar)|gozden kacirmayin|populer(?: haberler)?|son haberler|ilginizi cekebilir|editorun sectikleri|oku|okuyun|izleyin|bakiniz
(?:اقرا|اقرأ|إقرأ|اقرؤوا|شاهد|طالع|تابع|انظر)(?:وا)? (?:أيضا|ايضا|أيضًا|ايضًا|المزيد|كذلك|أيضاً|ايضاً).{0,3}|(?:مواضيع|مقالات|أخبار|اخبار|موضوعات|قصص|تقارير) (?:ذات (?:صلة|علاقة)|متعلقة|مشابهة|مختارة|اخرى|أخرى)|ذات صلة|الأكثر (?:قراءة|مشاهدة|شيوعا|تداولا)|الاكثر (?:قراءة|مشاهدة)|قد يهمك(?: أيضا| ايضا| أيضًا)?|قد يعجبك(?: أيضا)?|للمزيد|المزيد|مختارات|آخر الأخبار|اخر الاخبار|نرشح لك|مقترحات|لا تفوت|موصى به
(?:بیشتر بخوانید|همچنین بخوانید|بخوانید|مطالب مرتبط|اخبار مرتبط|پربازدیدترین|پربیننده ترین|مرتبط|خواندنی ها|مزید پڑھیں|یہ بھی پڑھیں|متعلقہ خبریں|مقبول ترین|ببینید|مطالب پیشنهادی)
(?:קראו|קרא|צפו|ראו) (?:גם|עוד|בהרחבה)|כתבות (?:נוספות|קשורות|מומלצות)|עוד בנושא|הנקראות ביותר|אולי יעניין אותך.{0,5}|מומלצים
(?:यह भी|ये भी|इसे भी|यह खबर भी|और भी) (?:पढ़ें|पढ़ें|देखें|पढ़े|पढ़े|पढ़िए)|और (?:पढ़ें|पढ़ें|देखें|खबरें)|संबंधित (?:खबरें|समाचार|लेख)|सबसे ज्यादा पढ़.{0,10}|पढ़ें|पढ़ें|ट्रेंडिंग|हे (?:ही|पण) वाचा|(?:आणखी|अधिक) वाचा|আরও পড়ুন|আরও পড়ুন|আরো পড়ুন|আরো পড়ুন|সম্পর্কিত(?: খবর)?|সর্বাধিক পঠিত|மேலும் (?:படிக்க|வாசிக்க)|இதையும் படிக்க.{0,5}|தொடர்புடைய செய்திகள்|ఇది కూడా చదవండి|ఇవి కూడా చదవండి|సంబంధిత వార్తలు|ഇതും വായിക്കുക|കൂടുതൽ വായിക്കുക|ಇದನ್ನೂ ಓದಿ|આ પણ વાંચો|ਇਹ ਵੀ ਪੜ੍ਹੋ|තවත් කියවන්න
อ่าน(?:เพิ่มเติม|ต่อ|ข่าวเพิ่มเติม|ข่าวที่เกี่ยวข้อง|เพิ่ม)|ข่าว(?:ที่เกี่ยวข้อง|แนะนำ|ยอดนิยม|ล่าสุด|อื่น ๆ)|บทความ(?:ที่เกี่ยวข้อง|แนะนำ|ยอดนิยม)|เรื่องที่เกี่ยวข้อง|ดูเพิ่มเติม|เนื้อหาที่เกี่ยวข้อง|เรื่องแนะนำ|ยอดนิยม
(?:xem|doc|tim hieu|nghe) (?:them|tiep|ngay|chi tiet|nhieu nhat)|tin (?:lien quan|cung chuyen muc|noi bat|moi|doc nhieu|khac)|bai (?:viet )?(?:lien quan|doc nhieu|noi bat)|co the ban quan tam|doc nhieu nhat|cung chuyen muc|lien quan|tin tuc khac|>>+ ?xem
(?:関連|おすすめ|人気|注目|最新|新着)(?:の)?(?:記事|ニュース|リンク|情報|動画|コンテンツ|トピックス?|キーワード)?(?:一覧)?|(?:あわせて|合わせて|併せて|こちらも|次に)(?:読みたい|お読みください|読む|どうぞ|チェック|読まれている記事|おすすめ)?|アクセスランキング|(?:記事|人気|閲覧)?ランキング|よく読まれている記事|続きを読む|もっと(?:読む|見る)|詳しくはこちら|【(?:写真|画像|動画|関連記事|関連|図解|表|独自|画像あり|あわせて読みたい)】|(?:写真|画像|動画|図解)(?:はこちら|を見る|特集)?|編集部のおすすめ|この記事(?:を読んだ人|に関する).{0,20}|特集|前の記事|次の記事|ピックアップ
관련\s?(?:기사|뉴스|글|영상|보도|태그|키워드)|함께 (?:보면|읽으면|볼만한|읽을)(?: 좋은)?(?: 기사| 글| 뉴스)?|더\s?(?:보기|읽기|알아보기)|많이 본 (?:뉴스|기사)|인기\s?(?:기사|뉴스)|추천\s?(?:기사|뉴스|콘텐츠)|주요\s?(?:기사|뉴스)|이\s?(?:기사도|뉴스도) (?:보세요|읽어보세요)|실시간 (?:인기|주요)? ?뉴스|최신\s?(?:기사|뉴스)|다른\s?(?:기사|뉴스)|이 시각 (?:주요|추천)? ?뉴스|핫클릭|오늘의 (?:핫|추천|주요) ?뉴스|바로가기|\[?관련기사\]?|이전\s?기사|다음\s?기사|영상 더보기
(?:相关|相關|延伸|推荐|推薦|更多|扩展|拓展|深度|精选|精選|猜你|热门|熱門|最新|热点|熱點|往期|编辑|編輯|点击|點擊|今日|今天|其他|近期|24小时)(?:阅读|閱讀|新闻|新聞|文章|报道|報道|報導|推荐|推薦|资讯|資訊|链接|連結|内容|內容|视频|影片|专题|專題|喜欢|喜歡|话题|話題|排行|回顾|回顧|精选|精選|查看|消息|热点|热门|稿件|主题|看點)+|您可能(?:也|还)?(?:感兴趣|喜欢|會喜歡|想看).{0,6}|你可能(?:也|还)?(?:感兴趣|喜欢|會喜歡|想看|錯過).{0,6}|大家都在看|看更多|看了又看|更多(?:新聞|新闻)?|阅读原文|查看更多|【?延伸閱讀】?|点击排行|阅读排行|人气排行|上一篇|下一篇|编辑推荐|編輯推薦|读者也在看|推荐|推薦|不看會後悔
(?:soma|tazama|angalia) (?:pia|zaidi)|habari (?:zaidi|nyingine|zinazohusiana)|zinazosomwa zaidi|basahin(?: din| rin)?|panoorin|kaugnay na balita|lees ook|lexo (?:edhe|me shume)|(?:skaityk|skaitykite|lasi|lasit|loe)(?: (?:taip pat|daugiau|ari|vairak|ka|lisaks))?|susij(?:e|usios).{0,15}|saistitie raksti|seotud (?:artiklid|uudised)|llegeix (?:tambe|mes)|irakurri (?:gehiago|ere)|(?:കൂടുതൽ|वाचा) .{0,10}|irudi gehiago|khabar berkaitan|baca seterusnya|ikuti juga|artikel lain
"""

# Words of an appeal: what to do, and where.
APPEAL_VERBS = r"""
subscribe\b|sign ?up|signup|join\b|follow\b|download\b|get the|register\b|like us|share this|click here|tap here|support (?:us|our|independent)|donate\b|become a member|stay (?:updated|informed|tuned|connected|up to date)|don'?t miss|never miss|receive\b|enable\b|turn on|install\b|add us\b|contact us|email us|write to us|send us|visit our|check out our|read our|listen to|watch our|have (?:a story|you got)|let us know|log ?in|create (?:a|an|your) .{0,10}account|for more .{2,30}(?:visit|follow\b|subscribe)
ikuti|berlangganan|gabung|bergabung|unduh|daftar|klik|dapatkan|simak|download|langgan|dukung|nyalakan|aktifkan|pantau|sertai|muat turun|dapatkan update
abonnieren|abonniere|abonnez|folgen|folge|melden sie|anmelden|melde dich|registrieren|laden sie|lade|jetzt (?:herunterladen|lesen|testen|kostenlos|sichern)|holen sie|bleiben sie|verpassen sie|werden sie mitglied|unterstutzen sie|hier klicken|klicken sie|erhalten sie|kommen sie
abonnez|inscrivez|suivez|rejoignez|telechargez|recevez|retrouvez|cliquez|soutenez|faites un don|ne manquez|ne ratez|partagez|connectez|activez|creez|telecharger|abonne-toi|suis-nous|s'abonner|s'inscrire
suscrib|suscripcion|sigue|siga|siguenos|siguanos|unete|unase|descarga|descargue|recibe|reciba|registrate|registrese|haz clic|haga clic|apoya|comparte|activa|inscrib|hazte socio|mantente|no te pierdas|puedes seguir
assine|inscreva|siga|entre no|entre em|participe|baixe|receba|clique|cadastre|apoie|compartilhe|ative|fique por dentro|faca parte|acompanhe
iscriviti|abbonati|segui|seguici|scarica|ricevi|clicca|unisciti|sostieni|registrati|attiva|entra nel|resta aggiornato|condividi|rimani aggiornato|iscrivetevi|seguiteci
abonneer|schrijf je in|schrijf u in|meld je aan|volg ons|volg|download|ontvang|klik hier|word lid|steun|blijf op de hoogte|deel dit|mis niets|aanmelden
prenumerera|folj|ladda ner|anmal|klicka|bli medlem|registrera|fa vart|dela|abonner|folg|foelg|last ned|hent|klik|klikk|meld dig|meld deg|tilmeld|bliv medlem|modtag|motta|stot|del artikkelen|tilaa|seuraa|lataa|liity|rekisteroidy|klikkaa
zapisz sie|subskrybuj|obserwuj|pobierz|dolacz|sledz|kliknij|zarejestruj|wesprzyj|polub|udostepnij|prenumeruj|badz na biezaco|znajdziesz nas|odbierajte|odebirejte|prihlaste|prihlas|sledujte|sleduj|stahnete|stiahnite|odebirat|odoberajte|pripojte|kliknete|podporte|predplat|iratkozz|iratkozzon|kovess|kovesse|toltse le|toltsd le|csatlakozz|csatlakozzon|kattints|kattintson|tamogass|tamogassa|fizess elo|abonati|aboneaza|urmareste|urmariti|descarca|descarcati|inscrie|aboneaza-te|da click|sustine|alatura-te|intra pe
подпи|следите|следи за|скача|присоедин|вступа|ставьте|поделит|поддерж|нажмите|получайте|зарегистр|жмите|добавьте|оформите|включите|установите|пидпи|підпи|стежте|завантаж|приєдн|долуч|підтрим|абонира|последва|изтегл|присъедин|пратете|следваите|следвайте
prijavi|pratite|zapratite|preuzmite|pridruzite|pretplati|skinite|kliknite|podrzite|narocite|sledite|naloz|pridruzi|narucite|пратите|преузмите|претплат|prenumeruok|sekite|sek mus|abonoje|liitu|telli|jalgi|laadi|seko
εγγραφ|ακολουθ|κατεβαστε|κανετε (?:εγγραφη|like|κλικ)|στηριξτε|συνδεθ|λαβετε|βρειτε μας|γινετε
abone|takip|indir|katil|kaydol|uye ol|tikla|begen|destekle|paylas|acin|haberdar ol|yukleyin|ulasabilirsiniz
اشترك|اشتراك|تابع|حمّل|حمل ال|حمل تطبيق|انضم|سجل|سجّل|اضغط|ادعم|شارك|فعّل|احصل على|للاشتراك|حملوا|عضو شوید|دنبال کنید|مشترک شوید|نصب کنید|بپیوندید|ثبت نام|سبسکرائب|فالو|عضویت|הירשמו|הצטרפו|עקבו|הורידו|להצטרפות|להורדת|לחצו
सब्सक्राइब|फॉलो|डाउनलोड|ज्वाइन|जुड़|जुड़|क्लिक करें|साइन अप|फॉलो करा|ফলো|সাবস্ক্রাইব|ডাউনলোড|যোগ দিন|যুক্ত|অনুসরণ|ক্লিক|பின்தொடர|பதிவிறக்க|இணைய|சேர|கிளிக்|பெற|ఫాలో|సబ్|డౌన్|క్లిక్|ഫോളോ|സബ്|ഡൗൺ|ಫಾಲೋ|ಸಬ್|ડાઉનલોડ|જોડા|ਫਾਲੋ
ติดตาม|สมัคร|ดาวน์โหลด|กดติดตาม|คลิก|เข้าร่วม|กดไลก์|แอดไลน์|เพิ่มเพื่อน|theo doi|dang ky|tai (?:ung dung|app|ve)|tham gia|nhan vao|bam vao|an vao|dong hanh|sundan|mag-subscribe|i-follow|i-download|jiunge|fuatilia|pakua|jisajili
登録|フォロー|購読|ダウンロード|お申し込み|お申込|チャンネル登録|受け取|友だち追加|友達追加|いいね|ご覧ください|会員になる|通知をオン|インストール
구독|팔로우|추가하|다운로드|가입|받아보|신청하|알림|제보|클릭|설치|후원|만나보|누르
订阅|訂閱|关注|關注|下载|下載|加入|扫码|掃碼|扫描|追蹤|追踪|点击|點擊|注册|註冊|按讚|點讚|分享|长按|識別|识别|接收|开启|開啟|支持我们|赞助
"""
APPEAL_PLACES = r"""
newsletters?|news ?letter|mailing list|e-?mails?|inbox|whats ?app|telegram|facebook|instagram|twitter|youtube|tiktok|linkedin|threads|bluesky|mastodon|pinterest|snapchat|reddit|viber|discord|google news|google noticias|google discover|apple news|flipboard|podcasts?|our (?:app|channel|page|site|website|mobile app|daily|weekly|morning|group|community|team|free|coverage|reporting|journalism|work|brief\w*|alerts?|updates)|mobile app|(?:the|free|our|nuestra|notre|unsere|onze|la nostra|nosso|kami|mobil) ?app|android|ios|app store|play store|google play|notifications?|push alerts?|breaking news alerts?|rss|@\w+|\bon x\b|social media|premium|digital (?:access|subscription)|unlimited access|for free|updates
saluran|kanal|buletin|aplikasi|grup|channel|notifikasi|media sosial|surel|e-paper|medsos|berita terbaru setiap|update berita
push-?nachrichten|benachrichtigungen|rundbrief|nachrichtenbrief|infobrief|eilmeldungen|unsere[rnm]? (?:kanal|seite|app|mail)|e-paper|probeabo|kostenlos(?:en)?
lettres? d'infos?|lettres? d'information|infolettre|bulletin|chaine|application|appli|reseaux sociaux|notifications|notre (?:page|compte|groupe)|boite mail|courriel
boletin(?:es)?|correo|canal|aplicacion|redes sociales|notificaciones|nuestra (?:app|pagina|cuenta)|grupo de|suscripcion|comunidad
boletim|canal|aplicativo|redes sociais|notificacoes|nosso (?:app|grupo|canal|site)|grupo do|seu e-?mail|comunidade
canale|notifiche|nostra newsletter|nostro canale|social|bollettino|pagina facebook|app gratuita
nieuwsbrief|onze app|nieuwsbrev|nyhetsbrev(?:et)?|nyhedsbrev(?:et)?|uutiskirje(?:en|emme)?|kanaali|kanal|sovellu(?:s|ksen)|kanava(?:n|lle|a)?|var app|vores app
biuletyn|kanal(?:u|e)?|aplikacj[aei]|newslettera?|newsletterze|grup(?:y|ie)|powiadomienia|odber|aplikac[ie]|kanal|zpravodaj|skupin[aeuy]|novinky|hirlevel(?:re|unkre|et)?|csatorna|csatornankat|alkalmazas|oldalunk(?:at|on)?|ertesites|pagina noastra|canalul|aplicatia|buletin(?:ul)?
канал|рассылк|телеграм|приложени|уведомлени|дзен|вконтакте|соцсет|одноклассник|группу|инстаграм|ютуб|почту|розсилк|застосунок|додаток|сповіщення|соцмереж|фейсбук|вайбер|групу|бюлетин|приложение|страница|известия|ватсап|вотсап|max\b
kanal(?:u|a)?|aplikacij[aeu]|bilten|drustven(?:im|ih|e) mrez|grup[aeu]|novice|novick|обавештењ|апликациј|naujienlaisk|kanal[aą]|program[eė]l|programeli|uudiskir|kanalit|rakendus|biletenuk
καναλι|ενημερωτικ|newsletter|σελιδα|εφαρμογη|ειδοποιησ|google news|ομαδα
bulten|kanal|uygulama|bildirim|sosyal medya|hesab|sayfa|grubu|e-posta
نشرة|نشرت|قناة|قناتنا|تطبيق|واتساب|واتس|تليجرام|تيليجرام|تلغرام|فيسبوك|تويتر|يوتيوب|صفحتنا|انستغرام|الإشعارات|بريدك|البريد|کانال|خبرنامه|تلگرام|اینستاگرام|واٹس|فیس بک|یوٹیوب|ٹوئٹر|چینل|اپلیکیشن|ערוץ|ניוזלטר|וואטסאפ|טלגרם|פייסבוק|אפליקצי|אינסטגרם
व्हाट्सएप|वॉट्सऐप|व्हाट्सऐप|व्हाट्सअप|टेलीग्राम|फेसबुक|ट्विटर|यूट्यूब|न्यूजलेटर|चैनल|ऐप|एप|इंस्टाग्राम|টেলিগ্রাম|ফেসবুক|ইউটিউব|হোয়াটসঅ্যাপ|হোয়াটসঅ্যাপ|চ্যানেল|নিউজলেটার|অ্যাপ|পেজ|வாட்ஸ்|டெலிகிராம்|பேஸ்புக்|யூடியூப்|சேனல்|செயலி|వాట్సాప్|ఛానల్|టెలిగ్రామ్|വാട്സ്|ചാനൽ|ಚಾನೆಲ್|ચેનલ|એપ
จดหมายข่าว|ช่อง|แอป|ไลน์|เฟซบุ๊ก|เฟสบุ๊ก|ทวิตเตอร์|ยูทูบ|line|เพจ|ban tin|kenh|ung dung|zalo|fanpage|trang|chaneli|kituo|jarida|programu
メールマガジン|メルマガ|ニュースレター|アプリ|チャンネル|公式|line|ライン|無料会員|メール|通知|フェイスブック|ツイッター|インスタ|ユーチューブ
뉴스레터|채널|카카오톡|카톡|네이버|앱을|앱에서|유튜브|페이스북|인스타그램|텔레그램|이메일|제보
电子报|電子報|公众号|公眾號|微信|微博|频道|頻道|客户端|客戶端|app|推送|通知|粉絲|粉丝|脸书|臉書|邮件|郵件|官方|社群|群组|群組|二维码|二維碼|频道|通讯|簡訊
"""

# Notices of advertising: the whole of a short line.
ADVERT = r"""
advert(?:isement|isements|orial|ising|s)?|ads?|ad feedback|(?:paid|sponsored|promoted|partner|branded) (?:content|post|story|message|article|links?)|sponsor(?:ed)?(?: by .{2,40})?|promotion|promoted|commercial|scroll to continue(?: (?:with content|reading))?|(?:story|article|content) continues (?:below|after)(?: (?:(?:the|this) )?(?:ad|advert|advertisement))?|continue (?:reading|after)(?: (?:the )?ad(?:vertisement)?)?|advertisement\W+.{0,40}|\W*(?:advertisement|ad)\W*(?:scroll|continue|skip).{0,40}|skip ad(?:vertisement)?|remove ads|report (?:this )?ad|loading(?: video)?\W*|this (?:story|post|article|content) (?:is|was) (?:sponsored|paid).{0,60}
iklan|advertorial|(?:konten|artikel) (?:sponsor|berbayar|promosi|iklan)|pariwara|scroll (?:untuk|ke bawah untuk) .{2,40}|lanjut(?:kan)? membaca.{0,40}|gulir (?:untuk|ke bawah).{0,40}|geser.{0,30}lanjut.{0,20}|iklan.{0,40}|promosi|bersponsor|disponsori.{0,30}|kandungan tajaan
anzeigen?|werbung|werbeanzeige|nach (?:der|dieser) (?:werbung|anzeige) (?:weiter.{0,10}|geht es weiter)|artikel wird nach der (?:werbung|anzeige) fortgesetzt|weiterlesen nach der (?:anzeige|werbung)|gesponsert(?:er (?:inhalt|beitrag))?|bezahlter? inhalt|(?:der )?(?:text|artikel|beitrag).{0,20}(?:anzeige|werbung).{0,20}|sponsored
publicites?|annonces?|contenu (?:sponsorise|partenaire)|la suite apres (?:cette|la) publicite|(?:la suite |l'article |suite |continue).{0,20}apres (?:la |cette )?publicite|sponsorise|communique|publi-?(?:redactionnel|reportage)|en partenariat avec .{2,40}
publicidad|anuncios?|contenido (?:patrocinado|promocionado|de marca)|patrocinado(?: por .{2,40})?|(?:continua|sigue|contin[uú]e) (?:leyendo |la lectura |la nota )?(?:despues|debajo|tras) (?:del?|de la) (?:anuncio|publicidad)|publirreportaje|promocion(?:ado)?|publinota
publicidade|anuncios?|propaganda|conteudo (?:patrocinado|de marca|publicitario)|(?:continua|continue lendo) (?:depois|apos) (?:da|a) publicidade|publieditorial|informe publicitario|patrocinado|publi|continua apos .{2,30}
pubblicita|annuncio|annunci|contenuto sponsorizzato|sponsorizzato|(?:continua|prosegui).{0,20}(?:dopo|sotto) la pubblicita|messaggio promozionale|inserzione|informazione pubblicitaria
advertenties?|reclame|gesponsord(?:e (?:inhoud|content))?|(?:lees verder|tekst gaat verder|artikel gaat verder) (?:onder|na) (?:de )?(?:advertentie|reclame|foto|video)|ingezonden mededeling|annons(?:er)?|reklam|sponsrat(?: innehall)?|annonsorsinnehall|artikeln fortsatter efter annonsen|annonce(?:r)?|reklame|annonse(?:r)?|annonsorinnhold|artiklen fortsaetter efter annoncen|(?:saken|artikkelen) fortsetter (?:under|etter) annonsen|mainos|mainokset|ilmoitus|juttu jatkuu mainoksen jalkeen|kaupallinen yhteistyo
reklam[ay]|artykul sponsorowany|material (?:sponsorowany|partnera|promocyjny|reklamowy)|(?:dalsza|dalszy) (?:czesc|ciag).{0,30}(?:pod|po|materialu) .{0,20}|ogloszenie|inzerce|inzercia|placena inzerce|sponzorovan[ye](?: obsah| clanek| clanok)?|(?:clanek|clanok|text) pokracuje (?:pod|po) (?:reklamou|reklame).{0,10}|hirdetes|szponzoralt(?: tartalom)?|a cikk a hirdetes utan folytatodik|tamogatott tartalom|publicitate|reclama|continut sponsorizat|articolul continua dupa (?:publicitate|reclama)|advertorial|\(?p\)? ?advertorial
реклама|рекламна|на правах рекламы|продолжение (?:после|под) рекламы|рекламныи материал|спонсорскии материал|партнерскии материал|(?:статья|текст) продолжается (?:после|под) рекламои|на правах реклами|продовження після реклами|реклам[аи]|спонсорирано.{0,20}|платена публикация|социальная реклама|спонсирано.{0,20}
oglas(?:i)?|reklama|sponzorisan[oi](?: sadrzaj| clanak)?|promo|(?:clanak|tekst|vest) se nastavlja (?:nakon|ispod|posle) (?:oglasa|reklame)|nastavak (?:teksta )?(?:nakon|ispod) (?:oglasa|reklame).{0,10}|placeni sadrzaj|оглас|реклама|reklaam|reklamos?|sisuturundus|reklamas raksts|skelbimas
διαφημιση|χορηγουμενο(?: περιεχομενο)?|advertorial|διαφημιστικο.{0,30}|η συνεχεια μετα τη διαφημιση
reklam(?:lar|dir)?|sponsorlu(?: icerik)?|ilan|haber(?:in|imiz)? (?:devami |reklamdan sonra ).{0,30}|reklamdan sonra devam.{0,20}|yazinin devami.{0,30}|tanitim|advertorial
اعلان(?:ات)?|إعلان(?:ات)?|محتوى (?:مدفوع|برعاية|إعلاني|اعلاني|ممول|رعائي)|مادة اعلانية|مادة إعلانية|يتبع بعد الاعلان|(?:تابع|اقرأ|القراءة|المقال).{0,20}بعد (?:الإعلان|الاعلان)|برعاية|ممول|تبلیغات|آگهی|رپورتاژ(?: آگهی)?|اشتہار(?:ات)?|פרסומת|תוכן (?:ממומן|שיווקי|מקודם|בשיתוף)|מודעה|בשיתוף .{2,20}
विज्ञापन|प्रायोजित(?: सामग्री)?|जाहिरात|বিজ্ঞাপন|விளம்பரம்|ప్రకటన|പരസ്യം|ಜಾಹೀರಾತು|જાહેરાત|ਇਸ਼ਤਿਹਾਰ|โฆษณา|advertorial|เนื้อหาสนับสนุน|quang cao|noi dung (?:tai tro|quang cao)|tai tro|patalastas|tangazo|matangazo
広告|pr|スポンサー(?:リンク|ード|コンテンツ)?|記事は広告の後に続きます|(?:この)?(?:記事|続き)は?.{0,4}広告の?(?:後|下).{0,12}|広告の後に.{0,10}|タイアップ|提供：?.{1,20}|プロモーション|(?:sponsored )?by .{2,20}提供
광고|이 기사는 광고 후 계속됩니다|광고 후 계속.{0,10}|스폰서(?: 콘텐츠)?|협찬|본문 광고|advertorial|제휴 ?콘텐츠|기사형 광고|보도자료
广告|廣告|赞助(?:内容|商)?|贊助(?:內容|商)?|广告后继续|(?:文章|内容|內容|正文)?.{0,4}(?:广告|廣告)(?:后|後|之后|之後)?(?:继续|繼續).{0,6}|推广|推廣|业配|業配|工商(?:时间|時間)?|請繼續往下閱讀|请继续往下阅读|（?广告）?|商业推广
"""

# Notices of rights, sources and authors: the beginning of a short line.
NOTICE = r"""
\d{1,2}:\d\d(?: ?[ap]\.?m\.?| uhr| wib)?|[^.!?]{0,80}\b(?:getty images|shutterstock(?:\.com)?|istock(?:photo)?(?:\.com)?|stock\.adobe\.com|adobe stock|unsplash|pexels|pixabay|depositphotos|dreamstime|alamy(?: stock photo)?|imago(?: images)?|picture[ -]alliance|wikimedia commons|123rf|afp photo)|(?:posted in|filed under|tagged(?: with| as)?) .*
©.*|\(c\) ?\d{4}.*|copyright\b.*|all rights reserved.*|(?:photo|image|picture|video|pic|illustration|screenshot)s?(?: credits?| courtesy(?: of)?| source| by|\s?/)?\s?[:：/©|].*|(?:photo|image|picture|illustration|graphic)s? (?:credits?|courtesy|by|via)\b.*|(?:photograph|illustration)\s?[:：].*|credits?\s?[:：].*|(?:file|stock|representative|representational|representation) (?:photo|image|pic)s?\b.*|getty images.*|\(?(?:with )?(?:input|agency input)s? from .{2,60}|(?:edited|reported|reporting|written|posted|published|updated|last updated|translated|compiled|first published|published on|last modified|editing|writing)(?: on| by|:| at)\b.*|published \w+ \d+.*|by [A-Z].{1,40}|.{0,30}\d+ min(?:ute)?s? (?:read|ago).{0,10}|share(?: this)?(?: (?:article|story|post|on .{2,60}|via .{2,30}|with .{2,30}|page))?|(?:copy|copy link|print|email|save|comments?|listen|tweet|pin|whatsapp|facebook|twitter|x|telegram|linkedin|reddit|share|bookmark|comment|reply|link copied|read aloud|play|pause|close|menu|advertisement|gift article|top|back to top|next|previous|prev|more|tags|topics|filed under|like|follow|subscribe|search|home|skip to (?:main )?content|leave a (?:comment|reply)|post a comment|view comments|show comments|join the conversation|be the first to comment|\d+ (?:comments?|shares?|likes?|views?))\b\W*|(?:tags?|topics?|filed under|categor(?:y|ies)|keywords|labels|posted in|read time|reading time|location|follow (?:us|.{2,30}) on)\s?[:：].*|(?:editor'?s? note)\s?[:：]?|this article (?:was )?(?:originally|first) (?:appeared|published) .{2,80}|download (?:pdf|article|now)|get the app|table of contents|in this article|on this page|contents|jump to .{2,30}|we use cookies.*|this (?:site|website) uses cookies.*|by (?:continuing|clicking|using|subscribing|signing) .{2,200}(?:cookies|terms|privacy).*|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|terms (?:of (?:use|service)|and conditions|apply).*|privacy policy|your (?:e-?mail|email address).{0,60}|please enable javascript.*|you need to enable javascript.*|thank you for (?:subscribing|signing up|registering).*|already (?:a subscriber|have an account|registered|a member).*|log in|sign in|register|subscribe now|create (?:a )?(?:free )?account
(?:foto|gambar|ilustrasi|sumber(?: foto| gambar)?|video|dok|dokumentasi)\s?[:：/(].*|(?:penulis|editor|reporter|pewarta|redaktur|laporan|kontributor|fotografer)\s?[:：/].*|hak cipta.*|dilarang (?:menyalin|mengutip|meng\w+).*|bagikan(?: (?:artikel|berita|ini).*)?|salin(?: tautan| link)?|tag(?:ar)?\s?[:：].*|komentar|editor|penulis|redaksi|tim redaksi|copy link|.{2,40} / (?:editor|redaksi|tim)|(?:halaman|hal)\s?[:：]?\s?\d.{0,20}|selanjutnya|sebelumnya|berikutnya|tampilkan semua|lihat semua|tulis komentar.*|artikel ini telah tayang .*|sumber\s?[:：].*
(?:foto|bild|quelle|bildquelle|grafik|video|symbolbild|archivbild|archivfoto|titelbild|fotos|bilder|bildrechte|fotocredit)\s?[:：/©].*|(?:symbolbild|archivbild|symbolfoto).{0,60}|(?:\(?\s?)?(?:dpa|afp|apa|reuters|sid|epd|kna)(?:[/-]\w+)*\)?|artikel teilen.*|teilen|drucken|merken|kommentare?(?: \(?\d+\)?)?|von .{2,30}, \w+|(?:stand|veroffentlicht|aktualisiert|erschienen)\s?(?:am)?[:：]?\s?\d.*|schlagworte?\s?[:：]?.*|inhaltsverzeichnis|zur startseite|nach oben|alle rechte vorbehalten.*|lesezeit.*|jetzt teilen.*|artikel (?:vorlesen|anhoren|drucken)|themen\s?[:：].*|anmelden|registrieren|(?:die )?redaktion
(?:photo|credit|source|legende|illustration|crédit)s?\s?[:：©/].*|tous droits reserves.*|partager(?: (?:l'article|sur .*|cet article).*)?|publie le .*|mis a jour le .*|imprimer|commenter|commentaires?|reagir|temps de lecture.*|avec (?:afp|reuters|ap)\W*|\(?(?:afp|reuters)\)?|sommaire|mots[- ]cles.*|article reserve aux abonnes.*|il vous reste .* a lire.*
(?:foto|fotografia|imagen|fuente|credito|video|cortesia|ilustracion|captura)s?\s?[:：/].*|(?:foto|imagen) (?:de|cortesia|archivo|referencial).{0,60}|imagen (?:referencial|de archivo).*|todos los derechos reservados.*|compartir.{0,40}|publicado (?:el|por).*|actualizado.{0,3}\s(?:el|a las|:).*|imprimir|comentarios?|etiquetas\s?[:：].*|temas?\s?[:：].*|redaccion(?: .{2,30})?|por\s?[:：] .{2,40}|con informacion de .{2,60}|indice|tags|archivado en.*|copiar enlace|guardar
(?:foto|imagem|credito|fonte|video|reproducao|divulgacao|ilustracao)s?\s?[:：/].*|(?:foto|imagem) (?:de|ilustrativa|meramente).{0,60}|todos os direitos reservados.*|compartilh.{0,40}|publicado (?:em|por).*|atualizado em.*|comentarios?|copiar link|da redacao|com informacoes (?:da|do|de) .{2,60}|.{2,40}/(?:divulgacao|reproducao|agencia .{2,20}|folhapress|getty images)
(?:foto|fonte|credit[io]|immagine|video|copertina)\s?[:：/©].*|(?:foto|immagine) (?:di|d'archivo|generica).{0,60}|riproduzione (?:riservata|vietata).*|© .*|tutti i diritti riservati.*|condividi.{0,40}|pubblicato (?:il|da).*|aggiornato (?:il|alle).*|commenti?|stampa|tempo di lettura.*|di redazione|indice
(?:foto|beeld|bron|bild|kuva|kuvat|lahde|kilde|kalla|fotograf|fot|zdj|zdjecie|zrodlo|zdroj|foto ilustracyjne|autor|sursa|kep|fotok?|forras|illusztracio|ilustracni foto|snimek|izvor|slika|vir)\.?\s?[:：/©].*|(?:deel|dela|del|jaa|udostepnij|sdilet|zdielat|megosztas|distribuie|podeli|podijeli|deli)(?: .{0,40})?|alle rechten voorbehouden.*|wszelkie prawa zastrzezone.*|vsechna prava vyhrazena.*|minden jog fenntartva.*|toate drepturile rezervate.*|sva prava pridrzana.*|komentarze.*|diskuze.*|publicerad.{0,40}|uppdaterad.{0,40}|publisert.{0,40}|oppdatert.{0,40}|opublikowano.*|(?:\(?pap\)?)
(?:фото|видео|источник|иллюстрация|автор|изображение|текст|редактор|снимка|снимки|источници|джерело|відео|сайт)\s?[:：/©.].*|фото\s.{0,60}|(?:©|\(с\)).*|все права защищены.*|поделиться.{0,40}|комментар.{0,20}|теги\s?[:：].*|(?:опубликовано|обновлено|опубліковано).{0,40}|поділитися.{0,30}|сподели.{0,30}|распечатать|ссылка скопирована|чтобы сообщить об ошибке.*|нашли (?:ошибку|опечатку).*|если вы (?:нашли|заметили|обнаружили) ошибку.*|выделите .{0,40}(?:ctrl|текст).*|помітили помилку.*|знайшли помилку.*
(?:φωτογραφια|φωτο|πηγη|πηγες|εικονα|βιντεο)\s?[:：/].*|(?:fotograf|foto|kaynak|gorsel|video|haber|muhabir|editor|kamera)\s?[:：/].*|kaynak\s?[:：]? ?\S.{0,30}|paylas.{0,30}|yorum(?:lar)?.{0,20}|tum haklari saklidir.*|(?:guncelleme|yayinlanma|giris|son guncelleme)(?: tarihi)?\s?[:：].*|etiketler\s?[:：]?.*|(?:الصورة|المصدر|تصوير|صورة|الكاتب|مصدر|تحرير|عکس|منبع|تصویر)\s?[:：/].*|جميع الحقوق محفوظة.*|شارك.{0,30}|حقوق النشر.*|كلمات (?:دلالية|مفتاحية).*|الوسوم.*|(?:צילום|מקור|קרדיט)\s?[:：].*|כל הזכויות שמורות.*
(?:写真|画像|出典|提供|撮影|文|取材|編集|資料|イラスト|動画|記者|ソース|（写真)(?:提供|撮影|＝|=|：|:|／|/).*|無断転載.*|(?:©|\(c\)).{0,30}(?:無断|禁止|reserved).*|シェア(?:する)?|ツイート|コメント.{0,10}|印刷|目次|(?:사진|출처|자료|영상|그래픽|제공|글|촬영|편집|취재)\s?[=:：/].*|무단\s?전재.*|.{0,40}무단.{0,8}(?:배포|전재).{0,20}|저작권자.{0,60}|.{2,12}기자\s?\S+@\S+.*|\S+@\S+|공유하기.*|댓글.{0,10}|(?:图片|圖片|来源|來源|图|圖|摄影|攝影|文|责编|责任编辑|責任編輯|编辑|編輯|校对|记者|作者|原标题|原標題|图源|圖源|資料照|资料图|翻攝|截图|截圖|配图|监制|审核|通讯员)(?:来源|來源)?\s?[／/:：|丨｜].*|（?(?:图片?|圖片?|照片)(?:来源|來源)?[／/:：].*|版权.{0,10}(?:所有|声明).*|版權.{0,10}(?:所有|聲明).*|未经.{0,12}(?:授权|許可|许可).*|未經.{0,12}(?:授權|許可).*|转载.{0,20}(?:注明|授权).*|分享(?:到|至|给).{0,30}|分享|评论.{0,8}|留言.{0,8}|打印|收藏|\(?(?:责任)?编辑[:：].*|【?(?:责任编辑|编辑)[:：]?.*|免责声明.*|免責聲明.*|ภาพ\s?[:：].*|ที่มา\s?[:：].*|แชร์.{0,20}|anh\s?[:：].*|(?:nguon|theo)\s?[:：].*|chia se.{0,20}|binh luan.{0,10}|(?:फोटो|स्रोत|तस्वीर)\s?[:：].*|(?:ছবি|সূত্র)\s?[:：].*
"""

# Words before a photographer's name, at the end of a caption.
CREDIT = r"""
photos?|image|picture|credit|foto|fotografia|fotografie|imagen|imagem|immagine|bild|quelle|beeld|kuva|fot|zdj|ilustrasi|gorsel|fotograf
фото|снимка|світлина|φωτο|φωτογραφια|تصوير|الصورة|تصویر|عکس|צילום|写真|撮影|사진|图|圖|摄影|攝影|ภาพ|anh|फोटो|तस्वीर|ছবি
"""

_SIDES = r"[\W_]*"
_MARK = r"[\s\"'”»)\]]*(?:[:：|｜/›»>▶►→⇒\]】）)」』?!‒–—-]|\.{2,}|…)"


def _pattern(before: str, table: str, after: str) -> re.Pattern[str]:
    """The lines of a table as one pattern, folded as the text it is matched with; escapes stay."""
    table = table.replace("（", r"\(").replace("）", r"\)")
    parts = re.split(r"(\\.)", "|".join(table.strip().splitlines()))
    return re.compile(
        before + "(?:" + "".join(part if part.startswith("\\") else folded(part) for part in parts) + ")" + after
    )


def folded(line: str) -> str:
    """A line as the patterns want it: `fold`, and Turkish "ı" like the "i" that it becomes in capitals."""
    return fold(line).replace("ı", "i")


@lru_cache(maxsize=1)
def related() -> re.Pattern[str]:
    """Matches a whole line that is a label over links."""
    return _pattern(_SIDES, RELATED, _SIDES)


@lru_cache(maxsize=1)
def related_before() -> re.Pattern[str]:
    """Matches the label and its mark at the beginning of a line."""
    return _pattern(_SIDES, RELATED, _MARK)


@lru_cache(maxsize=1)
def advert() -> re.Pattern[str]:
    return _pattern(_SIDES, ADVERT, _SIDES)


@lru_cache(maxsize=1)
def notice() -> re.Pattern[str]:
    return _pattern(r"[\W_]*?", NOTICE, _SIDES)


@lru_cache(maxsize=1)
def credited() -> re.Pattern[str]:
    """Matches a caption that ends with its photographer ("The bridge at noon. Photo: Harbour Post")."""
    return _pattern(r".{10,}[.!?…。؟)(|/–—-]\s?", CREDIT, r"\.?\s?[:：/]\s?[^.!?:]{2,50}\W*")


@lru_cache(maxsize=1)
def appeal_verb() -> re.Pattern[str]:
    return _pattern(r"(?<![a-z\u0370-\u04ff])", APPEAL_VERBS, "")


@lru_cache(maxsize=1)
def appeal_place() -> re.Pattern[str]:
    return _pattern(r"(?<![a-z\u0370-\u04ff])", APPEAL_PLACES, "")


@lru_cache(maxsize=1)
def late_verbs() -> re.Pattern[str]:
    """The verbs of languages that put them last."""
    return re.compile(r"abone|takip|indir|katil|kaydol|uye ol|tikla|begen|destekle|paylas|haberdar ol|yukle")

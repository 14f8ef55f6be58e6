"""The words around quotes in Slavic languages of Cyrillic script, the North, Asia and the Near East."""

from __future__ import annotations

from bot.text.quotation.row import COMMA_ENDS, DASH_ENDS, Row

ROWS: dict[str, Row] = {
    "ru": Row(
        cues="""смеётся смеется смеялс* улыба* вздыха* шутит сказал* говорит говорил* говорят заявил* заявля* отмети*
            отмеча* добави* добавля* подчеркну* подчёркива* подчеркива* сообщи* сообща* рассказа* рассказыва* объясни*
            объясня* поясни* поясня* уточни* уточня* написа* пишет писал* ответи* отвеча* спроси* спрашива* призна*
            утвержда* уверя* увер* завери* предупреди* предупрежда* предостер* критику* раскритикова* обвини* призва*
            призыва* пообеща* обеща* напомни* напомина* резюмирова* подытожи* заключи* продолжи* продолжа* пошути*
            шути* назвал* называет называют называл* описыва* описа* охарактеризова* цитиру* процитирова* процитиру*
            комментиру* прокомментирова* считает считал* полага* указа* указыва* выразил* выража* констатирова*
            констатиру* возрази* посетова* посетова* поделил* делится насмеха* воскликну* заметил* замеча* согласи*
            подтверди* подтвержда* опроверг* декларир* провозглас* пожалова* жалуется вспомина* вспомни* настаива*
            гласит говорится плака* возмущ* негоду* бурчит проворч* рассмея* усмех* парирова* бросил* отрезал* огрызну*
            сетова* сокруша* кричал* кричит повтор* переспрос* восклица* заступи* вступил* пригрози* прошепт* шепч*
            шепну* хмык* хохо* грусти* иронизир* съирониз* оправдыв* удивля* удивил* радует* радова* махну* умоля*
            спорит спорил* протест* советует посоветова* рекоменд* разъясн* высказа* откликну* ворч* бормо* вспылил*
            поправи* хвалит хвалил* хваста* похваста* возража* предположи* предполага* подшути* сострил* ахнул* охнул*
            размышля* рассужда* вступает*""",
        said_of="по_словам по_мнению согласно по_данным как_утверждает",
        places="в во",
        opinion="для",
        links="фон ван дер де ла аль ибн бен",
        conjunctions="но и а хотя",
        pronouns="он она они я",
        titles="""президент* вице-президент* премьер* премьер-министр* министр* замминистр* мэр* губернатор* сенатор*
            депутат* директор* гендиректор* пресс-секретар* представител* секретар* госсекретар* генерал* судь*
            прокурор* король короля королева принц* папа господин* госпожа г-н г-жа доктор* профессор* канцлер* глава
            главы главу руководител* лидер* тренер* комиссар* посол посла адвокат* исследовател* экономист* эксперт*
            аналитик* спикер* председател* начальник* основател* музыкант* певиц* певец актёр* актер* актрис* писател*
            режиссёр* режиссер* полковник* майор* капитан* академик* заместител* жена муж официальн* координатор*
            инженер* вратарь нападающий защитник""",
        indefinite="один одна некий некоторые несколько",
        definite="этот эта это тот та его её ее их",
        prepositions="""в во на с со к ко из от до о об у по при перед через без под над между против за и или либо чем как
            что для про ради среди около после во_время""",
        openers="""в во на с со к ко из от до о об у по при перед через без под над между против за и или но а однако хотя
            когда если также он она они оно мы я вы этот эта это эти тот та те его её ее их не нет да так уже ещё еще
            теперь потом затем позже ранее раньше сегодня вчера завтра понедельник вторник среда четверг пятница
            суббота воскресенье январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь другой
            многие все всё что кто где как почему кроме впрочем между тем при этом после для согласно наш наши мне
            моя мой""",
        works="""песня песню песни песней фильм фильма фильме фильму книга книгу книги роман сериал сериала альбом
            альбома программа программу программе передача передаче газета газете газеты журнал журнала телеканал
            так_называемый так_называемая так_называемую так_называемое так_называемые так_называемых так_называемой
            название названием под_названием термин слово понятие выставка выставку операция операции акция акции
            кампания клуб клуба команда компания компании партия партии движение движения агентство агентству агентства
            профсоюз сингл сингла девиз девизом лозунг лозунгом спектакль проект проекта прозвище прозвищем прозванный
            концепцию спецслужбой издание фонд завод надпись надписью надписи плакат плакаты плакате баннер журнале
            журналом журналу вестник хештег кафе ресторан дома прозвали прозвал эссе поэма поэму сборник сборника опера
            мюзикл пьеса пьесу пьесы мемуары гимн баллада""",
        dashes=DASH_ENDS,
        persons="""женщина мужчина девушка парень мальчик девочка старик старушка жительница житель местный очевидец очевидица свидетель сосед соседка прохожий прохожая пассажир* студент* ученик ученица покупател* водител* пенсионер* сотрудник сотрудница читател* болельщи* рабочий мать отец бабушка дедушка турист* пользовател*""",
        he="он господин г-н",
        she="она госпожа г-жа",
        his_verbs="ал ил ел нул ял",
        her_verbs="ала ила ела нула яла алась илась",
        her_names="а я",
        his_names="й н р л м в д",
        her_surnames="ова ева ёва ина ына ская цкая ая",
    ),
    "uk": Row(
        cues="""сміється усміха* зітха* сказа* каже казав казала кажуть говор* заяви* заявля* зазнач* додав додала
            додали дода* наголос* наголош* підкресл* повідом* розпові* розказ* поясн* уточн* написа* пише писав писала
            відпові* запита* питає визна* стверджу* запевн* переконан* попереди* попереджа* застер* критику*
            розкритикува* звинувати* закли* обіця* пообіця* нагада* нагаду* підсумува* підсумову* продовжи* продовжу*
            пожартува* жарту* назвав назвал* називає називають називав називала описа* опису* цитує процитува* коментує
            прокоментува* вважа* вказа* вказу* висловив* висловила констату* констатува* заперечи* поскарж* поділи*
            відзнач* погоди* підтверд* спростува* згада* згаду* наполяга* зауваж* йдеться обурю* бідка* усміхн*
            жартува* запит* бурчи* буркн* крич* повтор* парир* кину* зітхн* хвал* дивує* журит* зізна* пригаду*
            пригада* прошепот* шепоч* шепн* перепові* сміяв* смія* засмі* регот* махну* хвилю* радить порадив порадила
            обур* вигук* скарж* радіє радів раділа ділить* ділив* заступи* захища* захисти* відреагу* відріза* огризну*
            попроси* припусти* припуска* жаліє* пригрози* розмірк* міркує оцін* сперечаєт* журн*""",
        said_of="за_словами на_думку згідно_з на_переконання за_даними",
        places="у в до",
        opinion="для",
        links="фон ван дер де ла аль ібн бен",
        conjunctions="але і й а хоча",
        pronouns="він вона вони я",
        titles="""президент* віцепрезидент* прем'єр* прем’єр* міністр* заступни* мер мера міськ* губернатор* сенатор*
            депутат* народн* директор* гендиректор* речни* прессекретар* представни* секретар* держсекретар* генерал*
            судд* прокурор* король королева принц* папа пан пані доктор* професор* канцлер* голова голови голову
            очільни* керівни* лідер* тренер* комісар* посол посла адвокат* дослідни* економіст* експерт* аналітик*
            спікер* полковни* майор* капітан* начальни* воротар* нападни* захисни*""",
        indefinite="один одна деякі кілька",
        definite="цей ця це той та його її їх їхній",
        prepositions="""в у на з зі із до від о об про по при перед через без під над між проти за і й та або чи ніж як що
            для після серед щодо""",
        openers="""в у на з зі із до від про по при перед через без під над між проти за і й та або але а однак хоча коли
            якщо також він вона вони воно ми я ви цей ця це ці той ті його її їх не ні так вже ще тепер потім згодом
            пізніше раніше сьогодні вчора завтра понеділок вівторок середа четвер п'ятниця субота неділя січень лютий
            березень квітень травень червень липень серпень вересень жовтень листопад грудень інший багато всі усі що
            хто де як чому крім водночас натомість після для згідно наш наші""",
        works="""пісня пісню пісні фільм фільму фільмі книга книгу книги роман серіал серіалу альбом альбому програма
            програму газета газеті газети журнал журналу телеканал так_званий так_звана так_звану так_званих так_зване
            назва назвою під_назвою термін слово поняття виставка виставку операція операції акція акції кампанія клуб
            клубу команда компанія партія партії рух руху агентство сингл гасло гаслом девіз проєкт проєкту вистава
            прізвисько фестиваль напис написом плакат плакати банер видавництво видавництва видавництву збірка збірку
            збірки кафе хештег прозвали есе поема поему опера мюзикл п'єса п’єса мемуари гімн балада вірш зокрема""",
        dashes=DASH_ENDS,
        persons="""жінка чоловік дівчина хлопець хлопчик дівчинка мешкан* житель жителька очевид* свідок сусід* перехож* пасажир* студент* учень учениця покупец* воді* пенсіонер* працівни* чита* вболівальни* мати батько бабуся дідусь турист* користувач*""",
        he="він пан",
        she="вона пані",
        his_verbs="ав ив ів вся",
        her_verbs="ала ила іла лася",
        her_names="а я",
        his_names="й н р л м в д о",
        her_surnames="ова єва іна ська цька",
    ),
    "tr": Row(
        cues="""dedi diyor dediler diye diyen demişti der deyip diyerek söyledi söylüyor söyleyen söyledi belirtti
            belirten belirterek belirtiyor açıkladı açıklayan açıkladı vurguladı vurgulayan vurgulayarak ifade_etti
            ifade_eden ifadesini_kullandı ifadelerini_kullandı ifadelerini sözlerini şeklinde_konuştu konuştu konuşan
            kaydetti kaydeden ekledi ekleyen anlattı anlatan yazdı yazan yanıtladı yanıt_verdi cevap_verdi sordu soran
            uyardı uyaran uyarısında eleştirdi savundu savunan iddia_etti iddia_eden aktardı aktaran bildirdi bildiren
            dile_getirdi dile_getiren değerlendirdi değerlendirmesinde değerlendirmesini hatırlattı duyurdu duyuran
            seslendi çağrısında itiraf_etti kabul_etti paylaştı paylaşan tanımladı nitelendirdi niteledi sözleriyle
            şeklinde söz_verdi müjdesini tepki_gösterdi öne_sürdü dikkat_çekti yorumunu yorumladı özetledi bağırdı
            sloganı iddiasında iddiasını görüşünü görüşünde uyarısını çağrısını sözünü mesajını cevabını yanıtını
            sözleri tekrarladı yineledi şakalaştı güldü benzetmesini benzetmesi sitem_etti yakındı haykırdı özetliyor
            özetleyen anlatıyor açıklıyor ekliyor soruyor yanıtlıyor hatırlıyor hatırladı savunuyor uyarıyor yakınıyor
            fısıldadı fısıldıyor mırıldandı mırıldanıyor itiraz_etti itiraz_ediyor itiraf_ediyor kabul_ediyor
            ifade_ediyor dile_getiriyor yazıyor aktarıyor vurguluyor gülüyor denildi savunmasını espri_yaptı
            espri_yapıyor""",
        said_of="",
        said_after="""göre yapılan_açıklamada yapılan_yazılı_açıklamada yapılan_açıklamaya_göre yapılan_duyuruda
            yapılan_paylaşımda alınan_bilgiye_göre""",
        links="bin ibn el al von van der",
        conjunctions="ama ve fakat ancak",
        pronouns="o onlar kendisi ben",
        titles="""oğlu kızı eşi cumhurbaşkan* başkan* başbakan* bakan* bakanı belediye vali* milletvekil* senatör*
            müdür* genel sözcü* sekreter* general* hakim* savcı* kral* kraliçe* prens* papa bay bayan sayın dr dr. prof
            prof. doç. profesör* doktor* şansölye* lider* teknik direktör* antrenör* komiser* büyükelçi* avukat av.
            araştırmacı* ekonomist* uzman* ceo yardımcısı yönetim kurulu eski başkanı muhtar* kaymakam* rektör*
            dışişleri içişleri maliye sağlık eğitim savunma adalet çevre tarım ulaştırma enerji turizm kültür kaleci*
            kaptan* forvet""",
        indefinite="bir bazı birkaç birçok",
        definite="bu şu o",
        prepositions="ve veya ile için gibi kadar ise ki",
        openers="""bu şu o bir ve veya ile ama ancak fakat için gibi daha sonra önce ise eğer çünkü ayrıca da de ne kim nerede
            nasıl neden biz ben siz onlar evet hayır bugün dün yarın pazartesi salı çarşamba perşembe cuma cumartesi
            pazar ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık her bazı birçok tüm öte
            yandan konuşmasında açıklamasında toplantıda sözlerine yaptığı son ilk şimdi artık bunun buna onun""",
        works="""şarkı şarkısı film filmi kitap kitabı roman romanı dizi dizisi albüm albümü program programı adlı
            isimli sözde gazete gazetesi dergi dergisi slogan sergi sergisi operasyon operasyonu kampanya kampanyası
            belgesel olarak_bilinen oyunu festivali projesi konulu temalı yazılı pankart pankartı lakaplı lakabıyla
            marşı marş adıyla etiketi şiiri operası müzikali sertifikası sertifika ödülü anı""",
        dashes=DASH_ENDS,
        persons="""kadın adam genç çocuk kız vatandaş taraftar öğrenci yolcu tanık komşu esnaf garson şoför müşteri işçi çalışan emekli seyirci turist balıkçı çiftçi anne baba""",
        postpositions="için hakkında ile gibi karşı üzerine konusunda",
    ),
    "vi": Row(
        cues="""nói nói_rằng cho_biết cho_hay cho_rằng phát_biểu khẳng_định nhấn_mạnh chia_sẻ bày_tỏ tuyên_bố
            giải_thích bổ_sung thêm nói_thêm cho_biết_thêm viết trả_lời hỏi nhận_định đánh_giá cảnh_báo chỉ_trích
            thừa_nhận lưu_ý kể kể_lại tâm_sự thông_báo thông_tin nhắc_lại kêu_gọi hứa cam_kết dự_đoán lý_giải phân_tích
            kết_luận bình_luận mô_tả gọi đề_nghị yêu_cầu phản_bác cáo_buộc nêu nêu_rõ tiết_lộ xác_nhận than_phiền đùa
            tin_rằng trích_dẫn dẫn_lời chia_sẻ_thêm nhắn_nhủ quả_quyết nói_vui thì_thầm than_thở nhớ_lại phân_trần
            thổ_lộ trải_lòng giãi_bày đáp dặn khuyên nhận_xét đề_xuất phản_đối bộc_bạch""",
        said_of="theo theo_lời theo_ông theo_bà",
        agents="bởi",
        places="ở tại phường xã huyện quận tỉnh",
        opinion="với",
        conjunctions="nhưng và",
        pronouns="ông bà anh chị cô em thầy cụ cháu họ tôi ông_ấy bà_ấy anh_ấy cô_ấy ông_này bà_này vị_này",
        titles="""ông bà anh chị cô em thầy cụ cháu bé chú bác tổng thống phó chủ tịch thủ tướng bộ trưởng thứ thống nghị sĩ đại biểu giám
            đốc tổng người phát ngôn thư ký tướng thẩm phán vua nữ tử giáo ts ts. gs gs. pgs pgs.
            ths ths. giáo sư bác sĩ luật kỹ sư huấn luyện viên hlv trưởng bí cục vụ viện đại sứ tá
            úy chuyên gia nhà nghiên cứu ngoại giao hiệu trưởng cựu cầu thủ ca diễn bs bs.""",
        indefinite="một một_số nhiều vài",
        definite="này đó ấy các những",
        prepositions="""của ở tại trong về với cho từ đến và hoặc như là bởi trên dưới giữa sau trước khi để vào ngày tới
            cùng""",
        openers="""ông bà anh chị cô em thầy cụ cháu bé họ tôi chúng của ở tại trong về với cho từ đến và hoặc nhưng tuy khi nếu vì do theo sau
            trước ngoài trên dưới giữa để này đó một các những nhiều không có là đây hôm nay ngày tháng thứ chủ năm
            cũng bên đồng thời hiện mới người việc nói trả chia đại phát thêm cụ thể tuy_nhiên""",
        works="""bài_hát ca_khúc phim bộ_phim cuốn_sách sách tiểu_thuyết album chương_trình mang_tên có_tên gọi_là
            được_gọi_là cái_gọi_là biệt_danh báo tờ_báo tạp_chí khẩu_hiệu triển_lãm chiến_dịch vở_kịch vở mệnh_danh
            chủ_đề dự_án cuộc_thi dòng_chữ biểu_ngữ tấm_biển băng_rôn tựa_đề tập_thơ bài_thơ hồi_ký đặt_là gọi_thầy_là""",
        dashes=DASH_ENDS,
        he="ông anh chú ông_ấy anh_ấy ông_này thầy",
        she="bà chị cô bà_ấy cô_ấy bà_này",
        persons="người dân phụ nữ đàn học sinh viên khách tài xế",
    ),
    "sv": Row(
        cues="""säger sade sa sagt säga skriver skrev skrivit förklara* berätta* tillägg* tillade menar menade anser
            ansåg konstatera* uppge* uppgav påpeka* varna* kritisera* hävda* betona* svara* frågar frågade medge*
            medgav lova* skämta* citera* kalla* beskriv* beskrev fortsätt* fortsatte avsluta* bekräfta* utropa*
            meddela* understryk* hoppas tycker tyckte tror lyder ropar ropade viskar viskade skrattar skrattade ler log
            suckar suckade minns mindes undrar undrade erkänn* erkände utbrast förtydliga* muttrar* anklagar anklagade
            försäkra* protestera* bedöm* resonera* intyga* hälsar sammanfatta* inflika* kommentera* beklaga* föreslå*
            föreslog invänd* upprepa* jämför* summera* klagar klagade""",
        said_of="enligt",
        agents="av",
        places="i från",
        opinion="för",
        links="von van der de af la al bin",
        conjunctions="men och medan",
        pronouns="han hon de jag hen",
        titles="""president* statsminister* minister* utrikesminister* finansminister* justitieminister* borgmästar*
            senator* direktör* vd talesperson* talesman* pressekreterare* sekreterare* general* domare* åklagar* kung*
            drottning* prins* påve* herr fru dr doktor* professor* kansler* partiledar* ledare* tränar* förbundskapten*
            kommissionär* ambassadör* advokat* forskar* ekonom* expert* ordförande* generaldirektör* polis* chef*
            *chefen *ministern *direktören *ledaren *forskaren *talespersonen *rådet *ordföranden *professorn *bon
            kommunalråd* oppositionsråd* kammaråklagar* jägar* branschorganisation* servitris* målvakt* anfallare
            lagkapten*""",
        indefinite="en ett några flera",
        definite="den det de hans hennes deras denna detta",
        prepositions="""i på av från till med om för vid under över mellan mot utan efter före hos genom och eller som att än
            bland inom""",
        openers="""i på av från till med om för vid under över mellan mot utan efter före hos genom och eller men dock när
            också han hon de det den jag vi du en ett hans hennes deras inte nej ja så redan nu sedan senare tidigare
            i_dag igår imorgon måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni
            juli augusti september oktober november december andra många alla vad vem var hur varför enligt dessutom
            samtidigt""",
        works="""låten låt filmen film boken bok romanen serien albumet programmet så_kallad så_kallade så_kallat
            titeln tidningen magasinet slogan begreppet ordet uttrycket tavlan utställningen operation kampanjen
            dokumentären singeln döpt kallad pjäsen banderollen skylten namnet restaurangen affischen plakatet essä
            essän musikal musikalen dikten diktsamlingen memoarerna priset debutboken""",
        dashes=COMMA_ENDS,
        persons="kvinna man pojke flicka boende granne vittne passagerare elev student kund servitris förare besökare åskådare läsare bonde pensionär ägare",
        he="han honom herr",
        she="hon henne fru",
        her_names="a",
        his_names="s f rt o k",
    ),
    "da": Row(
        cues="""siger sagde sagt skriver skrev skrevet forklare* fortæll* fortalt* tilføj* mener mente udtal* oplys* påpeg*
            advar* kritiser* hævd* understreg* svar* spørg* spurgt* indrømm* love* citer* kald* beskriv* fortsætt*
            fortsatte bekræft* lyder lød konstater* vurder* håber tror raser*""",
        said_of="ifølge",
        agents="af",
        places="i fra",
        links="von van der de af la al bin",
        conjunctions="men og mens",
        pronouns="han hun de jeg",
        titles="""præsident* statsminister* minister* udenrigsminister* finansminister* borgmester* senator* direktør*
            talsmand* talskvinde* sekretær* general* dommer* konge* dronning* prins* pave* hr hr. fru dr dr. doktor*
            professor* kansler* partileder* leder* træner* kommissær* ambassadør* advokat* forsker* økonom* ekspert*
            formand* politi* *chef *minister *direktør *leder *forsker *talsmand""",
        indefinite="en et nogle flere",
        definite="den det de hans hendes deres denne dette",
        prepositions="i på af fra til med om for ved under over mellem mod uden efter før hos gennem og eller som at end",
        openers="""i på af fra til med om for ved under over mellem mod uden efter før hos og eller men dog når også han hun
            de det den jeg vi du en et hans hendes deres ikke nej ja så nu senere tidligere mandag tirsdag onsdag
            torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober november
            december mange alle hvad hvem hvor hvorfor ifølge""",
        works="sangen filmen bogen romanen serien albummet programmet såkaldt såkaldte titlen avisen magasinet slogan ordet",
        dashes=COMMA_ENDS,
    ),
    "no": Row(
        cues="""sier sa sagt skriver skrev skrevet forklare* fortell* fortalte tilføy* legger_til la_til mener mente uttal*
            opplys* påpek* advar* kritiser* hevd* understrek* svar* spør* spurt* innrømm* love* siter* kall* beskriv*
            fortsett* fortsatte bekreft* lyder lød konstater* vurder* håper tror raser*""",
        said_of="ifølge",
        agents="av",
        places="i fra",
        links="von van der de af la al bin",
        conjunctions="men og mens",
        pronouns="han hun de jeg",
        titles="""president* statsminister* minister* utenriksminister* finansminister* ordfører* borgermester* senator*
            direktør* talsmann* talskvinne* talsperson* sekretær* general* dommer* konge* dronning* prins* pave* herr
            fru dr dr. doktor* professor* kansler* partileder* leder* trener* kommissær* ambassadør* advokat* forsker*
            økonom* ekspert* formann* politi* *sjef *minister *direktør *leder *forsker *talsperson""",
        indefinite="en et ei noen flere",
        definite="den det de hans hennes deres denne dette",
        prepositions="i på av fra til med om for ved under over mellom mot uten etter før hos gjennom og eller som at enn",
        openers="""i på av fra til med om for ved under over mellom mot uten etter før hos og eller men likevel når også han
            hun de det den jeg vi du en et hans hennes deres ikke nei ja så nå senere tidligere mandag tirsdag onsdag
            torsdag fredag lørdag søndag januar februar mars april mai juni juli august september oktober november
            desember mange alle hva hvem hvor hvorfor ifølge""",
        works="sangen filmen boken romanen serien albumet programmet såkalt såkalte tittelen avisen magasinet slagord ordet",
        dashes=COMMA_ENDS,
    ),
    "fi": Row(
        cues="""sanoo sanoi sanovat sanoivat kertoo kertoi kirjoittaa kirjoitti toteaa totesi lisää lisäsi selittää selitti
            arvioi korostaa korosti muistuttaa muistutti huomauttaa huomautti varoittaa varoitti kysyy kysyi vastaa
            vastasi myöntää myönsi väittää väitti kuvailee kuvaili kutsuu kutsui kommentoi ilmoittaa ilmoitti jatkaa
            jatkoi vakuuttaa vakuutti lupaa lupasi tiivistää pohtii kritisoi iloitsee naurahtaa uskoo vahvistaa""",
        said_after="mukaan mielestä",
        links="von van der de af la al bin",
        pronouns="hän he minä",
        titles="""presidentti pääministeri ministeri ulkoministeri valtiovarainministeri sisäministeri kaupunginjohtaja
            toimitusjohtaja johtaja tiedottaja puheenjohtaja sihteeri kenraali tuomari syyttäjä kuningas kuningatar
            paavi tohtori professori kansleri päävalmentaja valmentaja komissaari suurlähettiläs asianajaja tutkija
            ekonomisti asiantuntija kansanedustaja rikoskomisario komisario *ministeri *johtaja *päällikkö *tutkija *asiantuntija *valmentaja""",
        indefinite="eräs jotkut useat",
        definite="tämä se nämä ne hänen heidän",
        prepositions="ja tai sekä kuin että kanssa",
        openers="""ja tai sekä mutta kun jos koska myös hän he minä me te se ne tämä nämä hänen heidän ei kyllä nyt sitten
            myöhemmin aiemmin tänään eilen huomenna maanantaina tiistaina keskiviikkona torstaina perjantaina
            lauantaina sunnuntaina monet kaikki mitä kuka missä miksi lisäksi kuitenkin""",
        works="kappale laulu elokuva kirja romaani sarja albumi ohjelma niin_sanottu niin_sanotun nimeltä lehti iskulause",
        dashes=COMMA_ENDS,
    ),
    "hu": Row(
        cues="""mondta mondja mondták közölte közli elmondta elmondja hozzátette hozzáteszi kijelentette hangsúlyozta
            kiemelte jelezte írta írja nyilatkozta nyilatkozott fogalmazott válaszolta kérdezte figyelmeztetett bírálta
            állította állítja vélte szerint magyarázta megjegyezte beszámolt emlékeztetett ígérte idézte nevezte
            folytatta elismerte hangoztatta""",
        said_after="szerint",
        links="von van der de la al bin",
        pronouns="ő ők én",
        titles="""elnök miniszterelnök miniszter külügyminiszter polgármester kormányzó szenátor képviselő igazgató szóvivő
            államtitkár tábornok bíró ügyész király királynő herceg pápa úr asszony dr dr. professzor kancellár edző
            szövetségi nagykövet ügyvéd kutató közgazdász szakértő vezető""",
        indefinite="egy néhány több",
        definite="a az ez ezek",
        prepositions="és vagy hogy mint",
        openers="a az és vagy de ha amikor mert ő ők én mi ez az ezek nem igen így már most később ma tegnap holnap sok minden",
        works="című úgynevezett nevű dal film könyv regény sorozat album lap jelszó",
        dashes=DASH_ENDS,
    ),
    "ro": Row(
        cues="""spus spune spunea zis zice declarat declară afirmat afirmă adăugat adaugă explicat explică precizat precizează
            subliniat subliniază susținut susține scris scrie transmis transmite anunțat anunță menționat răspuns
            răspunde întrebat întreabă avertizat avertizează criticat recunoscut promis comentat povestit povestește
            numit descris citat conchis continuat arătat arată""",
        said_of="potrivit conform",
        agents="de",
        places="în la",
        links="de von van der la al bin",
        pronouns="el ea ei ele eu acesta aceasta",
        titles="""președintele președinta premierul prim-ministrul ministrul ministra primarul primărița senatorul
            deputatul directorul directoarea purtătorul secretarul generalul judecătorul procurorul regele regina
            prințul papa domnul doamna dl dna dr dr. profesorul profesoara cancelarul șeful liderul antrenorul comisarul
            ambasadorul avocatul cercetătorul economistul expertul fostul""",
        indefinite="un o unii unele câțiva",
        definite="cel cea cei cele acest această său sa",
        prepositions="""de din la în cu pe pentru prin despre spre către între fără după înainte sub peste și sau că ca lui
            al a ale ai""",
        openers="""de din la în cu pe pentru prin despre între fără după sub peste și sau dar însă când dacă deși el ea ei
            ele eu noi un o acest această nu da așa acum apoi astăzi azi ieri mâine luni marți miercuri joi vineri
            sâmbătă duminică ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie
            decembrie mulți toți ce cine unde potrivit conform""",
        works="melodia filmul cartea romanul serialul albumul emisiunea intitulat intitulată așa-numitul așa-numita ziarul",
        dashes=DASH_ENDS,
    ),
    "el": Row(
        cues="""είπε λέει δήλωσε δηλώνει τόνισε τονίζει πρόσθεσε προσθέτει ανέφερε αναφέρει υποστήριξε υποστηρίζει έγραψε
            γράφει σημείωσε σημειώνει εξήγησε εξηγεί απάντησε ρώτησε προειδοποίησε επισήμανε υπογράμμισε παραδέχθηκε
            χαρακτήρισε κατήγγειλε ανακοίνωσε σχολίασε""",
        said_of="σύμφωνα_με_τον σύμφωνα_με_την σύμφωνα_με κατά_τον κατά_την",
        agents="από",
        places="στο στη στην",
        pronouns="αυτός αυτή εκείνος ίδιος ίδια",
        titles="""ο η του της τον την πρόεδρος πρωθυπουργός υπουργός δήμαρχος κυβερνήτης γερουσιαστής βουλευτής διευθυντής
            διευθύντρια εκπρόσωπος γραμματέας στρατηγός δικαστής βασιλιάς πάπας κ. κύριος κυρία δρ καθηγητής
            καθηγήτρια καγκελάριος προπονητής επίτροπος πρέσβης δικηγόρος ερευνητής οικονομολόγος""",
        indefinite="ένας μία μια ένα κάποιος",
        definite="ο η το οι τα του της",
        prepositions="από σε στο στη στην στον για με προς κατά μετά πριν και ή ότι πως του της των",
        openers="""ο η το οι τα του της από σε στο στη στην στον για με μετά πριν και ή αλλά όμως όταν αν αυτός αυτή δεν όχι ναι
            σήμερα χθες αύριο δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή""",
        works="τραγούδι ταινία βιβλίο μυθιστόρημα σειρά άλμπουμ εφημερίδα λεγόμενη λεγόμενο λεγόμενος τίτλο",
        dashes=DASH_ENDS,
    ),
    "ar": Row(
        order="verb",
        cues="""أشاد أشادت رحب رحبت ندد نددت هاجم هاجمت اتهم اتهمت قال قالت يقول تقول قالوا أضاف أضافت يضيف تضيف أكد أكدت
            يؤكد تؤكد صرح صرحت صرّح أوضح أوضحت يوضح أعلن أعلنت ذكر ذكرت أشار أشارت شدد شددت شدّد كتب كتبت يكتب أفاد
            أفادت حذر حذرت حذّر اعتبر اعتبرت يعتبر رأى رأت يرى ترى بيّن تابع تابعت واصل ختم اختتم لفت لفتت نفى نفت دعا
            دعت طالب طالبت وصف وصفت يصف علق علقت علّق سأل سألت أجاب أجابت رد ردت انتقد انتقدت تعهد تعهدت وعد أعرب أعربت
            نقلت نقل زعم ادعى اعترف أقر أبلغ أخبر استطرد مضيفا مضيفاً مؤكدا مؤكداً قائلا قائلاً قائلة مشيرا مشيراً موضحا
            موضحاً مضيفة مؤكدة مشيرة وأضاف أردف أردفت استدرك استدركت بالقول اكتفى اكتفت تساءل تساءلت صرخ صرخت همس هتف يردف يتابع
            تتابع يختم مازح كشف كشفت معتبرا معتبراً معتبرة واصفا واصفاً واصفة روى روت يروي تروي حكى حكت يحكي تحكي تعلق يعلق تعلّق
            يعلّق علّقت تستدرك يستدرك تؤكد يشدد تشدد تشير يشير تلفت يلفت تكشف يكشف تشرح يشرح شرح شرحت تذكر يذكر توضح
            تتساءل يتساءل تصف تختم عبّر عبّرت صرّحت حذّرت تحذر يحذر تحذّر يحذّر نبّه نبه نبهت نبّهت بيّنت جزم جزمت أصر أصرت أشادت
            ناشد ناشدت طمأن طمأنت توقع توقعت يتوقع تتوقع تعهّد جدد جددت خلص خلصت عقب عقبت عقّب عقّبت لخص لخصت استذكر استذكرت
            استنكر استنكرت أسف أسفت سخر سخرت رددت ردد وعلق ابتسم تنهد تنهدت""",
        said_of="بحسب وفقا_ل وفقاً_ل وفقًا_ل حسب على_حد_قول على_لسان على_حد_تعبير نقلا_عن نقلاً_عن",
        openers="أما",
        pronouns="هو هي هم",
        titles="""وزير وزيرة رئيس رئيسة الرئيس الرئيسة مدير مديرة المدير المديرة متحدث متحدثة المتحدث المتحدثة باسم الناطق
            الناطقة ناطق أمين الأمين العام العامة نائب نائبة النائب النائبة عضو سفير السفير السفيرة سفيرة مبعوث
            المبعوث قائد القائد محافظ عمدة الأمير الملك ملك الملكة الشيخ السيد السيدة دكتور الدكتور الدكتورة الخبير
            الخبيرة المحلل المحللة الباحث الباحثة الأستاذ الأستاذة المحامي المحامية المدرب مدرب اللواء العميد العقيد
            الفريق المستشار المستشارة زعيم زعيمة الزعيم الوزير الوزيرة مستشار المهندس المهندسة الكاتب الكاتبة الناشط
            الناشطة الخارجية الداخلية الدفاع المالية الصحة التعليم العدل البيئة الطاقة الزراعة النقل الوزراء الدولة
            الجمهورية الحكومة الشركة الاقتصادي الاقتصادية الأسبق السابق السابقة رجل سيدة اللاعب اللاعبة الفنان
            الفنانة حاكم البنك المركزي الحزب البرلمان مجلس المجلس البلدية المدينة الجامعة المستشفى الطبيب الطبيبة
            مهندس مهندسة القاضي القاضية قاضي قاضية حارس الحارس المهاجم مهاجم أستاذ أستاذة عالم عالمة خبير خبيرة باحث
            باحثة محلل محللة محام محامي محامية وكيل وكيلة مدعي المدعي المدعية قائدة مفتي مفتش مفتشة إمام عميد عميدة
            عقيد لواء طبيب طبيبة جراح جراحة كاتب كاتبة شاعر شاعرة الشاعر الشاعرة فنان فنانة مخرج مخرجة المخرج
            المخرجة ممثل ممثلة ناشط ناشطة منسق منسقة المنسق المنسقة مشرف مشرفة المشرف المشرفة مؤسس مؤسسة المؤسس كبير
            كبيرة نقيب نقيبة النقيب معلم معلمة المعلم المعلمة قبطان القبطان كابتن لاعب لاعبة مدربة المدربة حكم الحكم
            صياد الصياد خباز الخباز نجار النجار سكرتير سكرتيرة مساعد مساعدة رقيب الرقيب رائد الرائد السيناتور حاخام
            مطران البطريرك المطران محافظة العمدة أمينة الأمينة متطوع متطوعة المتطوع المتطوعة بروفيسور البروفيسور
            الممرض الممرضة ممرض ممرضة والد والدة شقيق شقيقة زوجة زوج نجل ابن ابنة جد جدة حفيد حفيدة مالك مالكة صاحب
            صاحبة العم عم الخالة خالة الحاج الحاجة الجد الجدة الشاب الشابة الأم الأب الأخ الأخت الفلاح الفلاحة
            المزارع المزارعة البائع البائعة الحرفي الحرفية الراعي النحات النحاتة الرسام الرسامة رسام رسامة العداء
            العداءة السباح السباحة""",
        indefinite="أحد إحدى بعض مصدر مصادر مسؤول مسؤولون",
        definite="هذا هذه ذلك",
        prepositions="في من إلى على عن مع ل ب خلال بعد قبل أمام بين لدى عند ضد حول منذ حتى",
        works="""فيلم كتاب أغنية رواية مسلسل ألبوم صحيفة مجلة برنامج يسمى تسمى المسمى المسماة بعنوان شعار بشعار عنوان مصطلح
            كلمة عبارة معرض عملية حملة قناة يعرف المعروف المعروفة ما_يسمى يدعى الملقب بلقب لقب اسم باسم مسرحية مشروع
            مهرجان قصيدة عليها عليه لافتة لافتات الملعب استاد ملعب""",
        stops="""فقد فإن ما هذا هذه ذلك إن أن إنه إنها أنه أنها بأن بأنه في من خلال للصحفيين للصحافيين لوكالة لصحيفة
            لقناة إلى على عن مع بعد قبل أمام بين لدى عند حول منذ حتى اليوم أمس يوم الأحد الاثنين الثلاثاء الأربعاء
            الخميس الجمعة السبت مساء صباح عبر ردا رداً تعليقا تعليقاً قائلا قائلاً قائلة مضيفا مضيفاً وقد الذي التي
            حيث لكن ثم كما لـ للتلفزيون أيضا أيضاً بدوره بدورها لرويترز مشيرا مشيراً إنهم أنهم إننا أننا إنني لقد
            كان كانت وكان وكانت مبتسما ضاحكا غاضبا متسائلا معلقا باكيا ساخرا وهو وهي صاحب صاحبة فيما بينما ضاحكة
            مبتسمة باكية غاضبة ساخرة متسائلة معلقة إلا فقط إزاء بحسب حسب وفق رغم وسط بسبب مؤخرا مؤخراً ليلا غدا هنا
            هناك جدا بـ له لها لهم منه منها فضل فضّل فضلت فضّلت طلب طلبت رفض رفضت""",
        bodies="""وزارة الوزارة شركة الشركة هيئة الهيئة مديرية المديرية منظمة المنظمة جمعية الجمعية حزب الحزب نقابة النقابة
            بلدية البلدية جامعة الجامعة وكالة الوكالة لجنة اللجنة اتحاد الاتحاد نادي النادي محكمة المحكمة
            شرطة الشرطة جيش الجيش حكومة الحكومة السلطات سلطات مصلحة إدارة الإدارة رابطة الرابطة حركة الحركة مجموعة المجموعة
            مكتب المكتب رئاسة الرئاسة سفارة السفارة النيابة مفوضية المفوضية صندوق الصندوق معهد المعهد دار بورصة البورصة
            برلمان البرلمان منتخب المنتخب فريق الفريق أسرة الأسرة عائلة العائلة متحف المتحف مستشفى المستشفى مؤسسة المؤسسة""",
        persons="""فلاح فلاحة مزارع مزارعة شاب شابة امرأة رجل سيدة مواطن مواطنة طالب طالبة سائق مشجع مشجعة أحدهم إحداهن
            عامل عاملة بائع بائعة زبون شاهد شاهدة ساكن جار جارة متظاهر متظاهرة زميل زميلة صديق صديقة قريب قريبة
            مسافر مسافرة نازح نازحة لاجئ لاجئة ناج ناجية والد والدة تاجر تاجرة موظف موظفة جندي طفل طفلة عجوز مسن
            مسنة سكان أهالي""",
    ),
    "fa": Row(
        order="verb",
        cues="""گفت گفته می‌گوید می‌گفت افزود اظهار تاکید تأکید اعلام نوشت نوشته پرسید پاسخ هشدار خواند توضیح داد کرد
            می‌کند بیان تصریح خاطرنشان می‌افزاید می‌نویسد ادامه می‌پرسد""",
        said_of="به_گفته به_گزارش بنا_بر",
        pronouns="او وی آنها ایشان آنان",
        titles="""رئیس وزیر مدیر سخنگوی نماینده دبیر استاد دکتر آقای خانم نخست سردار سفیر شهردار استاندار رئیس‌جمهور
            رئیس‌جمهوری نخست‌وزیر سخنگو مدیرعامل معاون فرمانده مربی سرمربی کاپیتان پروفسور مهندس نویسنده کارگردان
            بازیگر پژوهشگر کارشناس مدیرکل فرماندار سرهنگ سرتیپ وکیل پزشک جناب نیرو کشور خارجه بهداشت""",
        indefinite="یک برخی",
        prepositions="در از به با برای بر تا",
        works="فیلم کتاب ترانه رمان سریال آلبوم روزنامه مجله عنوان اصطلاح",
        stops="در از به با برای بر تا که روز امروز دیروز",
    ),
    "he": Row(
        order="verb",
        cues="""אמר אמרה אומר אומרת אמרו הוסיף הוסיפה מוסיף הדגיש הדגישה ציין ציינה הסביר הסבירה כתב כתבה טען טענה הודיע
            הודיעה מסר מסרה השיב השיבה שאל שאלה הזהיר הזהירה סיפר סיפרה הבהיר הבהירה הצהיר הצהירה תקף ביקר""",
        said_of="לדברי לפי על_פי",
        pronouns="הוא היא הם",
        titles="""ראש הממשלה שר השר שרת השרה נשיא הנשיא דובר הדובר דוברת מנכ"ל יו"ר ח"כ חבר הכנסת שגריר אלוף רב ד"ר פרופ'
            מר גב' עו"ד החוץ הביטחון האוצר הפנים המשפטים הבריאות החינוך""",
        indefinite="אחד אחת כמה",
        prepositions="של את על אל עם בין לפני אחרי",
        works="שיר סרט ספר סדרה אלבום עיתון המכונה הנקרא סיסמה",
        stops="כי ש את על אל עם בין לפני אחרי היום אתמול ביום אם",
    ),
    "ko": Row(
        order="particle",
        cues="""말했다 말한다 말하 말씀 밝혔다 밝혔 밝히 밝힌 전했다 전했 전한 설명했다 설명했 설명하 강조했다 강조했 강조하 덧붙였 덧붙여 주장했 주장하 주장한 지적했 지적하 비판했 비판하 답했다 답했 답하
            물었다 물었 반박했 호소했 당부했 경고했 경고하 확신한 확신했 평가했 평가하 언급했 발표했 발표하 인정했 일축했 털어놨 털어놓 토로했 회상했 표현한 표현했 표현하 적었다 썼다 글을 올렸 이야기했
            얘기했 외쳤다 외쳤 약속했 다짐했 전망했 전망하 요구했 요청했 촉구했 질타했 공언했 선언했 진단했 추측했 반문했 귀띔했 소개했 했던 고백했 응답했 꼬집었 말을 말도 말이 말로 내다봤 내다보
            했다고 입장을 취지로 소감을 기대했 우려했 역설했 조언했 묘사했 불렀 알렸다 맹비난 비난했 보도했 천명했 피력했 칭찬했 단언했 자평했 감사를 소회를 위로했 기억했 회고했 웃었 고개를 되물었
            울먹였 털어놓았 농담했""",
        said_after="에_따르면 에_의하면",
        pronouns="그는 그녀는 그가 그녀가 그도 그녀도 이들은 그들은 그 그녀 이들 그들 저는 나는",
        titles="""대통령 총리 부총리 장관 차관 의원 대표 시장 도지사 지사 청장 위원장 위원 사무총장 총장 교수 박사 감독 코치 선수 회장 부회장 사장 부사장 전무 상무 이사 대변인 보좌관 특별 특보 비서관
            비서실장 실장 국장 과장 팀장 소장 원장 센터장 연구원 변호사 검사 판사 기자 배우 가수 작가 씨 군 양 님 여사 전 현 주석 서기 국무위원장 국무장관 외무장관 국방장관 외교장관 대사 총재
            이사장 본부장 단장 구청장 군수 서장 경찰서장 경감 경정 총경 의장 원내대표 최고위원 후보 당선인 총괄 디자이너 셰프 목사 신부 스님 할머니 할아버지 어머니 아버지 아내 남편 아들 딸 주민 상인
            농민 교장 학장 최고경영자 CEO 관계자 책임자 매니저 애널리스트 이코노미스트 연구위원 수석 챔피언 우승자 당선자 이장 반장 사육사 관장 작곡가 지휘자 연구관 사무관 조사관 주무관 연구사 변호인 감독관 부장검사 차장검사 부장판사 총경 소방위 소방장 기관장 지회장 지부장 위원 간호사 의사 약사 강사 조교 학예사 학예연구사 큐레이터 해설사 셰프 제빵사 정비사 조종사 화가 시인 소설가 어부 선장 기관사 소방관
            경찰관 연출가 사무국장 조합장 상인회장""",
        works="""라는_곡 이라는_곡 라는_노래 라는_영화 이라는_영화 이란_곡 라는_책 라는_제목 이라는_제목 라는_이름 이라는_이름 라는_별명
            이라는_별명 라는_용어 이라는_단어 라는_단어 라는_구호 이라는_구호 라는_뜻 이라는_뜻 라는_의미 라는_슬로건 이라는_슬로건
            라는_주제 이라는_주제 라고_한다 이라고_한다 라고_불렀다 라고_불리 이라고_불리 으로_불리 로_불리""",
        particles="께서는 께서 은 는 이 가 도",
        stops="에서 에게 으로 까지 부터 에는 에도 했다 하며 하고 면서 지만 에 을 를 의 와 과 로 고 며 서 한테 께 때 후 날 뒤",
    ),
    "ja": Row(
        order="particle",
        cues="""述べ 語っ 語り 語る 話し 話す 話した 説明 強調 指摘 言っ 言う 明らか 表明 訴え 主張 批判 発言 答え 問い 書い 書き 書く 綴っ つづっ コメント 伝え 否定 認め 警告 呼びかけ 呼び掛け 振り返
            明かし 力を込め 力説 反論 期待 期待を 評価 評し 語気 不満 懸念 感謝 宣言 発表 投稿 つぶや ツイート 報告 回答 応じ 口に 声を とした としている としてい との考え との見方 との認識 と笑 と喜
            と見て とみる と意気込 と胸を と打ち明 と首を と悔し と決意 と約束 と質問 と尋ね と叫 と称賛 と嘆 続けた 続ける たたえ 反省 漏らし 苦笑 かわし 冷静 明かす 打ち明け 断言 嘆い 嘆く 喜び 喜ん""",
        said_after="によると によれば は",
        pronouns="彼は 彼女は 彼 彼女 同氏は 同氏 氏は 氏 同相 同首相 同大臣 私は",
        titles="""係長 課長補佐 主査 職員 首相 総理大臣 総理 大臣 副大臣 外相 財務相 防衛相 環境相 経産相 厚労相 国交相 農相 法相 文科相 総務相 官房長官 副長官 長官 議員 代表 市長 知事 町長 村長
            区長 会長 副会長 社長 副社長 専務 常務 取締役 教授 准教授 名誉教授 博士 監督 コーチ 選手 報道官 広報官 担当者 所長 局長 部長 課長 室長 院長 校長 学長 総長 委員長 委員 議長 書記長
            幹事長 総裁 大統領 副大統領 国務長官 国防長官 主席 総書記 大使 公使 弁護士 検事 検事正 裁判長 記者 俳優 歌手 作家 氏 さん 君 ちゃん 様 女史 容疑者 被告 理事長 事務局長 事務総長
            最高経営責任者 研究員 主任研究員 主任 署長 隊長 店長 代表取締役 理事 園長 館長 女優 キャスター アナリスト エコノミスト 医師 先生 相 組合長 初段 二段 三段 四段 五段 六段 七段 八段
            九段 女流初段 女流二段 女流三段 女流四段 名人 竜王 棋士 経営 農家 店主 漁師 宮司 住職 主将 投手 捕手 支配人 隊員 団長 班長 座長 司書 学芸員 飼育員 消防士 看護師 警部 警視 次長
            顧問 総監督 力士 親方 女将 社員 機長 船長 駅長 杜氏 職人 料理長 シェフ 騎手 オーナー 夫人 編集長 デザイナー 事業部長 予報官 気象予報士 調査官 検察官 警察官 裁判官 審議官 消防官
            司令官 参事官 樹医 農園主 代表理事 会頭 頭取 主宰 声優 タレント 歌人 俳人 詩人 画家 写真家 作曲家 指揮者 評論家 大工 棟梁 塾長 園主 神父 牧師 僧侶 落語家 講師 助教 助手 技師 技官
            研究官 学芸課長 支店長 工場長 支部長 事務長 副校長 教頭 教諭 保育士 介護士 薬剤師 獣医師 助産師 通訳 翻訳家 弁理士 税理士 常務理事 専務理事 横綱 大関 関脇 小結 ジョッキー 指導員
            ボランティア 陶芸家 彫刻家 建築家 起業家 副市長 副知事 政調会長 総務会長 国対委員長 副議長 塾生""",
        works="""という曲 という映画 という本 と題 という歌 という作品 という名前 というタイトル という番組 という言葉 という意味 という用語
            と呼ばれ と呼ぶ という愛称 の異名 というスローガン というテーマ という名の と名付け と銘打""",
        particles="は が も",
        stops="で に を へ と から まで より って ため",
    ),
    "zh": Row(
        order="verb",
        cues="""说道 說道 表示 指出 告诉 告訴 强调 強調 补充 補充 认为 認為 透露 宣布 回应 回應 解释 解釋 写道 寫道 坦言 直言 呼吁 呼籲 警告 批评 批評 承认 承認 否认 否認 反驳 反駁 质疑 質疑
            称赞 稱讚 谴责 譴責 感叹 感嘆 介绍 介紹 说 說 称 稱 问 問 答 写 寫 喊 引用 嘲笑 提到 提出 谈到 談到 形容 描述 评价 評價 声明 聲明 声称 聲稱 确信 確信 同意道 笑说 笑說 回忆
            回憶 总结 總結 讲 講 道 重申 承诺 承諾 发文 發文 主张 主張 期待 希望 相信 抱怨 呛 嗆 轰 轟 曝 怒斥 喊话 喊話 誓言 澄清 分析 建议 建議 要求 所述 报道 報道 表态 痛批 怒轟
            炮轰 砲轟 痛斥 喊道 驚呼 惊呼 笑道 苦笑 嘆道 叹道 打趣 調侃 调侃 坦承 預測 预测 預計 预计 介绍道 感慨 叮嘱 叮囑 提醒 表態 通报 通報 告知 反问 反問 追问 追問 直指 哽咽""",
        said_of="据 據 根据 根據 按照 依据",
        pronouns="他 她 他们 她们 他們 她們 其 我 该 本人",
        titles="""总统 總統 副总统 副總統 总理 總理 首相 主席 副主席 书记 書記 总书记 部长 部長 副部长 外长 外長 防长 市长 市長 省长 州长 州長 县长 議員 议员 委员 委員 代表 发言人 發言人 秘书长
            秘書長 局长 局長 处长 處長 司长 所长 所長 院长 院長 校长 校長 教授 副教授 博士 医生 醫生 主任 副主任 经理 經理 总经理 總經理 总裁 總裁 副总裁 董事长 董事長 创始人 創始人
            首席执行官 執行長 CEO 总监 總監 教练 教練 主教练 球员 球員 队长 隊長 律师 律師 法官 检察官 檢察官 记者 記者 演员 演員 歌手 作家 导演 導演 先生 女士 小姐 同学 大使 特使 专家
            專家 研究员 研究員 分析师 分析師 经济学家 經濟學家 国务卿 國務卿 理事长 理事長 会长 會長 社长 总干事 總幹事 助理 特别助理 主管 负责人 負責人 官员 官員 居民 村民 工人 学生 學生 市民
            老人 农民 農民 商户 家长 家長 老师 老師 摊主 司机 司機 游客 遊客 志愿者 教师 教師 妻子 丈夫 国王 國王 女王 王子 教宗 主持人 音乐家 音樂家 扮演者 领导人 領導人 站长 馆长 館長
            园长 園長 店主 店长 店長 工程师 工程師 消防员 消防員 船长 船長 机长 機長 秘书 秘書 主帅 主帥 中场 中場 前锋 前鋒 后卫 後衛 门将 門將 研究生 副院长 副院長 副校长 副校長 副局长
            副局長 立委 老闆娘 老板娘 老板 老闆 店員 店员 里長 村長 村长 鄉長 乡长 镇长 鎮長 科长 科長 组长 組長 站長 議長 议长 署長 署长 厅长 廳長 副总 顾问 顧問 大爷 大妈 阿姨 阿伯 阿嬤
            奶奶 爷爷 爺爺 母亲 母親 父亲 父親 儿子 兒子 女儿 女兒 护士 護理師 護士 医师 醫師 匠人 师傅 師傅 船员 编剧 編劇 编辑 編輯 画家 畫家 诗人 詩人 选手 選手 冠军 投手 执行官 志工
            義工 牧民 渔民 漁民 果农 茶农 创办人 創辦人 合伙人 主演 大姐 大哥 大叔 大娘 大婶 大嬸 制片人 製片人""",
        works="""名为 名為 叫做 叫作 称为 稱為 稱之為 称之为 所谓 所謂 题为 題為 电影 電影 歌曲 专辑 專輯 小说 小說 电视剧 電視劇 主题为 主題為
            口号 口號 称号 稱號 外号 绰号 綽號 俗称 俗稱 被称作 又称 又稱 简称 簡稱 号称 號稱 单曲 單曲 杂志 雜誌 术语 節目 节目 活动主题""",
        stops="""在 于 於 对 對 向 星期 今天 昨天 今日 昨日 日前 当天 當天 随后 隨後 曾 还 還 也 则 則 并 並 又 近日 当日 當日 接受 通过 通過 当时 當時 此前 最近 日 上午 下午 告诉 告訴
            同时 同時 进一步 進一步 一再 多次 经常 經常 曾经 曾經 这样 這樣 因此 强烈 公开 公開 發布 发布 发表 發表 發出 发出 刊登 召开 召開 微笑 笑着 笑著 激动 激動 无奈 無奈 回应 回應
            谈及 談及 没有 沒有 认真 认为 認為 今年 去年 本周 本週 上周 上週 明确 明確 郑重 质询 質詢 高兴 高興 難掩 难掩 受訪 受访 自豪 动情 動情 赛后 賽後 赛前 賽前 会后 會後 事后 事後""",
    ),
    "hi": Row(
        order="particle",
        cues="""कहा कहते कहती कहना बताया बताते बताती जोड़ा लिखा पूछा दोहराया चेतावनी आरोप दावा स्वीकार घोषणा बोले बोलीं
            बोला जवाब ज़ोर अपील टिप्पणी बोली कसा करार ट्वीट पोस्ट फरमाया समझाया गरजे हंसे मुस्कुराए मुस्कुराईं
            चिल्लाया चिल्लाई""",
        said_after="के_अनुसार के_मुताबिक का_कहना का_मानना की_मानें का_आरोप का_दावा की_माने के_शब्दों_में का_तर्क",
        pronouns="उन्होंने उसने इन्होंने इसने मैंने वे वह वो",
        titles="""राष्ट्रपति प्रधानमंत्री मंत्री मुख्यमंत्री प्रवक्ता अध्यक्ष श्री श्रीमती डॉ डॉ. प्रोफेसर निदेशक सचिव सांसद
            विधायक नेता परिषद अध्यक्षा पार्षद संयोजक कोच कप्तान डॉक्टर महापौर सरपंच कलेक्टर थानाध्यक्ष इंस्पेक्टर शिक्षक
            शिक्षिका खिलाड़ी लेखक निर्देशक अभिनेता अभिनेत्री न्यायाधीश वकील अधिकारी अधीक्षक एसपी डीएम
            उपाध्यक्ष महासचिव राज्यपाल राजदूत प्राचार्य प्राचार्या प्रधानाचार्य कुलपति वैज्ञानिक शोधकर्ता इतिहासकार अर्थशास्त्री
            विशेषज्ञ विश्लेषक चिकित्सक सर्जन नर्स इंजीनियर गायक गायिका वादक उस्ताद पंडित कवि कवयित्री कलाकार चित्रकार नर्तकी
            बल्लेबाज गेंदबाज गोलकीपर पहलवान धावक किसान मछुआरे मछुआरा दुकानदार कारीगर बुनकर चालक बेटे बेटा बेटी पत्नी
            पति पिता मां माँ भाई बहन दादी दादा नाना नानी चाचा शिष्या शिष्य छात्र छात्रा कार्यकर्ता सदस्य प्रबंधक संस्थापक मालिक
            संपादक पत्रकार जिलाधिकारी आयुक्त तहसीलदार प्रधान मुखिया मेयर सीईओ चेयरमैन कमांडर कर्नल जनरल मेजर
            कैप्टन हवलदार दरोगा न्यायमूर्ति जस्टिस सुश्री कुमारी ट्रेनर समन्वयक निदेशिका मंत्री""",
        works="""फिल्म किताब गीत गाना उपन्यास अखबार पत्रिका नाम नामक तथाकथित बैनर पोस्टर नारा""",
        particles="ने",
        stops="""में से को पर का की के और बाद पहले तथा लेकिन कि ने वाले वाली वहीं वहां यह यहां साथ लिए""",
        bodies="""विभाग मंत्रालय आयोग समिति निगम परिषद बोर्ड कार्यालय सभा पार्टी विश्वविद्यालय अस्पताल कंपनी बैंक संघ संगठन
            संस्थान न्यायालय अदालत कोर्ट पुलिस प्रशासन सरकार प्राधिकरण एजेंसी दल महासंघ संस्था न्यास ट्रस्ट क्लब परिवार रेलवे सेना""",
        indefinite="एक कुछ किसी कई",
    ),
    "ur": Row(
        order="particle",
        cues="""کہا کہتے کہتی کہنا بتایا بتاتے بتاتی لکھا پوچھا دہرایا دعویٰ الزام اعتراف اعلان بولے بولی بولا جواب زور اپیل ٹویٹ
            خبردار واضح تبصرہ""",
        said_after="کے_مطابق کے_بقول کا_کہنا کا_ماننا",
        pronouns="انہوں انھوں اُنہوں اس وہ میں",
        titles="""صدر وزیر وزیراعظم وزیرِاعظم اعظم اعلیٰ خارجہ داخلہ خزانہ دفاع صحت تعلیم ترجمان چیئرمین ڈائریکٹر سیکرٹری رکن سفیر
            جنرل کرنل میجر کپتان کوچ ڈاکٹر پروفیسر جسٹس جج وکیل میئر گورنر کمشنر انسپکٹر مولانا سینیٹر رہنما سربراہ کسان
            استاد شاعر مصنف اداکار اداکارہ گلوکار گلوکارہ صحافی بیٹے بیٹا بیٹی والد والدہ بھائی بہن کھلاڑی""",
        bodies="محکمہ وزارت کمیشن کمیٹی پولیس حکومت کمپنی بینک بورڈ یونیورسٹی عدالت فوج پارٹی جماعت انتظامیہ",
        works="فلم کتاب گیت ناول اخبار نام بینر پوسٹر نعرہ",
        particles="نے",
        stops="میں سے کو پر کا کی کے اور بعد پہلے لیکن کہ نے والے والی وہیں وہاں یہ یہاں ساتھ لیے",
        indefinite="ایک کچھ کسی کئی",
    ),
    "bn": Row(
        order="verb",
        cues="""বলেন বলেছেন বলছেন বললেন বলেছিলেন জানান জানিয়েছেন জানালেন লেখেন লিখেছেন লিখলেন প্রশ্ন উত্তর দাবি অভিযোগ ঘোষণা মন্তব্য
            যোগ উল্লেখ স্বীকার বলে বলল বললো""",
        pronouns="তিনি সে তাঁরা তারা আমি",
        titles="""রাষ্ট্রপতি প্রধানমন্ত্রী মুখ্যমন্ত্রী মন্ত্রী প্রতিমন্ত্রী সচিব সভাপতি মহাসচিব সম্পাদক পরিচালক মহাপরিচালক চেয়ারম্যান মুখপাত্র
            মেয়র অধ্যাপক ডা ড ডক্টর ডাক্তার বিচারপতি আইনজীবী অধিনায়ক কোচ কৃষক শিক্ষক শিক্ষিকা লেখক অভিনেতা অভিনেত্রী
            শিল্পী গায়ক গায়িকা কর্মকর্তা উপাচার্য রাষ্ট্রদূত গবেষক বিজ্ঞানী প্রকৌশলী প্রশাসক সুপার""",
        indefinite="এক একজন কিছু কয়েকজন",
        stops="আরও আরো ও এবং কিন্তু যে গতকাল আজ থেকে জন্য সঙ্গে পরে আগে একটি এ এই সময়",
        works="ছবি চলচ্চিত্র বই উপন্যাস গান পত্রিকা নাম",
    ),
    "th": Row(
        order="verb",
        cues="""กล่าวว่า กล่าว ระบุว่า ระบุ เปิดเผยว่า เปิดเผย บอกว่า บอก ยืนยันว่า ยืนยัน ชี้แจง ย้ำว่า ย้ำ เตือนว่า
            เขียนว่า ถามว่า ตอบว่า กล่าวเพิ่มเติมว่า กล่าวต่อว่า ให้สัมภาษณ์ว่า ชี้แจงว่า อธิบายว่า โพสต์ว่า แถลงว่า
            เผยว่า เล่าว่า""",
        said_of="ตามที่",
        pronouns="เขา เธอ พวกเขา",
        titles="""นาย นาง นางสาว ดร. พล.อ. นายกรัฐมนตรี ประธาน โฆษก ผู้อำนวยการ รัฐมนตรี น.ส. นพ. พญ. ศ. รศ. ผศ. พล.ต.อ.
            พล.ต.ท. พล.ต.ต. พ.ต.อ. คุณ""",
        works="ภาพยนตร์ หนังสือ เพลง ชื่อ",
        stops="ได้ ที่ ใน เมื่อ ว่า",
    ),
}

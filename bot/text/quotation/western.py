"""The words around quotes in the languages of western and central Europe, and in Indonesian."""

from __future__ import annotations

from bot.text.quotation.row import DASH_ENDS, Row

ROWS: dict[str, Row] = {
    "en": Row(
        cues="""said say says saying added adds adding wrote writes writing explained explains explaining argued argues
            arguing claimed claims claiming noted notes noting insisted insists insisting warned warns warning stated
            states stating continued continues concluded concludes concluding replied replies responded responds
            responding answered answers tweeted tweets tweeting retweeted posted posts declared declares declaring
            announced announces announcing quipped joked jokes joking remarked remarks observed observes recalled
            recalls mused admitted admits admitting acknowledged acknowledges conceded concedes conceding suggested
            suggests suggesting charged charges quoted quoting cautioned cautions complained complains shouted shouts
            shouting yelled yells yelling chanted chanting asserted asserts asserting maintained maintains contended
            contends commented comments commenting described describes describing called calling calls mocked mocks
            pledged pledges vowed vows urged urges urging demanded demands reads read reading testified testifies
            reiterated reiterates stressed stresses emphasized emphasised predicted predicts thundered boasted boasts
            lamented laments praised praises praising dismissed dismisses dismissing denounced denounces blasted blasts
            slammed slams slamming ripped branded accused accuses accusing proclaimed proclaims pointed_out points_out
            pointing_out exclaimed murmured whispered countered counters retorted interjected confirmed confirms
            revealed reveals disclosed reported reports asked asks asking labeled labelled offered promised promises
            hailed deemed expressed referred refers referring opined quips snapped scoffed tells chimed shot_back
            fired_back went_on goes_on thinks believes granted grants railed mentioned questioned questions voiced
            commended described_as agreed agrees sang signed implored ordered apologized crowed grinned sighed
            recounted recounts reflected chuckled deadpanned grumbled grumbles growled muttered mumbled whispers
            exclaims beamed scoffs""",
        addressing="told tell tells telling asked reminded informed assured",
        said_of="according_to as_per in_the_words_of in_the_view_of in_the_eyes_of",
        agents="by",
        places="in at near outside across",
        opinion="for",
        links="de da van von der den ter ten la le el al bin binti ibn bint abu di du y",
        conjunctions="but and while though although because",
        pronouns="he she they i we it",
        titles="""mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor gen
            general col colonel lt lieutenant sgt sergeant capt captain maj major president vice prime minister mayor
            secretary chancellor king queen prince princess pope judge justice rev reverend chairman chairwoman
            director spokesman spokeswoman spokesperson ambassador congressman congresswoman ceo chief former acting
            deputy attorney commissioner sheriff officer coach columnist reporter host republican democrat democratic
            presidential candidate nominee leader speaker foreign finance defense defence interior health state first
            co-host coordinator superintendent pastor rabbi father sister inspector detective del adm cmdr hon atty
            supt goalkeeper striker midfielder defender""",
        indefinite="a an one another some several many",
        definite="the this these those his her their its our my",
        prepositions="""of in at to for with from by on about against over under into between after before near
            through during without within among than like toward towards upon via per behind despite and or who
            while when where which whose""",
        openers="""the a an but and so yet still however although though while when if in on at for from by with as
            after before during since until it he she they we i you this that these those there here what who why how
            where which monday tuesday wednesday thursday friday saturday sunday january february march april may june
            july august september october november december his her their our my its not no yes all some many most
            both one two three asked according meanwhile later earlier also even then now just once despite because
            perhaps instead indeed well oh that's it's he's she's i'm we're they're let's don't i've we've i'd i'll
            today yesterday tomorrow tonight last next speaking asked""",
        works="""song songs single singles film films movie movies book books novel series show shows album albums play
            newspaper magazine titled entitled dubbed nicknamed called so-called named known_as episode program
            programme podcast documentary poem painting exhibition hashtag slogan sketch event tour billed ad spot
            headline headlined word words term phrase motto acronym expression banner banners placard placards sign
            signs bedsheet poster posters christened painted inn pub restaurant journal tattoo slogans graffiti chant
            billboard sticker memoir memoirs essay comedy musical opera hymn anthem thesis drama ballad trilogy""",
        persons="""woman man boy girl resident witness neighbour neighbor passer-by passenger student pupil teacher driver customer worker barman waiter farmer fan supporter voter user reader shopper parent mother father grandmother grandfather viewer onlooker bystander protester child employee clerk waitress pensioner fisherman official source""",
        he="he him his himself mr sir lord king prince father congressman chairman spokesman brother",
        she="""she her hers herself mrs ms miss lady dame queen princess mother sister congresswoman chairwoman spokeswoman actress""",
        her_names="a ine ette lyn elle een ice",
    ),
    "id": Row(
        cues="""kata berkata mengatakan katakan ujar berujar tutur menuturkan bertutur tegas menegaskan ucap
            mengucapkan ucapkan jelas menjelaskan dijelaskan ungkap mengungkapkan diungkapkan tambah menambahkan
            ditambahkan imbuh sambung lanjut melanjutkan pungkas papar memaparkan terang menerangkan tulis menulis
            ditulis lapor melaporkan sebut menyebut menyebutkan disebut beber membeberkan cetus klaim mengklaim janji
            berjanji kritik mengkritik kecam mengecam tandas menandaskan tanya bertanya menanyakan jawab menjawab seru
            menyeru menyerukan akui mengaku mengakui menyatakan dinyatakan menilai dinilai memperingatkan mengingatkan
            menyampaikan disampaikan sampaikan menekankan ditekankan menyindir sindir ejek mengejek mengumumkan
            membantah bantah berpendapat bercerita cerita menceritakan kenang mengenang keluh mengeluh harap berharap
            menggambarkan digambarkan menjuluki mengutip dikutip berpesan pesan menanggapi merespons menyimpulkan
            memuji puji usul mengusulkan menuding tuding bunyi berbunyi baca yakin dalih berdalih canda bercanda
            mencuit cuit menuliskan menyambut desak mendesak meminta pinta menambah seloroh bisik jerit teriak gumam
            kelakar celetuk gurau rayu dakwa dedah luah simpul ulas timpal sahut kilah ketus rintih gerutu menggerutu
            berseloroh berbisik berteriak bergumam berkelakar menukas tukas beralasan berkilah menyifatkan menegur
            menggesa memaklumkan tutup""",
        addressing="memberitahu memberi_tahu",
        said_of="""menurut mengutip dilansir_dari sebagaimana_dikatakan seperti_dikatakan seperti_disampaikan oleh
            di_mata bagi""",
        agents="oleh",
        places="di ke Kabupaten Kota Provinsi Negeri Daerah",
        opinion="bagi",
        links="bin binti ibn bint abu al van von de la",
        conjunctions="tetapi tapi dan namun sementara sedangkan",
        pronouns="ia dia mereka beliau kami saya dirinya",
        pronoun_endings="nya",
        titles="""presiden wakil perdana menteri gubernur bupati wali kota walikota camat lurah kepala ketua direktur
            utama jenderal kapolri kapolda kapolres kapolsek panglima komandan letjen mayjen brigjen kolonel letkol
            mayor kapten kombes akbp kompol akp irjen komjen bripka sekretaris sekjen juru bicara jubir pemimpin raja
            ratu pangeran paus dr dr. prof prof. ir ir. drs h h. hj hj. kh ustaz pak bapak ibu bu tuan nyonya nn ms mr
            mrs sdr calon capres cawapres mantan pelatih manajer kapten pengamat pakar peneliti dosen guru rektor hakim
            jaksa pengacara anggota dpr dprd mpr dpd keuangan luar negeri dalam pertahanan perdagangan kesehatan
            pendidikan sosial agama perhubungan pertanian kehutanan kelautan perikanan komunikasi koordinator bidang
            dinas badan deputi plt pj kanselir senator duta besar dubes umum pelaksana tugas harian komisaris manajer
            humas divisi corporate ceo founder asisten khusus aktivis penyanyi aktor aktris dokter mbah kakek nenek
            datuk dato dato' tan sri tun seri puan encik cik tengku penghulu pengerusi naib timbalan kerja raya
            superintendan superintenden inspektor penolong pesuruhjaya ahli dewan undangan besar konstabel ustazah haji
            hajah mejar leftenan kiper penyerang bek gelandang striker wasit atlet petenis nelayan petani pedagang
            penulis sutradara""",
        indefinite="seorang salah_satu sebuah seseorang sejumlah beberapa para",
        definite="sang si tersebut itu",
        prepositions="""asal di ke dari pada kepada untuk dengan dalam oleh tentang terhadap antara bagi sejak hingga
            sampai bersama soal mengenai atas dan atau seperti serta bahwa kepada selepas setelah sebelum ketika saat
            seusai usai sebagai""",
        openers="""dia ia mereka kami kita saya aku anda ini itu hal di ke dari pada dalam untuk dengan namun tetapi
            tapi sementara sedangkan selain setelah sebelum saat ketika jika bila karena meski meskipun walau walaupun
            menurut lalu kemudian bahkan juga sebagai seperti senin selasa rabu kamis jumat sabtu minggu januari
            februari maret april mei juni juli agustus september oktober november desember senada sebelumnya selanjutnya
            lebih adapun sebab oleh kata ujar para semua kini hari menteri pihak tak tidak bukan dan atau agar baca
            pasalnya artinya jadi apalagi terkait seorang""",
        works="""lagu film buku novel serial album acara program disebut bertajuk berjudul julukan dijuluki istilah
            bernama tajuk judul single surat_kabar koran majalah sandi slogan tagar karakter nama ungkapan konsep
            dikenal spanduk bertuliskan poster tulisan puisi drama memoar teater esai antologi pertunjukan""",
        persons="""warga saksi pedagang penumpang mahasiswa siswa sopir pengemudi pembeli pelanggan penonton tetangga ibu bapak pria wanita perempuan lelaki pemuda nelayan petani karyawan pekerja sumber pejabat penggemar juru""",
        he="pak bapak lelaki pria",
        she="bu ibu perempuan wanita",
    ),
    "es": Row(
        cues="""sonríe sonrió suspira suspiró ríe bromea exclama recuerda lanzó dijo dice dicho decir diciendo dijeron
            dicen afirm* asegur* explic* señal* agreg* añad* declar* sostuv* sostien* indic* coment* manifest* advirti*
            advierte* advertía escribi* escribe subray* recalc* insisti* insiste* apunt* precis* reconoc* admiti*
            admite* denunci* critic* respondi* responde* contest* pregunt* anunci* destac* enfatiz* lament* celebr*
            expres* relat* cont* record* puntualiz* matiz* argument* consider* opin* confes* bromeó reiter* concluy*
            prosigui* continu* aclar* detall* tuite* public* calific* describ* defin* tild* acus* exigi* exige pidi*
            pide aleg* plante* remarc* revel* resum* sentenci* zanj* espet* ironiz* confirm* inform* exclam* grit*
            sugir* prometi* promete cree citó citando reza defendi* llamó señal* apostill* valor* augur* expuso expone
            repit* reproch* narr* suspir* replic* retruc* deslizó disparó murmur* susurr* musit* protest* quej*
            mascull* gruñ* insinu* suelta soltó refunfuñ* ataja atajó tercia terció asever* vaticin* propon* propuso
            rememor* evoc* rebat* corrig* agradec* resopl* confía confió asient* asint* se_lee dispara concede concedió""",
        said_of="según de_acuerdo_con en_palabras_de a_juicio_de en_opinión_de para a_ojos_de",
        agents="por",
        places="en",
        opinion="para",
        links="de del la las los y von van der da al el bin",
        conjunctions="pero y e mientras aunque",
        pronouns="él ella ellos ellas yo",
        titles="""presidente presidenta vicepresidente vicepresidenta primer primera ministro ministra alcalde
            alcaldesa gobernador gobernadora senador senadora diputado diputada director directora portavoz secretario
            secretaria general juez jueza rey reina príncipe papa don doña sr sr. sra sra. señor señora dr dr. dra dra.
            doctor doctora profesor profesora canciller jefe jefa consejero consejera delegado delegada rector rectora
            capitán coronel comisario embajador embajadora líder entrenador entrenadora técnico abogado abogada
            investigador investigadora economista experto experta el la gerente fiscal padre exministro expresidente
            portero delantero defensa centrocampista guardameta""",
        indefinite="un una unos unas varios varias algunos algunas",
        definite="el la los las su sus este esta ese esa aquel aquella",
        prepositions="""de del en a al con por para desde hacia sobre entre contra sin tras durante ante bajo y e o u ni
            como que""",
        openers="""el la los las un una unos unas en de del a al con por para desde sobre entre sin tras durante ante y e
            o pero aunque sin_embargo además también según cuando si mientras como que quien él ella ellos ellas este
            esta estos estas ese esa esto eso su sus se lo le les no sí ya así después antes luego ahora hoy ayer
            mañana lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
            agosto septiembre octubre noviembre diciembre otro otra muchos todos ambos asimismo finalmente mi nuestro""",
        works="""canción canciones película películas libro libros novela serie álbum disco programa titulado titulada
            llamado llamada llamados llamadas denominado denominada denominados apodado apodada conocido conocida
            bautizada bautizado diario periódico revista obra lema eslogan sencillo tema término expresión palabra
            cuadro exposición operación campaña documental apodo pancarta pancartas cartel carteles etiqueta tapa
            hashtag bar restaurante consigna leyenda inscripción ensayo poemario memorias ópera himno musical comedia""",
        dashes=DASH_ENDS,
        persons="""mujer hombre joven niño niña vecino vecina testigo pasajero pasajera estudiante alumno alumna conductor conductora cliente trabajador trabajadora jubilado jubilada usuario lectora lector anciano anciana señora señor camarero agricultor pescador manifestante madre padre operador empleado empleada comerciante""",
        he="él el don señor sr",
        she="ella la doña señora sra",
        her_offices="esa triz ora ada",
        his_names="o os el és án ín úl",
        her_names="a",
    ),
    "pt": Row(
        cues="""sorri sorriu suspira elogi* cobr* lança lançou disse diz dizem disseram dizendo dito afirm* explic*
            declar* acrescent* cont* destac* ressalt* ressalv* assegur* coment* escreve* escrev* sublinh* salient*
            frisou frisa frisaram realç* apont* adiant* garant* argument* avali* avis* alert* advert* reconhec* admit*
            admit* denunci* critic* respond* pergunt* anunci* enfatiz* lament* celebr* relat* lembr* record* consider*
            opin* brinc* reiter* conclu* prosseguiu prossegue continu* esclarec* detalh* tuit* public* classific*
            descrev* defin* acus* exig* pediu pede aleg* revel* resum* confirm* inform* exclam* grit* suger* promet*
            acredita cham* cit* observ* defend* ponder* desabaf* complet* indic* refer* sustent* não_esconde pontu*
            ironiz* aposta apostou reclam* dispar* suspir* murmur* repet* contava rebat* ri riu sussurr* gargalh* lê-se
            confess* confidenci* graceja gracejou atira atirou retruc* protest* queix* agradec* propõe propôs evoc*
            corrig* atalha atalhou remat* insist* ri-se assum*""",
        said_of="segundo de_acordo_com conforme nas_palavras_de na_opinião_de na_avaliação_de aos_olhos_de",
        agents="por pelo pela",
        places="em no na nos nas",
        opinion="para",
        links="de da do dos das e von van der al el bin",
        conjunctions="mas e enquanto embora",
        pronouns="ele ela eles elas eu",
        titles="""presidente vice-presidente primeiro-ministro primeira-ministra ministro ministra prefeito prefeita
            governador governadora senador senadora deputado deputada diretor diretora porta-voz secretário secretária
            geral juiz juíza rei rainha príncipe papa dom dona sr sr. sra sra. senhor senhora dr dr. dra dra. doutor
            doutora professor professora chanceler chefe vereador vereadora reitor reitora capitão coronel comissário
            delegado delegada embaixador embaixadora líder treinador treinadora técnico advogado advogada pesquisador
            pesquisadora economista especialista o a gerente padre autarca bastonário coordenador coordenadora goleiro
            atacante zagueiro guarda-redes avançado""",
        indefinite="um uma uns umas vários várias alguns algumas",
        definite="o a os as seu sua seus suas este esta esse essa",
        prepositions="""de do da dos das em no na nos nas a ao à aos às com por pelo pela para desde sobre entre contra sem
            após durante perante e ou nem como que até ante""",
        openers="""o a os as um uma uns umas em no na nos nas de do da dos das ao à com por pelo pela para desde sobre
            entre sem após durante e ou mas embora porém além também segundo quando se enquanto como que quem ele ela
            eles elas este esta estes estas esse essa isso isto seu sua não sim já assim depois antes agora hoje ontem
            amanhã segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro
            março abril maio junho julho agosto setembro outubro novembro dezembro outro outra muitos todos ambos
            conforme nossa nosso""",
        works="""música músicas filme filmes livro livros romance série álbum disco programa intitulado intitulada
            chamado chamada chamados chamadas denominado denominada apelidado apelidada conhecido conhecida batizada
            batizado jornal revista obra lema slogan canção tema termo expressão palavra quadro exposição operação
            campanha documentário alcunha apelido faixa faixas cartaz cartazes placa apelidados hashtag bar restaurante
            inscrição dizeres ensaio memórias peça hino poema poemas comédia musical ópera""",
        dashes=DASH_ENDS,
        persons="""mulher homem jovem menino menina morador moradora vizinho vizinha testemunha passageiro passageira estudante aluno aluna cliente motorista aposentado aposentada usuário leitor idoso idosa senhora senhor pescador agricultor torcedor mãe pai funcionário funcionária comerciante empregado""",
        he="ele o do ao senhor sr",
        she="ela a da à senhora sra dona",
        her_offices="triz ora eira esa",
        his_names="o é el or im ui",
        her_names="a",
    ),
    "fr": Row(
        cues="""voit voient sourit souri plaisante soupire soupiré gronde tonne résume dit disait disent déclar*
            affirm* expliqu* ajout* précis* indiqu* estim* soulign* assur* écrit écrivait écrivent répond* lanc* confi*
            not* conclu* poursui* poursuiv* regrett* rappel* annonc* reconna* reconnu admet admis avert* avertissait
            prévien* prévenu insist* martel* dénonc* critiqu* ironis* plaisant* raill* fustig* constat* confirm* révél*
            témoign* racont* détaill* comment* juge jugé jugeait considèr* consider* considéré martelé répliqu*
            rétorqu* s'exclam* s'insurg* tweet* publi* rapport* appel* qualifi* décri* cit* demand* interrog* promet
            promis espèr* déplor* salu* pointe pointé résum* tempèr* nuanc* renchéri* glisse glissé observ* argu*
            souffle soufflé admit concéd* avou* réagi* exhort* accus* évoqu* expliquant convaincu convaincue croit
            pens* plaid* fait_valoir fait_savoir soutien* soutenu martèle prévient repris reprend pesté peste lâch*
            plaisanté râl* soupir* sour* tonn* tranch* assum* prophétis* jur* lance-t-il clam* clame proclam* rit
            rigol* murmur* chuchot* s'amuse s'agace s'émeut s'étonne s'indigne s'inquiète s'enthousiasme souvient
            réjouit félicit* désole crie crié lit-on objecte objecté proteste protesté grommel* grogne grogné bougonn*
            corrig* propose proposé suggèr* suggér* complèt* complét* enchaîn* balaie balayé défend défendu rassur*
            coupe alerte alerté répét*""",
        said_of="selon d'après aux_yeux_de de_l'avis_de",
        agents="par",
        places="en",
        opinion="pour",
        links="de du des la le von van der al el ben bin",
        conjunctions="mais et tandis alors",
        pronouns="il elle ils elles on je celui-ci celle-ci ce_dernier cette_dernière",
        pronoun_endings="-t-il -t-elle -il -elle -ils -elles -t-on -on -t-ils -t-elles -je",
        titles="""président présidente vice-président vice-présidente premier première ministre maire sénateur
            sénatrice député députée directeur directrice porte-parole secrétaire général générale juge procureur
            procureure roi reine prince princesse pape m m. mme mlle mm dr docteur docteure pr professeur professeure
            chancelier chancelière chef cheffe me maître préfet préfète colonel commandant capitaine ambassadeur
            ambassadrice entraîneur entraîneuse sélectionneur avocat avocate chercheur chercheuse économiste expert
            experte responsable le la l' patron patronne pdg monsieur madame agence gynécologue médecin infirmière
            infirmier gardien attaquant défenseur""",
        indefinite="un une des plusieurs certains certaines quelques",
        definite="le la les l' son sa ses ce cette cet ces leur leurs",
        prepositions="""de du des d' en à au aux avec par pour dans sur sous entre contre sans après avant pendant devant
            depuis vers chez et ou ni comme que lors auprès""",
        openers="""le la les un une des en de du au aux à avec par pour dans sur sous entre sans après avant pendant depuis
            et ou mais bien toutefois cependant pourtant aussi selon quand si lorsque tandis comme que qui il elle ils
            elles on je nous vous ce cette ces cela ça son sa ses leur ne oui non déjà ainsi puis ensuite enfin
            maintenant aujourd'hui hier demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars
            avril mai juin juillet août septembre octobre novembre décembre autre plusieurs tous toutes deux c'est
            notre nos interrogé interrogée heureusement""",
        works="""chanson chansons film films livre livres roman série album disque émission intitulé intitulée appelé
            appelée appelés dit dite surnommé surnommée baptisé baptisée nommé nommée journal magazine quotidien
            hebdomadaire revue slogan titre terme expression mot tableau exposition opération campagne documentaire
            pièce œuvre surnom concept appellation pancarte pancartes banderole banderoles slogans bar café restaurant
            étiquette hashtag mention essai mémoires recueil hymne comédie biopic récit poème opéra comédie_musicale""",
        dashes=DASH_ENDS,
        persons="""femme homme jeune garçon fille habitant habitante riverain riveraine témoin voisin voisine passant passante passager passagère étudiant étudiante élève client cliente retraité retraitée conducteur conductrice spectateur spectatrice usager lecteur lectrice agriculteur pêcheur mère père salarié salariée commerçant commerçante employé employée serveur oncle tante""",
        he="il lui lui-même m monsieur le un ce t-il",
        she="elle elle-même mme mlle madame la une cette t-elle celle-ci",
        her_offices="trice euse ière ienne esse",
        her_names="a ine ène elle ette ie",
        his_names="ien ric ert ain is",
    ),
    "de": Row(
        cues="""lacht lachte schmunzelt* seufzt* sagte sagt sagten sagen gesagt erklär* betont* betonen mein* ergänz*
            fügte fügt füg* hinzugefügt schrieb schreibt schreiben geschrieben bericht* kritisier* warnt* warnen
            fordert* fordern räumte räumt beton* kündigt* kündige antwort* fragt* fragen stellte stellt_klar zitiert*
            zitieren lobt* nannte nennt genannt bezeichnet* beschreibt beschrieb beschrieben äußert* sprach spricht
            teilte teilt mitgeteilt versichert* versprach verspricht verriet verrät spottet* behauptet* erzählt* so
            heißt hieß heiße urteilt* bilanzier* resümier* bekräftigt* unterstrich unterstreicht hob hebt wies weist
            verwies verweist verteidigt* bedauert* begründet* glaubt* findet fand gab gibt_an bestätigt* rief ruft
            twittert* postet* klagt* schwärmt* freut* entgegnet* erwidert* gestand gesteht bemerkt* merkt* konstatiert*
            formuliert* prophezeit* rechtfertigt* scherzt* mahnt* appelliert* befürchtet* hoff* lautet* plädiert* wirft
            warf sicher überzeugt sei sagte* kündig* empör* erwider* entgegn* hinzu scherz* spott* seufz* riefen höhn*
            schimpf* lob* freut freute ärger* murmel* flüster* brumm* grins* strahlt* winkt polter* erinnert* wundert*
            stöhn* witzel* frotzel* raunt* rät riet schildert* unkt* beteuer* beschwer* verlangt* sinnier* korrigiert*
            protestier* beharrt* kontert* wiederhol* wünscht*""",
        addressing="bat",
        said_of="""laut nach_angaben_von nach_angaben_des nach_angaben_der nach_worten_von nach_den_worten_von gemäß
            in_den_augen_von in_den_augen_der""",
        said_after="zufolge",
        agents="von",
        places="in aus nach",
        opinion="für",
        links="von van der den de la zu al el bin",
        conjunctions="aber und während obwohl doch",
        pronouns="er sie es ich wir",
        titles="""präsident* vizepräsident* kanzler* bundeskanzler* minister* außenminister* innenminister*
            finanzminister* ministerpräsident* premier* bürgermeister* oberbürgermeister* gouverneur* senator*
            abgeordnete* direktor* sprecher* regierungssprecher* pressesprecher* sekretär* staatssekretär* general*
            richter* staatsanwält* könig* prinz* papst herr herrn frau dr dr. prof prof. professor* chef* vorsitzende*
            parteichef* vorstand* geschäftsführer* leiter* trainer* bundestrainer* kommissar* botschafter* anwalt
            anwältin rechtsanwalt forscher* ökonom* experte* expertin vorstandschef* vorstandsvorsitzende* landrat
            landrätin hauptkommissar* sonderberater* ehefrau ehemann musiker* autor* generaldirektor* wirtschafts*
            bundes* fraktionschef* projektleiter* tochter sohn mutter vater bruder schwester *erin *istin *chefin
            *kundin *wirtin *ärztin *torin *leiter *führer *meister *lehrer *forscher *sprecher *händler *arbeiter
            *berater *schützer *inhaber *besitzer *chef *ingenieur *ingenieurs *landwirt *anwalt *experte *expertin
            *minister *präsident *ökonom *direktor torwart kapitän pfarrer""",
        indefinite="ein eine einer eines einem einen mehrere einige viele",
        definite="der die das des dem den sein seine ihr ihre dieser diese dieses jener unser unsere",
        prepositions="""von vom in im an am auf aus bei beim mit nach seit zu zum zur über unter zwischen gegen ohne vor für
            durch um während wegen trotz und oder als wie dass gegenüber laut hinter neben bis""",
        openers="""der die das ein eine einer eines er sie es ich wir ihr in im an am auf aus bei beim mit nach seit zu
            zum zur über unter zwischen gegen ohne vor für durch um während wegen trotz und oder aber doch als wie wenn
            weil obwohl auch noch schon nun dann danach später zuvor heute gestern morgen dies diese dieser sein seine
            ihre nicht nur so man was wer wo wann warum laut montag dienstag mittwoch donnerstag freitag samstag
            sonntag januar februar märz april mai juni juli august september oktober november dezember beide alle viele
            einige mehrere außerdem zudem allerdings jedoch dennoch deshalb denn da dabei damit kein keine bereits
            zugleich darauf viel wenig etwas ganz sehr jede jeder jedes manche etliche zwei drei vier fünf sechs sieben
            acht neun zehn elf zwölf""",
        works="""song songs lied lieder film filme buch bücher roman serie album sendung sogenannte sogenannten
            sogenannter so_genannte titel namens genannt bekannt zeitung magazin zeitschrift motto slogan begriff wort
            ausdruck gemälde ausstellung operation kampagne dokumentation single bezeichnung band schlagwort spitzname
            theaterstück stück edition spiegel transparent aufschrift plakat schild banner spitznamen spruch inschrift
            krimi gasthaus gasthof lokal essay memoiren oper hymne gedichtband musical komödie doku""",
        persons="""frau mann junge mädchen anwohner anwohnerin zeuge zeugin nachbar nachbarin passant passantin zuschauer zuschauerin zuhörer zuhörerin besucher besucherin kunde kundin schüler schülerin lehrer lehrerin fahrer fahrerin rentner rentnerin bewohner bewohnerin mitarbeiter mitarbeiterin gast händler verkäufer nutzer leser fan autofahrer""",
        he="er ihm ihn herr",
        she="sie frau",
        her_offices="in",
        his_names="s rt tz o k m f",
        her_names="a ine ke",
    ),
    "it": Row(
        cues="""sorride sospira esclama ride scherza loda lodato applaude promette rivendica ribatt* ha_detto
            hanno_detto detto dice diceva dicono disse dicendo spieg* afferm* dichiar* aggiun* sottoline* sosten*
            sostien* racconta raccontato raccontava osserv* conclu* prosegu* continu* precis* ricord* ribad* rilev*
            avvert* scriv* scritto scrisse rispost* rispond* chies* chied* comment* annunci* critic* denunci* lament*
            ammess* ammett* assicur* evidenzi* riconosc* ripet* confess* confid* rivel* tuon* attacc* replic* definit*
            defin* descri* accus* promett* promess* scherz* ironizz* attest* conferm* inform* riferi* riferisc* segnal*
            esclam* ipotizz* auspic* augur* insist* chiar* chiarisc* esult* sintetizz* cit* pubblic* invit* ritien*
            puntualizz* rimarc* sbott* twitt* chiam* esort* riflett* parl* taglia* tagliato mormor* sospir* incalz*
            chios* sussurr* ridacch* sorrid* borbott* minimizz* ammon* sibil* si_legge sfog* obiett* bisbigli* urla
            urlato grida gridato ricostru* illustr* fa_sapere fatto_sapere garant* propone proposto protest* rilanci*
            scherm*""",
        said_of="secondo a_detta_di a_giudizio_di stando_a nelle_parole_di agli_occhi_di",
        agents="da dal dalla",
        places="in",
        opinion="per",
        links="de di del della dello da von van der al el bin",
        conjunctions="ma e mentre sebbene",
        pronouns="lui lei egli ella loro essi io questi",
        titles="""presidente vicepresidente premier primo ministro ministra sindaco sindaca governatore governatrice
            senatore senatrice deputato deputata direttore direttrice portavoce segretario segretaria generale giudice
            procuratore re regina principe papa don sig sig. sig.ra signor signora dott dott. dott.ssa dottor
            dottoressa prof prof. prof.ssa professor professore professoressa cancelliere capo assessore assessora
            onorevole on on. prefetto questore colonnello capitano comandante ambasciatore ambasciatrice leader
            allenatore allenatrice tecnico ct avvocato avvocata ricercatore ricercatrice economista esperto esperta il
            la lo l' ad amministratore responsabile coordinatore coordinatrice delegata delegato operaio operaia
            portiere attaccante difensore""",
        indefinite="un uno una un' alcuni alcune diversi",
        definite="il lo la i gli le l' suo sua suoi sue questo questa quel quella",
        prepositions="""di del dello della dell' dei degli delle in nel nello nella nell' nei negli nelle a al allo alla
            all' ai agli alle con col per da dal dallo dalla dall' dai su sul sulla sull' tra fra contro senza dopo
            durante davanti e ed o né come che""",
        openers="""il lo la i gli le l' un uno una di del della dei degli delle in nel nella a al alla ai con per da dal
            dalla su sul sulla tra fra senza dopo durante e ed o ma anche però tuttavia inoltre secondo quando se mentre
            come che chi lui lei egli loro questo questa questi queste quel quella suo sua non sì già così poi prima ora
            adesso oggi ieri domani lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo
            aprile maggio giugno luglio agosto settembre ottobre novembre dicembre altro altra molti tutti entrambi
            infine è nostro nostra""",
        works="""canzone canzoni film libro libri romanzo serie album disco programma trasmissione intitolato
            intitolata chiamato chiamata cosiddetto cosiddetta cosiddetti cosiddette soprannominato soprannominata
            ribattezzato ribattezzata ribattezzati ribattezzate denominato denominata noto nota battezzata giornale
            quotidiano rivista settimanale opera slogan motto brano singolo termine espressione parola quadro mostra
            operazione campagna documentario titolo soprannome scritta striscione striscioni cartello cartelli bar
            ristorante locale hashtag etichetta saggio spettacolo inno commedia raccolta musical poema""",
        dashes=DASH_ENDS,
        persons="""donna uomo ragazzo ragazza giovane bambino bambina residente testimone vicino vicina passante passeggero passeggera studente studentessa cliente automobilista pensionato pensionata lettore spettatore turista agricoltore pescatore madre padre operaio barista anziano anziana signora signore consigliere""",
        he="lui egli il lo signor sig don",
        she="lei ella la signora sig.ra",
        her_offices="trice essa aca iera",
        his_names="o",
        her_names="a",
    ),
    "nl": Row(
        cues="""prijst prees lacht lachte moppert mopperde zei zegt zeggen zeiden gezegd verklaar* vertel* voegt voegde
            toegevoegd stel* stelt* meen* meent schreef schrijft schrijven geschreven leg* legt_uit legde benadruk*
            waarschuw* vind* vindt vond reage* antwoord* vroeg vraagt vroegen noem* noemt noemde bericht* meld* zo
            aldus volgens_hem volgens_haar laat_weten liet_weten erken* beken* bekritiseer* concludeer* vervolg* klink*
            luid* luidt beschrijf* beschreef omschrijf* omschreef citeer* grap* grapt beloof* bevestig* geef* geeft_toe
            gaf_toe denkt dacht merkt merkte roept riep hoop* hoopt eis* eist twitter* betoog* constateer* licht_toe
            lichtte spreekt sprak spot* klaag* zucht* jubel* herinner* verzekert verzekerde verzucht* mompel* brom*
            foeter* sneer* herhaal* vult vulde lach* grinnik* schamper* fluister* glimlach* grijns* protesteer*
            verduidelijk* nuanceer* corrigeer* oordeel* adviseer* beaam* relativeer* verdedig* verwijt verweet mijmer*
            schreeuw* pleit pleitte bezweert bezwoer""",
        said_of="volgens aldus naar_eigen_zeggen_van",
        agents="door",
        places="in te uit",
        opinion="voor",
        links="van der den de ter ten te la von al el bin",
        conjunctions="maar en terwijl hoewel",
        pronouns="hij zij ze ik wij we hem haar",
        titles="""president premier minister-president minister vicepremier burgemeester wethouder gouverneur senator
            kamerlid directeur woordvoerder woordvoerster staatssecretaris secretaris-generaal generaal rechter koning
            koningin prins prinses paus heer mevrouw meneer dhr dhr. mevr. mw. dr dr. prof prof. professor hoogleraar
            voorzitter fractievoorzitter partijleider leider bondscoach trainer coach commissaris ambassadeur advocaat
            onderzoeker econoom deskundige topman topvrouw ceo bestuursvoorzitter hoofd kanselier officier drs. ir. mr.
            raadslid boer *voorzitter *directeur *minister *leider *woordvoerder *onderzoeker *hoogleraar *wethouder
            doelman keeper aanvaller verdediger aanvoerder""",
        indefinite="een enkele verschillende sommige",
        definite="de het zijn haar hun deze die dit dat onze",
        prepositions="""van in op aan uit bij met naar sinds tot over onder tussen tegen zonder voor na door om tijdens
            wegens en of als dan dat omtrent richting vanuit binnen""",
        openers="""de het een hij zij ze ik wij we in op aan uit bij met naar sinds tot over onder tussen tegen zonder voor
            na door om tijdens wegens en of maar toch als wanneer omdat hoewel ook nog al nu toen dan daarna later
            eerder vandaag gisteren morgen dit deze die dat zijn haar hun niet zo men wat wie waar waarom hoe volgens
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli
            augustus september oktober november december beide alle veel sommige bovendien echter daarom want daar
            geen er""",
        works="""lied liedje nummer film films boek boeken roman serie album programma zogenoemde zogeheten zogenaamde
            getiteld genaamd bekend krant magazine tijdschrift motto slogan term woord uitdrukking schilderij
            tentoonstelling operatie campagne documentaire single titel bijnaam stuk spandoek spandoeken opschrift bord
            café restaurant krantenkop hashtag musical bundel essay memoires voorstelling toneelstuk gedicht opera""",
        persons="""vrouw man jongen meisje bewoner bewoonster buurtbewoner omwonende getuige buurman buurvrouw
            voorbijganger passagier student scholier leerling klant automobilist bezoeker toeschouwer lezer boer visser
            moeder vader ouder gepensioneerde werknemer ondernemer verkoper vuurwerkverkoper bewoners buurtbewoners
            omwonenden getuigen""",
        he="hij hem meneer dhr de_heer",
        she="zij ze haar mevrouw mevr mw",
        her_offices="ster euse trice",
        her_names="a ine je ke",
        his_names="s k f rt o m",
    ),
    "pl": Row(
        cues="""śmiej* uśmiech* żali* dziwi* chwali* martwi* wzdych* powiedzia* mówi* mowi* mów stwierdzi* stwierdza*
            doda* dodaj* podkreśli* podkreśla* zaznacz* wyjaśni* wyjaśnia* oświadczy* oświadcza poinformowa* informuj*
            twierdzi* uważa* uważ* oceni* ocenia* przyzna* zapewni* zapewnia* zauważy* zauważa* wskaza* wskazuj*
            napisa* pisze pisał* odpowiedzi* odpowiada* zapyta* pyta* tłumaczy* przekona* przekonuj* krytyk*
            skrytykowa* ostrzeg* ostrzega* apelowa* zaapelowa* apeluj* ogłosi* zapowiedzi* zapowiada* skomentowa*
            komentuj* relacjon* opowiad* opowiedzi* wspomina* wspomnia* przypomn* przypomina* podsumowa* zakończy*
            kontynuowa* żartowa* zażartowa* nazwał* nazywa* określi* określa* opisa* opisuj* zacytowa* cytuj* obieca*
            wezwa* wyzna* ujawni* potwierdzi* zadeklarowa* deklaruj* argumentowa* argumentuj* zarzuci* odpar* krzykn*
            przekaza* przekazuj* ubolewa* cieszy* alarmuj* brzmi* czytamy rzuc* dorzuc* westchn* ironiz* relacjonowa*
            powtórz* powtarza* bagateliz* zauważ* zżyma* mrukn* kwitowa* skwitowa* wtrąc* zdradza* zdradzi* ucina*
            uciął ucięła szept* szepn* macha_ręką protestuj* prostuj* precyzuj* zastrzega* zastrzeg* wylicza* wyliczy*
            skarży* denerwuj* oburz* dopyt* pointuj* sumuj* radzi proponuj* żałuj* zarzuca* pociesza* upiera* kpi drwi
            broni broniła bronił rozkłada_ręce zdumiew* krzycz* wykrzyk* komplement*""",
        said_of="według zdaniem wedle w_opinii jak_podaje",
        agents="przez",
        places="w we do",
        opinion="dla",
        links="von van der de la al bin",
        conjunctions="ale i a choć",
        pronouns="on ona oni one ja",
        titles="""prezydent* wiceprezydent* premier* wicepremier* minister* ministr* wiceminister* burmistrz* wójt*
            wojewod* marszał* senator* pose* posł* dyrektor* rzecznik* rzeczniczk* sekretarz* genera* sędzi*
            prokurator* król* książ* papież* pan pani pana panią dr dr. prof prof. profesor* doktor* mgr inż. szef*
            prezes* wiceprezes* przewodnicząc* kanclerz* lider* trener* selekcjoner* komisarz* ambasador* adwokat*
            mecenas* badacz* ekonomist* ekspert* ks. ksiądz bp abp kard. gen. płk mjr kpt. podkom. nadkom. asp. st.
            insp. mł. kierownik* burmistrzyni wojewoda radny radna podinsp podinsp. nadinsp nadinsp. sierż sierż.
            kustosz* stowarzyszen* leśnicz* proboszcz* policjant* bramkarz* napastni* kapitan* obrońc*""",
        indefinite="pewien pewna jeden jedna kilku kilka niektórzy",
        definite="ten ta to jego jej ich tego tej",
        prepositions="""w we na z ze do od o u po przy przed przez dla bez pod nad między przeciw za i oraz lub czy jak że
            wobec podczas wśród dzięki według zdaniem ku""",
        openers="""w we na z ze do od o u po przy przed przez dla bez pod nad między za i oraz lub ale jednak jak że gdy
            kiedy jeśli jeżeli chociaż choć także również też on ona oni ono ten ta to te tego nie tak już jeszcze
            teraz potem później wcześniej dziś dzisiaj wczoraj jutro poniedziałek wtorek środa czwartek piątek sobota
            niedziela styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień
            według zdaniem jego jej ich inny wielu wszyscy co kto gdzie dlaczego ponadto natomiast tymczasem
            zapytany zapytana pytany pytana my""",
        works="""piosenka piosenkę piosenki film filmu filmie książka książkę książki powieść serial serialu album
            albumu program programu zatytułowany zatytułowana tzw. tzw tak_zwany tak_zwana nazwany nazwana zwany zwana
            znany znana gazeta gazety dziennik dziennika tygodnik tygodnika magazyn hasło hasłem termin określenie
            słowo wystawa akcja akcji kampania kampanii operacja dokument singiel utwór spektakl pseudonimem projekt
            projektu pod_nazwą napis napisem transparent transparentu tabliczka szyld bar restauracja przydomek
            przydomkiem hashtag esej tomik musical komedia wspomnienia opera sztuka sztuki wiersz wiersze""",
        dashes=DASH_ENDS,
        persons="""kobieta kobiety mężczyzna mężczyzny chłopak dziewczyna dziewczynka chłopiec mieszkan* świadek sąsiad* przechodz* pasażer* student* ucze* uczennic* klient* kierowca emeryt* pracowni* czytelni* kibic* rolnik* matka ojciec staruszk* turyst* internaut* użytkowni* anonimow*""",
        he="on jego pan pana",
        she="ona jej pani panią",
        his_verbs="ał ił ył iedział arł ódł",
        her_verbs="ała iła yła ądziła działa arła",
        her_names="a",
        his_names="sz ek aw an rd",
        her_surnames="ska cka dzka wna",
    ),
    "cs": Row(
        cues="""směj* usm* chválí chválil* povzdech* žertuj* diví řek* říká* říci řekl* uved* uvád* doda* dodáv*
            poznamena* poznamen* prohlási* prohlas* vysvětli* vysvětluj* tvrdí* tvrdi* podotkl* podotýk* zdůrazni*
            zdůrazňuj* připust* připouští upozorni* upozorňuj* varoval* varuje napsal* píše psal* odpověděl* odpovídá
            zeptal* ptal* ptá* oznámil* oznamuj* sdělil* sděluj* myslí_si míní domnívá soudí považuj* konstatoval*
            konstatuj* kritizoval* kritizuj* přiznal* přiznáv* potvrdil* potvrzuj* popsal* popisuj* označil* označuj*
            nazval* nazýv* vyzval* vyzýv* slíbil* slibuj* ujistil* ujišťuj* vzkázal* vzkazuj* komentoval* komentuj*
            shrnul* uzavřel* pokračoval* pokračuj* zavtipkoval* žertoval* citoval* cituj* řekla hájil* obvinil*
            zopakoval* připomněl* připomín* informoval* informuj* doplnil* doplňuj* vyjádřil* reagoval* reaguj* svěřil*
            svěřuj* litoval* doufá vyprávěl* vzpomín* přeje stojí_v povíd* ironi* opáčil* odsekl* zabruč* hlás*
            postěžoval* dodal* konstatov* vypov* vypráv* rozčil* bruč* zopakov* culi* zasm* pokrčil* mávl* mínil*
            stěžuj* stěžoval* prozradi* prozraz* kroutil* kroutí šept* zašept* křič* zvolal* vtipkuj* radoval* raduje
            těší těšil* chlubil* chlubí hodnotil* hodnotí oceňuj* oceni* namítl* namítá oponoval* navrhl* navrhuj*
            prohodil* usoudil* rozhořčil* zlobí zlobil* zavzpomín* vypočít* líčí líčil* požádal*""",
        said_of="podle dle slovy",
        places="v ve do",
        opinion="pro",
        links="von van der de la al bin z",
        conjunctions="ale a i zatímco",
        pronouns="on ona oni já",
        titles="""prezident* viceprezident* premiér* místopředsed* předsed* ministr* náměst* primátor* starost*
            hejtman* senátor* poslanec poslank* poslanc* ředitel* mluvčí tiskov* tajemn* generál* soudce soudkyně
            žalobce stát* král* princ* papež* pan paní pana dr dr. mudr. judr. phdr. ing. mgr. bc. prof prof. doc.
            profesor* doktor* šéf* kancléř* lídr* trenér* kouč* komisař* velvyslan* advokát* výzkumn* ekonom* expert*
            odborn* primář* analyti* náčelník* kapitán* plukovník* hasič* policejní brankář* útočn* obránc*""",
        indefinite="jeden jedna některý některá několik někteří",
        definite="ten ta to jeho její jejich tento tato",
        prepositions="""v ve na z ze do od o u po při před přes pro bez pod nad mezi proti za k ke s se i a nebo či jak že
            vůči během kvůli díky podle""",
        openers="""v ve na z ze do od o u po při před přes pro bez pod nad mezi za k ke s i a nebo ale však jak že když
            pokud jestli ačkoli ačkoliv přestože také rovněž on ona oni ono ten ta to ti tento tato ne tak už ještě
            teď potom později dříve dnes včera zítra pondělí úterý středa čtvrtek pátek sobota neděle leden únor březen
            duben květen červen červenec srpen září říjen listopad prosinec podle jeho její jejich jiný mnoho všichni
            co kdo kde proč navíc zatímco mezitím jsem je jsou nejde není náš""",
        works="""píseň písně film filmu filmem kniha knihu knihy román seriál seriálu album alba pořad pořadu s_názvem
            nazvaný nazvaná nazvané takzvaný takzvaná takzvané takzvaného tzv. tzv zvaný zvaná přezdívaný známý známá
            deník deníku týdeník časopis heslo heslem termín výraz slovo výstava akce kampaň operace dokument singl hra
            přezdívkou projekt festival nápis nápisem transparent plakát cedule značkou značka restaurace hospoda
            přezdívka přezdívat hashtag název názvem esej sbírka sbírky sbírce muzikál opera paměti báseň""",
        dashes=DASH_ENDS,
        persons="""žena muž chlapec dívka obyvatel* svědek svědkyně soused* kolemjdoucí cestujíc* student* žák* zákazn* řidič* důchod* pracovn* čtenář* fanoušek matka otec turist*""",
        he="on jeho pan pana",
        she="ona její paní",
        his_verbs="al il ekl edl",
        her_verbs="ala ila ekla edla",
        her_names="a e ie",
        his_names="r l n š",
        her_surnames="ová ská cká",
    ),
}

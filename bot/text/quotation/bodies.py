"""Capital words that name no person: media, which never speak, bodies, and forms of address; from reading news."""

MEDIA = """
    cnn bbc reuters ap afp dpa ansa efe tass antara kompas detik tempo xinhua bloomberg npr nbc abc cbs msnbc fox
    politico guardian times post journal news herald tribune twitter facebook instagram youtube whatsapp telegram tv
    radio magazine spiegel bild monde figaro repubblica stampa yonhap kyodo nhk upi cnbc buzzfeed huffpost breitbart
    mundo país globo folha gazeta rzeczpospolita ria interfax риа интерфакс тасс рбк коммерсант укрінформ
"""
"""Last words of the names of media."""

BODIES = """
    parties party university institute agency ministry ministerium bank group kementerian partai universitas badan
    lembaga komisi polri polda polres kpk dpr pbb un eu nato who congress senate parliament congreso senado gobierno
    ministerio universidad union association committee council commission department inc corp ltd gmbh league club fc
    stowarzyszenie fundacja spółka sdružení spolek nadace компания ассоциация общество союз фонд асоціація спілка
    team foundation fund center centre company network press нато оон ес сша
    müdürlüğü bakanlığı başkanlığı valiliği belediyesi derneği üniversitesi birliği federasyonu vakfı partisi kurumu
    sendikası odası
"""
"""Last words of the names of bodies: they speak only where no person does."""

BODY_HEADS = """
    universidad universidade università université uniwersytet univerzita universität universitas universiti
    hochschule colegio colégio asociación associação associazione association federación federação federazione
    fédération sindicato sindacato syndicat ayuntamiento fundación fundação fondazione fondation instituto istituto
    institut ministerio ministério ministero ministère ministerstwo ministerstvo fiscalía procura confederación
    policía polícia polizia câmara mairie préfecture stowarzyszenie fundacja związek instytut urząd komenda
    prokuratura sdružení spolek nadace svaz úřad ústav университет ассоциация федерация профсоюз министерство
    управление гу університет асоціація федерація профспілка міністерство управління persekutuan kementerian jabatan
    badan dinas partai yayasan persatuan asosiasi observatorio observatório osservatorio observatoire hospital
    ospedale hôpital gobierno governo consejo conselho consiglio conseil comité comitê comitato museo museu musée
    teatro escuela escola scuola école junta banco clube club ikatan dewan majlis lembaga landesamt bundesamt
    universiteit vereniging stichting
"""
"""First words of the names of bodies, in languages that put the kind first."""

BODY_ENDINGS = """
    vereniging vakbond organisatie stichting partij verein verband gesellschaft gewerkschaft stiftung kammer
    ministerium fraktion behörde förening förbundet myndigheten
"""
"""How the first words of the names of bodies end where words are compounds."""

PLACE_HEADS = """
    desa sungai gunung pulau pantai kampung kecamatan kabupaten kota jalan provinsi kelurahan dusun danau teluk bukit
    pasar jembatan stasiun bandara río rio rivière monte mont mount lago lac lake isla ilha île isola islas puerto porto
    port sierra serra cerro calle rua rue viale piazza plaza praça avenida avenue boulevard palazzo palacio palais ponte
    puente pont pian castel castello cape fort ulica plac aleja góra jezioro náměstí ulice улица площадь озеро гора
    вулиця площа
"""
"""First words of the names of places."""

HONORIFICS = """
    mr mrs ms miss dr sir herr frau sr sra señor señora m mme monsieur madame sig signor signora pan pani bapak ibu
"""
"""Forms of address that make a name of any word behind them ("Mr. King")."""

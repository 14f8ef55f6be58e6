"""Capital words that are no person's name: media, which never speak, bodies, and forms of address. From reading news."""

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
"""
"""Last words of the names of bodies: they speak only where no person does."""

HONORIFICS = """
    mr mrs ms miss dr sir herr frau sr sra señor señora m mme monsieur madame sig signor signora pan pani bapak ibu
"""
"""Forms of address that make a name of any word behind them ("Mr. King")."""

"""Names of diseases, signs, scores and devices, and of history, plain.

Sources: the general vocabulary of French medical teaching (ECN/EDN syllabi). A civility, a first name or an age
beside one of them makes it a person again ("Mme Parkinson, 71 ans").
"""

from detectors.lexicons import names, words

EPONYMS = words(
    """
    bharat bowlby crick edwards harrison jung klein lacan milgram piaget skinner watson winnicott addison
    adie allen alport alzheimer angelman apgar argyll arnold aschoff asperger auer babinski baker barlow
    barre barrett bartholin bartter basedow bazett bechterew beck becker behcet bell bence berger bergman
    biermer billroth binet bishop blalock bland bloom boerhaave bonferroni bouchard bouchardat bouveret
    bowen bowmann braden breslow broca brodmann brown brugada budd buerger burkitt cacchi calot caroli
    carpentier carr casoni castleman chagas chamberlain charcot charlson chediak cheyne chiari child chopart
    chvostek clark claude cochrane cockcroft codman colles conn coombs corrigan corti cotard courvoisier
    cowden creutzfeldt crigler crohn cronbach cronkhite cushing dandy danlos darier devic doppler douglas
    down dressler dubin duchenne duke dukes dupuytren durkan duroziez ebstein ehlers eisenmenger epley
    epstein erb ewing fabry fallot fanconi felty fick finkelstein fisher fitz foley fontaine fontan
    forrester fournier framingham frank frenzel freud friedreich froment fuchs galeazzi ganz nelson panton
    valentine gallavardin gardner garre gaucher gault gehrig geneve gerstmann ghent gibert gilbert gilles
    glasgow gleason godet golgi goodpasture gougerot gowers graham gram graves grawitz grey guillain guthrie
    guyon hallpike hamilton hansen hartmann hashimoto hegar heimlich heller henle henoch hippel hippocrate
    hirschsprung his hodgkin hoffa hoffmann holter homans horner horton howell hunt hunter huntingdon
    huntington hurler hutchinson ishak ivor jackson jacksonienne jakob janeway jeghers jones kaplan kaposi
    kappa karnofsky kartagener katz kawasaki kearns kehr kernig killip kirschner klinefelter klippel koch
    kocher koplik korsakoff krabbe krukenberg kussmaul lachman laennec lamarck lambert langerhans lansky
    lapeyronie larrey lasegue lawton leber legg leigh lemierre lenegre lennox leriche lesch levine lewis
    lewy leydig lhermitte lieberkuhn likert lindau lisch lisfranc little louis-bar lown ludwig lugol lyell
    lyme lynch mallampati mallory malpighi mantoux marfan marshall maslach masson mayo mcardle mcburney
    mcmurray meckel meige meigs melas mendel menetrier meniere merkel meyer miller mirizzi mobitz moebius
    mondor monro moro morquio morton moschcowitz munchausen murphy nash niemann noonan norton occam oddi
    ogilvie ollier ortolani osgood osler osler-weber paget pancoast paneth papanicolaou parinaud parkinson
    pasteur pearson perthes peutz peyer peyronie phalen pick pickwick plummer poisson poland pompe pott
    pouteau prader prinzmetal pugh purkinje purtscher queckenstedt quick quincke ramsay ransohoff ranson
    rathke raynaud redon reed reissner reiter rendu rett reye riedel rinne ritter roberts rolando romberg
    rome rorschach roth roux rovsing russell sachs schamroth schatzki scheuermann schilder schilling
    schirmer schlatter schober schonlein schwann schwartz seldinger sengstaken sertoli sezary shannon
    sheehan shy simmonds sims sjogren snellen sokolow spearman spitz starling steele steinert stevens still
    stokes strauss student sturge sudeck swan sydenham sylvius takayasu takotsubo tanner tarnier tay terson
    thompson thomsen tietze tinel tinetti todd tourette trendelenburg trousseau turcot turner usher valsalva
    vancouver vaquez vater verhoeff verneuil vincent virchow volkmann waldenstroem waldenstrom wallenberg
    warthin waterhouse weber wegener weil wells wenckebach werdnig werlhof werner wernicke west western
    whipple white widal wilcoxon willebrand wilms wilson winslow wiskott wolff wood yersin young zarit
    zeldin zenker ziehl zollinger
    """
)

PUBLIC_FIGURES = names(
    """
    agnes buzyn
    albert calmette
    albert camus
    albert einstein
    albert schweitzer
    alexander fleming
    alexandre yersin
    alois alzheimer
    ambroise pare
    andreas vesale
    bernard kouchner
    callista roy
    carl jung
    carl rogers
    charles darwin
    charles de gaulle
    cicely saunders
    claude bernard
    edward jenner
    elisabeth kubler-ross
    emmanuel macron
    florence nightingale
    francois mitterrand
    francoise barre-sinoussi
    gregor mendel
    guillaume dupuytren
    henri dunant
    henri laborit
    hildegard peplau
    ignaz semmelweis
    jacques lacan
    james parkinson
    jean martin charcot
    jean piaget
    jean-martin charcot
    joseph lister
    jules bordet
    jules ferry
    louis pasteur
    louis xiv
    louis xvi
    luc montagnier
    marie curie
    maurice raynaud
    napoleon bonaparte
    olivier veran
    paul broca
    philippe pinel
    pierre curie
    rene laennec
    robert koch
    rosalind franklin
    sigmund freud
    simone veil
    victor hugo
    virginia henderson
    william osler
    xavier bichat
    """
)
"""People of history and of public life, named in general questions."""

COMPOUND_PLACES = names(
    """
    buenos aires
    burkina faso
    costa rica
    los angeles
    new york
    porto rico
    rio de janeiro
    rose de noel
    saint denis
    saint etienne
    saint malo
    saint martin
    saint nazaire
    san antonio
    san diego
    san francisco
    san jose
    san marino
    santa barbara
    sierra leone
    sri lanka
    """
)
"""Places that are written as a first name and a surname."""

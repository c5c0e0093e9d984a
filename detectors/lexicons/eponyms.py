"""Names of diseases, signs, scores and devices, plain; those of history are in `figures.py`.

Sources: the general vocabulary of French medical teaching (ECN/EDN syllabi). A civility, a first name or an age
beside one of them makes it a person again ("Mme Parkinson, 71 ans").
"""

from detectors.lexicons import names, words
from detectors.lexicons.figures import PUBLIC_FIGURES

__all__ = ["COMPOUND_PLACES", "EPONYMS", "NAMESAKES", "PUBLIC_FIGURES"]

EPONYMS = words(
    """
    achenbach addison adie adson aldrete allen allis alport altemeier altman alzheimer ambu amyand angelman anscombe
    apfel apgar apley arbor argyll arnold asberg aschoff asherman asperger auer babcock babinski bachmann backhaus
    baker bakri balducci balfour ballard balthazar bandl bandura bankart barlow barr barre barrett barthel bartholin
    barton bartter basedow bassini baveno bayes bazett bechterew beck becker behcet bell bellini belsey bence bennett
    bentall berg berger bergman berman betz bharat biermer billroth binet bishop bitot blake blalock bland blatchford
    bloom bochdalek boerhaave bohr bonferroni bosniak bosworth bouchard bouchardat boussignac bouveret bowen bowlby
    bowman bowmann bracht braden bragard brazelton breslow bricker bristow broca brodmann broviac browder brown
    brugada brunner budd buerger burk burkitt buschke cabrera cacchi cajal calot capurro caroli carpentier carr
    carvallo casoni castleman ceap chadwick chagas chamberlain chaput charcot charlson charnley chediak cheyne chiari
    child chopart chvostek clark clarke claude clavien cochrane cockcroft codman colles collis conn conners coombs
    cormack cornell corrigan corti cotard courvoisier couvelaire cowden cox crawford crede creutzfeldt crick crigler
    crohn cronbach cronkhite curling cushing damus dandy danlos darier debakey denonvilliers desarda devic diclemente
    dindo disse doppler dor douglas down doyen dressler dubin dubowitz duchenne duckett duke dukes dunn dunnett
    dupuytren durie durkan duroziez ebstein edwards ehlers einthoven eisenmenger epley epstein erb erikson evans
    ewing faber fabry fadir fallot fanconi farabeuf farr fazekas felty festinger fick figo finkelstein finochietto
    fisher fitz fitzpatrick fleiss fogarty foley folkman folstein fontaine fontan forrest forrester fournier
    framingham frank freiberg frenchay frenzel freud fridericia fried friedewald friedreich froment fuchs fuhrman
    gaenslen galeazzi galien gallavardin ganz garden gardner garre gaskin gaucher gault gehrig gelpi geneve gerber
    gerota gerstmann ghent gibert giemsa gilbert gilles glasgow gleason glenn glidescope glisson glogau godet goldman
    golgi gomori goodell goodpasture gordon gosset gougerot gowers goyrand graham gram graves grawitz grey grober
    groshong grunwald grynfeltt guedel guillain guthrie guyon hachinski haenszel haldane hallpike halstead halsted
    hamilton hansen harrison hartmann hashimoto hasselbalch hautmann hawkins haycock heberden hegar heimlich heister
    heller henderson henle henoch hesselbach heubner hickman hill hinchey hippel hippocrate hirschsprung his hodges
    hodgkin hoffa hoffmann holter homans horner horton hosmer howell huber hunt hunter huntingdon huntington hurler
    hutchinson ilizarov ishak ito ivor jackson jacksonienne jakob janeway jeghers jobe johansson johnson jones judet
    jung kaplan kaposi kappa karman karnofsky kartagener karydakis kasai katz kawasaki kearns kehr kerckring kernig
    kielland kienbock killip kirschner klein klinefelter klippel knott knudson koch kocher kock kohler kolmogorov
    konno koplik korsakoff kossa koyanagi krabbe kristeller krukenberg kruskal kubler kupffer kussmaul lacan lachman
    laennec laimer lamarck lambert langenbeck langerhans lansky lapeyronie laplace larrey larsen lasegue latarjet
    lawton lazarus leber legg lehane leigh lemeshow lemierre lenegre lennox leriche lesch letournel levene levine
    lewin lewis lewy leydig lezine lhermitte lichtenstein lieberkuhn liebowitz likert lille limberg lindau lineweaver
    lisch lisfranc little littre longmire longo lord lortat louis-bar lovset lown luciani ludwig lugol lund luschka
    lyell lyme lynch maddrey magendie magill mahurkar maisonneuve malecot mallampati mallory malpighi mann mantel
    mantoux marfan marshall masaoka maslach maslow masson mauriceau mayo maze mcardle mcburney mcdonald mcgrath
    mcmurray mcnemar mcroberts mcvay meckel mees meier meige meigs melas mendel menetrier meniere menten merkel
    metzenbaum meyer michaelis milgram miller milligan mirizzi mitrofanoff mixter mobitz moebius monafo mondor monro
    monteggia montgomery morgagni morison moro morquio morton moschcowitz mosteller muehrcke munchausen murphy museux
    mustard naegele nagelkerke nash neelsen neer nelson niemann nightingale nissen nissl noonan norton norwood novak
    ober occam oddi ogilvie ollier orem ortolani osborn osgood osler osler-weber osterrieth paget pancoast paneth
    panton papanicolaou pardee parinaud parkinson parkland pasteur pauwels pavlik pavlov pean pearson penrose peplau
    perls perthes peutz peyer peyronie pezzer pfannenstiel phalen piaget pick pickwick pleurx plummer poiseuille
    poisson poland pompe ponseti pott pouteau pozzi prader pratt prinzmetal prochaska pugh purkinje purtscher
    queckenstedt quick quincke rai ramsay ransohoff ranson ranvier rastelli rathke raven raynaud redon reed rehbein
    reissner reiter rendu rett retzius reye richardson richmond richter riedel rinne ritter rivermead roberts
    rochester rockall rockwood rogers rokitansky rolando romberg rome rorschach rosenhan ross roth roux rovsing
    russell rutherford sachs salter santorini santy satinsky scarff scatchard schamroth schatzki scheffe scheltens
    scheuermann schilder schilling schirmer schlatter schober schonlein schwann schwartz segond seldinger semmelweis
    sengstaken senning sertoli sever sezary sgarbossa shaldon shannon shapiro sheehan shiley shirodkar shouldice shy
    silverman simmonds simpson sims sinding sjogren skinner slocum smillie smirnov snellen snodgrass soave sokolow
    spearman speed spiegel spitz sprotte starling starry steele steinert stevens stewart still stokes stoppa strauss
    stroop student studer sturge sudeck suzor swan swenson sydenham sylvius takayasu takotsubo tanner tarnier taussig
    tay tenckhoff terry terson thompson thomsen tieman tietze tillaux tinel tinetti todd toldt toupet tourette traube
    treitz trendelenburg trillat trolard trousseau tukey tuohy turcot turner usher valentine valsalva vancouver
    vaquez vater veress verhoeff verneuil vincent virchow volkman volkmann von vygotski waldenstroem waldenstrom
    wallace wallenberg wallis wartenberg warthin waterhouse waterlow watson watzlawick weber wechsler wegener weil
    weinberg weitlaner wellens wells wenckebach werdnig werlhof werner wernicke west western whipple whitacre white
    whitney widal wilcoxon wilk willebrand willis wilms wilson winnicott winslow winters wirsung wiskott wolff wood
    wright yacoub yankauer yergason yersin yocum young zarit zavanelli zeldin zenker ziehl zollinger
    """
)

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

NAMESAKES = words(
    """
    alan alba alexa alix ambre ariane athena aurore bard barbara bixby carole charlotte claude clement cortana daisy
    dora eden florence gaia gemini gloria grace hercule hugo iris irma jade jasmine jean kelly klaus leonardo lourdes
    luna manuel marina marius mercedes mia mistral nancy noel olive olympe oscar pierre romain rosa rose siri sophia
    stella
    tesla victoire victoria victorine violette virginia xynthia zelda
    """
)
"""First names, plain, that are as often a town, a plant, a storm, a machine, a book or a programme."""

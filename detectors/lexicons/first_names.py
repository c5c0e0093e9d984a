"""Common first names in France, plain (lower case, no accent). General knowledge; a cue, never a proof."""

from detectors.lexicons import words

FIRST_NAMES = words(
    """
    abdel abdelkader abdellah abdoulaye achille adam adama adele adeline adrien adrienne agathe agnes
    ahmed aicha aime aimee alain alan alban albane albert alex alexandra alexandre alexia alexis alfred
    ali alice alicia aline alix alma alphonse amadou amandine ambre amelia amelie amina amine amir anais
    anatole andre andrea andree ange angela angele angelique anissa anita anna annabelle anne annette
    annick annie anouk antoine antoinette antonin antonio apolline ariane arlette armand armelle arnaud
    arsene arthur astrid aude audrey auguste augustin aurelia aurelie aurelien aurore avril axel axelle
    ayoub aziz baptiste barbara basile bastien beatrice ben benedicte benjamin benoit berenice bernadette
    bernard berthe bertrand bilal blaise blanche boris brahim brice brigitte bruno camille candice
    capucine carine carla carlos carmen carole caroline cassandra catherine cecile cedric celeste celestin
    celestine celia celine chantal charlene charles charlie charline charlotte chloe christel christelle
    christian christiane christine christophe claire clara clarisse claude claudette claudine clemence
    clement clementine clothilde clotilde colette coline corentin corinne cynthia cyprien cyril cyrille
    daisy damien daniel daniele danielle danny daouda david deborah delphine denis denise diana diane
    didier dimitri djibril dominique donatien doriane dorothee driss dylan eden edgar edith edmond edouard
    elena eleonore eliane elias elie eliott elisa elisabeth elise ella elodie eloi eloise elsa elvire
    emeline emile emilie emilien emma emmanuel emmanuelle enzo eric erika ernest erwan esteban estelle
    ethan etienne eugene eugenie eva evan evelyne fabien fabienne fabrice fanny farid fatiha fatima fatma
    fatou fatoumata faustine felicie felix ferdinand fernand fernande fiona flavie flavien flora florence
    florent florian francine francis franck francois francoise frederic frederique gabin gabriel gabriella
    gabrielle gael gaelle gaetan gaspard gaston genevieve geoffrey georges georgette gerald geraldine
    gerard germain germaine ghislain ghislaine gilbert gilberte gilles gina ginette gisele gregoire
    gregory guillaume gustave guy gwenaelle habib hadrien hakim hamid hanna hannah harold hasna hassan
    hector helena helene henri henriette herve hicham hippolyte honore hortense houria hubert hugo
    huguette ibrahim ibrahima idriss ilona ilyes ines ingrid irene iris isaac isabelle ismael issa ivan
    jacqueline jacques jade jamal jamila jasmine jason jawad jean jeanine jeanne jeannine jennifer jeremie
    jeremy jerome jessica jessy joachim joan joanna joel joelle johan johanna john jonas jonathan jordan
    jose joseph josephine josette josiane juan jules julia julian juliane julie julien julienne juliette
    justin justine kader kamel karim karima karine karl katia kelly kenza kevin khadidja khadija khaled
    lalie lamine lana laura laure laurence laurene laurent laurie lea leila lena leo leon leonard leonie
    leontine lila lilian liliane lilou lily lina linda lisa lise loic lola lorenzo loris lou louane louis
    louisa louise louna luc luca lucas lucette lucie lucien lucienne lucile ludivine ludovic luis luna lya
    lydia lydie mael maelle maelys maeva magali maissa malick malik malika mamadou manon manuel manuela
    marc marceau marcel marceline marcelle margaux margot marguerite maria mariam mariama marianne marie
    marielle marin marina marine marion marius marjorie martha marthe martial martin martine maryse
    maryvonne mateo mathieu mathilde mathis mathys matteo matthias matthieu maud maurice maurine max
    maxence maxime mehdi melanie melina melissa melvin mercedes mia michael michel michele micheline
    michelle miguel mila milan milo mireille mohamed mohammed moise monique morgan morgane mounir moussa
    muriel mustapha myriam nabil nadege nadia nadine naima naomi natacha nathalie nathan nelly nicolas
    nicole nina ninon noa noah noam noe noel noelle noemie nolan nora norbert nour oceane octave odette
    odile olga olive olivia olivier omar orlane oscar oumar ousmane pablo paola pascal pascale patrice
    patricia patrick paul paula paule paulette paulin pauline pedro perrine peter philippe philomene
    pierre pierrette priscilla quentin rachel rachid rachida raoul raphael raphaelle rayan raymond
    raymonde rebecca regine regis remi remy renaud rene renee ricardo richard robert roberto robin
    rodolphe rodrigue roger roland rolande romain romane romeo romuald ronan rosa rosalie rose roseline
    roxane ruben rudy ryan sabine sabrina sacha said salim salima salome samantha sami samia samir samira
    samuel sandra sandrine sara sarah sasha sebastien selena selim selma serge severine sidonie simon
    simone sofia sofiane solange solene sonia sophie souad stanislas stella stephane stephanie steve
    steven suzanne suzette sylvain sylvaine sylvette sylvia sylviane sylvie tamara tatiana teddy teo thais
    theo theodore theophile therese thibaud thibault thierry thomas tiago tim timeo timothee titouan tom
    tony tristan ugo ulysse urbain ursule valentin valentine valerie vanessa vera veronique victoire
    victor victoria vincent violette virginie vivian viviane vladimir wassim wilfried william willy xavier
    yacine yael yanis yann yannick yasmina yasmine yassine yoann yohan yolande youssef yves yvette yvon
    yvonne zacharie zakaria zineb zinedine zoe zohra
    """
)

AMBIGUOUS = words(
    """
    aime ambre ange avril axel ben blanche camille capucine celestin charlie claude clement constant daisy
    diane eden florence germain honore iris jade jasmine jean jordan lila lou luna marguerite marin marine
    mars martin max melissa milan noel noelle olive olivier prudence rosa rose said tim tom urbain
    victoire violette
    """
)
"""First names that are also words, places or brand names: alone they need a cue."""

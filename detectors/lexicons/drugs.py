"""Brands of drugs that may be taken for people, plain. General knowledge of the French pharmacopoeia."""

from detectors.lexicons import words

DRUGS = words(
    """
    abilify actiskenan adalate advil aerius aldactone amlor aprovel aranesp arimidex aspegic atarax
    atripla augmentin avastin avlocardyl bactrim betadine bisoce bricanyl brintellix cardensiel celebrex
    celestene chibro clamoxyl clexane colchimax cordarone coumadine cozaar crestor cymbalta dafalgan
    depakine depamide deroxat detensiel diamicron diane diprosone doliprane duphaston efferalgan effexor
    eliquis entresto esidrex eupressyl exforge ezetrol fasigyne femara flagyl flixotide forlax forxiga
    fosamax fraxiparine fucidine gardenal gaviscon glivec glucophage haldol havrix heptamyl herceptin
    humalog humira imodium imovane inexium innohep invega ixprim januvia jardiance jasmine jasminelle
    kaleorid kardegic kenzen keppra keytruda lamictal lantus largactil laroxyl lasilix leeloo leponex
    levemir levothyrox lexomil lioresal lipanor lovenox loxapac lyrica lysanxia mabthera melodia
    micropakine minidril mirena modopar mopral neurontin nicorette nolvadex normison novorapid nozinan
    optilova oxycontin pariet parkinane plaquenil plavix ponderal pradaxa prednisolone previscan primperan
    prozac remicade risperdal ritaline rivotril rocephine seresta seretide seroplex seropram sinemet
    skenan solian solupred spasfon spiriva stilnox subutex symbicort tahor tavanic tegretol temesta
    tercian tiapridal topalgic tramadol tranxene triatec trileptal trinordiol truvada uvedose valium
    vastarel ventoline viagra victoza vitamine voltarene xanax xarelto xatral xyzall yasmin zaldiar
    zelitrex zoloft zovirax zyloric zyprexa zyrtec
    """
)

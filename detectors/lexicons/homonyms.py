"""Communes whose name is also a common word or a first name, plain: a town only where the words around say so."""

from detectors.lexicons import words

HOMONYMS = words(
    """
    abondance abondant agneaux aiguilles aire allons alloue angles angoisse anse appelle arceau argentine armes
    assay aube auch aucun aurons avion avoine avril ay baignes bains ballon ballons bar barre basses bille bio
    bled bois bon bonne bonnes bords bouchon boue bouillon branches bras brosses brousse bu bulle bulles bus by
    caille campagne carnet catus celle celles centres cercles cerise cesse champs chance change chapeau charge
    chasse chauve chemin cheminot cheville choisies cires citerne clefs colonne condom confort contes contre
    contres cordon corne corps couches coudes couleuvre courant courbes cours courtes couture cox creuse
    cultures cures cuves dangers degre denis devise die don doux drain eclaires ecole ecot ecurie eguilles elan
    engins epargnes epineuse espere etable etais etalon eu faux fille fins fleury force fosse fosses fourneaux
    frais francs gans gap gene geste gilles gorges grand gras grasse gray haleine herisson hommes issus jardin
    jumeaux jury lance landes lens leves lies ligne lire lisse lisses lit long lourde lue lutter maillot maire
    maisons male marches marges marie marin marine marines marques mars martin maux mens menton mer mere messe
    moisson molles monnaie mons monte mouches mousse mouton moyen murs naves nez ondes ongles orange orges
    paille parce parent parois pauvres pelouse pere peri persan pierres pince pis place plaisance plaisir plan
    pleurs poil poisson poissons pons pont port portes poses precieux premieres publier puits pure quarante
    racines rancon rang recourt relevant riche rives riviere roche romain rouge routes routier rue sache
    saillant sains salles salon sauve selles sem sens servant seuil signes simple son soude soulages soyons
    suisse sure survie sus talon tendon tendu teneur termes tours trans tresses troubles us ver vers vert veuves
    vienne viens vieux vif ville villes vit vive vives voue vue y
    """
) | frozenset({"l hopital"})

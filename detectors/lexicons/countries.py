"""Countries and continents by their French names, as one folded word: places that a model may take for people."""

from typing import Final

COUNTRIES: Final = frozenset(
    """
    afghanistan afrique albanie algerie allemagne amerique andorre angleterre angola antarctique arabie
    argentine armenie asie australie autriche azerbaidjan bahamas bahrein bangladesh barbade belgique belize
    benin bhoutan bielorussie birmanie bolivie bosnie botswana bresil brunei bulgarie burkina burundi cambodge
    cameroun canada catalogne chili chine chypre colombie comores congo coree croatie cuba danemark djibouti
    dominique ecosse egypte equateur erythree espagne estonie eswatini ethiopie europe fidji finlande france
    gabon gambie georgie ghana grece grenade groenland guatemala guinee guyana haiti honduras hongrie inde
    indonesie irak iran irlande islande israel italie jamaique japon jordanie kazakhstan kenya kirghizistan
    kosovo koweit laos lesotho lettonie liban liberia libye liechtenstein lituanie luxembourg macedoine
    madagascar malaisie malawi maldives mali malte maroc maurice mauritanie mexique micronesie moldavie monaco
    mongolie montenegro mozambique namibie nepal nicaragua niger nigeria norvege oceanie oman ouganda
    ouzbekistan pakistan palaos palestine panama paraguay perou philippines pologne portugal qatar roumanie
    rwanda russie samoa senegal serbie seychelles singapour slovaquie slovenie somalie soudan suede suisse
    suriname swaziland syrie tadjikistan taiwan tanzanie tchad tchequie thailande tibet togo tonga tunisie
    turkmenistan turquie tuvalu ukraine uruguay vanuatu venezuela vietnam yemen zambie zimbabwe
    """.split()  # noqa: SIM905 - a paragraph is easier to read and to sort than a list
)

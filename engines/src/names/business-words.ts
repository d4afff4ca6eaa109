/** Words of organization names with one meaning in several languages or spellings, to one English word each. */
const SYNONYMS: Readonly<Record<string, string>> = {
  '1': '1st first one',
  '2': '2nd second two ii',
  '3': '3rd third three iii',
  '4': '4th fourth four iv',
  '5': '5th fifth five',
  '6': '6th sixth six vi',
  '7': '7th seventh seven vii',
  '8': '8th eighth eight viii',
  '9': '9th ninth nine ix',
  '10': '10th tenth ten',
  bank: 'banco banque banka banca bankasi bankas masraf',
  trading: `
    trade tejarat tijarah tijara ticaret torgovaya torgovy torgovyi comercio commerce commercial comercial 
    commerciale comercializadora trgovina torgovlya bazargani tojari handel handels
  `,
  international: `
    intl internacional internationale internazionale mezhdunarodnaya mezhdunarodny mezhdunarodnyi uluslararasi 
    beynelmelel inter
  `,
  industry: `
    industries industrial industria industrias industrie industrielle industriya industrier sanayi sanaye sanat 
    sanati promyshlennost promyshlenny
  `,
  technology: `
    technologies tech technological technologie tecnologia tecnologias tekhnologii tekhnologiya tekhnologiia 
    tehnologii teknoloji technologii fanavari
  `,
  engineering: `
    engineers eng ingenieria ingenierie ingegneria inzhiniring inzhenering mohandesi muhendislik engenharia 
    ingeniring inzhenernyi
  `,
  group: 'grupo groupe gruppe gruppa gruppo grup grupa grouping',
  holding: 'holdings kholding holdinq holdingi',
  general: 'gen generale amma generalnaya',
  import: 'imports importacion importaciones imp ithalat importadora importing importer',
  export: 'exports exportacion exportaciones exp ihracat exportadora eksport exporting exporter',
  transport: `
    transportation transporte transportes transports transportasi nakliyat tasimacilik transportnaya
  `,
  shipping: `
    shipmanagement sudokhodnaya kashtirani keshtirani denizcilik naviera navigation shippers sudohodnaya
  `,
  aviation: 'havacilik aviatsiya aviacion havapeymaei aviatsionnaya aviatsionnyi',
  airlines: 'airline airways aerolineas aviakompaniya aviakompaniia aviakompania',
  petroleum: 'petrol petroleos petrole petroli naft neft nefti',
  petrochemical: 'petrochemicals petroshimi petrokimya neftekhimicheskaya petrochem',
  chemical: 'chemicals khimicheskaya khimicheskiy kimya shimiaei chem quimica chimie',
  factory: 'zavod plant fabrika fabrica fabrique karkhaneh works',
  institute: 'institut instituto istituto institution enstitusu',
  research: `
    issledovatelsky issledovatelskiy investigacion investigaciones recherche pazhouhesh isledovatelsky researches 
    issledovatelskii nauchno
  `,
  university: 'universitet universidad universite universitat univ daneshgah universitesi jamiat jamia',
  construction: `
    construcciones constructora stroitelnaya stroitelny insaat sakhteman constructions construccion constructors 
    stroitelnyi stroi stroy
  `,
  investment: `
    investments inversiones inversion investissement investissements investitsii invest investitsionnaya yatirim 
    sarmayegozari investiments investitsionnyi investing
  `,
  development: 'desarrollo developpement razvitie developments gelistirme tosee tose developers dev',
  services: 'service servicios servis servisi khadamat hizmetleri uslugi servizi',
  production: `
    productions proizvodstvo proizvodstvennoe proizvodstvennaya produccion producciones uretim tolid tolidi 
    manufacturing manufacture manufacturers manufactures productive
  `,
  electronics: `
    electronic electronica elektronik elektronika electronique elektronics elektronnyi elektronnaya
  `,
  electric: 'electrical elektrik electricity electrica elektricheskii elektro electro',
  machinery: `
    mashinostroitelnyi mashinostroitelny makina maquinaria machine machines machineries mashinostroeniya 
    mashinostroenie
  `,
  equipment: 'equipments oborudovanie equipos ekipman tajhizat oborudovaniya equip',
  foundation: 'fond fonds fundacion fondation bonyad vakfi fund fondazione stiftung',
  organization: 'organisation organizacion organizatsiya orgutu sazman org organizations organisations',
  centre: 'center centro tsentr centr merkezi markaz zentrum centrum centers centres',
  bureau: 'byuro buro biuro burosu',
  scientific: 'nauchnoe science sciences nauchnyi nauki cientifica elmi scientifique nauchnaya',
  agency: 'agencia agence agentstvo agencies ajansi',
  association: 'asociacion assotsiatsiya associates associated associacao assoc assn dernegi anjoman jamiyat',
  ministry: 'ministerstvo ministerio ministere wizarat vezarat bakanligi vizarat',
  department: 'dept departamento departement departament directorate upravlenie',
  brothers: 'bros hermanos freres ikhwan',
  union: 'soyuz syndicate ittihad etihad',
  national: `
    nacional natsionalnaya natsionalny natsionalnyi nationale nazionale melli ulusal watani wataniya vatani
  `,
  state: 'gosudarstvennoe gosudarstvennaya gosudarstvenny gosudarstvennyi estatal dolati gos',
  north: 'severnaya severny norte shomal shamal severnyi northern',
  south: 'yuzhnaya yuzhny sur jonub janub yuzhnyi southern',
  russia: 'russian rossiya rossiyskaya rossii rossiiskaya rossiyskiy rossiiskii rus',
  iran: 'iranian irani',
  syria: 'syrian suria suriya souria',
  korea: 'korean choson chosun joson',
  china: 'chinese zhongguo',
  saint: 'st sankt sainte san santa',
  logistics: 'logistic logistica logistik lojistik logistika logistique',
  insurance: 'bimeh seguros assurance assurances sigorta strakhovaya strakhovoi sigurta assicurazioni',
  exchange: 'sarafi sirafa cambio cambios change',
  management: 'mgmt mgt upravlyayushchaya managment managing',
  oil: 'neftyanaya neftianaia neftyanoi oils',
  cooperation: 'cooperative coop cooperativa kooperativ taavoni',
  information: 'informatsionnye informatsionnaya info informatics informatsii informacion informatique',
  systems: 'system sistemas sistemy sistem sistema systemes sistemi',
  marine: 'maritime morskaya morskoy maritima morskoi marin maritimes',
  and: 'y et und e i ve wa va n',
  of: 'de du des del der for to di da do dos das po za fur pour para per',
};

/** Folded word to its shared English word. */
export const BUSINESS_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(SYNONYMS).flatMap(([word, others]) =>
    others
      .trim()
      .split(/\s+/)
      .map((other): [string, string] => [other, word]),
  ),
);

/** Shared words that are also names or parts of names. */
const NOT_ONLY_BUSINESS: ReadonlySet<string> = new Set([
  'and',
  'of',
  'north',
  'south',
  'general',
  'saint',
  'union',
  'state',
  'brothers',
  'iran',
  'russia',
  'korea',
  'china',
  'syria',
  'marine',
]);

/** The shared words that no person's name has. */
export const BUSINESS_TERMS: ReadonlySet<string> = new Set(
  Object.keys(SYNONYMS).filter((word) => !NOT_ONLY_BUSINESS.has(word) && !/^\d/.test(word)),
);

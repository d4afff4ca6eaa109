import type { Random } from '../random.ts';

export type NonEmpty<T> = readonly [T, ...T[]];
/** Where invented people live: the parts that an address and a local number are made of. */
export type Place = { city: string; region: string; code: string; streets: NonEmpty<string>; postcode: string };
export type Names = {
  surnames: NonEmpty<string>;
  men: NonEmpty<string>;
  women: NonEmpty<string>;
  places: NonEmpty<Place>;
  /** How an address is written there; lines by line feed. */
  address?: (street: string, number: number, place: Place) => string;
  /** The local number and the number of the usual document. */
  numbers?: { personal?: (bearer: Bearer) => string; document?: (bearer: Bearer) => string };
};
/** What local numbers are made of. */
export type Bearer = {
  random: Random;
  place: Place;
  sex: 'M' | 'F';
  birthDate: string;
  surname: string;
  given: string;
};

export const GERMAN: Names = {
  surnames: [
    'Bergmann',
    'Hofstätter',
    'Lindner',
    'Krause',
    'Schönfeld',
    'Voigt',
    'Weißenberg',
    'Kühnel',
    'Ritter',
    'Sommer',
  ],
  men: ['Jonas', 'Lukas Emil', 'Matthias', 'Felix', 'Sebastian', 'Jörg', 'Anton Paul', 'Niklas'],
  women: ['Hannah', 'Lena Sophie', 'Katharina', 'Johanna', 'Miriam', 'Käthe', 'Clara Luise', 'Franziska'],
  places: [
    {
      city: 'Berlin',
      region: 'Berlin',
      code: 'L',
      postcode: '10435',
      streets: ['Kastanienallee', 'Schönhauser Allee', 'Oderberger Straße'],
    },
    {
      city: 'Hamburg',
      region: 'Hamburg',
      code: 'C',
      postcode: '22765',
      streets: ['Bahrenfelder Straße', 'Ottenser Hauptstraße', 'Große Rainstraße'],
    },
    {
      city: 'Köln',
      region: 'Nordrhein-Westfalen',
      code: 'F',
      postcode: '50823',
      streets: ['Venloer Straße', 'Subbelrather Straße', 'Landmannstraße'],
    },
    {
      city: 'Leipzig',
      region: 'Sachsen',
      code: 'H',
      postcode: '04229',
      streets: ['Karl-Heine-Straße', 'Weißenfelser Straße', 'Nonnenstraße'],
    },
  ],
};

export const AMERICAN: Names = {
  surnames: [
    'WHITFIELD',
    'CARRINGTON',
    'OKAFOR',
    'DELGADO',
    'HOLLOWAY',
    'MERCER',
    'NAKAMURA',
    'PRESCOTT',
    'STERLING',
    'VAUGHN',
  ],
  men: ['DANIEL JAMES', 'MARCUS LEE', 'ETHAN COLE', 'ANDREW SCOTT', 'TYLER REID', 'OWEN PATRICK', 'JULIAN ROSS'],
  women: ['EMILY GRACE', 'SOPHIA ANNE', 'RACHEL MARIE', 'HANNAH JOY', 'OLIVIA KATE', 'NAOMI RUTH', 'CLAIRE ELISE'],
  places: [
    {
      city: 'SACRAMENTO',
      region: 'CA',
      code: '636014',
      postcode: '95814',
      streets: ['CAPITOL AVE', 'RIVERSIDE BLVD', 'FREEPORT DR'],
    },
    {
      city: 'ALBANY',
      region: 'NY',
      code: '636001',
      postcode: '12207',
      streets: ['MADISON AVE', 'DELAWARE ST', 'WESTERN AVE'],
    },
    {
      city: 'AUSTIN',
      region: 'TX',
      code: '636015',
      postcode: '78701',
      streets: ['BARTON SPRINGS RD', 'LAMAR BLVD', 'RIO GRANDE ST'],
    },
    {
      city: 'TALLAHASSEE',
      region: 'FL',
      code: '636010',
      postcode: '32301',
      streets: ['MAGNOLIA DR', 'APALACHEE PKWY', 'THOMASVILLE RD'],
    },
  ],
};

export const BRAZILIAN: Names = {
  surnames: [
    'DE SOUZA MARTINS',
    'OLIVEIRA RAMOS',
    'FERREIRA LIMA',
    'BARBOSA PINTO',
    'CARDOSO NUNES',
    'TEIXEIRA ROCHA',
    'MOREIRA DIAS',
  ],
  men: ['RAFAEL', 'THIAGO HENRIQUE', 'LEANDRO', 'GUSTAVO', 'MURILO', 'CAIO AUGUSTO', 'EDUARDO'],
  women: ['FERNANDA', 'JULIANA', 'BEATRIZ HELENA', 'CAMILA', 'LETICIA', 'MARINA', 'ALINE CRISTINA'],
  places: [
    {
      city: 'SÃO PAULO',
      region: 'SP',
      code: 'SSP',
      postcode: '01310-100',
      streets: ['Rua Augusta', 'Rua da Consolação', 'Alameda Santos'],
    },
    {
      city: 'BELO HORIZONTE',
      region: 'MG',
      code: 'PC',
      postcode: '30130-010',
      streets: ['Rua da Bahia', 'Avenida Afonso Pena', 'Rua dos Timbiras'],
    },
    {
      city: 'CURITIBA',
      region: 'PR',
      code: 'SESP',
      postcode: '80020-310',
      streets: ['Rua XV de Novembro', 'Rua Marechal Deodoro', 'Rua Comendador Araújo'],
    },
    {
      city: 'RECIFE',
      region: 'PE',
      code: 'SDS',
      postcode: '50030-230',
      streets: ['Rua da Aurora', 'Rua do Bom Jesus', 'Avenida Guararapes'],
    },
  ],
};

export const INDONESIAN: Names = {
  surnames: [
    'WIJAYA',
    'SANTOSO',
    'KUSUMA',
    'PRATAMA',
    'HIDAYAT',
    'NUGROHO',
    'SAPUTRA',
    'PERMANA',
    'LESTARI',
    'HARTONO',
  ],
  men: ['BUDI', 'AGUS', 'DIMAS', 'REZA', 'ARIF', 'YUSUF', 'BAYU', 'HENDRA'],
  women: ['SITI', 'DEWI', 'PUTRI', 'RATNA', 'INTAN', 'MEGA', 'NURUL', 'WULAN'],
  places: [
    {
      city: 'KOTA JAKARTA SELATAN',
      region: 'DKI JAKARTA',
      code: '317401/TEBET/MANGGARAI',
      postcode: '12850',
      streets: ['JL. DIPONEGORO', 'JL. TEBET RAYA', 'JL. CASABLANCA'],
    },
    {
      city: 'KOTA BANDUNG',
      region: 'JAWA BARAT',
      code: '327305/COBLONG/DAGO',
      postcode: '40135',
      streets: ['JL. IR. H. JUANDA', 'JL. DIPATI UKUR', 'JL. MERDEKA'],
    },
    {
      city: 'KOTA SURABAYA',
      region: 'JAWA TIMUR',
      code: '357807/GUBENG/AIRLANGGA',
      postcode: '60286',
      streets: ['JL. DHARMAWANGSA', 'JL. KERTAJAYA', 'JL. PUCANG ANOM'],
    },
    {
      city: 'KOTA DENPASAR',
      region: 'BALI',
      code: '517103/DENPASAR BARAT/PADANGSAMBIAN',
      postcode: '80117',
      streets: ['JL. GUNUNG AGUNG', 'JL. IMAM BONJOL', 'JL. TEUKU UMAR'],
    },
  ],
};

export const CHINESE: Names = {
  surnames: ['王', '李', '张', '陈', '刘', '杨', '赵', '黄', '周', '吴', '徐', '孙', '马', '郭', '林'],
  men: ['伟', '志强', '建华', '磊', '明远', '浩然', '俊杰', '文博', '国栋', '子轩'],
  women: ['芳', '晓燕', '雪梅', '静', '思远', '雨桐', '丽华', '婷婷', '佳怡', '慧敏'],
  places: [
    {
      city: '上海市徐汇区',
      region: '上海市公安局徐汇分局',
      code: '310104',
      postcode: '200030',
      streets: ['漕溪北路', '衡山路', '肇嘉浜路'],
    },
    {
      city: '北京市朝阳区',
      region: '北京市公安局朝阳分局',
      code: '110105',
      postcode: '100020',
      streets: ['建国路', '朝阳北路', '东三环中路'],
    },
    {
      city: '广东省深圳市南山区',
      region: '深圳市公安局南山分局',
      code: '440305',
      postcode: '518052',
      streets: ['科技园路', '南海大道', '后海大道'],
    },
    {
      city: '浙江省杭州市西湖区',
      region: '杭州市公安局西湖分局',
      code: '330106',
      postcode: '310012',
      streets: ['文三路', '天目山路', '教工路'],
    },
    {
      city: '四川省成都市武侯区',
      region: '成都市公安局武侯分局',
      code: '510107',
      postcode: '610041',
      streets: ['人民南路', '科华北路', '武侯祠大街'],
    },
    {
      city: '湖北省武汉市武昌区',
      region: '武汉市公安局武昌分局',
      code: '420106',
      postcode: '430060',
      streets: ['中北路', '民主路', '徐东大街'],
    },
  ],
};

export const UTOPIAN: Names = {
  surnames: [
    'ERIKSSON',
    'MARLOWE',
    'TANAKA',
    'VASQUEZ',
    'HALLORAN',
    'NWOSU',
    'PETROVA',
    'LINDQVIST',
    'SORRENTO',
    'ABERNATHY',
    'QURESHI',
    'ZIMMER',
  ],
  men: ['ADRIAN', 'THEO MARCUS', 'ILYA', 'GABRIEL', 'KOFI', 'STELLAN', 'RAUL ANDRES'],
  women: ['ANNA MARIA', 'ELENA', 'MIRA', 'JOSEPHINE', 'AMARA', 'INGRID', 'LUCIA ISABEL'],
  places: [
    {
      city: 'ZENITH',
      region: 'UTOPIA',
      code: 'UT',
      postcode: '10001',
      streets: ['HARBOUR LANE', 'MERIDIAN ROAD', 'ORCHARD WAY'],
    },
    {
      city: 'PORT AMAUROT',
      region: 'UTOPIA',
      code: 'UT',
      postcode: '20440',
      streets: ['ANYDER QUAY', 'LANTERN STREET', 'HIGH TERRACE'],
    },
  ],
};

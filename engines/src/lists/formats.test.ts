import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseCongress } from './congress/parse.ts';
import {
  type ListedEntity,
  ListUnreadable,
  loadListFolder,
  parseCrypto,
  parseCsl,
  parseEveryPolitician,
  parseFtm,
  parseOfac,
  parseSandboxList,
  parseUk,
  parseUn,
} from './index.ts';

const byId = (entities: readonly ListedEntity[], id: string): ListedEntity => {
  const found = entities.find((entity) => entity.id === id);
  if (!found) throw new Error(`${id} is not there`);
  return found;
};
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof ListUnreadable ? error.code : String(error);
  }
  return 'accepted';
};

const SDN = [
  `101,"TOLUNSKY, Vasgard Ilmarovich","individual","SDGT] [NPWMD","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 17 Apr 1961; alt. DOB circa 1960; alt. DOB 1958 to 1959; POB Nowhere; nationality Russia; alt. citizen Belarus; Gender Male; Passport 719904411 (Russia) expires 01 Jan 2020; Digital Currency Address - XBT 1InventedAddressForTestsOnly00001; a.k.a. 'GREY VOLE'."`,
  '102,"OBSIDIAN STRAIT SHIPMANAGEMENT FZE",-0- ,"DPRK3",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Registration Number 55512 (United Arab Emirates); Linked To: TOLUNSKY, Vasgard Ilmarovich."',
  '103,"MELUSINE PEARL","vessel","SDNTK",-0- ,"HPXX","Tanker",-0- ,-0- ,"Panama",-0- ,"Vessel Registration Identification IMO 9990017."',
  'garbage line',
  '104,too,few',
  '\u001a',
].join('\r\n');

describe('SCR-01 OFAC', () => {
  const list = parseOfac({
    sdn: SDN,
    alt: '101,1,"aka","TOLOUNSKI, Vasgard",-0- \n102,2,"aka","OBSIDIAN STRAIT",-0- \n999,3,"aka","NOBODY",-0- ',
    add: '102,1,"Pier 7","Dubai","United Arab Emirates",-0- \n101,2,-0- ,"Minsk","Belarus",-0- ',
    comments: '102," Email pier@example.org; a.k.a. \'O.S.S.\'."',
  });

  test('a person has natural order, aliases, partial dates, both nationalities, documents and wallets', () => {
    const person = byId(list.entities, 'ofac-101');
    expect(person.names).toEqual([
      { text: 'Vasgard Ilmarovich TOLUNSKY', kind: 'primary' },
      { text: 'GREY VOLE', kind: 'weak' },
      { text: 'Vasgard TOLOUNSKI', kind: 'strong' },
    ]);
    expect(person.birth_dates).toEqual(['1961-04-17', '1960', '1958', '1959']);
    expect(person.countries).toEqual(['ru', 'by']);
    expect(person.genders).toEqual(['male']);
    expect(person.identifiers).toEqual([
      { kind: 'passport', value: '719904411', country: 'ru' },
      { kind: 'crypto', value: '1InventedAddressForTestsOnly00001' },
    ]);
  });

  test('terrorism, proliferation and trafficking programmes are tagged', () => {
    expect(byId(list.entities, 'ofac-101').topics).toEqual([
      'sanction',
      'sanction.terrorism',
      'sanction.proliferation',
    ]);
    expect(byId(list.entities, 'ofac-102').topics).toEqual(['sanction', 'sanction.proliferation']);
    expect(byId(list.entities, 'ofac-103').topics).toEqual(['sanction', 'crime.traffick']);
  });

  test('an address gives a company its country and a person none; remarks run on in the comments file', () => {
    expect(byId(list.entities, 'ofac-102').countries).toEqual(['ae']);
    expect(byId(list.entities, 'ofac-101').countries).not.toContain('dubai');
    expect(byId(list.entities, 'ofac-102').names.map((name) => name.text)).toContain('O.S.S.');
    expect(byId(list.entities, 'ofac-103')).toMatchObject({
      schema: 'Vessel',
      countries: ['pa'],
      identifiers: [{ kind: 'imo', value: '9990017' }],
    });
  });

  test('damaged lines and aliases of strangers are told, never guessed', () => {
    expect(list.entities).toHaveLength(3);
    expect(list.warnings).toEqual([
      '2 primary lines are damaged and left out',
      '1 alias and address lines belong to entities that the primary file does not have',
    ]);
    expect(refusal(() => parseOfac({ sdn: '<html>not found</html>' }))).toBe('list.unreadable');
    expect(parseOfac({ sdn: '' }).entities).toEqual([]);
  });
});

const UN = `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00.000Z"><INDIVIDUALS><INDIVIDUAL>
<DATAID>42</DATAID><FIRST_NAME>ZUHAYR</FIRST_NAME><SECOND_NAME>QANDAWI</SECOND_NAME><THIRD_NAME/><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<NAME_ORIGINAL_SCRIPT>زهير قنداوي</NAME_ORIGINAL_SCRIPT><GENDER>Male</GENDER><NATIONALITY><VALUE>Iraq</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Zoheir Kandaoui (original script: زهير قندوي)</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Qandil</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1969</FROM_YEAR><TO_YEAR>1970</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><DATE>1971-02-30</DATE><YEAR>1971</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>X 123456</NUMBER><ISSUING_COUNTRY>Iraq</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>43</DATAID><FIRST_NAME>PYONGWOL TRADING &amp; CO</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<ENTITY_ADDRESS><CITY>Pyongyang</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS></ENTITY>
<ENTITY><DATAID>x</DATAID><FIRST_NAME>NO NUMBER</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>`;

describe('SCR-01 UN', () => {
  test('names in original script, weak aliases, spans of years and documents are kept; the version is the list’s date', () => {
    const list = parseUn(UN);
    expect(list.version).toBe('2026-01-02');
    expect(byId(list.entities, 'un-42')).toMatchObject({
      schema: 'Person',
      names: [
        { text: 'ZUHAYR QANDAWI', kind: 'primary' },
        { text: 'زهير قنداوي', kind: 'original_script' },
        { text: 'Zoheir Kandaoui', kind: 'strong' },
        { text: 'زهير قندوي', kind: 'original_script' },
        { text: 'Abu Qandil', kind: 'weak' },
      ],
      birth_dates: ['1969', '1970', '1971'],
      countries: ['iq'],
      identifiers: [{ kind: 'passport', value: 'X 123456', country: 'iq' }],
      topics: ['sanction', 'sanction.terrorism'],
    });
    expect(byId(list.entities, 'un-43')).toMatchObject({
      names: [{ text: 'PYONGWOL TRADING & CO', kind: 'primary' }],
      countries: ['kp'],
      topics: ['sanction', 'sanction.proliferation'],
    });
    expect(list.warnings).toEqual(['an entry without number or name is left out']);
  });

  test('a file with its own entities, a cut file and another document are refused', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${UN.replace('<?xml version="1.0"?>', '')}`;
    expect(refusal(() => parseUn(bomb))).toBe('list.unreadable');
    expect(refusal(() => parseUn(UN.replace('ZUHAYR', '&a;')))).toBe('list.unreadable');
    expect(refusal(() => parseUn(UN.slice(0, 700)))).toBe('list.unreadable');
    expect(refusal(() => parseUn('<html></html>'))).toBe('list.unknown_format');
  });
});

describe('SCR-01 UK, CSL, politicians, wallets, FollowTheMoney', () => {
  test('the short UK table and the full one are both read', () => {
    const short = parseUk(
      'Unique ID,OFSI Group ID,Name,Regime Name,Type\nABC0001,1,BELYUKHINA Marfida,Counter-Terrorism (International),Individual\n,,,,\nbroken,,,,',
    );
    expect(short.entities).toHaveLength(1);
    expect(byId(short.entities, 'gb-ABC0001')).toMatchObject({
      schema: 'Person',
      topics: ['sanction', 'sanction.terrorism'],
    });
    const full = parseUk(
      'Report Date: 5-Aug-2025\nUnique ID,Name 6,Name 1,Name 2,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,D.O.B,Nationality(/ies)\nABC2,BELYUKHINA,Marfida,,Primary Name,,Марфида,Belarus,Individual,02/11/1974,Belarus\nABC2,BELUKHINA,Marfida,O.,Alias,Low quality,,Belarus,Individual,,',
    );
    expect(byId(full.entities, 'gb-ABC2')).toMatchObject({
      names: [
        { text: 'Marfida BELYUKHINA', kind: 'primary' },
        { text: 'Марфида', kind: 'original_script' },
        { text: 'Marfida O. BELUKHINA', kind: 'weak' },
      ],
      birth_dates: ['1974-11-02'],
      countries: ['by'],
    });
    expect(refusal(() => parseUk('a,b\n1,2'))).toBe('list.unknown_format');
  });

  test('the consolidated screening list keeps structured aliases and leaves OFAC’s own rows to OFAC', () => {
    const csv = [
      '_id,source,type,programs,name,addresses,alt_names,dates_of_birth,nationalities,citizenships,vessel_flag,remarks,ids',
      'a1,Entity List (EL) - Bureau of Industry and Security,,,"Qinglan Xingtu Technology Co., Ltd.",Somewhere,"Qinglan Xingtu; and Xingtu Labs",,,,,,',
      '7,Specially Designated Nationals (SDN) - Treasury Department,Individual,SDGT,"TOLUNSKY, Vasgard",,,1961-04-17,RU,,,,"RU, 719904411, Passport; Male, Gender"',
    ].join('\n');
    const all = parseCsl(csv);
    expect(byId(all.entities, 'csl-a1')).toMatchObject({
      schema: 'LegalEntity',
      topics: ['export.control'],
      names: [{ kind: 'primary' }, { text: 'Qinglan Xingtu' }, { text: 'Xingtu Labs' }],
    });
    expect(byId(all.entities, 'csl-7')).toMatchObject({
      names: [{ text: 'Vasgard TOLUNSKY' }],
      identifiers: [{ kind: 'passport', value: '719904411', country: 'ru' }],
      countries: ['ru'],
    });
    expect(parseCsl(csv, { withoutSdn: true }).entities.map((entity) => entity.id)).toEqual(['csl-a1']);
    expect(refusal(() => parseCsl('x,y\n1,2'))).toBe('list.unknown_format');
  });

  test('politicians are politically exposed, with every language’s name', () => {
    const list = parseEveryPolitician(
      '{"id":"ep-1","name":"Adélia Carapeba","other_names":[["Аделия Карапеба","ru"]],"birth_date":"1968-06","country_slug":"Brazil","gender":"female"}\nnot json\n{"id":2}',
    );
    expect(list.entities).toHaveLength(1);
    expect(list.entities[0]).toMatchObject({
      names: [{ text: 'Adélia Carapeba' }, { text: 'Аделия Карапеба' }],
      birth_dates: ['1968-06'],
      countries: ['br'],
      topics: ['role.pep'],
    });
    const congress = parseCongress(
      "- id: {bioguide: P000001}\n  name: {first: Harlan, last: Penderquist, nickname: Harry}\n  bio: {birthday: '1949-11-30', gender: M}\n- wrong: true",
    );
    expect(congress.entities.map((entity) => entity.names.map((name) => name.text))).toEqual([
      ['Harlan Penderquist', 'Harry Penderquist'],
    ]);
    expect(congress.warnings).toHaveLength(1);
    expect(refusal(() => parseCongress('a: [unclosed'))).toBe('list.unreadable');
  });

  test('wallets are entities known by their address alone', () => {
    const list = parseCrypto('0x5ABd0000000000000000000000000000000000B0\nshort\n', { coin: 'ETH' });
    expect(list.entities.map((entity) => entity.identifiers)).toEqual([
      [{ kind: 'crypto', value: '0x5ABd0000000000000000000000000000000000B0' }],
    ]);
    expect(list.warnings).toEqual(['line 2 is not an address']);
  });

  test('FollowTheMoney entities are read, other things passed over, damage told by line', () => {
    const list = parseFtm(
      [
        '{"id":"x-1","schema":"Person","properties":{"name":["Marfida Belyukhina"],"weakAlias":["Vole"],"birthDate":["1974-11-02"],"nationality":["by"],"topics":["sanction"]},"datasets":["x"]}',
        '{"id":"addr-1","schema":"Address","properties":{"full":["Nowhere 1"]}}',
        '{"id":"x-1","schema":"Person","properties":{"name":["Again"]}}',
        '{broken',
        '{"id":"x-2","schema":"Person","properties":{}}',
      ].join('\n'),
      { list: 'x' },
    );
    expect(list.entities).toHaveLength(1);
    expect(list.entities[0]).toMatchObject({
      list: 'x',
      names: [
        { text: 'Marfida Belyukhina', kind: 'primary' },
        { text: 'Vole', kind: 'weak' },
      ],
      countries: ['by'],
    });
    expect(list.warnings).toEqual([
      'line 4: not an entity',
      'line 5: not an entity',
      'x-1 is listed twice; the first is kept',
    ]);
  });

  test('the sandbox list refuses an id that could be taken for a real list’s', () => {
    const yaml =
      'list: s\ntitle: S\nauthority: A\nversion: "1"\nentities:\n  - {id: ofac-1, schema: Person, names: [A B], topics: [sanction]}';
    expect(refusal(() => parseSandboxList(yaml))).toBe('list.unreadable');
    expect(parseSandboxList(yaml.replace('ofac-1', 'sandbox-1')).entities).toHaveLength(1);
  });
});

describe('a folder of lists', () => {
  const folder = (files: Record<string, string | Uint8Array>) => ({
    listFiles: async () => Object.keys(files),
    readFile: async (path: string) => {
      const content = files[path.replace('lists/', '')] ?? '';
      return typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'latin1')) : content;
    },
  });

  test('the newest of several snapshots is read, packed or not, and its date is the version', async () => {
    const older = gzipSync('1,"OLD, Name","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ');
    const newer = '2,"MU\u00d1OZ, Name","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
    const lists = await loadListFolder(
      'lists',
      folder({ 'a/sdn_2023-12-28.csv.gz': older, 'a/sdn_2024-05-03.csv': newer, 'notes.txt': 'x' }),
    );
    expect(lists.map((list) => [list.list, list.version, list.entities[0]?.names[0]?.text])).toEqual([
      ['us_ofac_sdn', '2024-05-03', 'Name MUÑOZ'],
    ]);
  });

  test('a folder without lists, and a packed file that is cut, are refused', async () => {
    await expect(loadListFolder('lists', folder({ 'readme.md': 'x' }))).rejects.toMatchObject({
      code: 'list.unknown_format',
    });
    const cut = gzipSync('1,"A, B"').subarray(0, 15);
    await expect(loadListFolder('lists', folder({ 'sdn.csv': cut }))).rejects.toMatchObject({
      code: 'list.unreadable',
    });
  });
});

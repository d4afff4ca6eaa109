import { describe, expect, test } from 'vitest';
import { parseDfat } from './au/parse.ts';
import { parseCanada } from './ca/parse.ts';
import { parseSeco } from './ch/parse.ts';
import { parseEu, parseEuCsv } from './eu/parse.ts';
import { type ListedEntity, type ListFile, parseOfac } from './index.ts';
import { parseOfacXml } from './ofac/xml.ts';
import { EU, refusal, SDN_XML, SECO, workbook } from './testing/fixtures.ts';
import { parseUkXml } from './uk/xml.ts';
import { parseWorldBank } from './wb/parse.ts';
import { xlsxRows } from './xlsx.ts';

const byId = (list: ListFile, id: string): ListedEntity => {
  const found = list.entities.find((entity) => entity.id === id);
  if (!found) throw new Error(`${id} is not among ${list.entities.map((entity) => entity.id)}`);
  return found;
};

describe('SCR-01 EU', () => {
  test('names graded by remark, original script, partial dates, countries and documents; what cannot be read is told', () => {
    const list = parseEu(EU);
    expect(list).toMatchObject({ list: 'eu_fsf', version: '2026-08-05' });
    expect(byId(list, 'eu-901')).toMatchObject({
      schema: 'Person',
      names: [
        { text: 'Zuhayr Qandawi', kind: 'primary' },
        { text: 'زهير قنداوي', kind: 'original_script' },
        { text: 'Abu Qandil', kind: 'weak' },
      ],
      birth_dates: ['1962', '1958', '1959', '1960', '1961'],
      countries: ['iq'],
      genders: ['male'],
      identifiers: [{ kind: 'passport', value: 'X 123456', country: 'iq' }],
      addresses: ['Nowhere 1, Mosul, IRAQ'],
      topics: ['sanction', 'sanction.terrorism'],
    });
    expect(byId(list, 'eu-902')).toMatchObject({ schema: 'Vessel', topics: ['sanction', 'sanction.proliferation'] });
    expect(list.warnings).toEqual([
      'eu-901: the birth date "1961-02-29" cannot be read; its year is kept',
      'eu-901: a birth date of the ISLAMIC calendar is not read',
      'entry 903 without number or name is left out',
      'eu-902 is listed twice; the first is kept',
    ]);
  });

  test('the CSV says the same in rows, a fact a row', () => {
    const csv = [
      'fileGenerationDate;Entity_LogicalId;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_WholeName;NameAlias_Remark;BirthDate_Day;BirthDate_Month;BirthDate_Year;BirthDate_CalendarType;Identification_TypeCode;Identification_Number;Citizenship_CountryIso2Code',
      '05/08/2026;901;P;TAQA;Zuhayr Qandawi;;;;;;;;',
      '05/08/2026;901;P;TAQA;"Abu; Qandil";low quality alias;;;;;;;',
      '05/08/2026;901;P;TAQA;;;17;4;1961;GREGORIAN;;;',
      '05/08/2026;901;P;TAQA;;;;;;;passport;X 123456;IQ',
      '05/08/2026;;P;;Nobody;;;;;;;;',
    ].join('\n');
    const list = parseEuCsv(csv);
    expect(list.version).toBe('2026-08-05');
    expect(byId(list, 'eu-901')).toMatchObject({
      names: [{ kind: 'primary' }, { text: 'Abu; Qandil', kind: 'weak' }],
      birth_dates: ['1961-04-17'],
      identifiers: [{ kind: 'passport', value: 'X 123456' }],
      countries: ['iq'],
    });
    expect(list.warnings).toEqual(['1 lines without a number are left out']);
  });
});

describe('SCR-01 OFAC and UK in XML', () => {
  test('the XML gives the same people under the same ids as the CSV', () => {
    const xml = parseOfacXml(SDN_XML, 'sdn');
    const csv = parseOfac({
      sdn: `101,"TOLUNSKY, Vasgard Ilmarovich","individual","SDGT] [NPWMD",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 17 Apr 1961; alt. DOB circa 1960; nationality Russia; Gender Male; Passport 719904411 (Russia); Digital Currency Address - XBT 1InventedAddressForTestsOnly00001."
103,"MELUSINE PEARL","vessel","SDNTK",-0- ,-0- ,-0- ,-0- ,-0- ,"Panama",-0- ,"Vessel Registration Identification IMO 9990017."`,
      alt: '101,1,"aka","TOLOUNSKI, Vasgard",-0- \n101,2,"aka","GREY VOLE","weak"',
      add: '101,1,-0- ,"Minsk","Belarus",-0- ',
    });
    expect(xml.version).toBe('2026-08-05');
    const without = (list: ListFile) => list.entities.map(({ remarks: _, ...rest }) => rest);
    expect(without(xml)).toEqual(without(csv));
  });

  test('the UK list: variations are no primary names, unknown parts of a date are unknown', () => {
    const list = parseUkXml(`<?xml version="1.0"?><Designations><DateGenerated>21/09/2026</DateGenerated>
<Designation><UniqueID>ABC0002</UniqueID><Names><Name><Name1>MARFIDA</Name1><Name6>BELUKHINA</Name6><NameType>Primary name variation</NameType></Name>
<Name><Name1>MARFIDA</Name1><Name6>BELYUKHINA</Name6><NameType>Primary Name</NameType></Name>
<Name><Name6>VOLE</Name6><NameType>ALias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name></Names>
<NonLatinNames><NonLatinName><NameNonLatinScript>Марфида</NameNonLatinScript></NonLatinName></NonLatinNames>
<RegimeName>The ISIL (Da'esh) and Al-Qaida Regulations</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
<IndividualDetails><Individual><DOBs><DOB>dd/mm/1945</DOB><DOB>dd/05/1946</DOB><DOB>02/11/1974</DOB><DOB>15/08/19yy</DOB></DOBs><Nationalities><Nationality>Belarus</Nationality></Nationalities>
<PassportDetails><Passport><PassportNumber>MP 771</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails></Designation>
<Designation><UniqueID>RUS0999</UniqueID><Names><Name><Name6>MELUSINE PEARL</Name6><NameType>Primary Name</NameType></Name></Names><IndividualEntityShip>Ship</IndividualEntityShip>
<ShipDetails><Ship><IMONumbers><IMONumber>IMO9990017</IMONumber></IMONumbers></Ship></ShipDetails></Designation></Designations>`);
    expect(list.version).toBe('2026-09-21');
    expect(byId(list, 'gb-ABC0002')).toMatchObject({
      names: [
        { text: 'MARFIDA BELYUKHINA', kind: 'primary' },
        { text: 'MARFIDA BELUKHINA', kind: 'strong' },
        { text: 'VOLE', kind: 'weak' },
        { text: 'Марфида', kind: 'original_script' },
      ],
      birth_dates: ['1945', '1946-05', '1974-11-02'],
      countries: ['by'],
      identifiers: [{ kind: 'passport', value: 'MP 771' }],
    });
    expect(byId(list, 'gb-RUS0999')).toMatchObject({
      schema: 'Vessel',
      identifiers: [{ kind: 'imo', value: '9990017' }],
    });
    expect(list.warnings).toEqual(['gb-ABC0002: the birth date "15/08/19yy" cannot be read']);
  });
});

describe('SCR-01 Switzerland, Australia, Canada, World Bank', () => {
  test('Swiss programmes and places are joined, spellings become names, and whom the list let go is not loaded', () => {
    const list = parseSeco(SECO);
    expect(list.version).toBe('2026-09-28');
    expect(list.entities.map((entity) => entity.id)).toEqual(['ch-100', 'ch-102']);
    expect(byId(list, 'ch-100')).toMatchObject({
      names: [
        { text: 'Belyukhina Marfida', kind: 'primary' },
        { text: 'Белюхина Marfida', kind: 'strong' },
        { text: 'Vole', kind: 'weak' },
      ],
      birth_dates: ['1980-03-23', '1981'],
      countries: ['by'],
      genders: ['female'],
      addresses: ['Pier 7', 'Minsk, Belarus'],
      identifiers: [{ kind: 'passport', value: 'MP 771', country: 'by' }],
      topics: ['sanction', 'sanction.proliferation'],
    });
    expect(byId(list, 'ch-102')).toMatchObject({ schema: 'Vessel', identifiers: [{ kind: 'imo', value: '9990017' }] });
  });

  const DFAT = [
    [
      'Reference',
      'Name of Individual or Entity',
      'Type',
      'Name Type',
      'Alias Strength',
      'Date of Birth',
      'Citizenship',
      'Address',
      'Additional Information',
      'IMO Number',
      'Committees',
    ],
    [
      '1000',
      'Zuhayr Qandawi',
      'Individual',
      'Primary Name',
      '',
      'a) 5/12/1970 b) 1969',
      'Iraq; Jordan',
      'a) Nowhere 1, Mosul b) Pier 7',
      'Passport no. X123456',
      '',
      '1267 (ISIL (Da’esh) and Al-Qaida)',
    ],
    [
      '1000a',
      'Abu Qandil',
      'Individual',
      'Alias',
      'Weak',
      '5/12/1970, Approximately: Between 1972 and 1974, 29 Feb 1961',
      '',
      '',
      '',
      '',
      '',
    ],
    ['1000b', 'زهير قنداوي', 'Individual', 'Original Script', '', '', '', '', '', '', ''],
    ['8000', 'MELUSINE PEARL', 'Vessel', 'Primary Name', '', '', '', '', '', '9990017', 'Autonomous (DPRK)'],
    ['', 'Nobody', 'Individual', '', '', '', '', '', '', '', ''],
  ];

  test('Australian rows of one reference are one person; a cell may hold several dates', () => {
    const list = parseDfat(DFAT);
    expect(byId(list, 'au-1000')).toMatchObject({
      names: [
        { text: 'Zuhayr Qandawi', kind: 'primary' },
        { text: 'Abu Qandil', kind: 'weak' },
        { text: 'زهير قنداوي', kind: 'original_script' },
      ],
      birth_dates: ['1970-12-05', '1969', '1972', '1973', '1974', '1961'],
      countries: ['iq', 'jo'],
      addresses: ['Nowhere 1, Mosul', 'Pier 7'],
      identifiers: [{ kind: 'passport', value: 'X123456' }],
      topics: ['sanction', 'sanction.terrorism'],
    });
    expect(byId(list, 'au-8000')).toMatchObject({ schema: 'Vessel', identifiers: [{ kind: 'imo', value: '9990017' }] });
    expect(list.warnings).toEqual([
      'au-1000: the birth date "29 Feb 1961" cannot be read; its year is kept',
      'row 6 has no reference or name and is left out',
    ]);
    const csv = DFAT.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
    expect(parseDfat(csv).entities).toEqual(list.entities);
  });

  test('a workbook gives the same rows as the CSV; its days are days, and a damaged one is refused', () => {
    const bytes = workbook([
      ['Reference', 'Name of Individual or Entity', 'Date of Birth'],
      ['1', 'Zuhayr & Co', 22354],
    ]);
    expect(xlsxRows(bytes)).toEqual([
      ['Reference', 'Name of Individual or Entity', 'Date of Birth'],
      ['1', 'Zuhayr & Co', '1961-03-14'],
    ]);
    expect(refusal(() => xlsxRows(bytes.subarray(0, bytes.length - 30)))).toBe('list.unreadable');
  });

  test('Canadian records keep their id when others come and go; a ship’s year is no birth date', () => {
    const record = (item: string, inner: string) =>
      `<record><Country-Pays>Iran / Iran</Country-Pays><Schedule-Annexe>1</Schedule-Annexe><Item-NumeroDarticle>${item}</Item-NumeroDarticle>${inner}</record>`;
    const birth = 'DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire';
    const person = record(
      '1',
      `<LastName-NomDeFamille>Qandawi</LastName-NomDeFamille><GivenName-Prenom>Zuhayr\u00a0</GivenName-Prenom><Aliases-Alias>Abu Qandil; Zoheir</Aliases-Alias><${birth}>1972-08-26 or 1974</${birth}>`,
    );
    const ship = record(
      '2',
      `<EntityOrShip-EntiteOuNavire>Melusine Pearl</EntityOrShip-EntiteOuNavire><ShipIMONumber-NumeroOMIDuNavire>9990017</ShipIMONumber-NumeroOMIDuNavire><${birth}>1980</${birth}>`,
    );
    const both = parseCanada(`<?xml version="1.0"?><data-set>${person}${ship}${record('3', '')}</data-set>`);
    expect(both.entities[0]).toMatchObject({
      schema: 'Person',
      names: [{ text: 'Zuhayr Qandawi' }, { text: 'Abu Qandil' }, { text: 'Zoheir' }],
      birth_dates: ['1972-08-26', '1974'],
      countries: [],
      programmes: ['Iran'],
    });
    expect(both.entities[1]).toMatchObject({ schema: 'Vessel', birth_dates: [] });
    expect(both.entities[1]?.id).toMatch(/^ca-[0-9a-f]{16}$/);
    expect(both.warnings).toEqual(['record 3 without a name is left out']);
    expect(parseCanada(`<data-set>${ship}</data-set>`).entities[0]?.id).toBe(both.entities[1]?.id);
  });

  test('debarment is its own topic, from the service’s answer and from the exported sheet', () => {
    const json = JSON.stringify({
      response: {
        ZPROCSUPP: [
          {
            SUPP_ID: 7,
            SUPP_NAME: 'XINGTU WORKS CO. *2',
            SUPP_CITY: 'Nowhere',
            COUNTRY_NAME: 'China',
            DEBAR_FROM_DATE: '2020-01-01',
            DEBAR_TO_DATE: '2999-12-31',
            DEBAR_REASON: 'Fraud',
            ADD_SUPP_INFO: '(f/k/a: none), aka Xingtu Labs',
          },
          {},
        ],
      },
    });
    const list = parseWorldBank(json);
    expect(byId(list, 'wb-7')).toMatchObject({
      schema: 'LegalEntity',
      names: [{ text: 'XINGTU WORKS CO.' }, { text: 'Xingtu Labs' }],
      countries: ['cn'],
      topics: ['debarment'],
    });
    expect(list.warnings).toEqual(['firm 2 has no name and is left out']);
    const sheet =
      'Debarred firms\n\nFirm Name,Address,Country,From Date,To Date,Grounds\nMR. ZUHAYR QANDAWI,Pier 7,Iraq,01-Jan-2020,Permanent,Fraud\n';
    expect(parseWorldBank(sheet).entities[0]).toMatchObject({ schema: 'Person', names: [{ text: 'ZUHAYR QANDAWI' }] });
  });
});

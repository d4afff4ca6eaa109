import { deflateRawSync } from 'node:zlib';
import { ListUnreadable } from '../types.ts';

/** The code under which a parser refuses, or `accepted`. */
export const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof ListUnreadable ? error.code : String(error);
  }
  return 'accepted';
};

export const EU = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00">
<sanctionEntity euReferenceNumber="EU.901.1" logicalId="901"><remark>Invented.</remark>
<regulation programme="TAQA"><publicationUrl>https://example.org</publicationUrl></regulation><subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="زهير قنداوي" nameLanguage="AR" strong="true"/>
<nameAlias wholeName="Abu  Qandil" strong="true"><remark>low quality alias</remark></nameAlias>
<nameAlias firstName="Zuhayr" middleName="" lastName="Qandawi" wholeName="" gender="M" strong="true"/>
<citizenship countryIso2Code="IQ" countryDescription="IRAQ"/><citizenship countryIso2Code="00" countryDescription="UNKNOWN"/>
<birthdate circa="true" calendarType="GREGORIAN" year="1962"/><birthdate calendarType="GREGORIAN" yearRangeFrom="1958" yearRangeTo="1960"/>
<birthdate calendarType="GREGORIAN" birthdate="1961-02-29"/><birthdate calendarType="ISLAMIC" year="1343"/>
<address street="Nowhere 1" city="Mosul" countryIso2Code="IQ" countryDescription="IRAQ"/>
<identification number="X 123456" identificationTypeCode="passport" countryIso2Code="IQ"/><identification number="-" identificationTypeCode="id"/>
</sanctionEntity>
<sanctionEntity logicalId="902"><regulation programme="PRK"/><subjectType code="enterprise"/>
<nameAlias wholeName="MELUSINE PEARL"/><identification number="9990017" identificationTypeCode="imo"/></sanctionEntity>
<sanctionEntity logicalId="902"><subjectType code="enterprise"/><nameAlias wholeName="TWICE"/></sanctionEntity>
<sanctionEntity logicalId="903"><subjectType code="person"/></sanctionEntity></export>`;

export const SDN_XML = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>08/05/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
<sdnEntry><uid>101</uid><firstName>Vasgard Ilmarovich</firstName><lastName>TOLUNSKY</lastName><sdnType>Individual</sdnType>
<programList><program>SDGT</program><program>NPWMD</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>719904411</idNumber><idCountry>Russia</idCountry></id>
<id><uid>2</uid><idType>Gender</idType><idNumber>Male</idNumber></id><id><uid>3</uid><idType>Digital Currency Address - XBT</idType><idNumber>1InventedAddressForTestsOnly00001</idNumber></id>
<id><uid>4</uid><idType>Secondary sanctions risk:</idType><idNumber>section 1(b) of 13224</idNumber></id></idList>
<akaList><aka><uid>5</uid><type>a.k.a.</type><category>strong</category><lastName>TOLOUNSKI</lastName><firstName>Vasgard</firstName></aka>
<aka><uid>6</uid><type>a.k.a.</type><category>weak</category><lastName>GREY VOLE</lastName></aka></akaList>
<addressList><address><uid>7</uid><city>Minsk</city><country>Belarus</country></address></addressList>
<nationalityList><nationality><uid>8</uid><country>Russia</country></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>9</uid><dateOfBirth>17 Apr 1961</dateOfBirth></dateOfBirthItem><dateOfBirthItem><uid>10</uid><dateOfBirth>circa 1960</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry>
<sdnEntry><uid>103</uid><lastName>MELUSINE PEARL</lastName><sdnType>Vessel</sdnType><programList><program>SDNTK</program></programList>
<idList><id><uid>11</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 9990017</idNumber></id></idList>
<vesselInfo><vesselFlag>Panama</vesselFlag></vesselInfo></sdnEntry></sdnList>`;

export const SECO = `<?xml version="1.0" encoding="UTF-8"?><swiss-sanctions-list list-type="whole-list" date="2026-09-28">
<sanctions-program ssid="20"><program-key lang="eng">Korea</program-key><program-name lang="ger">Verordnung</program-name><program-name lang="eng">Ordinance on measures against the Democratic People's Republic of Korea</program-name><sanctions-set ssid="4387" lang="eng">Annex</sanctions-set></sanctions-program>
<target ssid="100"><sanctions-set-id>4387</sanctions-set-id><individual sex="female"><identity ssid="1" main="true">
<name name-type="primary-name" quality="good"><name-part order="2" name-part-type="given-name"><value>Marfida</value></name-part><name-part order="1" name-part-type="family-name"><value>Belyukhina</value><spelling-variant lang="RUS" script="CYRL">Белюхина</spelling-variant></name-part><name-part order="3" name-part-type="title"><value>Colonel</value></name-part></name>
<name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>Vole</value></name-part></name>
<day-month-year day="23" month="3" year="1980"/><day-month-year year="1981"/><nationality><country iso-code="BY">Belarus</country></nationality>
<address place-id="9"><address-details>Pier 7</address-details></address><identification-document document-type="passport"><number>MP 771</number><issuer code="BY">Belarus</issuer></identification-document></identity><justification>Invented.</justification></individual>
<modification modification-type="listed" effective-date="2022-03-16"/></target>
<target ssid="101"><entity><identity><name><name-part order="1" name-part-type="whole-name"><value>Gone AG</value></name-part></name></identity></entity>
<modification modification-type="de-listed" effective-date="2024-01-01"/><modification modification-type="listed" effective-date="2020-01-01"/></target>
<target ssid="102"><object object-type="vessel"><identity><name><name-part order="1" name-part-type="whole-name"><value>Melusine Pearl</value></name-part></name></identity><other-information>IMO number: 9990017</other-information></object></target>
<place ssid="9"><location>Minsk</location><country iso-code="BY">Belarus</country></place></swiss-sanctions-list>`;

/** A workbook of one sheet as Excel writes it: shared texts, a style for days. */
export function workbook(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))];
  const escaped = (text: string) => text.replace(/&/g, '&amp;');
  const cell = (value: string | number, row: number, column: number) =>
    typeof value === 'string'
      ? `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="s"><v>${texts.indexOf(value)}</v></c>`
      : `<c r="${String.fromCharCode(65 + column)}${row + 1}" s="1"><v>${value}</v></c>`;
  const sheet = rows.map((row, at) => `<row>${row.map((value, column) => cell(value, at, column)).join('')}</row>`);
  return zip({
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/one.xml"/></Relationships>',
    'xl/worksheets/one.xml': `<worksheet><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  });
}

function zip(files: Record<string, string>): Uint8Array {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]));
}

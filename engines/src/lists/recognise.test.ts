import { describe, expect, test } from 'vitest';
import { parseSeco } from './ch/parse.ts';
import { decodeText } from './decode.ts';
import { parseEu } from './eu/parse.ts';
import { loadListFolder } from './index.ts';
import { parseOfacXml } from './ofac/xml.ts';
import { EU, refusal, SDN_XML, SECO } from './testing/fixtures.ts';

describe('files told by content', () => {
  const folder = (files: Record<string, string | Uint8Array>) => ({
    listFiles: async () => Object.keys(files),
    readFile: async (path: string) => new Uint8Array(Buffer.from(files[path.replace('lists/', '')] ?? '')),
  });
  const codes = async (files: Record<string, string | Uint8Array>) =>
    (await loadListFolder('lists', folder(files))).map((list) => list.list);

  test('two authorities call their file consolidated.xml; other names are told by how the file begins', async () => {
    const un =
      '<CONSOLIDATED_LIST dateGenerated="2026-01-02"><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>Z</FIRST_NAME></INDIVIDUAL></CONSOLIDATED_LIST>';
    expect(await codes({ 'ofac/consolidated.xml': SDN_XML, 'un/consolidated.xml': un })).toEqual([
      'us_ofac_cons',
      'un_sc',
    ]);
    const ftm = '{"id":"x-1","schema":"Person","properties":{"name":["Z"]}}';
    expect(await codes({ 'a.xml': EU, 'b.xml': SECO, 'c.jsonl': ftm, 'd.json': '{"countries":[]}' })).toEqual([
      'eu_fsf',
      'ch_seco',
      'c',
    ]);
  });

  test('of one list in two formats the newer file is read, and of equal ones the XML', async () => {
    const csv = '9,"OLD, Name","individual","X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ';
    const [same] = await loadListFolder('lists', folder({ 'sdn.csv': csv, 'sdn.xml': SDN_XML }));
    expect(same?.entities.map((entity) => entity.id)).toEqual(['ofac-101', 'ofac-103']);
    const [newer] = await loadListFolder('lists', folder({ 'sdn_2026-09-01.csv': csv, 'sdn_2026-08-05.xml': SDN_XML }));
    expect(newer?.entities.map((entity) => entity.id)).toEqual(['ofac-9']);
  });

  test('UTF-16, Latin-1 and marks at the beginning are read as what they are', () => {
    const name = 'MUÑOZ Ђорђе';
    expect(decodeText(new Uint8Array(Buffer.from(`\ufeff${name}`, 'utf16le')))).toContain(name);
    expect(decodeText(new Uint8Array(Buffer.from('\ufeffMUÑOZ', 'utf8')))).toBe('MUÑOZ');
    expect(decodeText(new Uint8Array(Buffer.from('101,"MUÑOZ"', 'latin1')))).toBe('101,"MUÑOZ"');
    expect(
      decodeText(new Uint8Array(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>MUÑOZ</a>', 'latin1'))),
    ).toContain('MUÑOZ');
  });

  test.each([
    ['EU', EU, (xml: string) => parseEu(xml)],
    ['OFAC', SDN_XML, (xml: string) => parseOfacXml(xml, 'sdn')],
    ['SECO', SECO, (xml: string) => parseSeco(xml)],
  ])('%s: own entities, a cut file, endless depth and another document are refused', (_, xml, parse) => {
    const bare = xml.replace(/<\?xml[^>]*\?>\s*/, '');
    expect(refusal(() => parse(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${bare}`))).toBe(
      'list.unreadable',
    );
    expect(refusal(() => parse(xml.slice(0, xml.length - 40)))).toBe('list.unreadable');
    expect(
      refusal(() =>
        parse(xml.replace(/<(remark|remarks|justification)>|<akaList>/, (tag) => `${tag}${'<a>'.repeat(50)}`)),
      ),
    ).toBe('list.unreadable');
    expect(refusal(() => parse('<html></html>'))).toBe('list.unknown_format');
  });
});

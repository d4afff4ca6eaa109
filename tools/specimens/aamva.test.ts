import { readBarcode, startTime } from '@acquaint/engines/documents';
import { decodeImage, type Quad, type Raster, straighten } from '@acquaint/engines/vision';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pdf417 } from './barcode.ts';

const HOLDER = {
  document_number: 'D1234567',
  surname: 'SAMPLE',
  given_names: 'JANE MARIE',
  birth_date: '1977-08-29',
  expiry_date: '2031-08-29',
  issue_date: '2023-07-15',
  sex: 'F',
  issuer: 'VA',
  country: 'USA',
};
const ADDRESS = ['DAG2570 24TH STREET', 'DAIRICHMOND', 'DAJVA', 'DAK232200000  '];
const US_DAYS = ['DBB08291977', 'DBA08292031', 'DBD07152023'];
const YEAR_FIRST = ['DBB19770829', 'DBA20310829', 'DBD20230715'];

/** What each version writes: whole names and the year first at the beginning, then names in parts and the month first. */
type Version = readonly [version: string, elements: readonly string[]];
const VERSIONS: readonly Version[] = [
  ['00', ['DAQD1234567', 'DAASAMPLE,JANE,MARIE', ...ADDRESS, 'DBCF', ...YEAR_FIRST]],
  ['01', ['DAASAMPLE,JANE,MARIE,JR', ...ADDRESS, 'DAQD1234567', 'DBC2', ...YEAR_FIRST]],
  ['02', ['DCAD', 'DCSSAMPLE', 'DCTJANE MARIE', ...ADDRESS, 'DAQD1234567', 'DBC2', ...US_DAYS]],
  ['03', ['DCAD', 'DCSSAMPLE', 'DCTJANE,MARIE', ...ADDRESS, 'DAQD1234567', 'DBC2', 'DCGUSA', ...US_DAYS]],
  ...['04', '05', '06', '07', '08', '09', '10'].map(
    (version) =>
      [
        version,
        [
          'DCAD',
          'DCSSAMPLE',
          'DDEN',
          'DACJANE',
          'DDFN',
          'DADMARIE',
          'DDGN',
          'DCUJR',
          ...US_DAYS,
          'DBC2',
          ...ADDRESS,
          'DAQD1234567',
          'DCGUSA',
        ],
      ] as const,
  ),
];

/** Header and subfiles as the standard lays them out; versions 00 and 01 have no version of the jurisdiction. */
function payloadOf(version: string, elements: readonly string[]): string {
  const isFirst = version === '00' || version === '01';
  const subfile = `DL${elements.join('\n')}\r`;
  const own = 'ZVZVAEXTRA\r';
  const head = `@\n\x1e\r${isFirst ? 'AAMVA' : 'ANSI '}636000${version}${isFirst ? '' : '00'}02`;
  const at = head.length + 20;
  const place = (type: string, offset: number, length: number) =>
    `${type}${String(offset).padStart(4, '0')}${String(length).padStart(4, '0')}`;
  return `${head}${place('DL', at, subfile.length)}${place('ZV', at + subfile.length, own.length)}${subfile}${own}`;
}

const LAST = payloadOf(...(VERSIONS.at(-1) as Version));

async function drawn(payload: string, over = ''): Promise<Raster> {
  const bars = await pdf417(payload, 840, 280);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="940" height="380"><rect width="940" height="380" fill="#fff"/><g transform="translate(50 50)">${bars}</g>${over}</svg>`;
  const bytes = await sharp(Buffer.from(svg))
    .flatten({ background: '#fff' })
    .blur(0.5)
    .jpeg({ quality: 80 })
    .toBuffer();
  return (await decodeImage(bytes)).raster;
}

const read = (raster: Raster, ms = 20_000) => readBarcode(raster, { slant: 0, time: startTime(ms) });

describe('DOC-04 barcodes of North American licences', () => {
  test.each(VERSIONS)('version %s is read from its symbol', async (version, elements) => {
    const reading = await read(await drawn(payloadOf(version, elements)));
    expect(reading).toMatchObject({ kind: 'aamva', fields: HOLDER });
    expect(reading?.fields?.address).toBe('2570 24TH STREET RICHMOND, VA 23220');
  });

  test('a licence of Canada writes the year first and need not say its country', async () => {
    const said = ['DCSROY', 'DCTLUC ANDRE', 'DAQR1234', 'DBB19830412', 'DBA20310412', 'DBC1', 'DAJON', 'DAKK1A 0B1'];
    const reading = await read(await drawn(payloadOf('02', said)));
    expect(reading?.fields).toMatchObject({
      surname: 'ROY',
      given_names: 'LUC ANDRE',
      birth_date: '1983-04-12',
      country: 'CAN',
      issuer: 'ON',
    });
  });

  test('a whole name without marks between its parts is not parted by guess', async () => {
    const reading = await read(await drawn(payloadOf('01', ['DAAJANE MARIE SAMPLE', 'DAQD1', 'DBC2'])));
    expect(reading?.fields).toMatchObject({ full_name: 'JANE MARIE SAMPLE', surname: null, given_names: null });
  });
});

describe('DOC-04 barcodes that were harmed', () => {
  const SPOTS = [
    ['a scratch across', '<path d="M300 40 l60 300" stroke="#fff" stroke-width="5"/>'],
    ['a stain of ink', '<circle cx="520" cy="190" r="22" fill="#222"/>'],
    ['a worn corner', '<rect x="820" y="50" width="60" height="70" fill="#eee"/>'],
  ] as const;

  test.each(SPOTS)('%s: what the code can mend is read', async (_what, over) => {
    expect((await read(await drawn(LAST, over)))?.fields).toMatchObject(HOLDER);
  });

  test.each([0.03, 0.06, 0.1])('seen from the side, %s of its height lost at one end', async (tilt) => {
    const raster = await drawn(LAST);
    const { width, height } = raster;
    const rise = height * tilt;
    const quad: Quad = [
      [0, -rise],
      [width, rise],
      [width, height - rise],
      [0, height + rise],
    ];
    expect((await read(straighten(raster, quad, width, height)))?.fields).toMatchObject(HOLDER);
  });

  test('half of it gone: nothing is read rather than something else, within the time given', async () => {
    const half = await drawn(LAST, '<rect x="0" y="0" width="480" height="380" fill="#fff"/>');
    expect(await read(half, 1500)).toBeNull();
    const torn = await drawn(LAST, '<rect x="300" y="60" width="340" height="260" fill="#fff"/>');
    expect(await read(torn, 1500)).toBeNull();
  });
});

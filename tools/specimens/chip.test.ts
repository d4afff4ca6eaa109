import { describe, expect, test } from 'vitest';
import { authenticateChip, readTrustList } from '../../engines/src/chip/index.ts';
import { composeMrz } from '../../engines/src/mrz/index.ts';
import { dg1, dg2, type Identity, issue, masterList, type Scheme, securityObject } from './chip.ts';

const today = '2026-01-01';
const LINES = composeMrz({
  format: 'TD3',
  document_code: 'P',
  issuing_state: 'UTO',
  nationality: 'UTO',
  surname: 'KOWALSKI',
  given_names: 'EWA',
  document_number: 'X2767718',
  birth_date: '1961-11-02',
  expiry_date: '2032-02-15',
  sex: 'F',
});
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
const DG1 = dg1(LINES);
const DG2 = dg2(JPEG);
const CSCA = issue({ name: 'Utopia authority', scheme: 'brainpoolP384r1' });
const SIGNER = issue({ name: 'Utopia signer', scheme: 'brainpoolP256r1', issuer: CSCA });
const SOD = securityObject({ signer: SIGNER, groups: { 1: DG1, 2: DG2 } });

const authenticate = (change: { dg1?: Uint8Array; dg2?: Uint8Array | null; sod?: Uint8Array } = {}, trusted = [CSCA]) =>
  authenticateChip(
    { dg1: DG1, dg2: DG2, sod: SOD, ...change },
    { trusted: trusted.map(({ certificate }) => certificate), today },
  );

describe('DOC-07 a chip proves where it comes from', () => {
  test.each([
    ['rsa', 'RSA 2048 SHA-256'],
    ['rsa-pss', 'RSA-PSS 2048 SHA-256'],
    ['prime256v1', 'ECDSA prime256v1 SHA-256'],
    ['brainpoolP256r1', 'ECDSA brainpoolP256r1 SHA-256'],
    ['brainpoolP384r1', 'ECDSA brainpoolP384r1 SHA-256'],
  ] as const)('signed by %s under an authority of the same kind', (scheme: Scheme, algorithm) => {
    const csca = issue({ name: 'Authority', scheme });
    const signer = issue({ name: 'Signer', scheme, issuer: csca });
    const reading = authenticate({ sod: securityObject({ signer, groups: { 1: DG1, 2: DG2 } }) }, [CSCA, csca]);
    expect(reading).toMatchObject({ result: 'genuine', reasons: [], signature: { algorithm, issuer: 'CN=Authority' } });
    expect(reading.groups).toEqual([
      { number: 1, unchanged: true },
      { number: 2, unchanged: true },
    ]);
    expect(reading.mrz?.fields.surname).toBe('KOWALSKI');
    expect(reading.portrait).toEqual({ format: 'jpeg', bytes: Buffer.from(JPEG) });
  });

  test('nobody can say who signed it without a trust list: that is no pass', () => {
    expect(authenticate({}, [])).toMatchObject({ result: 'no_trust_list', reasons: ['chip.no_trust_list'] });
  });

  const forger = issue({ name: 'Utopia authority', scheme: 'brainpoolP384r1' });
  const forged = (signer: Identity, signedAt?: string) =>
    securityObject({ signer, groups: { 1: DG1, 2: DG2 }, ...(signedAt ? { signedAt } : {}) });
  const expired = issue({ name: 'Old signer', scheme: 'rsa', issuer: CSCA, from: '2020-01-01', to: '2024-12-31' });
  const otherSex = dg1(LINES.map((line, i) => (i === 1 ? line.replace('F', 'M') : line)));

  test.each([
    ['another authority of the same name', { sod: forged(issue({ name: 'S', scheme: 'rsa', issuer: forger })) }],
    ['a certificate signed by nobody but itself', { sod: forged(issue({ name: 'S', scheme: 'rsa' })) }],
    ['a certificate that was over before it signed', { sod: forged(expired, '2025-06-01') }],
    ['a certificate that is over, and no day of signing', { sod: forged(expired) }],
  ])('%s: the signature says nothing', (_, change) => {
    expect(authenticate(change)).toMatchObject({
      result: 'not_genuine',
      reasons: ['authenticity.chip_signature_invalid'],
    });
  });

  test('a certificate that was good on the day of signing stays good afterwards', () => {
    expect(authenticate({ sod: forged(expired, '2024-06-01') }).result).toBe('genuine');
  });

  test.each([
    ['data group 1', { dg1: otherSex }],
    ['data group 2', { dg2: dg2(Uint8Array.of(0xff, 0xd8, 0xff, 9)) }],
  ])('altered %s is found by its hash', (_, change) => {
    expect(authenticate(change)).toMatchObject({
      result: 'not_genuine',
      reasons: ['authenticity.chip_data_mismatch'],
    });
  });

  test('one changed byte of the signed hashes breaks the signature', () => {
    const at = Buffer.from(SOD).indexOf(Buffer.from([0x04, 0x20])) + 5;
    const changed = SOD.map((byte, i) => (i === at ? byte ^ 1 : byte));
    expect(authenticate({ sod: changed }).reasons).toContain('authenticity.chip_signature_invalid');
  });

  test.each([
    ['no security object', { sod: Uint8Array.from({ length: 300 }, (_, i) => i) }],
    ['an empty one', { sod: new Uint8Array(0) }],
    ['a cut one', { sod: SOD.slice(0, SOD.length - 40) }],
    ['a zone of no known length', { dg1: dg1(['P<UTO']) }],
    ['a portrait that is none', { dg2: Uint8Array.of(0x75, 0) }],
  ])('%s cannot be read, and is told so', (_, change) => {
    expect(authenticate(change)).toMatchObject({ result: 'unreadable', reasons: ['document.chip_unreadable'] });
  });

  test('a portrait in JPEG 2000 is kept apart for a person', () => {
    const picture = Uint8Array.of(0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20, 0x0d, 0x0a);
    const group = dg2(picture);
    const sod = securityObject({ signer: SIGNER, groups: { 1: DG1, 2: group } });
    expect(authenticate({ dg2: group, sod })).toMatchObject({
      result: 'genuine',
      reasons: ['chip.portrait_unsupported'],
      portrait: { format: 'jpeg2000' },
    });
  });
});

describe('DOC-07 the authorities an operator trusts', () => {
  const pem = CSCA.certificate.toString();
  const list = masterList([CSCA, issue({ name: 'Other', scheme: 'rsa' })], CSCA);
  const base64 = Buffer.from(list).toString('base64');
  const ldif = `version: 1\n\ndn: o=ml,c=UT\nobjectClass: top\npkdMasterListContent:: ${base64.replace(/(.{70})/g, '$1\n ')}\n`;

  test.each([
    ['PEM', Buffer.from(pem), 1],
    ['two in one PEM file', Buffer.from(`${pem}\n${SIGNER.certificate.toString()}`), 2],
    ['DER', CSCA.certificate.raw, 1],
    ['a master list', list, 2],
    ['the LDIF of the directory', Buffer.from(ldif), 2],
  ])('%s', (_, bytes, count) => {
    const read = readTrustList([{ name: 'file', bytes: Uint8Array.from(bytes) }]);
    expect(read.certificates.length).toBe(count);
    expect(read.certificates.some((each) => each.fingerprint256 === CSCA.certificate.fingerprint256)).toBe(true);
    expect(read.unreadable).toEqual([]);
  });

  test('a file that holds none is named, and one certificate twice is one', () => {
    const files = [
      { name: 'notes.txt', bytes: Buffer.from('hello') },
      { name: 'a.pem', bytes: Buffer.from(pem) },
      { name: 'b.der', bytes: CSCA.certificate.raw },
    ];
    const read = readTrustList(files);
    expect(read.unreadable).toEqual(['notes.txt']);
    expect(read.certificates.length).toBe(1);
  });
});

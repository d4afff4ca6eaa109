import { constants, createHash, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import {
  Set as Asn1Set,
  BitString,
  fromBER,
  Integer,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  UTCTime,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  IssuerAndSerialNumber,
  PublicKeyInfo,
  RSASSAPSSParams,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

/** What a test authority signs with. */
export type Scheme = 'rsa' | 'rsa-pss' | 'prime256v1' | 'brainpoolP256r1' | 'brainpoolP384r1';
export type Identity = { certificate: X509Certificate; raw: Certificate; key: KeyObject; scheme: Scheme };

const SHA256 = '2.16.840.1.101.3.4.2.1';
const HASH = 'sha256';

export function keyOf(scheme: Scheme): { privateKey: KeyObject; publicKey: KeyObject } {
  return scheme.startsWith('rsa')
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: scheme });
}

function algorithmOf(scheme: Scheme): AlgorithmIdentifier {
  if (scheme === 'rsa') return new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11' });
  if (scheme !== 'rsa-pss') return new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' });
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: SHA256 });
  const maskGenAlgorithm = new AlgorithmIdentifier({
    algorithmId: '1.2.840.113549.1.1.8',
    algorithmParams: hashAlgorithm.toSchema(),
  });
  const params = new RSASSAPSSParams({ hashAlgorithm, maskGenAlgorithm, saltLength: 32 });
  return new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.10', algorithmParams: params.toSchema() });
}

function signBy(scheme: Scheme, key: KeyObject, bytes: Uint8Array): Uint8Array {
  if (scheme === 'rsa-pss') return sign(HASH, bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  return sign(HASH, bytes, key);
}

export type CertificateInput = { name: string; scheme: Scheme; issuer?: Identity; from?: string; to?: string };

/** A certificate with its key: an authority of its own when no issuer is named. */
export function issue({ name, scheme, issuer, from = '2020-01-01', to = '2035-01-01' }: CertificateInput): Identity {
  const { privateKey, publicKey } = keyOf(scheme);
  const raw = new Certificate();
  raw.version = 2;
  raw.serialNumber = new Integer({ value: Math.max(1, name.length) });
  const named = (text: string) =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new PrintableString({ value: text }) });
  raw.subject.typesAndValues.push(named(name));
  if (issuer) raw.issuer.typesAndValues.push(...issuer.raw.subject.typesAndValues);
  else raw.issuer.typesAndValues.push(named(name));
  raw.notBefore.value = new Date(from);
  raw.notAfter.value = new Date(to);
  raw.subjectPublicKeyInfo = new PublicKeyInfo({
    schema: fromBER(Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }))).result,
  });
  const constraints = new BasicConstraints({ cA: !issuer });
  raw.extensions = [
    new Extension({
      extnID: '2.5.29.19',
      critical: true,
      extnValue: constraints.toSchema().toBER(false),
      parsedValue: constraints,
    }),
  ];
  const by = issuer ?? { scheme, key: privateKey };
  raw.signature = algorithmOf(by.scheme);
  raw.signatureAlgorithm = algorithmOf(by.scheme);
  const tbs = raw.encodeTBS().toBER(false);
  raw.tbsView = new Uint8Array(tbs);
  raw.signatureValue = new BitString({ valueHex: exact(signBy(by.scheme, by.key, new Uint8Array(tbs))) });
  const certificate = new X509Certificate(Buffer.from(raw.toSchema(true).toBER(false)));
  return { certificate, raw, key: privateKey, scheme };
}

function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}

export type SodInput = { signer: Identity; groups: Readonly<Record<number, Uint8Array>>; signedAt?: string };

/** EF.SOD over these data groups. */
export function securityObject({ signer, groups, signedAt }: SodInput): Uint8Array {
  const content = new Sequence({
    value: [
      new Integer({ value: 0 }),
      new AlgorithmIdentifier({ algorithmId: SHA256 }).toSchema(),
      new Sequence({
        value: Object.entries(groups).map(
          ([number, bytes]) =>
            new Sequence({
              value: [
                new Integer({ value: Number(number) }),
                new OctetString({ valueHex: exact(createHash(HASH).update(bytes).digest()) }),
              ],
            }),
        ),
      }),
    ],
  }).toBER(false);
  return wrap(0x77, signedData('2.23.136.1.1.1', new Uint8Array(content), signer, signedAt));
}

/** A list of authorities as ICAO's directory gives it, signed by one of them. */
export function masterList(authorities: readonly Identity[], signer: Identity): Uint8Array {
  const certificates = new Asn1Set({ value: authorities.map(({ raw }) => raw.toSchema(true)) });
  const content = new Sequence({ value: [new Integer({ value: 0 }), certificates] }).toBER(false);
  return signedData('2.23.136.1.1.2', new Uint8Array(content), signer);
}

function signedData(type: string, content: Uint8Array, signer: Identity, signedAt?: string): Uint8Array {
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: type })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new OctetString({ valueHex: exact(createHash(HASH).update(content).digest()) })],
    }),
    ...(signedAt
      ? [new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: new Date(signedAt) })] })]
      : []),
  ];
  const set = new Asn1Set({ value: attributes.map((each) => each.toSchema()) }).toBER(false);
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: signer.raw.issuer, serialNumber: signer.raw.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
    signatureAlgorithm: algorithmOf(signer.scheme),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signature: new OctetString({ valueHex: exact(signBy(signer.scheme, signer.key, new Uint8Array(set))) }),
  });
  const data = new SignedData({
    version: 3,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA256 })],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: type,
      eContent: new OctetString({ valueHex: exact(content) }),
    }),
    certificates: [signer.raw],
    signerInfos: [info],
  });
  const wrapped = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) });
  return new Uint8Array(wrapped.toSchema().toBER(false));
}

/** A BER-TLV element. */
export function wrap(tag: number, value: Uint8Array): Uint8Array {
  const head = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Uint8Array.from([...head, ...size, ...value]);
}

export function dg1(lines: readonly string[]): Uint8Array {
  return wrap(0x61, wrap(0x5f1f, Buffer.from(lines.join(''), 'latin1')));
}

/** A facial record around a picture: headers are filled with zeros, since only their length and opening matter here. */
export function dg2(picture: Uint8Array): Uint8Array {
  const record = Buffer.concat([Buffer.from('FAC '), Buffer.alloc(42), picture]).map((byte, i) => (i === 3 ? 0 : byte));
  const template = Buffer.concat([wrap(0xa1, new Uint8Array(0)), wrap(0x5f2e, record)]);
  return wrap(0x75, wrap(0x7f61, Buffer.concat([wrap(0x02, Uint8Array.of(1)), wrap(0x7f60, template)])));
}

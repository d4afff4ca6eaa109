import type { X509Certificate } from 'node:crypto';
import { fromBER, Integer, OctetString, Sequence } from 'asn1js';
import { AlgorithmIdentifier, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { certificateOf } from './certificates.ts';
import { type SignatureAlgorithm, signatureAlgorithm } from './signature.ts';
import { tlvAt } from './tlv.ts';

const EF_SOD = 0x77;
const LDS_SECURITY_OBJECT = '2.23.136.1.1.1';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const MAX_CERTIFICATES = 8;

const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** The document security object of a chip (ICAO 9303-10 section 4.6.2), taken apart and not yet believed. */
export type SecurityObject = {
  /** What is signed about the data groups, and the hash by number of each. */
  content: Uint8Array;
  hash: string;
  groups: ReadonlyMap<number, Uint8Array>;
  certificates: X509Certificate[];
  signature: { algorithm: SignatureAlgorithm; signed: Uint8Array; value: Uint8Array };
  /** The digest of the content that the signer signed, and by which hash; null when the content was signed as it is. */
  digest: { hash: string; value: Uint8Array } | null;
  signedAt: Date | null;
};

/** Reads EF.SOD. Null when it is none: garbage, another kind of content, no or several signers, an unknown algorithm. */
export function readSecurityObject(bytes: Uint8Array): SecurityObject | null {
  try {
    return takeApart(tlvAt(bytes, [EF_SOD]) ?? bytes);
  } catch {
    // The libraries throw on whatever is no ASN.1 of this kind: to the caller that is an unreadable chip.
    return null;
  }
}

function takeApart(bytes: Uint8Array): SecurityObject | null {
  const data = new SignedData({ schema: new ContentInfo({ schema: parsed(bytes) }).content });
  const [signer, ...more] = data.signerInfos;
  const content = data.encapContentInfo.eContent?.getValue();
  if (!signer || more.length > 0 || !content || data.encapContentInfo.eContentType !== LDS_SECURITY_OBJECT) return null;
  const lds = readGroups(new Uint8Array(content));
  const digestHash = HASHES[signer.digestAlgorithm.algorithmId];
  const algorithm = digestHash && signatureAlgorithm(signer.signatureAlgorithm, digestHash);
  if (!lds || !digestHash || !algorithm) return null;
  const signed = signer.signedAttrs?.encodedValue;
  const digest = attributeOf(signer, MESSAGE_DIGEST);
  if (signed && !(digest instanceof OctetString)) return null;
  const time: unknown = attributeOf(signer, SIGNING_TIME);
  return {
    content: new Uint8Array(content),
    ...lds,
    certificates: (data.certificates ?? []).slice(0, MAX_CERTIFICATES).flatMap((each) => {
      const certificate = certificateOf(Buffer.from(each.toSchema().toBER(false)));
      return certificate ? [certificate] : [];
    }),
    signature: {
      algorithm,
      signed: new Uint8Array(signed ?? content),
      value: new Uint8Array(signer.signature.valueBlock.valueHexView),
    },
    digest: digest instanceof OctetString ? { hash: digestHash, value: new Uint8Array(digest.getValue()) } : null,
    signedAt: hasDate(time) ? time.toDate() : null,
  };
}

function parsed(bytes: Uint8Array) {
  const { offset, result } = fromBER(Uint8Array.from(bytes));
  if (offset === -1) throw new RangeError('no ASN.1');
  return result;
}

function attributeOf(signer: SignerInfo, type: string): unknown {
  return signer.signedAttrs?.attributes.find((attribute) => attribute.type === type)?.values[0];
}

function hasDate(value: unknown): value is { toDate(): Date } {
  return typeof value === 'object' && value !== null && 'toDate' in value && typeof value.toDate === 'function';
}

/** LDSSecurityObject ::= SEQUENCE { version, hashAlgorithm, SEQUENCE OF SEQUENCE { number, hash }, … }. */
function readGroups(content: Uint8Array): { hash: string; groups: ReadonlyMap<number, Uint8Array> } | null {
  const object = parsed(content);
  if (!(object instanceof Sequence)) return null;
  const [, algorithm, list] = object.valueBlock.value;
  const hash = algorithm && HASHES[new AlgorithmIdentifier({ schema: algorithm }).algorithmId];
  if (!hash || !(list instanceof Sequence)) return null;
  const groups = new Map<number, Uint8Array>();
  for (const entry of list.valueBlock.value) {
    if (!(entry instanceof Sequence)) return null;
    const [number, value] = entry.valueBlock.value;
    if (!(number instanceof Integer) || !(value instanceof OctetString)) return null;
    groups.set(number.valueBlock.valueDec, new Uint8Array(value.getValue()));
  }
  return { hash, groups };
}

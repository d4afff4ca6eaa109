import { createHash, timingSafeEqual, type X509Certificate } from 'node:crypto';
import type { MrzReading } from '../mrz/index.ts';
import { type ChipPortrait, readDg1, readDg2 } from './data-groups.ts';
import { readSecurityObject, type SecurityObject } from './security-object.ts';
import { algorithmName, isSignedBy } from './signature.ts';

export type ChipFiles = { dg1: Uint8Array; dg2: Uint8Array | null; sod: Uint8Array };

export type ChipSignature = {
  algorithm: string | null;
  /** The certificate that signed the chip, the authority that issued it, and from when to when it is good (YYYY-MM-DD). */
  signer: string | null;
  issuer: string | null;
  validFrom: string | null;
  validTo: string | null;
};

export type ChipReading = {
  /** `genuine`: signed under a trusted authority and unchanged. `no_trust_list`: unchanged, and nobody to say by whom it was signed. */
  result: 'genuine' | 'not_genuine' | 'unreadable' | 'no_trust_list';
  /** Stable codes: authenticity.chip_*, document.chip_*, chip.* */
  reasons: string[];
  signature: ChipSignature;
  groups: { number: number; unchanged: boolean }[];
  mrz: MrzReading | null;
  portrait: ChipPortrait | null;
};

const NO_SIGNATURE: ChipSignature = { algorithm: null, signer: null, issuer: null, validFrom: null, validTo: null };

/**
 * Passive authentication (ICAO 9303-11 section 5.1): the security object is signed by a certificate that a trusted authority issued,
 * the certificate was good when it signed, and the data groups have the hashes that were signed. `today` stands for the day of
 * signing where the object does not tell it.
 */
export function authenticateChip(
  files: ChipFiles,
  options: { trusted: readonly X509Certificate[]; today: string },
): ChipReading {
  const mrz = readDg1(files.dg1, options.today);
  const portrait = files.dg2 ? readDg2(files.dg2) : null;
  const object = readSecurityObject(files.sod);
  if (!object || !mrz || (files.dg2 && !portrait))
    return {
      result: 'unreadable',
      reasons: ['document.chip_unreadable'],
      signature: NO_SIGNATURE,
      groups: [],
      mrz,
      portrait,
    };
  const groups = groupsOf(files, object);
  const signer = object.certificates.find((each) => isSignedBy(each.publicKey, object.signature)) ?? null;
  const authority = signer && issuerOf(signer, options.trusted);
  const reasons = new Set<string>();
  if (!groups.every(({ unchanged }) => unchanged)) reasons.add('authenticity.chip_data_mismatch');
  if (!signer || !isContentSigned(object) || !wasGood(signer, object.signedAt, options.today))
    reasons.add('authenticity.chip_signature_invalid');
  if (signer && options.trusted.length > 0 && !authority) reasons.add('authenticity.chip_signature_invalid');
  if (options.trusted.length === 0) reasons.add('chip.no_trust_list');
  if (portrait?.format === 'jpeg2000') reasons.add('chip.portrait_unsupported');
  return {
    result: resultOf(reasons),
    reasons: [...reasons],
    signature: signer ? describe(signer, authority, object) : NO_SIGNATURE,
    groups,
    mrz,
    portrait,
  };
}

function resultOf(reasons: ReadonlySet<string>): ChipReading['result'] {
  if ([...reasons].some((reason) => reason.startsWith('authenticity.'))) return 'not_genuine';
  return reasons.has('chip.no_trust_list') ? 'no_trust_list' : 'genuine';
}

function groupsOf(files: ChipFiles, object: SecurityObject): ChipReading['groups'] {
  const given: [number, Uint8Array][] = [
    [1, files.dg1],
    ...(files.dg2 ? [[2, files.dg2] as [number, Uint8Array]] : []),
  ];
  return given.map(([number, bytes]) => {
    const signed = object.groups.get(number);
    const own = createHash(object.hash).update(bytes).digest();
    return { number, unchanged: signed !== undefined && isSame(own, signed) };
  });
}

/** The signature covers attributes, and one of those must be the digest of the content. */
function isContentSigned({ digest, content }: SecurityObject): boolean {
  return digest === null || isSame(createHash(digest.hash).update(content).digest(), digest.value);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The trusted certificate that issued this one: by name, by its signature, and within its own time. */
function issuerOf(signer: X509Certificate, trusted: readonly X509Certificate[]): X509Certificate | null {
  const issued = Date.parse(signer.validFrom);
  return (
    trusted.find((authority) => {
      try {
        const inTime = issued >= Date.parse(authority.validFrom) && issued <= Date.parse(authority.validTo);
        return authority.ca && inTime && signer.checkIssued(authority) && signer.verify(authority.publicKey);
      } catch {
        // A key that cannot verify this certificate did not issue it.
        return false;
      }
    }) ?? null
  );
}

function wasGood(signer: X509Certificate, signedAt: Date | null, today: string): boolean {
  const at = signedAt?.getTime() ?? Date.parse(today);
  return at >= Date.parse(signer.validFrom) && at <= Date.parse(signer.validTo);
}

function describe(signer: X509Certificate, authority: X509Certificate | null, object: SecurityObject): ChipSignature {
  const day = (text: string): string => new Date(text).toISOString().slice(0, 10);
  return {
    algorithm: algorithmName(object.signature.algorithm, signer.publicKey),
    signer: nameOf(signer.subject),
    issuer: nameOf((authority ?? signer)[authority ? 'subject' : 'issuer']),
    validFrom: day(signer.validFrom),
    validTo: day(signer.validTo),
  };
}

function nameOf(name: string): string {
  return name.split('\n').join(', ').slice(0, 300);
}

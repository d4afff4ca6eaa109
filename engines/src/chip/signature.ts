import { constants, type KeyObject, verify } from 'node:crypto';
import { type AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const BY_OID: Readonly<Record<string, { kind: 'rsa' | 'ecdsa' | 'ecdsa-plain'; hash: string | null }>> = {
  [RSA_ENCRYPTION]: { kind: 'rsa', hash: null },
  '1.2.840.113549.1.1.5': { kind: 'rsa', hash: 'sha1' },
  '1.2.840.113549.1.1.14': { kind: 'rsa', hash: 'sha224' },
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: 'sha512' },
  '1.2.840.10045.2.1': { kind: 'ecdsa', hash: null },
  '1.2.840.10045.4.1': { kind: 'ecdsa', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { kind: 'ecdsa', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'sha512' },
  '0.4.0.127.0.7.1.1.4.1.1': { kind: 'ecdsa-plain', hash: 'sha1' },
  '0.4.0.127.0.7.1.1.4.1.2': { kind: 'ecdsa-plain', hash: 'sha224' },
  '0.4.0.127.0.7.1.1.4.1.3': { kind: 'ecdsa-plain', hash: 'sha256' },
  '0.4.0.127.0.7.1.1.4.1.4': { kind: 'ecdsa-plain', hash: 'sha384' },
  '0.4.0.127.0.7.1.1.4.1.5': { kind: 'ecdsa-plain', hash: 'sha512' },
};
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export type SignatureAlgorithm =
  | { kind: 'rsa' | 'ecdsa' | 'ecdsa-plain'; hash: string }
  | { kind: 'rsa-pss'; hash: string; saltLength: number };

/** The algorithm of a signer (ICAO 9303-12 section 4.4); bare key algorithms take the digest's hash. Null when it is unknown. */
export function signatureAlgorithm(id: AlgorithmIdentifier, digestHash: string): SignatureAlgorithm | null {
  if (id.algorithmId === RSA_PSS) {
    const params = new RSASSAPSSParams({ schema: id.algorithmParams });
    const hash = HASHES[params.hashAlgorithm.algorithmId];
    return hash ? { kind: 'rsa-pss', hash, saltLength: params.saltLength } : null;
  }
  const known = BY_OID[id.algorithmId];
  return known ? { kind: known.kind, hash: known.hash ?? digestHash } : null;
}

/** Whether the key made this signature. Keys on any curve that OpenSSL knows are verified, Brainpool's among them. */
export function isSignedBy(
  key: KeyObject,
  { algorithm, signed, value }: { algorithm: SignatureAlgorithm; signed: Uint8Array; value: Uint8Array },
): boolean {
  try {
    switch (algorithm.kind) {
      case 'rsa':
        return verify(algorithm.hash, signed, { key, padding: constants.RSA_PKCS1_PADDING }, value);
      case 'rsa-pss':
        return verify(
          algorithm.hash,
          signed,
          { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: algorithm.saltLength },
          value,
        );
      default:
        return verify(
          algorithm.hash,
          signed,
          { key, dsaEncoding: algorithm.kind === 'ecdsa' ? 'der' : 'ieee-p1363' },
          value,
        );
    }
  } catch {
    // A key of another kind, or on a curve that is not known, verifies nothing.
    return false;
  }
}

/** As it is told to people: ECDSA on brainpoolP256r1 with SHA-256. */
export function algorithmName(algorithm: SignatureAlgorithm, key: KeyObject): string {
  const kind = { rsa: 'RSA', 'rsa-pss': 'RSA-PSS', ecdsa: 'ECDSA', 'ecdsa-plain': 'ECDSA' }[algorithm.kind];
  const { namedCurve, modulusLength } = key.asymmetricKeyDetails ?? {};
  const strength = namedCurve ?? (modulusLength ? `${modulusLength}` : '');
  return [kind, strength, algorithm.hash.replace('sha', 'SHA-')].filter((part) => part !== '').join(' ');
}

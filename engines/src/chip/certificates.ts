import { X509Certificate } from 'node:crypto';
import { Set as Asn1Set, fromBER, OctetString, Sequence } from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';

const MAX_CERTIFICATES = 5000;
const MASTER_LIST = '2.23.136.1.1.2';
const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const CMS_PEM = /-----BEGIN (?:CMS|PKCS7)-----([\s\S]+?)-----END (?:CMS|PKCS7)-----/g;
const LDIF_LISTS = new Set(['pkdmasterlistcontent', 'cscamasterlistdata']);
const LDIF_CERTIFICATES = new Set(['usercertificate', 'cacertificate']);

/** Certificates of country signing authorities that an operator trusts. */
export type TrustList = { certificates: X509Certificate[]; unreadable: string[] };

/** Reads an operator's files: certificates as PEM or DER, master lists (ICAO 9303-12 section 8) alone or inside the LDIF of ICAO's directory. */
export function readTrustList(files: readonly { name: string; bytes: Uint8Array }[]): TrustList {
  const found = new Map<string, X509Certificate>();
  const unreadable: string[] = [];
  for (const { name, bytes } of files) {
    const read = certificatesIn(Buffer.from(bytes));
    if (read.length === 0) unreadable.push(name);
    for (const each of read.slice(0, MAX_CERTIFICATES)) found.set(each.fingerprint256, each);
  }
  return { certificates: [...found.values()], unreadable };
}

export function certificateOf(bytes: Buffer | string): X509Certificate | null {
  try {
    return new X509Certificate(bytes);
  } catch {
    // Not a certificate: the caller counts or skips it.
    return null;
  }
}

function certificatesIn(bytes: Buffer): X509Certificate[] {
  const text = bytes.toString('latin1');
  if (text.includes('-----BEGIN ')) {
    const lists = [...text.matchAll(CMS_PEM)].flatMap(([, body = '']) => masterList(Buffer.from(body, 'base64')));
    return [...(text.match(PEM) ?? []).map(certificateOf), ...lists].filter((each) => each !== null);
  }
  if (/^(?:version:|dn:|#)/im.test(text.slice(0, 2000))) return ldif(text);
  const single = certificateOf(bytes);
  return single ? [single] : masterList(bytes);
}

/** LDIF wraps long values: a line that begins with a space goes on from the one before. */
function ldif(text: string): X509Certificate[] {
  const lines = text.replace(/\r?\n /g, '').split(/\r?\n/);
  return lines.flatMap((line) => {
    const [, attribute = '', value = ''] = /^([A-Za-z]+)(?:;[a-z]+)*:: *(\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(value, 'base64');
    if (LDIF_LISTS.has(attribute.toLowerCase())) return masterList(bytes);
    const certificate = LDIF_CERTIFICATES.has(attribute.toLowerCase()) ? certificateOf(bytes) : null;
    return certificate ? [certificate] : [];
  });
}

/** CscaMasterList ::= SEQUENCE { version, SET OF Certificate }, inside signed data. The operator vouches for the file, so its signer is not asked. */
function masterList(bytes: Buffer): X509Certificate[] {
  try {
    const { result } = fromBER(Uint8Array.from(bytes));
    const data = new SignedData({ schema: new ContentInfo({ schema: result }).content });
    const content = data.encapContentInfo.eContent;
    if (data.encapContentInfo.eContentType !== MASTER_LIST || !(content instanceof OctetString)) return [];
    const list = fromBER(content.getValue()).result;
    if (!(list instanceof Sequence)) return [];
    const set = list.valueBlock.value.find((each) => each instanceof Asn1Set);
    const all = set instanceof Asn1Set ? set.valueBlock.value : [];
    return all
      .slice(0, MAX_CERTIFICATES)
      .flatMap((each) => certificateOf(Buffer.from(each.valueBeforeDecodeView)) ?? []);
  } catch {
    // No master list either: the file is named as unreadable.
    return [];
  }
}

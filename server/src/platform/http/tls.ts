import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { DAY_MS } from '#platform/clock';
import { invariant } from '#platform/errors';

/** Apple's and Google's browsers refuse longer ones. */
const LIVES_DAYS = 397;
const RENEW_BEFORE_DAYS = 30;
const COMMON_NAME = '2.5.4.3';
const SUBJECT_ALT_NAME = '2.5.29.17';
const DNS = 2;
const ADDRESS = 7;

export type Tls = { key: Buffer; cert: Buffer };

/**
 * Own certificate as `cert.pem,key.pem`; or `auto`: one that this machine signs itself and keeps, made anew when it nears its
 * end or lacks a name. A browser warns of it once; the camera works behind it.
 */
export async function readTls(setting: string | null, place: { folder: string; now: Date }): Promise<Tls | null> {
  if (!setting) return null;
  if (setting === 'auto') return selfSigned(place.folder, place.now);
  const [cert, key] = setting.split(',');
  invariant(cert && key, 'ACQUAINT_TLS is auto, or names a certificate and a key file with a comma between');
  return { cert: readFileSync(cert.trim()), key: readFileSync(key.trim()) };
}

async function selfSigned(folder: string, now: Date): Promise<Tls> {
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  const names = namesOfThisMachine();
  if (!stillGood(files.cert, names, now)) {
    const made = await makeCertificate(names, now);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(files.key, made.key, { mode: 0o600 });
    writeFileSync(files.cert, made.cert);
  }
  return { cert: readFileSync(files.cert), key: readFileSync(files.key) };
}

/** By which a telephone in the same network may call this machine. */
function namesOfThisMachine(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outward = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return [...new Set(['localhost', hostname(), '127.0.0.1', ...outward.map(({ address }) => address)])];
}

function stillGood(certFile: string, names: readonly string[], now: Date): boolean {
  if (!existsSync(certFile)) return false;
  const certificate = new X509Certificate(readFileSync(certFile));
  const left = Date.parse(certificate.validTo) - now.getTime();
  const named = names.every((name) => (isAddress(name) ? certificate.checkIP(name) : certificate.checkHost(name)));
  return named && left > RENEW_BEFORE_DAYS * DAY_MS;
}

async function makeCertificate(names: readonly string[], now: Date): Promise<{ cert: string; key: string }> {
  pki.setEngine('node', new pki.CryptoEngine({ name: 'node', crypto }));
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new pki.Certificate({ version: 2 });
  certificate.serialNumber = new asn1.Integer({ valueHex: serialNumber() });
  for (const holder of [certificate.issuer, certificate.subject])
    holder.typesAndValues.push(
      new pki.AttributeTypeAndValue({ type: COMMON_NAME, value: new asn1.Utf8String({ value: 'Acquaint' }) }),
    );
  certificate.notBefore.value = now;
  certificate.notAfter.value = new Date(now.getTime() + LIVES_DAYS * DAY_MS);
  const altNames = new pki.GeneralNames({ names: names.map(generalName) });
  certificate.extensions = [
    new pki.Extension({ extnID: SUBJECT_ALT_NAME, extnValue: altNames.toSchema().toBER(false), critical: false }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { cert: pem('CERTIFICATE', certificate.toSchema().toBER(false)), key: pem('PRIVATE KEY', pkcs8) };
}

/** Positive and never 0, as RFC 5280 (4.1.2.2) asks. */
function serialNumber(): ArrayBuffer {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}

function generalName(name: string): pki.GeneralName {
  if (!isAddress(name)) return new pki.GeneralName({ type: DNS, value: name });
  const bytes = Uint8Array.from(name.split('.').map(Number));
  return new pki.GeneralName({ type: ADDRESS, value: new asn1.OctetString({ valueHex: bytes.buffer }) });
}

const isAddress = (name: string) => /^\d+(\.\d+){3}$/.test(name);

function pem(kind: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}

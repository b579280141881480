/**
 * Certificates made for a test: DER by hand, since Node can sign certificates but not write them.
 */
import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and its certificate, both as PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

interface Subject {
  readonly name: string;
  readonly isAuthority?: boolean;
  /** How many days from now; ten years in the past is certainly expired. */
  readonly validForDays?: number;
  /** The only address that it is for. */
  readonly address?: string;
}

interface Signer {
  readonly name: string;
  readonly key: KeyObject;
}

const day = 24 * 3600 * 1000;

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const long = [0x82, length >> 8, length & 0xff];
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : long;
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const bits = (content: Uint8Array): Buffer => der(0x03, Buffer.from([0]), content);
const yes = der(0x01, Buffer.from([0xff]));
const withEcdsa = sequence(objectId('2a8648ce3d040302'));

const named = (name: string): Buffer =>
  sequence(der(0x31, sequence(objectId('550403'), der(0x0c, Buffer.from(name)))));

const time = (ms: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/\D/g, '')}Z`));

const extension = (id: string, ...contents: readonly Uint8Array[]): Buffer =>
  sequence(objectId(id), ...contents.slice(0, -1), der(0x04, ...contents.slice(-1)));

function extensions({ isAuthority = false, address }: Subject): Buffer {
  const all = [];
  if (isAuthority) all.push(extension('551d13', yes, sequence(yes)));
  if (address !== undefined) {
    const octets = Buffer.from(address.split('.').map(Number));
    all.push(extension('551d11', sequence(der(0x87, octets))));
  }
  return der(0xa3, sequence(...all));
}

function write(subject: Subject, publicKey: KeyObject, signer: Signer): string {
  const ends = Date.now() + (subject.validForDays ?? 30) * day;
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    withEcdsa,
    named(signer.name),
    sequence(time(ends - 60 * day), time(ends)),
    named(subject.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions(subject),
  );
  const signature = sign('sha256', content, signer.key);
  const body = sequence(content, withEcdsa, bits(signature)).toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function issue(subject: Subject, signer?: Signer): Certificate & { readonly signer: Signer } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = { name: subject.name, key: privateKey };
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: write(subject, publicKey, signer ?? own),
    signer: own,
  };
}

/** An authority and the certificates of a server; only the first one is good for 127.0.0.1. */
export function makeCertificates() {
  const address = '127.0.0.1';
  // Two authorities with the same name would be confused by a client that trusts both.
  const name = `Authority ${randomBytes(8).toString('hex')}`;
  const authority = issue({ name, isAuthority: true });
  const by = authority.signer;
  return {
    authority: authority.cert,
    tls: issue({ name: 'This machine', address }, by),
    tlsSelfSigned: issue({ name: 'Anybody', address }),
    tlsExpired: issue({ name: 'This machine, once', address, validForDays: -10 }, by),
    tlsOtherName: issue({ name: 'Another machine', address: '192.0.2.1' }, by),
  };
}

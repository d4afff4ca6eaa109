import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  fileStore,
  judgeCheckpoint,
  makeWitness,
  parseVerifierKey,
  type Seen,
  type Witness,
} from '@acquaint/engines/tlog';
import { WrongUse } from '../usage.ts';

const BODY_MAX = 64 * 1024;
const SEED_BYTES = 32;

/** `witness`: follows logs and cosigns what extends what it cosigned before (C2SP tlog-witness); refuses a fork with 409. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      state: { type: 'string' },
      log: { type: 'string', multiple: true },
      name: { type: 'string', default: 'acquaint-witness' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '7071' },
    },
  });
  if (!values.state || !values.log?.length) throw new WrongUse('say --state <folder> and --log <verifier key>');
  const logKeys = await Promise.all(values.log.map(readKey));
  const witness = openWitness(values.state, values.name);
  const server = serve({ folder: values.state, logKeys, witness });
  await new Promise<void>((listening) => server.listen(Number(values.port), values.host, listening));
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ key: witness.verifierKey, url: `http://${values.host}:${port}/` })}\n`);
  await new Promise((stopped) => process.once('SIGINT', stopped).once('SIGTERM', stopped));
  server.close();
  return 0;
}

type Serving = { folder: string; logKeys: readonly string[]; witness: Witness };

function serve(serving: Serving): Server {
  let turn: Promise<unknown> = Promise.resolve();
  return createServer((request, response) => {
    if (request.method !== 'POST' || !request.url?.endsWith('/add-checkpoint')) {
      response.writeHead(404).end();
      return;
    }
    // One after the other: what is cosigned next depends on what was cosigned last.
    turn = turn.then(async () => {
      try {
        const judged = await answer(serving, await bodyOf(request));
        const type = judged.status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
        response.writeHead(judged.status, { 'content-type': type }).end(judged.body);
      } catch {
        response.writeHead(500).end();
      }
    });
  });
}

async function answer({ folder, logKeys, witness }: Serving, body: string): Promise<{ status: number; body: string }> {
  let origin = '';
  const judged = judgeCheckpoint({
    body,
    logKeys,
    witness,
    seconds: Math.floor(Date.now() / 1000),
    seenOf: (asked) => {
      origin = asked;
      return readSeen(folder, asked);
    },
  });
  // Durable before it is said: a witness that forgets would cosign a fork.
  if (judged.status === 200) await fileStore(folder).write(nameOf(origin), Buffer.from(textOf(origin, judged.seen)));
  return judged;
}

function readSeen(folder: string, origin: string): Seen | null {
  const path = join(folder, nameOf(origin));
  if (!existsSync(path)) return null;
  const [, size = '', root = ''] = readFileSync(path, 'utf8').split('\n');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

function textOf(origin: string, { size, root }: Seen): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** An origin may hold any letter; a file's name may not. */
function nameOf(origin: string): string {
  return `${createHash('sha256').update(origin).digest('hex')}.seen`;
}

function openWitness(folder: string, name: string): Witness {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'witness.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(SEED_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  return makeWitness(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'), name);
}

async function readKey(textOrFile: string): Promise<string> {
  const text = existsSync(textOrFile) ? (await readFile(textOrFile, 'utf8')).trim() : textOrFile;
  parseVerifierKey(text);
  return text;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > BODY_MAX) throw new Error('too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

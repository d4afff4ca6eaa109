import { parseArgs } from 'node:util';
import { FAILED, WrongUse } from '../usage.ts';

/** `sandbox code <e-mail>`: the code that an authenticator app would show now, asked of the product on this machine. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { url: { type: 'string', default: `http://127.0.0.1:${process.env.PORT ?? '8080'}` } },
  });
  const [verb, email, ...more] = positionals;
  if (verb !== 'code' || email === undefined || more.length > 0) throw new WrongUse('say sandbox code <e-mail>');
  const answer = await fetch(`${values.url}/v1/sandbox/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  if (!answer) {
    process.stderr.write(`acquaint sandbox: nothing answers at ${values.url}; start the product first\n`);
    return FAILED;
  }
  const body = (await answer.json()) as { code: string; expires_in_s?: number; title?: string; detail?: string };
  if (!answer.ok) {
    process.stderr.write(`acquaint sandbox: ${body.title ?? body.code}. ${body.detail ?? ''}\n`);
    return FAILED;
  }
  process.stdout.write(`${body.code}\n`);
  return 0;
}

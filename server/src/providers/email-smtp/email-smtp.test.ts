import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config';
import type { Ctx } from '#platform/db';
import { invariant } from '#platform/errors';
import provider from './index.ts';
import { readSmtpUrl } from './smtp-url.ts';

type Mail = { from: string; to: string[]; body: string };
const open: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
});

/** A real SMTP server in this process; what it took in, and its address. */
async function startServer(refuses: boolean): Promise<{ mails: Mail[]; url: string }> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuses) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        mails.push({ from, to: rcptTo.map((one) => one.address), body: Buffer.concat(chunks).toString('utf8') });
        done();
      });
    },
  });
  open.push(server);
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { mails, url: `smtp://127.0.0.1:${port}/?from=kyc%40meridian.example` };
}

function askOver(url: string) {
  const ask = provider.create({ config: readConfig({ ACQUAINT_SMTP_URL: url }), settings: {} });
  invariant(ask, 'a provider with a server can be asked');
  return (to: string) => ask({} as Ctx, { to, subject: 'Ihr Prüfcode', text: 'Code: 493018' });
}

describe('mail through a real SMTP server', () => {
  test('a message arrives with sender, recipient, subject and text', async () => {
    const { mails, url } = await startServer(false);
    expect(await askOver(url)('ada@example.com')).toEqual({ accepted: true });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ from: 'kyc@meridian.example', to: ['ada@example.com'] });
    expect(mails[0]?.body).toContain('Code: 493018');
    expect(mails[0]?.body).toMatch(/Subject: =\?UTF-8\?/);
  });

  test('an address with a comma or a line break reaches no second person', async () => {
    const { mails, url } = await startServer(false);
    const ask = askOver(url);
    for (const to of ['ada@example.com,eve@example.com', 'ada@example.com\r\nBcc: eve@example.com']) {
      await ask(to).catch(() => undefined);
    }
    expect(mails.flatMap((mail) => mail.to).filter((to) => to === 'eve@example.com')).toEqual([]);
    expect(mails.every((mail) => mail.to.length === 1 && !/^Bcc:/im.test(mail.body))).toBe(true);
  });

  test('a refusal or an absent server is a failure, never an acceptance', async () => {
    const { mails, url } = await startServer(true);
    await expect(askOver(url)('ada@example.com')).rejects.toThrow(/mailbox full/);
    await expect(askOver('smtp://127.0.0.1:1')('ada@example.com')).rejects.toThrow();
    expect(mails).toEqual([]);
  });
});

describe('the address of the mail server', () => {
  test('a server elsewhere must encrypt, one on this machine need not', () => {
    expect(readSmtpUrl('smtp://mail.example:25')).toMatchObject({ secure: false, requireTLS: true, ignoreTLS: false });
    expect(readSmtpUrl('smtps://u%40b:p%2F1@mail.example')).toMatchObject({
      secure: true,
      port: 465,
      auth: { user: 'u@b', pass: 'p/1' },
      from: 'no-reply@mail.example',
    });
    expect(readSmtpUrl('smtp://127.0.0.1:2525')).toMatchObject({ requireTLS: false, ignoreTLS: true });
    expect(() => readSmtpUrl('https://mail.example')).toThrow(/smtp/);
  });

  test('without one the provider is passed over', () => {
    expect(provider.create({ config: readConfig({}), settings: {} })).toBeNull();
  });
});

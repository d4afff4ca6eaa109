import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { defineProvider } from '#modules/vendors';
import { readSmtpUrl } from './smtp-url.ts';

const CONNECT_MS = 5000;
const SILENCE_MS = 10_000;

/** Sends mail by SMTP to the server of `ACQUAINT_SMTP_URL`, encrypted unless that server is this machine. */
export default defineProvider({
  kind: 'email',
  code: 'email-smtp',
  simulated: false,
  timeoutMs: 15_000,
  attempts: 2,
  settings: z.object({}),
  create: ({ config }) => {
    if (!config.smtpUrl) return null;
    const { from, ...server } = readSmtpUrl(config.smtpUrl);
    const transport = createTransport({
      ...server,
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return async (_ctx, { to, subject, text }) => {
      // An address object is one recipient: a comma in the text cannot add another.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text });
      return { accepted: true };
    };
  },
});

export type SmtpServer = {
  host: string;
  port: number;
  secure: boolean;
  requireTLS: boolean;
  ignoreTLS: boolean;
  auth?: { user: string; pass: string };
  from: string;
};

const PORTS = { 'smtp:': 587, 'smtps:': 465 } as const;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * `smtp[s]://user:password@host:port/?from=kyc@bank.example`. `smtps` is TLS from the first byte; `smtp` must upgrade to it, but on
 * this machine itself, where nobody listens in between.
 */
export function readSmtpUrl(text: string): SmtpServer {
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    throw new Error('ACQUAINT_SMTP_URL begins with smtp:// or smtps://');
  }
  const secure = url.protocol === 'smtps:';
  const local = LOOPBACK.test(url.hostname);
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || PORTS[url.protocol],
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    ...(user ? { auth: { user, pass: decodeURIComponent(url.password) } } : {}),
    from: url.searchParams.get('from') ?? `no-reply@${local ? 'localhost' : url.hostname}`,
  };
}

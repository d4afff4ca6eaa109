import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const optionalText = z.string().min(1).max(2000).optional();
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  ACQUAINT_HOST: z.string().default('127.0.0.1'),
  ACQUAINT_HOME: z.string().default('./.acquaint'),
  ACQUAINT_DATA_DIR: optionalText,
  ACQUAINT_REGION: z
    .string()
    .regex(/^[a-z]{2,8}$/, 'two to eight lower-case letters')
    .default('eu'),
  ACQUAINT_ROOT_KEY_FILE: optionalText,
  ACQUAINT_TLS: optionalText,
  ACQUAINT_PUBLIC_URL: z.url().optional(),
  ACQUAINT_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ACQUAINT_LISTS: z.enum(['auto', 'folder', 'download', 'sandbox']).default('auto'),
  ACQUAINT_SANDBOX: z.enum(['on', 'off']).default('on'),
  ACQUAINT_SMTP_URL: z.url().optional(),
  ACQUAINT_FACE_PACK: z.string().min(2).max(2000).default('dlib'),
  ACQUAINT_LIVENESS_PACK: z.string().min(2).max(2000).default('pad-minifasnet'),
  ACQUAINT_CSCA: optionalText,
  ACQUAINT_UIDAI: optionalText,
  ACQUAINT_WITNESSES: optionalText,
  ACQUAINT_WORKERS: z.coerce.number().int().min(1).max(64).default(2),
  DATABASE_URL: z.url().optional(),
});

export type Config = {
  port: number;
  host: string;
  home: string;
  dataDir: string | null;
  region: string;
  rootKeyFile: string;
  tls: string | null;
  publicUrl: string | null;
  logLevel: z.infer<typeof Environment>['ACQUAINT_LOG_LEVEL'];
  lists: z.infer<typeof Environment>['ACQUAINT_LISTS'];
  sandbox: boolean;
  smtpUrl: string | null;
  /** The folder of the pack that compares faces. */
  facePack: string;
  /** The folder of the pack that judges presentation attacks, or null when it is switched off. */
  livenessPack: string | null;
  /** The folder of country signing authorities that chips are authenticated against. */
  cscaFolder: string;
  uidaiFolder: string;
  workers: number;
  /** Who is asked to cosign the log: where each listens, and its verifier key. */
  witnesses: readonly { url: string; key: string }[];
  databaseUrl: string | null;
  repoRoot: string;
};

/** Every wrong setting at once, each with its name and what it should be. */
export class ConfigRefused extends Error {
  readonly settings: readonly string[];
  constructor(settings: readonly string[]) {
    super(`These settings are wrong:\n${settings.map((line) => `  - ${line}`).join('\n')}`);
    this.settings = settings;
  }
}

/** Reads the environment, the one place that does; throws `ConfigRefused` naming all wrong settings. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigRefused(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const repoRoot = resolve(import.meta.dirname, '../../../..');
  const home = resolve(repoRoot, parsed.data.ACQUAINT_HOME);
  return {
    port: parsed.data.PORT,
    host: parsed.data.ACQUAINT_HOST,
    home,
    dataDir: findDataDir(parsed.data.ACQUAINT_DATA_DIR, repoRoot),
    region: parsed.data.ACQUAINT_REGION,
    rootKeyFile: parsed.data.ACQUAINT_ROOT_KEY_FILE ?? resolve(home, 'keys/root.key'),
    tls: parsed.data.ACQUAINT_TLS ?? null,
    publicUrl: parsed.data.ACQUAINT_PUBLIC_URL ?? null,
    logLevel: parsed.data.ACQUAINT_LOG_LEVEL,
    lists: parsed.data.ACQUAINT_LISTS,
    sandbox: parsed.data.ACQUAINT_SANDBOX === 'on',
    smtpUrl: parsed.data.ACQUAINT_SMTP_URL ?? null,
    facePack: packFolder(parsed.data.ACQUAINT_FACE_PACK, home),
    livenessPack:
      parsed.data.ACQUAINT_LIVENESS_PACK === 'off' ? null : packFolder(parsed.data.ACQUAINT_LIVENESS_PACK, home),
    cscaFolder: resolve(parsed.data.ACQUAINT_CSCA ?? resolve(home, 'csca')),
    uidaiFolder: resolve(parsed.data.ACQUAINT_UIDAI ?? resolve(home, 'uidai')),
    workers: parsed.data.ACQUAINT_WORKERS,
    witnesses: readWitnesses(parsed.data.ACQUAINT_WITNESSES ?? ''),
    databaseUrl: parsed.data.DATABASE_URL ?? null,
    repoRoot,
  };
}

/** `<address> <verifier key>`, several parted by commas. */
function readWitnesses(text: string): { url: string; key: string }[] {
  const given = text.split(',').filter((one) => one.trim() !== '');
  return given.map((one) => {
    const [url = '', key = '', ...more] = one.trim().split(/\s+/);
    if (!/^https?:\/\//.test(url) || !key.includes('+') || more.length > 0) {
      throw new ConfigRefused(['ACQUAINT_WITNESSES: an address and a verifier key each, parted by commas']);
    }
    return { url: url.endsWith('/') ? url : `${url}/`, key };
  });
}

/** A pack is named by its folder in `<home>/models`, or by the path of a folder elsewhere. */
function packFolder(named: string, home: string): string {
  return /^[a-z0-9-]{2,40}$/.test(named) ? resolve(home, 'models', named) : resolve(named);
}

function findDataDir(named: string | undefined, repoRoot: string): string | null {
  const folder = named ? resolve(named) : resolve(repoRoot, '../shared/data');
  if (existsSync(folder)) return folder;
  if (named) throw new ConfigRefused([`ACQUAINT_DATA_DIR: the folder does not exist`]);
  return null;
}

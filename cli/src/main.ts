import { commands } from './commands/index.ts';
import { FAILED, WRONG_USE, WrongUse } from './usage.ts';

const [name, ...args] = process.argv.slice(2);
process.exitCode = await dispatch(name, args);

/** Runs one subcommand; its promise is the exit code: 0 ran, 2 wrong use, 1 failure. */
async function dispatch(wanted: string | undefined, rest: string[]): Promise<number> {
  if (wanted === undefined || wanted === 'help' || wanted === '--help' || wanted === '-h') {
    (wanted === undefined ? process.stderr : process.stdout).write(overview());
    return wanted === undefined ? WRONG_USE : 0;
  }
  const command = commands.find((each) => each.name === wanted);
  if (!command) {
    process.stderr.write(`acquaint: there is no command "${wanted}"\n\n${overview()}`);
    return WRONG_USE;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.summary}\n\nusage: acquaint ${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    if (!isWrongUse(error)) {
      process.stderr.write(`acquaint ${wanted}: ${error instanceof Error ? error.message : String(error)}\n`);
      return FAILED;
    }
    process.stderr.write(`acquaint ${wanted}: ${error.message}\nusage: acquaint ${command.usage}\n`);
    return WRONG_USE;
  }
}

/** A bad flag reaches us as parseArgs' own TypeError, every other misuse as WrongUse. */
function isWrongUse(error: unknown): error is Error {
  if (error instanceof WrongUse) return true;
  return (
    error instanceof TypeError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS_')
  );
}

function overview(): string {
  const width = Math.max(...commands.map((each) => each.name.length));
  const rows = commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `usage: acquaint <command> [arguments]\n\n${rows.join('\n')}\n\nacquaint <command> --help tells more.\n`;
}

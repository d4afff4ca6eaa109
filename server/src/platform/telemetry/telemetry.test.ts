import { describe, expect, test } from 'vitest';
import { createLogger } from './index.ts';

function written(log: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const logger = createLogger('trace', {
    write: (line: string) => {
      text += line;
    },
  });
  log(logger);
  return text;
}

describe('SEC-03 no personal field reaches a log', () => {
  test('only named fields are written; a new one is dropped until somebody allows it', () => {
    const text = written((log) => log.info({ status: 200, name: 'Åsa Öberg', birthDate: '1984-12-19' }, 'answered'));
    expect(text).toContain('"status":200');
    expect(text).not.toMatch(/Åsa|1984/);
  });

  test('an error keeps its kind, code and frames, never its message, which may quote a value', () => {
    const cause = Object.assign(new Error('invalid input "Åsa Öberg"'), { code: '22P02' });
    const text = written((log) => log.error({ err: cause }, 'failed'));
    expect(text).toContain('22P02');
    expect(text).not.toContain('Åsa');
  });
});

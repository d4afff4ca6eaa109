/** A task for tests: doubles a number, dies when told to, or never answers. */
export async function setUp(): Promise<(request: unknown) => Promise<unknown>> {
  return async (request) => {
    if (request === 'die') process.kill(process.pid, 'SIGKILL');
    if (request === 'hang') return new Promise(() => undefined);
    return Number(request) * 2;
  };
}

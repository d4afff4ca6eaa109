import { paymentRounds } from '../server/test/crash/payments.ts';
import { crashRounds } from '../server/test/crash/rounds.ts';

/** Kills the product with SIGKILL again and again in the middle of verifications and counts what was lost: nothing, or it says what. */
export async function run(options: { smoke?: boolean } = {}): Promise<void> {
  const rounds = options.smoke ? 1 : 20;
  const report = await crashRounds({
    rounds,
    say: (sentence) => process.stdout.write(`${sentence}\n`),
    random: Math.random,
  });
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  const payments = await paymentRounds({
    rounds,
    loadMs: 4000,
    say: (sentence) => process.stdout.write(`${sentence}\n`),
    random: Math.random,
  });
  process.stdout.write(`${JSON.stringify(payments, null, 2)}\n`);
  const wrong = payments.lost.length + payments.miscounted + Math.abs(payments.recorded - payments.batches);
  if (wrong > 0) process.exitCode = 1;
  if (report.lost.length + report.doubled.length + report.unsettled.length > 0 || !report.log.ok) process.exitCode = 1;
}

// Sequences round after round until it is killed; the crash test starts it and kills it at random moments.

import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#platform/db';
import { openSequencer } from '../residents/sequencer.ts';
import { openTestLog } from './index.ts';

const input = JSON.parse(process.argv[2] ?? '{}') as {
  url: string;
  passwords: { app: string; system: string };
  home: string;
};
const database = openDatabase(input.url, input.passwords, 2);
const sequencer = await openSequencer(database, openTestLog(database, input.home));
process.send?.('ready');
for (;;) if ((await sequencer.round()) === 0) await pause(5);

import { expect, test } from 'vitest';
import { ConfigRefused, readConfig } from './index.ts';

test('OPS-01 wrong settings are all named at once', () => {
  const read = () => readConfig({ PORT: '99999', ACQUAINT_REGION: 'Europe!', DATABASE_URL: 'not an address' });
  expect(read).toThrow(ConfigRefused);
  expect(read).toThrow(/PORT[\s\S]*ACQUAINT_REGION[\s\S]*DATABASE_URL/);
});

test('OPS-01 nothing need be set: port 8080 on this machine alone, an embedded database', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', databaseUrl: null, sandbox: true });
});

test("OPS-01 face models are named by a pack in the home folder, by a folder of one's own, or switched off", () => {
  const packs = (settings: Record<string, string>) => readConfig({ ACQUAINT_HOME: '/srv/home', ...settings });
  expect(packs({})).toMatchObject({
    facePack: '/srv/home/models/dlib',
    livenessPack: '/srv/home/models/pad-minifasnet',
  });
  expect(packs({ ACQUAINT_LIVENESS_PACK: 'off' }).livenessPack).toBeNull();
  expect(packs({ ACQUAINT_FACE_PACK: '/opt/our-pack', ACQUAINT_LIVENESS_PACK: 'ours' })).toMatchObject({
    facePack: '/opt/our-pack',
    livenessPack: '/srv/home/models/ours',
  });
});

import { describe, expect, test } from 'vitest';
import { type DeviceFacts, flagsOf, maskIp } from './policy.ts';

const plain: DeviceFacts = {
  deviceId: 'd',
  ip: '192.0.2.7',
  userAgent: '',
  timeZone: null,
  languages: [],
  webdriver: false,
  position: null,
};

describe('ONB-08 one device, many registrations', () => {
  test('five in 48 hours pass, the sixth is flagged', () => {
    expect(flagsOf(plain, { registrations48h: 5, registrationsMax: 5 })).toEqual([]);
    expect(flagsOf(plain, { registrations48h: 6, registrationsMax: 5 })).toEqual(['network.device_many_accounts']);
  });
});

test('an address is shown without its last part', () => {
  expect(maskIp('192.0.2.7')).toBe('192.0.2.•');
  expect(maskIp('2001:db8:1:2::1')).toBe('2001:db8:1:…');
});

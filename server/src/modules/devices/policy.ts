export type DeviceFacts = {
  deviceId: string | null;
  ip: string;
  userAgent: string;
  timeZone: string | null;
  languages: readonly string[];
  webdriver: boolean;
  position: { latitude: number; longitude: number; accuracyM: number } | null;
};

/** What a sighting says by itself; the codes are those of the network group. */
export function flagsOf(facts: DeviceFacts, others: { registrations48h: number; registrationsMax: number }): string[] {
  const flags: string[] = [];
  if (facts.webdriver) flags.push('network.emulator');
  if (others.registrations48h > others.registrationsMax) flags.push('network.device_many_accounts');
  return flags;
}

/** An address with its last part hidden: the network stays visible, the household does not. */
export function maskIp(ip: string): string {
  return ip.includes(':') ? `${ip.split(':').slice(0, 3).join(':')}:…` : ip.replace(/\.\d+$/, '.•');
}

// What the device tells about itself at the start: what any web page can see, and nothing that needs a permission.
import type { Signals } from './api.ts';

const KEPT_AS = 'acquaint.device';

/** The facts sent at the start of a session. */
export function readSignals(): Signals {
  return {
    device_id: deviceId(),
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: navigator.languages.slice(0, 10),
    screen: `${screen.width}x${screen.height}@${window.devicePixelRatio}`,
    webdriver: navigator.webdriver === true,
  };
}

/** 128 random bits kept on this device; fresh for each page where storage is closed. */
function deviceId(): string {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept && /^[0-9a-f]{32}$/.test(kept)) return kept;
    const made = randomHex(16);
    localStorage.setItem(KEPT_AS, made);
    return made;
  } catch {
    return randomHex(16);
  }
}

/** Random bytes in hexadecimal; crypto.randomUUID is missing on pages without HTTPS. */
export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

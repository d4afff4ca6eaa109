// The position is asked for in one step only, when the person presses the button that says so.
import type { Position } from './api.ts';

export type PositionFault = 'denied' | 'unavailable' | 'insecure';

const TIMEOUT_MS = 20_000;

/** The position as the device knows it, or why not. */
export function locate(): Promise<Position | PositionFault> {
  if (!window.isSecureContext || !('geolocation' in navigator)) return Promise.resolve('insecure');
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy_m: Math.ceil(coords.accuracy) }),
      (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: 0 },
    );
  });
}

/** Latitude, longitude and metres of uncertainty: -23.55052,-46.63331,12 */
export function formatPosition({ latitude, longitude, accuracy_m }: Position): string {
  return `${latitude.toFixed(5)},${longitude.toFixed(5)},${accuracy_m}`;
}

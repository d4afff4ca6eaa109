import { Problem } from '#platform/errors';
import type { Channel } from './schema.ts';

export const addressInvalid = (channel: Channel) => new Problem('code.address_invalid', 422, { channel });
export const addressMissing = (channel: Channel) => new Problem('code.address_missing', 422, { channel });
export const resendTooSoon = (retryAfterS: number) => new Problem('code.too_soon', 429, {}, { retryAfterS });
export const tooManySends = (retryAfterS: number) => new Problem('code.too_many_sends', 429, {}, { retryAfterS });
export const codeNotSent = () => new Problem('code.not_sent', 409);
export const codeWrong = (triesLeft: number) => new Problem('code.wrong', 422, { tries_left: triesLeft });
export const codeExpired = () => new Problem('code.expired', 422);
export const codeSpent = () => new Problem('code.spent', 422);
export const channelUnavailable = (channel: Channel) =>
  new Problem('service.provider_unavailable', 503, { kind: channel }, { retryAfterS: 60 });

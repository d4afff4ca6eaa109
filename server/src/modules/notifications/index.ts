export { type CodeJudged, confirmCode } from './operations/confirm-code.ts';
export { sendCode } from './operations/send-code.ts';
export { type Notice, sendNotice } from './operations/send-notice.ts';
export { maskAddress, readAddress } from './policy.ts';
export type { Channel, CodeSent, SendCode } from './schema.ts';

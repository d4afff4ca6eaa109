import type { Id } from '#platform/ids';

export type Channel = 'email' | 'sms';
export type MessageId = Id<'msg'>;
export type CodeId = Id<'msg'>;

export type SendCode = {
  customerId: Id<'cus'>;
  /** The verification that asks. */
  aboutId: string;
  channel: Channel;
  /** Null sends to the address given before for the same verification and channel. */
  address: string | null;
  locale: string;
};
export type CodeSent = {
  sentToMasked: string;
  expiresAt: Date;
  resendAfterS: number;
  simulated: boolean;
  /** The code itself, in a sandbox whose messages go nowhere. */
  simulatedCode: string | null;
};

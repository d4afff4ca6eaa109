import { z } from 'zod';
import { brandId } from '#platform/ids';
import { defineJob } from '#platform/jobs';
import {
  DELIVER,
  giveUpDelivery,
  performDelivery,
  prepareDelivery,
  settleDelivery,
} from './operations/deliver-message.ts';

export const deliver = defineJob({
  ...DELIVER,
  input: z.object({ messageId: z.guid() }),
  timeoutMs: 40_000,
  attempts: 4,
  prepare: (tx, { messageId }) => prepareDelivery(tx, brandId('msg', messageId)),
  perform: performDelivery,
  settle: settleDelivery,
  giveUp: (tx, { messageId }) => giveUpDelivery(tx, brandId('msg', messageId)),
});

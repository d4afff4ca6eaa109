import { defineCheck, local } from '../define-check.ts';

/** What the device and the network said at each step. */
export const deviceCheck = defineCheck<{ flags: string[] }>({
  code: 'device',
  gather: async (_ctx, inputs) => ({ ...local, evidence: { flags: [...new Set(inputs.deviceFlags)] } }),
  judge: ({ flags }) => ({
    result: flags.length > 0 ? 'inconclusive' : 'pass',
    reasons: flags,
    score: null,
    threshold: null,
  }),
  show: ({ flags }) => [{ label: 'device.flags', kind: 'list', value: flags.join(', ') || null }],
});

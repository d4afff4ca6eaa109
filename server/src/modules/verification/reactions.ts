import { enqueue } from '#platform/jobs';
import type { Reaction } from '#platform/outbox';
import { ENROLL_JOB } from './operations/job-name.ts';

/** An approved customer's face is kept afterwards: the decision does not wait for it. */
export const enrollApproved: Reaction = {
  name: 'verification.enroll_approved',
  on: ['verification.completed'],
  react: async (tx, event) => {
    if (event.facts.outcome === 'approved')
      await enqueue(tx, { name: ENROLL_JOB }, { verificationId: event.subject.id });
  },
};

import { contributeAlertKind } from '#modules/cases';
import { declareSettings } from '#modules/tenancy';
import { defineModule } from '#platform/module';
import { ALERT_KINDS } from './alert-kinds.ts';
import { enrollApprovedFace } from './operations/enroll-face.ts';
import { expireOverdue } from './operations/expire.ts';
import { judgeFilm } from './operations/judge-film.ts';
import { judgeVerification } from './operations/judge-verification.ts';
import { applicantAuthenticator } from './operations/session.ts';
import { watchDocuments } from './operations/watch-documents.ts';
import { enrollApproved } from './reactions.ts';
import { routes } from './routes/index.ts';
import { BR_POSITION } from './settings.ts';

export const verificationModule = defineModule({
  name: 'verification',
  routes,
  authenticators: [applicantAuthenticator],
  jobs: [judgeFilm, judgeVerification, enrollApprovedFace],
  reactions: [enrollApproved],
  schedules: [
    { name: 'verification.expire', every: '*/5 * * * *', run: expireOverdue },
    { name: 'documents.watch', every: '7,37 * * * *', run: (database) => watchDocuments(database) },
  ],
  permissions: [
    { name: 'verifications.read', says: 'see verifications and their evidence' },
    { name: 'verifications.write', says: 'begin verifications, send pictures and inputs, submit, cancel' },
    { name: 'captures.read', says: 'look at photographs, each look recorded' },
    { name: 'flows.read', says: 'see flows' },
    { name: 'home.read', says: 'see the desk at a glance' },
    { name: 'events.read', says: 'hear live what happens' },
  ],
  events: [
    { type: 'verification.created', says: 'a verification was begun' },
    { type: 'verification.started', says: 'the applicant gave the first answer' },
    { type: 'verification.submitted', says: 'every step is there' },
    { type: 'verification.in_review', says: 'a person decides' },
    { type: 'verification.awaiting_customer', says: 'the applicant is asked again' },
    { type: 'verification.completed', says: 'approved or declined' },
    { type: 'verification.cancelled', says: 'ended without an outcome' },
    { type: 'verification.expired', says: 'its time ran out' },
    { type: 'liveness.judged', says: 'a film of motions was judged' },
  ],
  auditActions: [
    'created',
    'choice_made',
    'submitted',
    'sent_to_review',
    'completed',
    'handed_back',
    'cancelled',
    'appealed',
    'expired',
    'viewed',
    'face_not_kept',
  ]
    .map((what) => ({ action: `verification.${what}`, says: `verification ${what.replaceAll('_', ' ')}` }))
    .concat([
      { action: 'capture.taken', says: 'took a photograph' },
      { action: 'chip.taken', says: 'sent what a chip holds' },
      { action: 'capture.refused', says: 'asked for a photograph again' },
      { action: 'capture.viewed', says: 'looked at a photograph' },
      { action: 'applicant.session_opened', says: 'opened the link' },
      { action: 'liveness.film_taken', says: 'sent a film of motions' },
      { action: 'liveness.judged', says: 'judged a film of motions' },
      { action: 'liveness.another_way', says: 'cannot do motions' },
    ]),
  contribute: (facilities) => {
    for (const kind of ALERT_KINDS) contributeAlertKind(facilities, kind);
    declareSettings(facilities, [BR_POSITION]);
  },
});

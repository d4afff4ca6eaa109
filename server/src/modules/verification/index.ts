export { linkOf, publicAddress } from './links.ts';
export { answerChoice, answerConsent, noteSignals } from './operations/answer-step.ts';
export { createVerification } from './operations/create.ts';
export { findVerification } from './operations/find-verification.ts';
export { submit } from './operations/submit.ts';
export { takeCapture } from './operations/take-capture.ts';
export { sandboxFolder } from './sandbox/images.ts';
export { type Recipe, SCENARIOS } from './sandbox/scenarios.ts';

// Which screen a person sees follows from what the server knows and from where in a step they stand: nothing else.
import type { ApplyState, ApplyStep } from '@acquaint/sdk';

/** Where in a step the person stands; kept in the browser's history, so that Back and reload find it again. */
export type Place = { step: string; at: PlaceName; index: number; attempt: number };
export type PlaceName = 'start' | 'country' | 'document' | 'field' | 'enter-code' | 'camera' | 'motion' | 'handoff';

export type Side = 'front' | 'back' | 'selfie';

export type Screen =
  | { name: 'overview' }
  | { name: 'consent'; step: ApplyStep }
  | { name: 'country'; step: ApplyStep }
  | { name: 'document'; step: ApplyStep }
  | { name: 'field'; step: ApplyStep; index: number }
  | { name: 'send-code'; step: ApplyStep }
  | { name: 'enter-code'; step: ApplyStep }
  | { name: 'tips'; step: ApplyStep; side: Side }
  | { name: 'camera'; step: ApplyStep; side: Side }
  | { name: 'motion'; step: ApplyStep }
  | { name: 'spoken'; step: ApplyStep }
  | { name: 'handoff' }
  | { name: 'submit' }
  | { name: 'resubmit' }
  | { name: 'waiting' }
  | { name: 'in-review' }
  | { name: 'approved' }
  | { name: 'declined' }
  | { name: 'ended'; why: 'expired' | 'cancelled' };

/** For places that belong to no step: following the phone, or changing a choice made before. */
export const EVERY_STEP = '*';

/** The screen for a state and a place; a place of another step or attempt is out of date and ignored. */
export function screenOf(state: ApplyState, kept: Place | null): Screen {
  const place = kept?.attempt === state.attempt ? kept : null;
  switch (state.status) {
    case 'created':
    case 'started':
    case 'awaiting_customer':
      return stepScreen(state, place);
    case 'in_review':
    case 'on_hold':
      return { name: 'in-review' };
    case 'completed':
      return outcomeScreen(state);
    case 'expired':
    case 'abandoned':
      return { name: 'ended', why: 'expired' };
    case 'cancelled':
      return { name: 'ended', why: 'cancelled' };
    // Statuses are an open list: what is new here is work in progress there.
    default:
      return { name: 'waiting' };
  }
}

function outcomeScreen(state: ApplyState): Screen {
  if (state.outcome === 'approved') return { name: 'approved' };
  if (state.outcome === 'declined') return { name: 'declined' };
  return { name: 'in-review' };
}

function stepScreen(state: ApplyState, place: Place | null): Screen {
  if (state.watching) return { name: 'handoff' };
  const aside = asideScreen(state, place);
  if (aside) return aside;
  const step = currentStep(state);
  const here = step && place?.step === step.code ? place : null;
  if (!here && isAskedAgain(state)) return { name: 'resubmit' };
  if (!step) return { name: 'submit' };
  if (!here && isFresh(state)) return { name: 'overview' };
  return screenOfStep(step, here);
}

function asideScreen(state: ApplyState, place: Place | null): Screen | null {
  if (place?.step !== EVERY_STEP) return null;
  if (place.at === 'handoff') return { name: 'handoff' };
  const choice = state.steps.find((step) => step.kind === 'choice');
  if (choice && place.at === 'country') return { name: 'country', step: choice };
  if (choice && place.at === 'document') return { name: 'document', step: choice };
  return null;
}

// Screens that a person reached from another screen of the same step, or from anywhere.
const BEHIND: ReadonlySet<Screen['name']> = new Set([
  'consent',
  'document',
  'enter-code',
  'camera',
  'motion',
  'spoken',
  'handoff',
]);

/** True when going back in the browser's history leads to the screen before this one, and not to the same again. */
export function canStepBack(screen: Screen, place: Place | null): boolean {
  if (!place) return false;
  if (screen.name === 'field') return screen.index > 0;
  if (screen.name === 'country') return place.step === EVERY_STEP;
  return BEHIND.has(screen.name);
}

/** The step the server wants next, or null when all are done. */
export function currentStep(state: ApplyState): ApplyStep | null {
  return state.steps.find((step) => step.code === state.current) ?? null;
}

function isFresh(state: ApplyState): boolean {
  return !state.consent.accepted && state.steps.every((step) => step.status === 'todo');
}

function isAskedAgain(state: ApplyState): boolean {
  return state.status === 'awaiting_customer' && state.steps.some((step) => step.status === 'redo');
}

function screenOfStep(step: ApplyStep, place: Place | null): Screen {
  switch (step.kind) {
    case 'consent':
      return { name: 'consent', step };
    case 'choice':
      return { name: place?.at === 'document' ? 'document' : 'country', step };
    case 'form':
      return { name: 'field', step, index: clampIndex(place?.index ?? 0, step.fields?.length ?? 0) };
    case 'code':
      return { name: place?.at === 'enter-code' ? 'enter-code' : 'send-code', step };
    case 'selfie':
      if (place?.at === 'motion' && wantsMotions(step)) return { name: 'motion', step };
      if (place?.at === 'motion' && mayRecord(step)) return { name: 'spoken', step };
      return { name: place?.at === 'camera' || place?.at === 'motion' ? 'camera' : 'tips', step, side: 'selfie' };
    case 'document': {
      const side = nextSide(step);
      // The camera of one side does not open by itself for the next: the person turns the document first.
      const aiming = place?.at === 'camera' && place.index === (step.captured?.length ?? 0);
      return { name: aiming ? 'camera' : 'tips', step, side };
    }
    default:
      return { name: 'waiting' };
  }
}

/** Whether a selfie is taken by doing motions: not where the person asked for another way, nor once the tries are used. */
export function wantsMotions(step: ApplyStep): boolean {
  const { liveness } = step;
  if (step.kind !== 'selfie' || !liveness || liveness.another_way) return false;
  return liveness.attempts_left > 0 || liveness.status === 'judging';
}

/** Whether digits may be said or shown instead: by whoever asked for another way, once. */
export function mayRecord({ liveness }: ApplyStep): boolean {
  return liveness?.another_way === true && !liveness.recorded;
}

/** The first side of the document that is not photographed; the front when all are. */
export function nextSide(step: ApplyStep): Side {
  const captured = step.status === 'redo' && isComplete(step) ? [] : (step.captured ?? []);
  return step.sides?.find((side) => !captured.includes(side)) ?? 'front';
}

function isComplete(step: ApplyStep): boolean {
  return step.sides?.every((side) => step.captured?.includes(side)) ?? false;
}

function clampIndex(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}

/** How far the journey has come. Sending is the last step, so the ring never closes before someone is known. */
export function progressOf(state: ApplyState): { done: number; total: number } {
  const done = state.steps.filter((step) => step.status === 'done').length;
  return { done, total: state.steps.length + 1 };
}

const FORCED_RETAKES = 2;

/** "2 of 3": after two forced retakes the third picture is kept whatever it looks like. */
export function tryOf(retriesLeft: number | undefined): { now: number; of: number } {
  const of = FORCED_RETAKES + 1;
  const left = Math.max(0, Math.min(retriesLeft ?? FORCED_RETAKES, FORCED_RETAKES));
  return { now: of - left, of };
}

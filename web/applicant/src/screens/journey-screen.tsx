import type { Screen } from '../journey/screen.ts';
import { Camera } from './camera.tsx';
import { CountryScreen, DocumentScreen } from './choice.tsx';
import { EnterCode, SendCode } from './code.tsx';
import { ConsentScreen } from './consent.tsx';
import { FieldScreen } from './field.tsx';
import { HandoffScreen } from './handoff.tsx';
import { Motions } from './motions.tsx';
import { Approved, Declined, Ended } from './outcome.tsx';
import { Overview } from './overview.tsx';
import { Resubmit } from './resubmit.tsx';
import { Spoken } from './spoken.tsx';
import { Submit } from './submit.tsx';
import { Tips } from './tips.tsx';
import { InReview, Waiting } from './waiting.tsx';

/** Draws a screen. Each question is mounted anew, so that focus and half-typed answers never leak into the next. */
export function JourneyScreen({ screen }: { screen: Screen }) {
  switch (screen.name) {
    case 'overview':
      return <Overview />;
    case 'consent':
      return <ConsentScreen />;
    case 'country':
      return <CountryScreen step={screen.step} />;
    case 'document':
      return <DocumentScreen step={screen.step} />;
    case 'field':
      return <FieldScreen key={`${screen.step.code} ${screen.index}`} step={screen.step} index={screen.index} />;
    case 'send-code':
      return <SendCode key={screen.step.code} step={screen.step} />;
    case 'enter-code':
      return <EnterCode key={screen.step.code} step={screen.step} />;
    case 'tips':
      return <Tips key={`${screen.step.code} ${screen.side}`} step={screen.step} side={screen.side} />;
    case 'camera':
      return <Camera key={`${screen.step.code} ${screen.side}`} step={screen.step} side={screen.side} />;
    case 'motion':
      return <Motions key={screen.step.code} step={screen.step} />;
    case 'spoken':
      return <Spoken key={screen.step.code} step={screen.step} />;
    case 'handoff':
      return <HandoffScreen />;
    case 'submit':
      return <Submit />;
    case 'resubmit':
      return <Resubmit />;
    case 'waiting':
      return <Waiting />;
    case 'in-review':
      return <InReview />;
    case 'approved':
      return <Approved />;
    case 'declined':
      return <Declined />;
    case 'ended':
      return <Ended why={screen.why} />;
  }
}

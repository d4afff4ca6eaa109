import { useLocale } from '@acquaint/kit';
import { type Hint, hintKey } from '../capture/judge.ts';
import { MotionCue } from '../drawings/motion-cue.tsx';
import { cueAt } from '../motions/plan.ts';
import type { Filming } from '../motions/use-film.ts';

export type InstructionProps = { filming: Filming; live: boolean; hint: Hint | null };
/** What would spoil a film; the rest is said by the server's reasons. */
const BEFORE_FILM: ReadonlySet<Hint> = new Set(['dark', 'absent', 'many', 'far', 'near', 'aside']);

/** The one thing to do now, drawn and said; the words are read out as they change. */
export function Instruction({ filming, live, hint }: InstructionProps) {
  const { t } = useLocale();
  const cue = filming.is === 'filming' ? (cueAt(filming.plan, filming.elapsedMs)?.motion ?? null) : null;
  const text = () => {
    if (!live) return t('camera.starting');
    if (filming.is === 'filming') {
      const told = filming.challenge.instructions.find((one) => one.motion === cue);
      return told?.text ?? t('motion.rest');
    }
    if (filming.is === 'counting') return t('motion.rest');
    if (filming.is === 'ready' && filming.interrupted) return t('motion.interrupted');
    if (hint !== null && BEFORE_FILM.has(hint)) return t(hintKey(hint, true));
    return t('motion.text');
  };
  return (
    <div className="motion-line" data-motion={filming.is === 'filming' ? (cue ?? 'rest') : undefined}>
      {filming.is === 'filming' && <MotionCue motion={cue} />}
      <p className="camera-hint" role="status">
        {text()}
      </p>
    </div>
  );
}

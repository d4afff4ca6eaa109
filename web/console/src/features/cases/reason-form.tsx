import { useLocale } from '@acquaint/kit';
import type { Reason } from '@acquaint/sdk';
import { Checkbox, Textarea } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { Button, Key } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';

export type ReasonFormProps = {
  reasons: readonly Reason[];
  /** At least one reason must be given. */
  needed: boolean;
  verb: string;
  look: 'primary' | 'seal';
  /** The decision waits for a second person. */
  second: boolean;
  busy: boolean;
  error: unknown;
  /** Held above, so that the words outlive the form when somebody else decides first. */
  note: string;
  onNote: (note: string) => void;
  onCancel: () => void;
  onGiven: (given: { reasons: string[]; note?: string }) => void;
};

const MAX_NOTE = 4000;

/** Reasons by number key or pointer, a note, Enter to confirm, Escape to think again. */
export function ReasonForm(props: ReasonFormProps): ReactElement {
  const { reasons, needed, verb, look, second, busy, error, note, onNote, onCancel, onGiven } = props;
  const { t } = useLocale();
  const [given, setGiven] = useState<string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const ready = !needed || given.length > 0;
  const toggle = (code: string) =>
    setGiven((current) => (current.includes(code) ? current.filter((each) => each !== code) : [...current, code]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onGiven({ reasons: given, ...(note.trim() && { note: note.trim() }) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    const typing = event.target instanceof HTMLTextAreaElement;
    const numbered = typing ? undefined : reasons[Number(event.key) - 1];
    if (numbered) {
      event.preventDefault();
      toggle(numbered.code);
    }
    // Enter in a checkbox does nothing by itself; in the note it needs Ctrl, since notes have lines.
    if (
      event.key === 'Enter' &&
      (!typing || event.ctrlKey || event.metaKey) &&
      !(event.target instanceof HTMLButtonElement)
    ) {
      event.preventDefault();
      form.current?.requestSubmit();
    }
  };
  return (
    <form ref={form} className="reason-form" onSubmit={submit} onKeyDown={press}>
      <fieldset>
        <legend>{needed ? t('reason.why') : t('reason.optional')}</legend>
        {reasons.map((reason, at) => (
          <Checkbox
            key={reason.code}
            label={
              <>
                {at < 9 && <Key>{at + 1}</Key>} {reason.text}
              </>
            }
            checked={given.includes(reason.code)}
            data-autofocus={at === 0 || undefined}
            autoFocus={at === 0}
            onChange={() => toggle(reason.code)}
          />
        ))}
      </fieldset>
      <Textarea
        label={t('reason.note')}
        value={note}
        maxLength={MAX_NOTE}
        rows={2}
        autoFocus={reasons.length === 0}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
      {second && <p className="quiet">{t('reason.second')}</p>}
      <ProblemNote error={error} />
      <div className="decide-verbs">
        <Button type="submit" look={look} busy={busy} disabled={!ready}>
          {second ? t('reason.propose', { verb }) : verb}
        </Button>
        <Button look="quiet" onClick={onCancel} keys="Esc">
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}

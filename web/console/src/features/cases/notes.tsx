import { Time, useLocale } from '@acquaint/kit';
import type { Case } from '@acquaint/sdk';
import { Textarea } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useNote } from './api.ts';

const MAX_NOTE = 4000;

/** What colleagues wrote, and a line to answer them. */
export function Notes({ found }: { found: Case }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const note = useNote(found);
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) note.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  return (
    <Section title={t('notes.title')}>
      <ul className="notes">
        {found.notes.map((each) => (
          <li key={each.id}>
            <p>{each.text}</p>
            <p className="quiet small">
              {each.author.name} · <Time at={each.at} />
            </p>
          </li>
        ))}
      </ul>
      {may('cases.decide') && found.customer && (
        <form onSubmit={submit} className="note-form">
          <Textarea
            aria-label={t('notes.add')}
            placeholder={t('notes.add')}
            value={text}
            maxLength={MAX_NOTE}
            rows={text ? 3 : 1}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {text && (
            <Button type="submit" busy={note.isPending}>
              {t('notes.save')}
            </Button>
          )}
        </form>
      )}
      <ProblemNote error={note.error} />
    </Section>
  );
}

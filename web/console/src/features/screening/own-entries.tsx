import { useLocale } from '@acquaint/kit';
import type { OwnEntry, OwnList } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { More } from '../../ui/more.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones, Empty } from '../../ui/states.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useWords } from '../../words.ts';
import { useOwnEntries, useRemoveOwn } from './own-api.ts';

const MIN_REASON = 3;
const MAX_REASON = 1000;

/** Who is on the list, found by letters of a name; each can be taken off with a reason. */
export function OwnEntries({ list }: { list: OwnList }): ReactElement {
  const { t } = useLocale();
  const [name, setName] = useState('');
  const entries = useOwnEntries(list.id, name);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setName(String(new FormData(event.currentTarget).get('name') ?? '').trim());
  };
  return (
    <div className="stack">
      <form className="filters" onSubmit={submit}>
        <TextInput
          className="field-wide"
          name="name"
          type="search"
          label={t('own.entries.search')}
          autoComplete="off"
          maxLength={100}
          data-autofocus
        />
        <Button type="submit">{t('action.search')}</Button>
      </form>
      <Answer query={entries} bones={<Bones rows={4} />}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty says={t(name === '' ? 'own.entries.none' : 'own.entries.none_fit')} />
          ) : (
            <>
              <ul className="own-entries">
                {rows.map((entry) => (
                  <Entry key={entry.id} list={list} entry={entry} />
                ))}
              </ul>
              <More paged={entries} />
            </>
          )
        }
      </Answer>
    </div>
  );
}

function Entry({ list, entry }: { list: OwnList; entry: OwnEntry }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const facts = [entry.birth_date, ...entry.countries.map((code) => code.toUpperCase()), ...entry.identifiers];
  const said = facts.filter((fact) => fact !== null);
  return (
    <li>
      <div className="own-entry">
        <div>
          <bdi data-verbatim>{entry.name}</bdi>{' '}
          {entry.aliases.length > 0 && (
            <bdi className="quiet" data-verbatim>
              {entry.aliases.join(' · ')}
            </bdi>
          )}
          <p className="quiet small">
            {word('schema', entry.schema)}
            {said.map((fact) => (
              <span key={fact}>
                {' · '}
                <bdi data-verbatim>{fact}</bdi>
              </span>
            ))}
            {entry.expires_on && ` · ${t('own.entries.until', { day: `\u2066${entry.expires_on}\u2069` })}`}
          </p>
          {entry.reason && (
            <p className="small" data-verbatim>
              <bdi>{entry.reason}</bdi>
            </p>
          )}
        </div>
        {may('own_lists.write') && (
          <Button look="quiet" aria-expanded={asking} onClick={() => setAsking(!asking)}>
            {t('own.remove')}
          </Button>
        )}
      </div>
      {asking && <Removal list={list} entry={entry} />}
    </li>
  );
}

function Removal({ list, entry }: { list: OwnList; entry: OwnEntry }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const remove = useRemoveOwn(list.id);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The entry may leave the page, and this form with it, before the answer is here: the word is said all the same.
    remove
      .mutateAsync({ entry: entry.id, reason: reason.trim() })
      .then(() => say({ text: t('own.remove.done', { name: entry.name }) }))
      .catch(() => undefined);
  };
  return (
    <form className="disposition-why" onSubmit={submit}>
      <TextInput
        aria-label={t('own.reason')}
        placeholder={t('own.remove.why')}
        value={reason}
        maxLength={MAX_REASON}
        autoFocus
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" look="seal" busy={remove.isPending} disabled={reason.trim().length < MIN_REASON}>
        {t('own.remove')}
      </Button>
      <ProblemNote error={remove.error} />
    </form>
  );
}

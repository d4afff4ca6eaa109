import { useLocale } from '@acquaint/kit';
import type { OwnList, OwnPreview } from '@acquaint/sdk';
import { FileButton, TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Mono } from '../../ui/mono.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Bones } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useApplyOwn, useOwnPreview } from './own-api.ts';

const COLUMNS = 'name, aliases, schema, birth_date, countries, identifiers, reason, expires_on';
const ROWS = 10_000;
const MIN_REASON = 3;
const MAX_REASON = 1000;

type Chosen = { name: string; bytes: Uint8Array };

/** A file is chosen, what it would change is shown, and only a reason and a press make it the list. */
export function OwnUpload({ list, onDone }: { list: OwnList; onDone: () => void }): ReactElement {
  const { t } = useLocale();
  const preview = useOwnPreview(list.id);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const choose = async (file: File | null) => {
    if (!file) return;
    // Read once: what is applied is what was previewed, even when the file changes meanwhile.
    const bytes = new Uint8Array(await file.arrayBuffer());
    setChosen({ name: file.name, bytes });
    preview.mutate(bytes);
  };
  return (
    <div className="stack">
      <p>{t('own.upload.says', { rows: ROWS })}</p>
      <p className="mono small quiet ltr" data-verbatim>
        {COLUMNS}
      </p>
      <div className="own-file">
        <FileButton
          onChange={choose}
          accept=".csv,.tsv,.txt,.xlsx"
          inputProps={{ 'aria-label': t('own.upload.choose') }}
        >
          {(props) => (
            <Button {...props} look={chosen ? 'plain' : 'primary'} busy={preview.isPending}>
              {t(chosen ? 'own.upload.another' : 'own.upload.choose')}
            </Button>
          )}
        </FileButton>
        {chosen && <bdi data-verbatim>{chosen.name}</bdi>}
      </div>
      {preview.isPending && <Bones rows={3} />}
      <ProblemNote error={preview.error} />
      {chosen && preview.data && (
        <>
          <Preview found={preview.data} />
          {preview.data.errors.length === 0 && (
            <Apply
              list={list}
              given={{ base: preview.data.base, bytes: chosen.bytes }}
              again={() => preview.mutate(chosen.bytes)}
              onDone={onDone}
            />
          )}
        </>
      )}
    </div>
  );
}

function Preview({ found }: { found: OwnPreview }): ReactElement {
  const { t } = useLocale();
  const { added, changed, removed } = found;
  const wrong = found.errors.length + found.more_errors;
  return (
    <section className="stack" aria-label={t('own.preview')} aria-live="polite">
      <p>
        {t('own.preview.read', { count: found.read })}{' '}
        {wrong === 0 && t('own.preview.entries', { count: found.entries })}
      </p>
      {wrong === 0 && (
        <p>
          <strong>{t('lists.history.counts', { added, removed, changed })}</strong>
        </p>
      )}
      {wrong > 0 && (
        <>
          <p className="tone" data-tone="seal">
            {t('own.preview.wrong', { count: wrong })}
          </p>
          <Faults rows={found.errors} />
          {found.more_errors > 0 && <p className="quiet">{t('own.preview.more', { count: found.more_errors })}</p>}
        </>
      )}
      {found.duplicates.length > 0 && (
        <details>
          <summary>{t('own.preview.duplicates', { count: found.duplicates.length })}</summary>
          <ul className="changes">
            {found.duplicates.map(({ row, first_row }) => (
              <li key={row}>{t('own.preview.duplicate', { row, first: first_row })}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

type Fault = OwnPreview['errors'][number];

function Faults({ rows }: { rows: readonly Fault[] }): ReactElement {
  const { t, format } = useLocale();
  const columns: Column<Fault>[] = [
    { key: 'row', head: t('own.fault.row'), align: 'end', cell: (row) => format.number(row.row) },
    { key: 'column', head: t('own.fault.column'), cell: (row) => row.column && <Mono>{row.column}</Mono> },
    { key: 'code', head: t('own.fault.code'), cell: (row) => <Mono>{row.code}</Mono>, minor: true },
    { key: 'advice', head: t('own.fault.advice'), cell: (row) => <span className="own-advice">{row.advice}</span> },
  ];
  return (
    <div className="own-faults">
      <Table
        label={t('own.fault.label')}
        columns={columns}
        rows={rows}
        keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
      />
    </div>
  );
}

type ApplyProps = {
  list: OwnList;
  given: { base: number; bytes: Uint8Array };
  again: () => void;
  onDone: () => void;
};

function Apply({ list, given, again, onDone }: ApplyProps): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const apply = useApplyOwn(list.id);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply.mutate(
      { ...given, reason: reason.trim() },
      {
        onSuccess: ({ version, pending }) => {
          say({ text: t(pending ? 'own.upload.waits' : 'own.upload.done', { list: list.name, version }) });
          onDone();
        },
        // Somebody else may have changed the list: what the file would do now is looked at again.
        onError: again,
      },
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextInput
        label={t('own.reason')}
        value={reason}
        maxLength={MAX_REASON}
        autoComplete="off"
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <ProblemNote error={apply.error} />
      <div className="dialog-actions">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" busy={apply.isPending} disabled={reason.trim().length < MIN_REASON}>
          {t('own.upload.apply')}
        </Button>
      </div>
    </form>
  );
}

import { Ring, Time, useLocale } from '@acquaint/kit';
import type { BackTest, Rule } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { goesOn, useBackTests, useCancelBackTest, useStartBackTest } from './back-test-api.ts';
import { Report } from './back-test-report.tsx';
import { valuesOf } from './sweep.ts';

const SPANS = [30, 90, 180, 365];
const USUAL = 90;

/** Tries the text as it stands in the editor on what happened, and shows what earlier trials found. */
export function BackTests({ rule, text }: { rule: Rule; text: string }): ReactElement {
  const { t } = useLocale();
  const may = useMay();
  const found = useBackTests(rule.code);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div className="stack">
      {may('rules.write') && <Start rule={rule} text={text} onStarted={setOpen} />}
      <Answer query={found} bones={<Bones rows={3} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('backtest.none')}</p>
          ) : (
            <ul className="back-tests">
              {rows.map((one) => (
                <Row key={one.id} found={one} open={(open ?? rows[0]?.id) === one.id} onOpen={(id) => setOpen(id)} />
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  );
}

type StartProps = { rule: Rule; text: string; onStarted: (id: string) => void };

function Start({ rule, text, onStarted }: StartProps): ReactElement {
  const { t } = useLocale();
  const start = useStartBackTest();
  const names = Object.entries(rule.params).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []));
  const [days, setDays] = useState(USUAL);
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');
  const values = name === '' ? [] : valuesOf(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const sweep = values && values.length > 0 ? { [name]: values } : {};
    start.mutate({ text, days, sweep }, { onSuccess: ({ id }) => onStarted(id) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{t('backtest.says')}</p>
      <div className="row back-test-asked">
        <label className="filter">
          {t('backtest.span')}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {SPANS.map((each) => (
              <option key={each} value={each}>
                {t('models.days', { count: each })}
              </option>
            ))}
          </select>
        </label>
        {names.length > 0 && (
          <label className="filter">
            {t('backtest.sweep')}
            <select value={name} onChange={(event) => setName(event.currentTarget.value)}>
              <option value="">{t('backtest.as_written')}</option>
              {names.map((each) => (
                <option key={each} value={each} data-verbatim>
                  {each} = {String(rule.params[each])}
                </option>
              ))}
            </select>
          </label>
        )}
        {name !== '' && (
          <TextInput
            aria-label={t('backtest.values')}
            placeholder={t('backtest.values')}
            value={typed}
            error={values === null && t('backtest.values.wrong')}
            dir="ltr"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Button type="submit" busy={start.isPending} disabled={values === null}>
          {t('backtest.start')}
        </Button>
      </div>
      <ProblemNote error={start.error} />
    </form>
  );
}

type RowProps = { found: BackTest; open: boolean; onOpen: (id: string | null) => void };

function Row({ found, open, onOpen }: RowProps): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const cancel = useCancelBackTest();
  const share = found.events_total === 0 ? 0 : found.events_done / found.events_total;
  return (
    <li>
      <div className="row">
        {goesOn(found) && <Ring value={Math.max(0.06, share)} size={18} tone="amber" moving />}
        <span>
          <Time at={found.at} /> · <bdi data-verbatim>{found.by}</bdi>
        </span>
        <span className="quiet">
          {goesOn(found)
            ? t('backtest.progress', {
                done: format.number(found.events_done),
                total: format.number(found.events_total),
              })
            : word('backtest.status', found.status)}
          {found.summary && ` · ${t('backtest.hits', { count: found.summary.found.hits })}`}
        </span>
        {goesOn(found) ? (
          <Button look="quiet" busy={cancel.isPending} onClick={() => cancel.mutate(found.id)}>
            {t('backtest.cancel')}
          </Button>
        ) : (
          found.summary && (
            <Button look="quiet" aria-expanded={open} onClick={() => onOpen(open ? '' : found.id)}>
              {t('backtest.report')}
            </Button>
          )
        )}
      </div>
      <ProblemNote error={cancel.error} />
      {open && found.summary && <Report summary={found.summary} />}
    </li>
  );
}

import { Time, useLocale } from '@acquaint/kit';
import type { Rule } from '@acquaint/sdk';
import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useMay } from '../../session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Mono } from '../../ui/mono.tsx';
import { ProblemNote } from '../../ui/problem.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useSnooze } from './api.ts';

const REASON_LEAST = 4;
const REASON_MOST = 400;
const DAYS = [7, 30, 90];

/** About whom a rule is quiet, until when and why. */
export function Snoozes({ rule }: { rule: Rule }): ReactElement {
  const { t } = useLocale();
  if (rule.snoozes.length === 0) return <p className="quiet">{t('snooze.none')}</p>;
  return (
    <ul className="rule-versions">
      {rule.snoozes.map((one) => (
        <li key={`${one.customer_id} ${one.until}`}>
          <Link to="/customers/$id" params={{ id: one.customer_id }}>
            <Mono keep={8}>{one.customer_id}</Mono>
          </Link>{' '}
          {t('snooze.until')} <Time at={one.until} />
          <p data-verbatim>{one.reason}</p>
          <p className="quiet small">
            <bdi data-verbatim>{one.by}</bdi> · <Time at={one.at} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Keeps a rule quiet about the customer of a payment for some days: it fires, and asks for nothing. */
export function SnoozeVerb({ code, customerId }: { code: string; customerId: string }): ReactElement | null {
  const { t } = useLocale();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('rules.write')) return null;
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('snooze.open')}
      </Button>
      {open && <Ask code={code} customerId={customerId} onClose={() => setOpen(false)} />}
    </>
  );
}

function Ask({ code, customerId, onClose }: { code: string; customerId: string; onClose: () => void }): ReactElement {
  const { t } = useLocale();
  const say = useToast();
  const snooze = useSnooze(code);
  const [days, setDays] = useState(DAYS[0] ?? 7);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    snooze.mutate(
      { customer_id: customerId, days, reason: reason.trim() },
      {
        onSuccess: () => {
          say({ text: t('snooze.done') });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('snooze.title', { code })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('snooze.says')}</p>
        <label className="filter">
          {t('snooze.days')}
          <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {DAYS.map((each) => (
              <option key={each} value={each}>
                {t('snooze.for', { count: each })}
              </option>
            ))}
          </select>
        </label>
        <TextInput
          label={t('rules.reason')}
          value={reason}
          maxLength={REASON_MOST}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={snooze.error} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" look="primary" busy={snooze.isPending} disabled={reason.trim().length < REASON_LEAST}>
            {t('snooze.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

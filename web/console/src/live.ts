import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

const CASE = ['cases', 'home'];
const JOURNEY = ['verifications', 'customers', 'cases', 'home', 'transactions'];
const PAYMENT = ['transactions', 'customers', 'cases', 'home'];
const EVIDENCE = ['verifications', 'cases', 'matches'];
const CUSTOMER = ['customers', 'verifications', 'cases'];

// Which answers each event of the server makes old.
const OLD_AFTER: Readonly<Record<string, readonly string[]>> = {
  'case.opened': CASE,
  'case.assigned': CASE,
  'case.pending_approval': CASE,
  'case.resolved': JOURNEY,
  'decision.recorded': JOURNEY,
  'verification.created': JOURNEY,
  'verification.started': JOURNEY,
  'verification.submitted': JOURNEY,
  'verification.in_review': JOURNEY,
  'verification.awaiting_customer': JOURNEY,
  'verification.completed': JOURNEY,
  'verification.expired': JOURNEY,
  'verification.cancelled': JOURNEY,
  'check.completed': EVIDENCE,
  'screening.completed': EVIDENCE,
  'screening.lists_matched': ['lists', 'matches'],
  'match.found': EVIDENCE,
  'match.resolved': EVIDENCE,
  'customer.updated': CUSTOMER,
  'customer.tier_changed': CUSTOMER,
  'customer.frozen': CUSTOMER,
  'transaction.held': PAYMENT,
  'transaction.blocked': PAYMENT,
  'transaction.released': PAYMENT,
  'transaction.refused': PAYMENT,
  'consent.granted': ['customers'],
};

const GATHER_MS = 250;

/** Keeps what is on screen true: the server says what changed, the answers about it are asked anew. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/v1/events');
    const old = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // One decision is several events within milliseconds: they are answered together.
    const renew = () => {
      timer = undefined;
      for (const key of old) void queries.invalidateQueries({ queryKey: [key] });
      old.clear();
    };
    const hear = (event: Event) => {
      for (const key of OLD_AFTER[event.type] ?? []) old.add(key);
      timer ??= setTimeout(renew, GATHER_MS);
    };
    for (const type of Object.keys(OLD_AFTER)) source.addEventListener(type, hear);
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [queries]);
}

import { useLocale } from '@acquaint/kit';
import type { TransactionNetwork } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Named } from '../../evidence/named.tsx';
import { Section } from '../../ui/page.tsx';
import { Answer, Bones } from '../../ui/states.tsx';
import { useNetwork } from './api.ts';
import { type Line, type Placed, planOf } from './network-plan.ts';

/** Who stands around a payment, drawn, and the same as a list of payments. */
export function Network({ transactionId }: { transactionId: string }): ReactElement {
  const { t } = useLocale();
  const found = useNetwork(transactionId);
  return (
    <Section title={t('txn.network')}>
      <Answer query={found} bones={<Bones rows={4} />}>
        {(network) => <Around found={network} />}
      </Answer>
    </Section>
  );
}

function Around({ found }: { found: TransactionNetwork }): ReactElement {
  const { t, format } = useLocale();
  const { cycle, middles, peers, sharing, days } = found;
  const isQuiet = !cycle && middles < 2 && peers === 0 && sharing === 0 && found.nodes.length <= 2;
  if (isQuiet) return <p className="quiet">{t('txn.network.none', { days })}</p>;
  return (
    <>
      <ul className="network-says">
        {cycle && (
          <li data-tone="seal">
            {t('txn.network.cycle', {
              ...{ count: cycle.payments, share: format.percent(cycle.share) },
              days: format.number(cycle.days),
            })}
          </li>
        )}
        {middles > 1 && <li data-tone="amber">{t('txn.network.middles', { count: middles })}</li>}
        {peers > 0 && <li>{t('txn.network.peers', { count: peers })}</li>}
        {sharing > 0 && <li data-tone="amber">{t('txn.network.sharing', { count: sharing })}</li>}
      </ul>
      <Drawing found={found} />
      <Payments found={found} />
      <p className="quiet small">{t('txn.network.says', { days })}</p>
    </>
  );
}

function Drawing({ found }: { found: TransactionNetwork }): ReactElement {
  const { t } = useLocale();
  const { width, height, placed, lines, left } = planOf(found);
  return (
    <figure className="network">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('txn.network.drawn')}>
        <defs>
          {['plain', 'path'].map((kind) => (
            <marker
              key={kind}
              id={`arrow-${kind}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" className={`network-arrow ${kind}`} />
            </marker>
          ))}
        </defs>
        {lines.map((line) => (
          <Edge key={`${line.edge.from} ${line.edge.to} ${line.bend} ${line.edge.kind}`} line={line} />
        ))}
        {placed.map((one) => (
          <Somebody key={one.node.key} one={one} />
        ))}
      </svg>
      {left > 0 && <figcaption className="quiet small">{t('txn.network.left', { count: left })}</figcaption>}
    </figure>
  );
}

const RADIUS = 9;
/** In the row at the top names stand above: below them lines go away. */
const UPPER_ROW = 44;

function Edge({ line: { edge, from, to, bend } }: { line: Line }): ReactElement {
  const { format } = useLocale();
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const lift = edge.kind === 'shares' ? 0 : 14 + bend * 16;
  const [mx, my] = [(from.x + to.x) / 2 + uy * lift, (from.y + to.y) / 2 - ux * lift];
  const [sx, sy] = [from.x + ux * RADIUS, from.y + uy * RADIUS];
  const [ex, ey] = [to.x - ux * (RADIUS + 3), to.y - uy * (RADIUS + 3)];
  const isArrow = edge.kind !== 'shares';
  return (
    <g className="network-edge" data-kind={edge.kind} data-path={edge.in_path || undefined}>
      <path
        d={`M${sx} ${sy}Q${mx} ${my} ${ex} ${ey}`}
        {...(isArrow ? { markerEnd: `url(#arrow-${edge.in_path ? 'path' : 'plain'})` } : {})}
      />
      {edge.amount_usd !== null && edge.in_path && (
        <text x={mx} y={my - 3} textAnchor="middle">
          {format.number(edge.amount_usd, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })}
        </text>
      )}
    </g>
  );
}

function Somebody({ one: { node, x, y } }: { one: Placed }): ReactElement {
  const { t } = useLocale();
  const name = node.masked ?? t('txn.network.account');
  return (
    <g className="network-node" data-part={node.part} data-customer={node.customer_id ? true : undefined}>
      <circle cx={x} cy={y} r={RADIUS} />
      <text x={x} y={y <= UPPER_ROW ? y - RADIUS - 8 : y + RADIUS + 15} textAnchor="middle">
        {name}
      </text>
    </g>
  );
}

function Payments({ found }: { found: TransactionNetwork }): ReactElement | null {
  const { t, format } = useLocale();
  const byKey = new Map(found.nodes.map((node) => [node.key, node]));
  const rows = found.edges.filter((edge) => edge.kind === 'payment');
  if (rows.length === 0) return null;
  const who = (key: string) => {
    const node = byKey.get(key);
    return node?.customer_id ? (
      <Link to="/customers/$id" params={{ id: node.customer_id }}>
        <Named name={node.masked} />
      </Link>
    ) : (
      <span className="quiet">{t('txn.network.account')}</span>
    );
  };
  return (
    <ol className="network-payments">
      {rows.map((edge) => (
        <li key={`${edge.from} ${edge.to} ${edge.at}`}>
          <span>
            {who(edge.from)} <span aria-hidden="true" className="network-to" />{' '}
            <span className="sr-only">{t('txn.network.to')} </span>
            {who(edge.to)}
          </span>
          <bdi className="figure">
            {edge.amount_usd !== null &&
              format.money({ currency: 'USD', minor: String(Math.round(edge.amount_usd * 100)) })}
          </bdi>
          <span className="quiet">{edge.at && format.moment(edge.at)}</span>
        </li>
      ))}
    </ol>
  );
}

import { useLocale } from '@acquaint/kit';
import type { DayCount, Home } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Chart, type Colours } from '../../ui/chart.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';

/** How many reach each step; the title says where most are lost. */
export function Funnel({ funnel }: { funnel: Home['funnel'] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const first = funnel[0]?.count ?? 0;
  const last = funnel.at(-1)?.count ?? 0;
  if (first === 0) return <Empty says={t('home.funnel.empty')} />;
  const rows = funnel.map((each) => ({ name: word('step', each.step), count: each.count, share: each.count / first }));
  return (
    <Chart
      title={t('home.funnel.title', { share: format.percent(last / first), from: first, to: last })}
      height={Math.max(120, rows.length * 36)}
      table={{
        head: [t('home.funnel.step'), t('home.funnel.count')],
        rows: rows.map((row) => [row.name, format.number(row.count)]),
      }}
      draw={(colours) => ({
        grid: { left: 0, right: 84, top: 0, bottom: 0, containLabel: true },
        xAxis: { type: 'value', show: false, max: first },
        yAxis: { type: 'category', inverse: true, data: rows.map((row) => row.name), ...bareAxis(colours) },
        series: [
          {
            type: 'bar',
            data: rows.map((row) => row.count),
            barWidth: 16,
            itemStyle: { color: colours.jade, borderRadius: 2 },
            label: {
              show: true,
              position: 'right',
              color: colours.ink,
              fontFamily: colours.sans,
              formatter: ({ dataIndex }) => {
                const row = rows[dataIndex];
                return row ? `${format.number(row.count)}  ${format.percent(row.share)}` : '';
              },
            },
          },
        ],
      })}
    />
  );
}

/** Verifications by day and how they ended, with the words at the end of each band. */
export function ByDay({ days }: { days: DayCount[] }): ReactElement {
  const { t, format } = useLocale();
  const spread = everyDay(days, Date.now());
  const total = (key: 'approved' | 'declined' | 'review' | 'started') => days.reduce((sum, day) => sum + day[key], 0);
  const outcomes = (['approved', 'review', 'declined'] as const).filter((each) => total(each) > 0);
  if (outcomes.length === 0) return <Empty says={t('home.by_day.empty')} />;
  const day = (value: string) => format.date(value);
  return (
    <Chart
      title={t('home.by_day.title', { started: total('started'), days: spread.length, approved: total('approved') })}
      height={220}
      table={{
        head: [t('home.by_day.day'), ...outcomes.map((each) => t(`home.by_day.${each}`))],
        rows: spread.map((each) => [day(each.day), ...outcomes.map((key) => format.number(each[key]))]),
      }}
      draw={(colours) => ({
        // Arabic letters reach below the line.
        grid: { left: 0, right: 120, top: 8, bottom: 4, containLabel: true },
        xAxis: {
          type: 'category',
          data: spread.map((each) => format.monthDay(each.day)),
          ...bareAxis(colours),
          axisLine: { show: true, lineStyle: { color: colours.mist4 } },
        },
        yAxis: {
          type: 'value',
          splitNumber: 3,
          minInterval: 1,
          ...bareAxis(colours),
          splitLine: { lineStyle: { color: colours.line } },
        },
        series: outcomes.map((key) => ({
          type: 'bar' as const,
          stack: 'outcome',
          barMaxWidth: 28,
          name: t(`home.by_day.${key}`),
          data: spread.map((each, at) => ({
            value: each[key],
            // The word stands beside the last bar, in its band's place and colour.
            label: {
              show: at === spread.length - 1,
              position: 'right' as const,
              distance: 8,
              color: { approved: colours.jadeInk, review: colours.amberInk, declined: colours.sealInk }[key],
              fontFamily: colours.sans,
              formatter: `${t(`home.by_day.${key}`)} ${format.number(total(key))}`,
            },
          })),
          labelLayout: { moveOverlap: 'shiftY' as const },
          itemStyle: { color: { approved: colours.jade, review: colours.amber, declined: colours.seal }[key] },
        })),
      })}
    />
  );
}

function bareAxis(colours: Colours) {
  return {
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { color: colours.quiet, fontFamily: colours.sans, fontSize: 12 },
  };
}

const DAY_MS = 86_400_000;
const DAYS = 14;

/** Two weeks to today without a gap: a day on which nobody came is a day as well. */
function everyDay(days: readonly DayCount[], nowMs: number): DayCount[] {
  const known = new Map(days.map((each) => [each.day, each]));
  return Array.from({ length: DAYS }, (_, at) => {
    const day = new Date(nowMs - (DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10);
    return known.get(day) ?? { day, started: 0, approved: 0, declined: 0, review: 0 };
  });
}

import { metrics as meters } from '@opentelemetry/api';

export type Labels = Readonly<Record<string, string>>;
export type Sample = { labels: Labels; value: number };
export type Counter = { add: (labels: Labels) => void };
/** A figure as it stands when somebody asks. */
export type Gauge = { name: string; help: string; samples: readonly Sample[] };

type Counted = { help: string; samples: Map<string, Sample> };
/** Sets of labels a counter keeps; what would be more is counted nowhere, so that a label that runs wild costs nothing. */
const SETS_MAX = 500;
const counters = new Map<string, Counted>();
const meter = meters.getMeter('acquaint');

/** Counts since this process began; labels carry codes and names of lists, never anybody's data. Told to OpenTelemetry as well. */
export function defineCounter(name: string, help: string): Counter {
  const counted: Counted = counters.get(name) ?? { help, samples: new Map() };
  counters.set(name, counted);
  const outside = meter.createCounter(name, { description: help });
  return {
    add: (labels) => {
      outside.add(1, { ...labels });
      const key = textOf(labels);
      const sample = counted.samples.get(key);
      if (sample) sample.value += 1;
      else if (counted.samples.size < SETS_MAX) counted.samples.set(key, { labels, value: 1 });
    },
  };
}

/** All counters of the process, and these gauges, in the text format that Prometheus reads. */
export function metricsText(gauges: readonly Gauge[]): string {
  const counted = [...counters].map(([name, { help, samples }]) => ({
    ...{ name, help, type: 'counter', samples: [...samples.values()] },
  }));
  return [...counted, ...gauges.map((gauge) => ({ ...gauge, type: 'gauge' }))]
    .flatMap(({ name, help, type, samples }) => [
      `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(({ labels, value }) => `${name}${textOf(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function textOf(labels: Labels): string {
  const pairs = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
    );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

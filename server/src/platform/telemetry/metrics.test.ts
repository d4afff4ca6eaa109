import { describe, expect, test } from 'vitest';
import { defineCounter, metricsText } from './metrics.ts';

describe('OPS metrics are told as Prometheus reads them', () => {
  test('a counter counts by its labels, whatever their order, and quotes what would end a label', () => {
    const counter = defineCounter('acquaint_test_total', 'Things that happened.');
    counter.add({ list: 'a', reason: 'b' });
    counter.add({ reason: 'b', list: 'a' });
    counter.add({ list: 'say "x"\\\n', reason: 'b' });
    const lines = metricsText([]).split('\n');
    expect(lines).toContain('# TYPE acquaint_test_total counter');
    expect(lines).toContain('acquaint_test_total{list="a",reason="b"} 2');
    expect(lines).toContain('acquaint_test_total{list="say \\"x\\"\\\\\\n",reason="b"} 1');
  });

  test('labels that run wild are cut off', () => {
    const counter = defineCounter('acquaint_wild_total', 'Too many.');
    for (let at = 0; at < 2000; at++) counter.add({ at: String(at) });
    const told = metricsText([])
      .split('\n')
      .filter((line) => line.startsWith('acquaint_wild_total{'));
    expect(told).toHaveLength(500);
  });

  test('a gauge is told as it stands, and one without samples by its name alone', () => {
    const text = metricsText([
      { name: 'acquaint_level', help: 'A level.', samples: [{ labels: {}, value: 3 }] },
      { name: 'acquaint_none', help: 'None.', samples: [] },
    ]);
    expect(text).toContain('# TYPE acquaint_level gauge\nacquaint_level 3\n');
    expect(text).toContain('# TYPE acquaint_none gauge\n');
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPacks, packNumber } from './index.ts';

const shipped = join(import.meta.dirname, '../../../../packs');

describe('REG-01 a jurisdiction is a pack of parameters', () => {
  test('every shipped value names its unit, source and date, and a country inherits from its region', () => {
    const packs = loadPacks(shipped);
    for (const pack of packs.byCode.values()) {
      for (const [name, value] of pack.values)
        expect([value.unit, value.source, value.date], `${pack.code}.${name}`).not.toContain('');
    }
    const germany = packs.byCountry.get('DE')!;
    expect(packNumber(germany, 'breach_notice_hours')).toBe(72);
    expect(germany.documents.map((kind) => kind.class)).toContain('de_identity_card');
    expect(packNumber(packs.byCountry.get('CN')!, 'retention_years')).toBe(10);
  });

  test('a value without source or date is refused at start', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(shipped, folder, { recursive: true });
    const file = join(folder, 'us/pack.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/source: "31 CFR 1010.430", /, ''));
    expect(() => loadPacks(folder)).toThrow('pack.invalid');
    rmSync(folder, { recursive: true });
  });

  test('a changed parameter changes the version that decisions name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'packs-'));
    cpSync(shipped, folder, { recursive: true });
    const file = join(folder, 'eu/pack.yaml');
    const before = loadPacks(folder).byCountry.get('DE')?.version;
    writeFileSync(file, readFileSync(file, 'utf8').replace('value: 72', 'value: 71'));
    expect(loadPacks(folder).byCountry.get('DE')?.version).not.toBe(before);
    rmSync(folder, { recursive: true });
  });

  test('ONB-04 China asks for phone, identity card and face', () => {
    const steps = loadPacks(shipped)
      .byCountry.get('CN')
      ?.flow.steps.map((step) => step.code);
    expect(steps).toEqual(['consent', 'choice', 'phone', 'document', 'selfie']);
  });
});

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTemplates } from '@acquaint/engines/documents';
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

  test('DOC-01 every class that a pack offers has a template for each side, and a template may be offered by many', () => {
    const packs = loadPacks(shipped);
    const files = readdirSync(shipped, { recursive: true, encoding: 'utf8' });
    const known = loadTemplates(
      files
        .filter((name) => /documents[/\\][^/\\]+\.yaml$/.test(name))
        .map((name) => readFileSync(join(shipped, name), 'utf8')),
    );
    for (const pack of packs.byCode.values())
      for (const kind of pack.documents)
        for (const side of kind.sides)
          expect(
            known.some((one) => one.class === kind.class && (one.side === null || one.side === side)),
            `${pack.code}: ${kind.class} ${side}`,
          ).toBe(true);
    expect(packs.byCountry.get('MX')?.documents.map((kind) => kind.class)).toContain('mx_ine');
    expect(packNumber(packs.byCountry.get('FR')!, 'dsr_days')).toBe(packNumber(packs.byCountry.get('DE')!, 'dsr_days'));
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

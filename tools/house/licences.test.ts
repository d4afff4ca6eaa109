import { describe, expect, test } from 'vitest';
import { isAccepted, judgeLicences } from './licences.ts';
import { plant } from './planting.ts';

describe('licences', () => {
  test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0)', 'MIT AND ISC', '(MIT AND Zlib)'])(
    '%s is accepted',
    (expression) => {
      expect(isAccepted(expression)).toBe(true);
    },
  );

  test.each([
    'AGPL-3.0-only',
    'GPL-2.0',
    'LGPL-3.0-or-later',
    'BUSL-1.1',
    'SSPL-1.0',
    'MIT AND GPL-3.0',
    '(MIT OR ISC) AND GPL-3.0',
    'CC-BY-NC-4.0',
    'UNLICENSED',
    'none given',
  ])('%s is refused', (expression) => {
    expect(isAccepted(expression)).toBe(false);
  });

  test('a package that only a dependency of a dependency needs is judged; one for development is not', () => {
    const manifest = (name: string, licence: string, more: object = {}) =>
      JSON.stringify({ name, version: '1.0.0', license: licence, ...more });
    const tree = plant({
      'package.json': JSON.stringify({ workspaces: ['product'] }),
      'product/package.json': manifest('product', 'Apache-2.0', {
        dependencies: { near: '1' },
        devDependencies: { workshop: '1' },
      }),
      'node_modules/near/package.json': manifest('near', 'MIT', {
        dependencies: { far: '1' },
        optionalDependencies: { elsewhere: '1' },
      }),
      'node_modules/near/node_modules/far/package.json': manifest('far', 'AGPL-3.0', {
        dependencies: { near: '1', '@img/sharp-libvips-linux-x64': '1' },
      }),
      'node_modules/@img/sharp-libvips-linux-x64/package.json': manifest(
        '@img/sharp-libvips-linux-x64',
        'LGPL-3.0-or-later',
      ),
      'node_modules/workshop/package.json': manifest('workshop', 'GPL-3.0'),
    });
    const { packages, refused, excepted } = judgeLicences(tree.root);
    tree.remove();
    expect(packages).toHaveLength(3);
    expect(refused.map((each) => each.name)).toEqual(['far']);
    expect(excepted.map((each) => each.name)).toEqual(['@img/sharp-libvips-linux-x64']);
  });
});

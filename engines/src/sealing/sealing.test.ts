import { createHash, randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEAD_BYTES, messageLength, openMessage, openRange, sealedLength, sealMessage } from './index.ts';

/**
 * C2SP Wycheproof, `c2sp_chunked_encryption_aes_256_gcm_test.json`, cases 1 to 6 (Apache-2.0): sealed bytes packed by zlib, as they are
 * published, with length and SHA-512 of the message.
 */
const KEY = Buffer.from('59454c4c4f57205355424d4152494e452059454c4c4f57205355424d4152494e', 'hex');
const VECTORS: readonly { name: string; sealed: string; length: number; sha512: string }[] = [
  {
    name: 'an empty message',
    sealed:
      '78da004800b7ff43a2e39431cbae0389d3fc86adf46f7c3a24de88d9311617e53f3164cc1d5dc738a66b97f0bf786565c31799c2f463d50a7e10046011dc6fc3c939e3a5db7affb6191551669554fb010000ffff4bc124df',
    length: 0,
    sha512:
      'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  },
  {
    name: 'one chunk',
    sealed:
      '78da004f00b0ffa1a1b56f6db58cd1ede0c5c9db62aef20d3f96a6c594bb9252bb38122de91236502b42a1d7fcab820ffa292940d2f86add212cfa42c38df19d3cc9139ee61a5990d3db57433514229beea49a8a72bd010000ffffdb4f2a44',
    length: 7,
    sha512:
      'e85f32a85f1d4f7c9b2d36d20eca8435d81253e7075e9dea069eb1b6da48daf92ef1797367b520d8a46c4f72cecb85b1daff8887fcb41721d39943d1952fc180',
  },
  {
    name: 'a full chunk and a short one',
    sealed:
      '78daecc0312b05010000e0ab33889449c9a0cb22b9ba89943f70a5fc02db1918582c6e757465a0db6eb11ad5a52e1383b2dca26c66a4647b75f55ebdf733def27d4f7ff71fd7e9db7137b778b1558707cdd27cf270d4177b2f7751f738d80e376f9ed7aaaf7c793dfa0d47ef2797b3e57ed6bf360100000000000000000000000000000030750bc9613ffc6cafd232cb57ebd3b320de5d29cedbf876a7da18ff7fffcc4c020000ffffea552abb',
    length: 16385,
    sha512:
      'db9e441f318209d02c8eaedfa94be7a08d3414057835c80ecea2deb0b16438ff97ae6dac13a749efe4a24686b01dc0dfab756703e810cc164466cd5cce99b3e8',
  },
  {
    name: 'two full chunks and an empty one',
    sealed:
      '78daecd0bf2b05010000e057b7d8defc5296b788cda88ce495e10d4a51865726b2d09592e1ba18c8c5250bc748dde094410ccaea57ec2283888c57a6f767dcf27d7fc277bed777fc96e565eb3b5d1b7e1e8c5e6677ff3b0737ad93c7e946efd15d732359df1f5f196a4ffc66a7f5ab9db9783e9d7c2a1a5b35000000000000000000000000000000a0726998070f97f7edbf7acff2f6d8f58711000000000000000000000000000000a8dee7ebe6ed623093f49f45f1577938b2f053d49a03e1d4fb45dc590d9646bb010000ffff046e3552',
    length: 32768,
    sha512:
      'ccf53be90b5c9bc1aad1fb9b37e86fd60ca86a41401051e636c41e8ddc61b574d6767d16f035f18391c21ff24d1fa5171c5a537685e7197532884845bf7e990b',
  },
  {
    name: 'two full chunks and a short one',
    sealed:
      '78daecd0312b44010000e02b1365b8bac97048e965b9a46e910ce76222bda26e1289d47b3218947a6579623088494f4a3683d1248b4c262965b0199e6230bc4cf733def27d3fe18bde96c28fabfdc1eae2dce5571caedc0d5f17b717b5707bf3a67efad033feda6a06e76bd3239fcfc55e75f67868e2fbbff3988e9e5500000000000000000000000000000080d2650b7df5df7827cf0fb3e065ec64de0800000000000000000000000000000094afb6be75d4dfbe9f6c4dcd34929f666f6560e3a971f0b7bafbbe9cb6834e1275030000ffff850d2e54',
    length: 32769,
    sha512:
      '365a0363626fc42718c9fb3507b9e06a4c64971cc7d93e6c0d2058f8ab3bd38151ba6948896655fc6f2b39b27f7f5df52c67fc6d5a44f0f188f018c576646c4b',
  },
  {
    name: 'a full chunk and an empty one',
    sealed:
      '78daecc0ad4a0301000060c560f019c49faca0ed821ea2588c62100541cc2746413841835a7c018b20076a325dd4032d8eb5856361db2d6d6c8b2b838ded3156beeff3fce3e4eb20e9fcf5aaedb07ffb589b1f657190fee7f16f763d3bdcf9ce8aabe5d74a145e5e1cdd6fad6c2c1ebead8d8b87c60c00000000000000000000000000000030759bfb7bc7ade6dcfa69ba5abf7bff79d92e3d07e585a7ddbcbb743648a29b49000000ffff4eef2f3b',
    length: 16384,
    sha512:
      'd787e0bf39e0d2e9a707b94bc77329f665286160744507f0fac9608e33a98994b6d9dd4a43a6326287d32b2e15d76e0de6a8818689698bee2ca419bf9bbedc02',
  },
];
const NO_CONTEXT = new Uint8Array(0);
const CONTEXT = Buffer.from('log|eu|tile/entries/000');
const key = randomBytes(32);
const CHUNK = 16 * 1024;
const sourceOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (a: number, b: number) => bytes.subarray(a, b),
});

describe('AUD-08 sealing is C2SP chunked-encryption, Cobblestone-256', () => {
  test.each(VECTORS)('the published vector: $name', ({ sealed, length, sha512 }) => {
    const bytes = inflateSync(Buffer.from(sealed, 'hex'));
    const message = openMessage(KEY, bytes, NO_CONTEXT);
    expect([message.length, createHash('sha512').update(message).digest('hex')]).toEqual([length, sha512]);
    expect(sealMessage(KEY, message, NO_CONTEXT, bytes.subarray(0, 24)).equals(bytes)).toBe(true);
    expect([sealedLength(length), messageLength(bytes.length)]).toEqual([bytes.length, length]);
  });

  test('a message past 256 chunks, whose counter needs a second byte, is what Python’s cryptography 50 seals', () => {
    const message = Buffer.alloc(257 * CHUNK + 5, 'acquaint');
    const sealed = sealMessage(KEY, message, CONTEXT, Buffer.alloc(24, 7));
    expect(createHash('sha256').update(sealed).digest('hex')).toBe(
      '5870cd5e3c12553649aa10da49664f46e04e6d4a2de40595d74dd46c53da1160',
    );
    expect(openMessage(KEY, sealed, CONTEXT).equals(message)).toBe(true);
  });

  test('any stretch of a message opens from the chunks that hold it, and only those are read', async () => {
    const message = randomBytes(3 * CHUNK);
    const sealed = sealMessage(key, message, CONTEXT);
    const offset = fc.integer({ min: 0, max: message.length });
    await fc.assert(
      fc.asyncProperty(offset, offset, async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const found = await openRange(key, sourceOf(sealed), { from, to, context: CONTEXT });
        expect(found.equals(message.subarray(from, to))).toBe(true);
      }),
    );
    let read = 0;
    const counted = {
      size: sealed.length,
      read: async (a: number, b: number) => {
        read += b - a;
        return sealed.subarray(a, b);
      },
    };
    await openRange(key, counted, { from: CHUNK + 3, to: CHUNK + 9, context: CONTEXT });
    expect(read).toBe(HEAD_BYTES + 16 + CHUNK + 16);
    const past = openRange(key, counted, { from: 0, to: message.length + 1, context: CONTEXT });
    await expect(past).rejects.toMatchObject({ code: 'seal.out_of_range' });
  });
});

describe('AUD-08 what was sealed and changed is not opened', () => {
  const message = randomBytes(2 * CHUNK + 100);
  const sealed = sealMessage(key, message, CONTEXT);
  const chunk = (at: number) => sealed.subarray(HEAD_BYTES + at * (CHUNK + 16), HEAD_BYTES + (at + 1) * (CHUNK + 16));
  const head = sealed.subarray(0, HEAD_BYTES);

  test('under another key, for another place, with a changed salt or commitment it is refused before a chunk is touched', () => {
    const wrong = { code: 'seal.wrong_key' };
    expect(() => openMessage(randomBytes(32), sealed, CONTEXT)).toThrow(expect.objectContaining(wrong));
    expect(() => openMessage(key, sealed, Buffer.from('elsewhere'))).toThrow(expect.objectContaining(wrong));
    for (const at of [0, 23, 24, 55]) {
      expect(() => openMessage(key, flipped(at), CONTEXT)).toThrow(expect.objectContaining(wrong));
    }
    expect(() => openMessage(key.subarray(1), sealed, CONTEXT)).toThrow(
      expect.objectContaining({ code: 'seal.key_malformed' }),
    );
  });

  test('a flipped bit, chunks changed round, doubled or left out, and bytes after the end are found', () => {
    for (const at of [56, 57 + CHUNK, sealed.length - 1])
      expect(() => openMessage(key, flipped(at), CONTEXT)).toThrow();
    for (const order of [
      [1, 0, 2],
      [0, 0, 2],
      [0, 2],
      [0, 1, 2, 2],
      [0, 1, 1, 2],
    ]) {
      expect(() => openMessage(key, Buffer.concat([head, ...order.map(chunk)]), CONTEXT)).toThrow();
    }
    expect(() => openMessage(key, Buffer.concat([sealed, Buffer.of(0)]), CONTEXT)).toThrow();
  });

  test('cut off anywhere it is refused, also at the end of a chunk and when only a stretch is asked for', async () => {
    const ends = [
      0,
      55,
      56,
      60,
      71,
      72,
      56 + CHUNK + 16,
      56 + 2 * (CHUNK + 16),
      56 + 2 * (CHUNK + 16) + 16,
      sealed.length - 1,
    ];
    for (const end of ends) {
      const cut = sealed.subarray(0, end);
      expect(() => openMessage(key, cut, CONTEXT), String(end)).toThrow();
      await expect(openRange(key, sourceOf(cut), { from: 0, to: 0, context: CONTEXT }), String(end)).rejects.toThrow();
    }
  });

  function flipped(at: number): Buffer {
    const copy = Buffer.from(sealed);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy;
  }
});

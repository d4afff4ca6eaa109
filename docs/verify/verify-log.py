#!/usr/bin/env python3
"""verify-log.py <log folder> <verifier key file> [older checkpoint]: checks a log with Python and openssl alone."""
import base64, hashlib, os, subprocess, sys, tempfile
sha = lambda data: hashlib.sha256(data).digest()
folder, key_file = sys.argv[1:3]
read = lambda *names: open(os.path.join(*names), 'rb').read()

def stop(why): sys.exit('NOT OK: ' + why)

def signed(note, key):  # C2SP signed-note: the lines that the key of that origin signed
    text, _, lines = note.decode().rpartition('\n\n')
    name, _, public = key.split('+', 2)
    for line in lines.splitlines():
        _, who, value = line.split(' ')
        if who != name: continue
        with tempfile.TemporaryDirectory() as place:
            parts = {'k': bytes.fromhex('302a300506032b6570032100') + base64.b64decode(public)[1:],
                     't': text.encode() + b'\n', 's': base64.b64decode(value)[4:]}
            for part, data in parts.items(): open(os.path.join(place, part), 'wb').write(data)
            ask = 'openssl pkeyutl -verify -pubin -keyform DER -inkey k -rawin -in t -sigfile s'
            if subprocess.run(ask.split(), cwd=place, capture_output=True).returncode == 0:
                return text.split('\n')
    stop('the %s is not signed by this key' % ('certificate' if 'destruction' in text[:40] else 'checkpoint'))

def head(note, key):
    _, size, root = signed(note, key)[:3]
    return int(size), base64.b64decode(root)

def path(index, size):  # tlog-tiles: x001/x234/067, partial ones end in .p/<width>
    digits = str(index).zfill(-(-len(str(index)) // 3) * 3)
    groups = [digits[at:at + 3] for at in range(0, len(digits), 3)]
    name, width = '/'.join(['x' + group for group in groups[:-1]] + groups[-1:]), min(256, size - index * 256)
    return name if width == 256 else '%s.p/%d' % (name, width)

def root(leaves):  # RFC 6962 section 2.1
    if len(leaves) < 2: return leaves[0] if leaves else sha(b'')
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b'\x01' + root(leaves[:half]) + root(leaves[half:]))

key = read(key_file).decode().strip()
size, expected = head(read(folder, 'checkpoint'), key)
leaves, gone, ranges = [], {}, os.path.join(folder, 'destroyed/ranges')
for name in read(ranges).decode().split() if os.path.exists(ranges) else []:  # entries that went under a certificate: their hashes stay
    _, origin, bounds, digest, decision = signed(read(folder, 'destroyed', name + '.note'), key)[:5]
    first, end = map(int, bounds.split())
    kept = [read(folder, 'tile/0', path(bundle, size)) for bundle in range(first // 256, end // 256)]
    if origin != key.split('+')[0] or sha(b''.join(kept)) != base64.b64decode(digest): stop('the certificate of %s is of other entries' % name)
    gone.update(zip(range(first // 256, end // 256), kept))
    index, leaf = decision.split()
    if read(folder, 'tile/0', path(int(index) // 256, size))[int(index) % 256 * 32:][:32] != base64.b64decode(leaf): stop('the decision of %s was not logged' % name)
for bundle in range(-(-size // 256)):
    if bundle in gone:
        if os.path.exists(os.path.join(folder, 'tile/entries', path(bundle, size))): stop('bundle %d was to be destroyed and is there' % bundle)
        leaves += [gone[bundle][at:at + 32] for at in range(0, 8192, 32)]
        continue
    data, hashes, at = read(folder, 'tile/entries', path(bundle, size)), read(folder, 'tile/0', path(bundle, size)), 0
    while at < len(data):
        end = at + 2 + int.from_bytes(data[at:at + 2], 'big')
        leaf, place = sha(b'\x00' + data[at + 2:end]), len(leaves) % 256 * 32
        if leaf != hashes[place:place + 32]: stop('entry %d is not the one that was logged' % len(leaves))
        leaves.append(leaf)
        at = end
if len(leaves) != size: stop('%d entries are there, %d were signed' % (len(leaves), size))
if root(leaves) != expected: stop('the entries do not hash to the signed root')
for older in sys.argv[3:]:
    was, before = head(read(older), key)
    if was > size or root(leaves[:was]) != before: stop('history was changed since the older checkpoint of %d entries' % was)
print('OK: %d entries, root %s%s' % (size, base64.b64encode(expected).decode(), gone and ', %d destroyed under certificates' % (256 * len(gone)) or ''))

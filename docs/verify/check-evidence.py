#!/usr/bin/env python3
"""check-evidence.py <evidence.jsonl> <verifier key file>: checks each entry of an evidence pack with Python and openssl alone.
Take the key from the institution's own publication or from the supervisor, not from the pack."""
import base64, hashlib, json, os, subprocess, sys, tempfile
sha = lambda data: hashlib.sha256(data).digest()

def stop(why): sys.exit('NOT OK: ' + why)

def signed(note, key):  # C2SP signed-note: origin, size, root as the key of that origin signed them
    text, _, lines = note.rpartition('\n\n')
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
                _, size, root = text.split('\n')[:3]
                return int(size), base64.b64decode(root)
    stop('the checkpoint is not signed by this key')

def lies_in(leaf, index, size, path, root):  # RFC 9162 section 2.1.3.2
    fn, sn, found = index, size - 1, leaf
    if index >= size: return False
    for hash in path:
        if sn == 0: return False
        if fn & 1 or fn == sn:
            found = sha(b'\x01' + hash + found)
            while not fn & 1 and fn: fn, sn = fn >> 1, sn >> 1
        else: found = sha(b'\x01' + found + hash)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and found == root

with open(sys.argv[1], encoding='utf8', newline='\n') as file: head, *lines = [json.loads(line) for line in file if line.strip()]
size, root = signed(head['checkpoint'], open(sys.argv[2]).read().strip())
for one in lines:
    data = one['entry'].encode() if 'entry' in one else base64.b64decode(one['entry_base64'])
    if not lies_in(sha(b'\x00' + data), one['index'], size, [base64.b64decode(hash) for hash in one['path']], root):
        stop('entry %d is not the one that was logged' % one['index'])
print('OK: %d entries, each in the log of %d entries that the key signed' % (len(lines), size))

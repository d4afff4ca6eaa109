#!/usr/bin/env python3
"""check-pack.py [--folder <unpacked pack>] [verifier key or its file]: checks an evidence pack with Python and openssl alone."""
import base64, hashlib, os, subprocess, sys, tempfile
sha = lambda data: hashlib.sha256(data).digest()
args = sys.argv[1:]
folder = args.pop(0) and args.pop(0) if args[:1] == ['--folder'] else os.path.dirname(os.path.abspath(__file__))
read = lambda *names: open(os.path.join(folder, *names), 'rb').read()

def stop(why): sys.exit('NOT OK: ' + why)

def signed(note, key, what):  # C2SP signed-note: the text, when the key signed it
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
            if subprocess.run(ask.split(), cwd=place, capture_output=True).returncode == 0: return text.split('\n')
    stop('%s is not signed by this key' % what)

def root_of(index, size, leaf, path):  # RFC 9162 section 2.1.3.2
    node, last, value = index, size - 1, leaf
    if index >= size: return None
    for sibling in path:
        if last == 0: return None
        if node % 2 or node == last:
            value = sha(b'\x01' + sibling + value)
            while node % 2 == 0 and node: node, last = node >> 1, last >> 1
        else: value = sha(b'\x01' + value + sibling)
        node, last = node >> 1, last >> 1
    return value if last == 0 else None

key = args[0] if args else read('verifier.key').decode()
key = (open(key).read() if os.path.exists(key) else key).strip()
note = read('checkpoint')
origin, size, root = signed(note, key, 'the checkpoint')[:3]
size, root = int(size), base64.b64decode(root)
if origin != key.split('+')[0]: stop('the checkpoint is of another log')
listed = read('entries.jsonl').splitlines(keepends=True)
proofs = sorted(int(name.split('.')[0]) for name in (os.listdir(os.path.join(folder, 'proofs')) if listed else []))
if len(proofs) != len(listed): stop('%d entries are listed, %d are proven' % (len(listed), len(proofs)))
for index, line in zip(proofs, listed):
    head, _, against = read('proofs', '%d.tlog-proof' % index).partition(b'\n\n')
    _, entry, at, *path = head.decode().split('\n')
    entry = base64.b64decode(entry[6:])
    if at != 'index %d' % index or against != note: stop('the proof of entry %d is of something else' % index)
    if root_of(index, size, sha(b'\x00' + entry), [base64.b64decode(one) for one in path]) != root:
        stop('entry %d is not the one that was logged' % index)
    said = [b'{"index":%d,"entry":%s}\n' % (index, entry), b'{"index":%d,"bytes":"%s"}\n' % (index, base64.b64encode(entry))]
    if line not in said: stop('entry %d is listed with other words than were logged' % index)
statement = read('statement')
vouched = b'\n\n' in statement
said = signed(statement, key, 'the statement') if vouched else statement.decode().split('\n')
facts = dict(line.split(' ', 1) for line in said[1:] if line)
if said[0] != 'acquaint.evidence/1' or facts['origin'] != origin or facts['size'] != str(size): stop('the statement is of another log')
if facts['entries'] != str(len(listed)) or facts['sha256'] != hashlib.sha256(b''.join(listed)).hexdigest():
    stop('the statement is about %s entries, the pack has %d or other ones' % (facts['entries'], len(listed)))
print('OK: %d entries of customer %s from %s to %s, in a log of %d; %s' % (len(listed), facts['customer'], facts['from'], facts['to'],
      size, 'the log vouches that none was left out' if vouched else 'nobody vouches that none was left out'))

// go run verify-log.go <log folder> <verifier key file> [older checkpoint]: checks a log with golang.org/x/mod/sumdb,
// the code that checks Go's own checksum database: signature, every entry against the root, inclusion proofs, consistency.
package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func stop(format string, values ...interface{}) {
	fmt.Printf("NOT OK: "+format+"\n", values...)
	os.Exit(1)
}

func must(err error) {
	if err != nil {
		stop("%v", err)
	}
}

func read(path ...string) []byte {
	data, err := os.ReadFile(filepath.Join(path...))
	must(err)
	return data
}

func signed(file []byte, key string) tlog.Tree {
	verifier, err := note.NewVerifier(key)
	must(err)
	opened, err := note.Open(file, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

type folder string

func (f folder) Height() int { return height }

// ReadTiles reads tiles at the paths of tlog-tiles, which leave out the height that sumdb writes.
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(tiles))
	for at, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		found[at] = data
	}
	return found, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func bundle(index, size int64) string {
	width := size - index*256
	if width > 256 {
		width = 256
	}
	tile := tlog.Tile{H: height, L: 0, N: index, W: int(width)}
	return strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
}

// checkBundle compares up to 256 entries with hashes that their reader has proven against the signed root, and takes one
// inclusion proof apart by itself.
func checkBundle(tree tlog.Tree, hashes tlog.HashReader, first int64) {
	var places []int64
	for index := first; index < tree.N && index < first+256; index++ {
		places = append(places, tlog.StoredHashIndex(0, index))
	}
	logged, err := hashes.ReadHashes(places)
	must(err)
	data := read(os.Args[1], bundle(first/256, tree.N))
	for at, hash := range logged {
		index := first + int64(at)
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			stop("entry %d is missing", index)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		if tlog.RecordHash(data[2:end]) != hash {
			stop("entry %d is not the one that was logged", index)
		}
		data = data[end:]
	}
	if len(data) > 0 {
		stop("bytes after entry %d", first+int64(len(logged))-1)
	}
	proof, err := tlog.ProveRecord(tree.N, first, hashes)
	must(err)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, first, logged[0]))
}

func main() {
	log, key := folder(os.Args[1]), strings.TrimSpace(string(read(os.Args[2])))
	tree := signed(read(os.Args[1], "checkpoint"), key)
	hashes := tlog.TileHashReader(tree, log)
	for first := int64(0); first < tree.N; first += 256 {
		checkBundle(tree, hashes, first)
	}
	for _, file := range os.Args[3:] {
		older := signed(read(file), key)
		if older.N > tree.N {
			stop("the older checkpoint has %d entries, the log %d", older.N, tree.N)
		}
		proof, err := tlog.ProveTree(tree.N, older.N, hashes)
		must(err)
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
			stop("history was changed since the older checkpoint of %d entries: %v", older.N, err)
		}
	}
	fmt.Printf("OK: %d entries, root %s\n", tree.N, tree.Hash)
}

// go run verify-log.go <log folder> <verifier key file> [older checkpoint]: checks a log with golang.org/x/mod/sumdb,
// the code that checks Go's own checksum database: signature, every entry against the root, inclusion proofs, consistency.
package main

import (
	"crypto/sha256"
	"encoding/base64"
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

func opened(file []byte, key string) []string {
	verifier, err := note.NewVerifier(key)
	must(err)
	found, err := note.Open(file, note.VerifierList(verifier))
	must(err)
	return strings.Split(found.Text, "\n")
}

func signed(file []byte, key string) tlog.Tree {
	lines := opened(file, key)
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

// destroyed gives the bundles whose entries went under a certificate of the log's key. Their hashes stay and are proven like all
// others; the certificate has to be of just these hashes, and the decision that it names has to be in the log.
func destroyed(tree tlog.Tree, hashes tlog.HashReader, key string) map[int64]bool {
	gone := map[int64]bool{}
	list, err := os.ReadFile(filepath.Join(os.Args[1], "destroyed", "ranges"))
	if os.IsNotExist(err) {
		return gone
	}
	must(err)
	for _, name := range strings.Fields(string(list)) {
		lines := opened(read(os.Args[1], "destroyed", name+".note"), key)
		var first, end, decision int64
		var leaf string
		_, err := fmt.Sscanf(lines[2]+" "+lines[4], "%d %d %d %s", &first, &end, &decision, &leaf)
		must(err)
		digest := sha256.New()
		for index := first; index < end; index += 256 {
			var places []int64
			for at := index; at < index+256; at++ {
				places = append(places, tlog.StoredHashIndex(0, at))
			}
			kept, err := hashes.ReadHashes(places)
			must(err)
			for _, hash := range kept {
				digest.Write(hash[:])
			}
			gone[index] = true
		}
		if base64.StdEncoding.EncodeToString(digest.Sum(nil)) != lines[3] || lines[1] != strings.SplitN(key, "+", 2)[0] {
			stop("the certificate of %s is of other entries", name)
		}
		logged, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, decision)})
		must(err)
		if logged[0].String() != leaf {
			stop("the decision of %s was not logged", name)
		}
	}
	return gone
}

func main() {
	log, key := folder(os.Args[1]), strings.TrimSpace(string(read(os.Args[2])))
	tree := signed(read(os.Args[1], "checkpoint"), key)
	hashes := tlog.TileHashReader(tree, log)
	gone := destroyed(tree, hashes, key)
	for first := int64(0); first < tree.N; first += 256 {
		if !gone[first] {
			checkBundle(tree, hashes, first)
		} else if _, err := os.Stat(filepath.Join(os.Args[1], bundle(first/256, tree.N))); err == nil {
			stop("bundle %d was to be destroyed and is there", first/256)
		}
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
	fmt.Printf("OK: %d entries, root %s", tree.N, tree.Hash)
	if len(gone) > 0 {
		fmt.Printf(", %d destroyed under certificates", 256*len(gone))
	}
	fmt.Println()
}

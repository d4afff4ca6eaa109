export declare function readTarball(compressed: Uint8Array, wanted: ReadonlySet<string>): Map<string, Buffer>;

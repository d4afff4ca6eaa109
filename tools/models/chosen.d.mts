export declare const DEFAULT_PACK: string;
export declare const DEFAULT_LIVENESS_PACK: string;
export declare const PACK_NAME: RegExp;

/** The names of the pinned packs that the settings ask for and that are ours to install. */
export declare function chosenPacks(
  settings: Readonly<Record<string, string | undefined>>,
  packsFolder: string,
): string[];

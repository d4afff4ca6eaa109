import type { ApplyStep } from '@acquaint/sdk';
import type { Side } from '../journey/screen.ts';

/** What every screen about one side's picture is given. */
export type SideProps = { step: ApplyStep; side: Side };

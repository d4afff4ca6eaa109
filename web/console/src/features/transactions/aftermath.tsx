import type { Transaction } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Answers } from './answers.tsx';
import { Labels } from './label.tsx';

/** What came after the decision: of what it asked for, and what the payment turned out to be. */
export function Aftermath({ found }: { found: Transaction }): ReactElement {
  return (
    <>
      <Answers found={found} />
      <Labels found={found} />
    </>
  );
}

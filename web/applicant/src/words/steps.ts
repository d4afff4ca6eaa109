import type { Spoken } from '@acquaint/kit';
import type { ApplyStep } from '@acquaint/sdk';
import { documentTitle } from './documents.ts';

/** What a step is called in a list of steps. */
export function stepTitle(spoken: Pick<Spoken, 't' | 'has'>, step: ApplyStep, documentType: string | null): string {
  const { t } = spoken;
  switch (step.kind) {
    case 'code':
      return t(step.channel === 'email' ? 'step.code.email' : 'step.code.sms');
    case 'form':
      return step.fields?.some((field) => field.kind === 'position') ? t('step.form.position') : t('step.form');
    case 'document': {
      const type = step.document_type ?? documentType;
      return type === null ? t('step.document') : t('step.document.named', { document: documentTitle(spoken, type) });
    }
    case 'consent':
    case 'choice':
    case 'selfie':
      return t(`step.${step.kind}`);
    default:
      return step.why;
  }
}

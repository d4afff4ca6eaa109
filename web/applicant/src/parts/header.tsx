import { Ring, useLocale } from '@acquaint/kit';
import type { ReactNode } from 'react';
import { LanguageChooser } from './language.tsx';
import { OfflineBar } from './offline-bar.tsx';

export type HeaderProps = {
  /** Whose page this is, where there is no progress to show. */
  tenant?: string;
  progress: { done: number; total: number } | null;
  onBack?: () => void;
  ribbon?: ReactNode;
};

/** The ring with the way behind and ahead, and the language. */
export function Header({ tenant, progress, onBack, ribbon }: HeaderProps) {
  return (
    <header className="header">
      {ribbon}
      <div className="header-row">
        {onBack && <BackButton onPress={onBack} />}
        {progress ? <Progress {...progress} /> : <strong>{tenant}</strong>}
        <LanguageChooser />
      </div>
      <OfflineBar />
    </header>
  );
}

/** One screen back. */
export function BackButton({ onPress }: { onPress: () => void }) {
  const { t } = useLocale();
  return (
    <button type="button" className="header-back" onClick={onPress} aria-label={t('header.back')}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <path d="M14.5 5.5 8 12l6.5 6.5" />
      </svg>
    </button>
  );
}

function Progress({ done, total }: { done: number; total: number }) {
  const { t } = useLocale();
  const now = Math.min(done + 1, total);
  return (
    <div className="header-progress">
      <Ring value={total === 0 ? null : done / total} size={28} />
      <span>{t('header.progress', { now, total })}</span>
    </div>
  );
}

import { Ring, useLocale } from '@acquaint/kit';
import { LanguageChooser } from './language.tsx';

export type HeaderProps = {
  progress: { done: number; total: number } | null;
  onBack?: () => void;
};

/** The ring with the way behind and ahead, and the language. */
export function Header({ progress, onBack }: HeaderProps) {
  const { t } = useLocale();
  return (
    <header className="header">
      <div className="header-row">
        {onBack && (
          <button type="button" className="header-back" onClick={onBack} aria-label={t('header.back')}>
            <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
              <path d="M14.5 5.5 8 12l6.5 6.5" />
            </svg>
          </button>
        )}
        {progress && <Progress {...progress} />}
        <LanguageChooser />
      </div>
    </header>
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

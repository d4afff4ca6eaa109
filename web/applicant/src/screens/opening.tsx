import { Ring, useLocale } from '@acquaint/kit';

/** While the link is exchanged: the open ring, and nothing that would jump when the first screen comes. */
export function Opening() {
  const { t } = useLocale();
  return (
    <main className="stage" aria-busy="true">
      <Ring value={0.2} size={64} moving />
      <p role="status">{t('opening.text')}</p>
    </main>
  );
}

import { Ring, useLocale } from '@acquaint/kit';
import { useState } from 'react';
import type { ApplyApi } from '../session/api.ts';
import { useHandoff } from '../session/handoff.ts';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { QrCode } from './qr.tsx';

/** The square code and the link that take the journey to a phone. */
export function HandoffCard({ api }: { api: ApplyApi }) {
  const { t } = useLocale();
  const { url, failed, renew } = useHandoff(api);
  if (failed) {
    return (
      <div className="handoff-card">
        <p>{t('handoff.failed')}</p>
        <Button kind="secondary" onPress={renew}>
          {t('action.retry')}
        </Button>
      </div>
    );
  }
  return (
    <div className="handoff-card">
      <div className="qr-place">
        {url === null ? <Ring value={0.2} size={48} moving /> : <QrCode text={url} label={t('handoff.code')} />}
      </div>
      <p className="fine">{t('handoff.scan')}</p>
      {url !== null && <CopyLink url={url} />}
    </div>
  );
}

function CopyLink({ url }: { url: string }) {
  const { t } = useLocale();
  const announce = useAnnounce();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied('yes');
      announce(t('handoff.copied'));
    } catch {
      // Without HTTPS a page may not write to the clipboard: the link is shown to be copied by hand.
      setCopied('refused');
    }
  };
  return (
    <>
      <Button kind="secondary" onPress={() => void copy()}>
        {t(copied === 'yes' ? 'handoff.copied' : 'handoff.copy')}
      </Button>
      {copied === 'refused' && (
        <input
          className="input mono ltr"
          readOnly
          value={url}
          aria-label={t('handoff.link')}
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  );
}

/** The code beside the content of a wide screen, with the reason to use it. */
export function PhoneAside({ api }: { api: ApplyApi }) {
  const { t } = useLocale();
  return (
    <section className="phone" aria-labelledby="phone-title">
      <h2 id="phone-title" className="section-title">
        {t('overview.phone.title')}
      </h2>
      <p className="fine">{t('overview.phone.text')}</p>
      <HandoffCard api={api} />
    </section>
  );
}

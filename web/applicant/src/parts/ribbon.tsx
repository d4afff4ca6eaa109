import { useLocale } from '@acquaint/kit';

/** Says on every screen that this is a test tenant; shows the code that no message carried. */
export function SandboxRibbon({ code }: { code: string | null }) {
  const { t, rich } = useLocale();
  return (
    <div className="ribbon">
      {code === null
        ? t('sandbox.ribbon')
        : rich('sandbox.code', { code: <strong className="mono ltr">{code}</strong> })}
    </div>
  );
}

import { useLocale } from '@acquaint/kit';
import { Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export type DialogProps = {
  title: string;
  open: boolean;
  onClose: () => void;
  wide?: boolean;
  full?: boolean;
  children: ReactNode;
};

/** A question over the page: the focus stays inside, Escape closes it and returns the focus. */
export function Dialog({ title, open, onClose, wide = false, full = false, children }: DialogProps): ReactElement {
  const { t } = useLocale();
  return (
    <Modal
      opened={open}
      onClose={onClose}
      title={title}
      size={wide ? 720 : 480}
      fullScreen={full}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Modal>
  );
}

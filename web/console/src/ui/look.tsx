import { useLocale } from '@acquaint/kit';
import { createTheme, DirectionProvider, MantineProvider, useDirection } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect } from 'react';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/Input.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/PasswordInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/ActionIcon.layer.css';
import './mantine.css';
import './ui.css';

const THEME = createTheme({
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: {
      defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 120, transition: 'fade' } },
    },
    Menu: { defaultProps: { transitionProps: { duration: 80, transition: 'fade' }, shadow: 'md', radius: 6 } },
  },
});

/**
 * Mantine brings behaviour (focus, menus, dialogs), our tokens bring every colour and distance. It writes no style
 * element of its own: the page's policy would refuse it.
 */
export function Look({ children }: { children: ReactNode }): ReactElement {
  const { dir } = useLocale();
  return (
    <DirectionProvider initialDirection={dir} detectDirection={false}>
      <MantineProvider theme={THEME} withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
        <Direction dir={dir} />
        {children}
      </MantineProvider>
    </DirectionProvider>
  );
}

function Direction({ dir }: { dir: 'ltr' | 'rtl' }): null {
  const { setDirection } = useDirection();
  useEffect(() => setDirection(dir), [dir, setDirection]);
  return null;
}

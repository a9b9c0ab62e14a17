import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import dialog from '../../design/dialog.module.css';
import { Icon } from '../../design/Icon.tsx';
import styles from './ShareDialog.module.css';

interface DialogFrameProps {
  title: string;
  onClose(): void;
  /** A press beside it would take away what is on its way. */
  isBusy?: boolean;
  children: ReactNode;
}

/** What both dialogs of this folder stand in: a title, a way out, the page darkened behind. */
export function DialogFrame({ title, onClose, isBusy = false, children }: DialogFrameProps) {
  return (
    <ModalOverlay
      className={dialog.overlay!}
      isOpen
      isDismissable={!isBusy}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        <Dialog className={styles.dialog!}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title!}>
              {title}
            </Heading>
            <Button className={controls.quiet!} aria-label="닫기" onPress={onClose}>
              <Icon name="close" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import controls from '../design/controls.module.css';
import dialog from '../design/dialog.module.css';
import { Icon } from '../design/Icon.tsx';
import styles from './KeyHelp.module.css';
import { keyGroups } from './keyGroups.ts';
import { MarkLegend } from './MarkLegend.tsx';

/** Every key of the page, and what the marks of the scrub bar mean. */
export function KeyHelp({ onClose }: { onClose(): void }) {
  return (
    <ModalOverlay className={dialog.overlay!} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        <Dialog className={styles.dialog!}>
          <div className={styles.head}>
            <Heading slot="title" className={styles.title!}>
              단축키와 표시
            </Heading>
            <Button className={controls.icon!} aria-label="닫기" onPress={onClose} autoFocus>
              <Icon name="close" />
            </Button>
          </div>
          <div className={styles.columns}>
            {keyGroups.map(({ title, keys }) => (
              <section key={title}>
                <h3>{title}</h3>
                <dl>
                  {keys.map(({ keys: names, text }) => (
                    <div key={text}>
                      <dt>
                        {names.map((name) => (
                          <kbd key={name}>{name}</kbd>
                        ))}
                      </dt>
                      <dd>{text}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
            <section>
              <h3>시각 막대의 표시</h3>
              <MarkLegend />
            </section>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

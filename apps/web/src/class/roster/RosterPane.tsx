import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import controls from '../../design/controls.module.css';
import { Icon } from '../../design/Icon.tsx';
import styles from './Roster.module.css';
import { Roster } from './Roster.tsx';

/** The students in the pane, and behind a button all that is known of them across the page. */
export function RosterPane() {
  return (
    <>
      <div className={styles.head}>
        <h2>학생</h2>
        <DialogTrigger>
          <Button className={controls.pill!} data-testid="roster-wide">
            넓게 보기
          </Button>
          <ModalOverlay className={styles.overlay!} isDismissable>
            <Modal className={styles.modal!}>
              <Dialog className={styles.dialog!}>
                {({ close }) => (
                  <>
                    <div className={styles.head}>
                      <Heading slot="title">학생</Heading>
                      <Button className={controls.icon!} aria-label="닫기" onPress={close}>
                        <Icon name="close" />
                      </Button>
                    </div>
                    <Roster size="wide" onLeave={close} />
                  </>
                )}
              </Dialog>
            </Modal>
          </ModalOverlay>
        </DialogTrigger>
      </div>
      <Roster size="pane" />
    </>
  );
}

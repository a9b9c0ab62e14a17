import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import controls from '../design/controls.module.css';
import dialog from '../design/dialog.module.css';
import { HowToGetLab } from './HowToGetLab.tsx';
import styles from './LiveLab.module.css';
import { useLiveLab } from './liveLab.ts';
import { liveLabTopics } from './liveLabTopics.ts';

/** Over the page: what can't be done here, why, and how to get a lab that can. */
export function LiveLabDialog() {
  const topic = useLiveLab((state) => state.topic);
  const close = () => useLiveLab.setState({ topic: null });
  return (
    <ModalOverlay className={dialog.overlay!} isOpen={topic !== null} isDismissable onOpenChange={close}>
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        {topic && (
          <Dialog className={styles.dialog!} data-testid="live-lab">
            <Heading slot="title" className={styles.title!}>
              {liveLabTopics[topic].title}
            </Heading>
            <p className={styles.text}>{liveLabTopics[topic].text}</p>
            <HowToGetLab />
            <div className={styles.buttons}>
              <Button className={controls.primary!} onPress={close} autoFocus>
                닫기
              </Button>
            </div>
          </Dialog>
        )}
      </Modal>
    </ModalOverlay>
  );
}

import { type FormEvent, useState } from 'react';
import {
  Button,
  Dialog,
  FieldError,
  Form,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import controls from '../design/controls.module.css';
import dialog from '../design/dialog.module.css';
import styles from './QuestionDialog.module.css';
import { type Question, useQuestion } from './question.ts';

/** The page's one question, in front of everything. Escape is no. */
export function QuestionDialog() {
  const question = useQuestion((state) => state.question);
  const answer = useQuestion((state) => state.answer);
  return (
    <ModalOverlay
      className={dialog.overlay!}
      isOpen={question !== null}
      isDismissable
      onOpenChange={(open) => {
        if (!open) answer?.(null);
      }}
    >
      <Modal className={`${dialog.modal} ${styles.modal}`}>
        {question && answer && <Asked key={question.title} question={question} answer={answer} />}
      </Modal>
    </ModalOverlay>
  );
}

function Asked({ question, answer }: { question: Question; answer(name: string | null): void }) {
  const { title, text, yes, name } = question;
  const [value, setValue] = useState(name?.initial ?? '');
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = name?.refuse(value.trim()) ?? null;
    setRefusal(why);
    if (why === null) answer(value.trim());
  };
  return (
    <Dialog role="alertdialog" className={styles.dialog!}>
      <Heading slot="title" className={styles.title!}>
        {title}
      </Heading>
      <p className={styles.text}>{text}</p>
      <Form onSubmit={submit} validationBehavior="aria">
        {name && (
          <TextField
            className={styles.field!}
            value={value}
            onChange={(next) => {
              setValue(next);
              setRefusal(null);
            }}
            isInvalid={refusal !== null}
            autoFocus
            autoComplete="off"
          >
            <Label>{name.label}</Label>
            <Input
              className={styles.input!}
              spellCheck="false"
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
            <FieldError className={styles.refusal!}>{refusal}</FieldError>
          </TextField>
        )}
        <div className={styles.buttons}>
          <Button className={controls.button!} onPress={() => answer(null)}>
            취소
          </Button>
          <Button className={controls.primary!} type="submit" autoFocus={!name}>
            {yes}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

import { create } from 'zustand';

/** What the page asks before it does something that can't be seen coming. `yes` names the deed, as its button does. */
export interface Question {
  title: string;
  text: string;
  yes: string;
  /** Asks for a name too; `refuse` says why one can't be had. */
  name?: { label: string; initial: string; refuse(name: string): string | null };
}

interface Asked {
  question: Question | null;
  answer: ((name: string | null) => void) | null;
}

/** The one question that is open. */
export const useQuestion = create<Asked>()(() => ({ question: null, answer: null }));

function open(question: Question): Promise<string | null> {
  useQuestion.getState().answer?.(null);
  return new Promise((resolve) => {
    useQuestion.setState({
      question,
      answer: (name) => {
        useQuestion.setState({ question: null, answer: null });
        resolve(name);
      },
    });
  });
}

/** Asks yes or no. */
export async function askFirst(question: Omit<Question, 'name'>): Promise<boolean> {
  return (await open(question)) !== null;
}

/** Asks for a name: null where the student thought better of it. */
export function askName(question: Question & Required<Pick<Question, 'name'>>): Promise<string | null> {
  return open(question);
}

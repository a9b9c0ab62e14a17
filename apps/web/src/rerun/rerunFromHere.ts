import type { RecordedFile, Recording } from '@socketlab/recording';
import { useStepOnPage } from '../course/openStep.ts';
import { stepPath } from '../course/paths.ts';
import { askFirst } from '../dialogs/question.ts';
import { experimentFrom } from '../freeLab/experiments.ts';
import { stepSpace } from '../lesson/stepSpace.ts';
import { runOnStage } from '../recording/keepRun.ts';
import { ranSources } from '../recording/ranSources.ts';
import { useLab } from '../state/store.ts';
import { shownSource } from '../state/workFile.ts';
import { askToRun, isForeign, textsThatRan } from './foreignCode.ts';
import { performRerun } from './performRerun.ts';
import type { RunMoment } from './rerunStore.ts';

/** How long a page that was turned may take until it is there. */
const turnMs = 15_000;

/**
 * 여기서부터 다시 실행: from the moment that is shown, of the page's own run or of a kept one. A kept one is made again in its lesson's step, where
 * it ran the lesson's own programs, else in a new experiment of the free lab. Programs that somebody else may have written are asked about first.
 */
export async function rerunFromHere(navigate: (to: string) => void, stopWire: boolean): Promise<void> {
  const recording = runOnStage();
  if (!recording) return;
  const { cursor, recording: kept, notify, capabilities } = useLab.getState();
  const moment: RunMoment = { applied: cursor.applied, atUs: cursor.atUs };
  if (kept) {
    const texts = textsThatRan(recording.events, moment.applied);
    const step = await stepWith(recording, texts);
    if (!step && isForeign(kept) && !(capabilities && (await askFirst(askToRun(texts, capabilities))))) return;
    if (!(await goToPlace(step, recording, moment, navigate))) {
      notify({ tone: 'error', code: null, text: '다시 실행할 페이지를 열지 못했습니다. 잠시 뒤에 다시 시도합니다.' });
      return;
    }
  }
  await performRerun(recording, moment, stopWire);
}

async function goToPlace(
  step: Awaited<ReturnType<typeof stepWith>>,
  recording: Recording,
  moment: RunMoment,
  navigate: (to: string) => void,
): Promise<boolean> {
  const ran = ranSources(recording.header.files, recording.events.slice(0, moment.applied));
  if (step) {
    navigate(stepPath(step.lesson, step.step));
    if (!(await spaceOpen(step.lesson))) return false;
    // The editors show what runs.
    const { files, showSlot } = useLab.getState();
    for (const file of files) {
      const source = ran.find(({ host, name }) => host === file.host && name === file.name)?.source;
      if (source === file.original && shownSource(file) !== source) showSlot(file.id, 'start');
    }
    return true;
  }
  const { title, hosts } = recording.header;
  const id = experimentFrom(
    title,
    hosts,
    ran.map(({ host, name, source }) => ({ host, name, mine: source })),
  );
  navigate(`/lab/${id}`);
  return spaceOpen(id);
}

/** The step that the run was made in, where all that ran is its own: not only what ran last. */
async function stepWith(
  { header }: Recording,
  ran: readonly RecordedFile[],
): Promise<{ lesson: string; step: string } | null> {
  const { lesson, step } = header.place ?? {};
  if (lesson === undefined || !step) return null;
  await useStepOnPage.getState().open(lesson, step);
  const { shown } = useStepOnPage.getState();
  if (shown?.lesson.id !== lesson || shown.step.id !== step) return null;
  const { hosts, files } = stepSpace(shown.lesson, shown.step);
  const own = ran.every(({ host, name, source }) =>
    files.some((file) => file.host === host && file.name === name && file.source === source),
  );
  return own && hosts.join() === header.hosts.join() ? { lesson, step } : null;
}

/** The page was turned, and what is worked on there is open. */
function spaceOpen(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (open: boolean) => {
      stop();
      clearTimeout(timer);
      resolve(open);
    };
    const look = () => {
      const { space, busy, recording, connection } = useLab.getState();
      if (space?.id === id && busy === null && recording === null && connection === 'open') done(true);
    };
    const timer = setTimeout(() => done(false), turnMs);
    const stop = useLab.subscribe(look);
    look();
  });
}

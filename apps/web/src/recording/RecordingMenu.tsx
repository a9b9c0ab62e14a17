import { lazy, Suspense, useRef, useState } from 'react';
import { Button, MenuTrigger } from 'react-aria-components';
import { useLocation } from 'wouter';
import controls from '../design/controls.module.css';
import { DeedMenu, Deeds } from '../design/DeedMenu.tsx';
import { FileInput } from '../design/FileInput.tsx';
import { useRerun } from '../rerun/rerunStore.ts';
import { whyNoRerun } from '../rerun/whyNoRerun.ts';
import { isEmpty } from '../state/isEmpty.ts';
import { useLab } from '../state/store.ts';
import { isStatic } from '../static/isStatic.ts';
import { tellLiveLab } from '../static/liveLab.ts';
import { isGrowing } from './currentRecording.ts';
import { bytesOnStage, runOnStage, saveCapture, saveLines, saveRun } from './keepRun.ts';
import { takeFile } from './takeFile.ts';

// Without a server there is nothing to share by, and no code of it.
const ShareDialog =
  !import.meta.env.SOCKETLAB_STATIC &&
  lazy(async () => ({ default: (await import('./share/ShareDialog.tsx')).ShareDialog }));
const SharedListDialog =
  !import.meta.env.SOCKETLAB_STATIC &&
  lazy(async () => ({ default: (await import('./share/SharedListDialog.tsx')).SharedListDialog }));

const ofThisRun = [
  { id: 'save', name: '파일로 저장', text: '이 실행 전체를 .socketlab 파일로 받습니다. 나중에 그대로 다시 봅니다.' },
  {
    id: 'share',
    name: '링크로 나누기',
    text: isStatic
      ? '소켓랩의 서버가 있어야 합니다. 무엇이 필요한지 알려 드립니다.'
      : '서버에 두고 링크를 만듭니다. 지금 보는 순간을 가리킬 수도 있습니다.',
  },
  { id: 'pcapng', name: 'Wireshark 파일로 저장', text: '모든 패킷을 .pcapng 파일로 받습니다.' },
  { id: 'jsonl', name: 'JSON 줄로 저장', text: '이벤트를 한 줄에 하나씩 받습니다. 다른 프로그램으로 읽기 좋습니다.' },
] as const;

/** Without a server a press says how to get a lab, and so do their texts before it. */
const needsLab = isStatic && '실험실이 있어야 합니다. 무엇이 필요한지 알려 드립니다.';

const again = [
  {
    id: 'rerun',
    name: '여기서부터 다시 실행',
    text: needsLab || '지금 보는 순간까지 한 일을 새 실험실에서 되풀이합니다. 그다음부터는 직접 합니다.',
  },
  {
    id: 'rerun-stop',
    name: '다시 실행하고 그 순간에 회선 멈추기',
    text: needsLab || '같은 순간에 한 패킷씩을 켜서, 무엇을 할지 고를 시간을 둡니다.',
  },
] as const;

const original = [{ id: 'old', name: '원래 실행 보기', text: '되풀이하기 전의 실행을 그대로 다시 봅니다.' }] as const;

const kept = [
  { id: 'open', name: '기록 열기', text: '.socketlab 파일을 고릅니다. 페이지에 끌어다 놓아도 됩니다.' },
  { id: 'compare', name: '두 실행 비교', text: '두 기록을 이벤트끼리 맞추어 나란히 봅니다.' },
  { id: 'list', name: '서버에 둔 내 기록', text: '링크를 다시 복사하거나 지웁니다.' },
] as const;

/** Keeping the run on the stage, and opening one that was kept. */
export function RecordingMenu() {
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const growing = useLab(isGrowing);
  const empty = useLab(isEmpty) || growing;
  /** Why nothing of this run can be kept yet. */
  const notYet = growing
    ? '긴 기록의 나머지를 준비하고 있습니다. 잠시 뒤에 저장합니다.'
    : '아직 실행한 것이 없습니다. 먼저 실행하거나 기록을 엽니다.';
  const why = useLab((state) => (isStatic ? null : whyNoRerun(state)));
  const hasOld = useRerun(({ old, rerun }) => old !== null && rerun?.status !== 'running');
  const rerun = async (stopWire: boolean) =>
    (await import('../rerun/rerunFromHere.ts')).rerunFromHere(navigate, stopWire);
  const showOld = async () => (await import('../rerun/showOldRun.ts')).showOldRun(navigate);
  const [dialog, setDialog] = useState<{ kind: 'share'; title: string; atUs: number } | { kind: 'list' } | null>(null);
  const close = () => setDialog(null);

  function act(id: string): void {
    if (id === 'save') void saveRun();
    if (id === 'pcapng') void saveCapture();
    if (id === 'jsonl') void saveLines();
    if (id === 'open') picker.current?.click();
    if (id === 'rerun' || id === 'rerun-stop') {
      if (isStatic) tellLiveLab('rerun');
      else void rerun(id === 'rerun-stop');
    }
    if (id === 'old') void showOld();
    if (id === 'compare') navigate('/compare');
    if (id === 'list') setDialog({ kind: 'list' });
    if (id === 'share' && !ShareDialog) tellLiveLab('share');
    const run = id === 'share' && ShareDialog ? runOnStage() : null;
    if (run) setDialog({ kind: 'share', title: run.header.title, atUs: useLab.getState().cursor.atUs });
  }

  return (
    <>
      <MenuTrigger>
        <Button className={controls.pill ?? ''}>기록</Button>
        <DeedMenu
          label="기록"
          tall
          disabled={[
            ...(empty ? ofThisRun.map(({ id }) => id) : []),
            ...(why !== null || empty ? again.map(({ id }) => id) : []),
          ]}
          onAction={act}
        >
          <Deeds
            title="이 실행"
            deeds={ofThisRun.map((deed, at) => (empty && at === 0 ? { ...deed, text: notYet } : deed))}
          />
          <Deeds
            title="다시 실행"
            deeds={[
              ...again.map((deed, at) => (why !== null && at === 0 ? { ...deed, text: why } : deed)),
              ...(hasOld ? original : []),
            ]}
          />
          <Deeds title="저장한 실행" deeds={SharedListDialog ? kept : kept.filter(({ id }) => id !== 'list')} />
        </DeedMenu>
      </MenuTrigger>
      <Suspense>
        {ShareDialog && dialog?.kind === 'share' && (
          <ShareDialog
            recording={bytesOnStage}
            title={dialog.title}
            atUs={dialog.atUs}
            onSave={() => {
              close();
              void saveRun();
            }}
            onClose={close}
          />
        )}
        {SharedListDialog && dialog?.kind === 'list' && <SharedListDialog onClose={close} />}
      </Suspense>
      <FileInput
        ref={picker}
        accept=".socketlab"
        testId="recording-menu-file"
        onFile={(file) => void takeFile(file, navigate)}
      />
    </>
  );
}

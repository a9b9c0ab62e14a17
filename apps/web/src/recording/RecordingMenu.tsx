import { useRef } from 'react';
import { Button, MenuTrigger } from 'react-aria-components';
import { useLocation } from 'wouter';
import controls from '../design/controls.module.css';
import { DeedMenu, Deeds } from '../design/DeedMenu.tsx';
import { useLab } from '../state/store.ts';
import { saveRun } from './keepRun.ts';
import { takeFile } from './takeFile.ts';

const keep = [
  { id: 'save', name: '파일로 저장', text: '이 실행 전체를 .socketlab 파일로 받습니다. 나중에 그대로 다시 봅니다.' },
] as const;

const open = [
  { id: 'open', name: '기록 열기', text: '.socketlab 파일을 고릅니다. 페이지에 끌어다 놓아도 됩니다.' },
] as const;

/** Keeping the run on the stage, and opening one that was kept. */
export function RecordingMenu() {
  const [, navigate] = useLocation();
  const picker = useRef<HTMLInputElement>(null);
  const empty = useLab((state) => state.revision >= 0 && state.timeline.events.length === 0);
  return (
    <>
      <MenuTrigger>
        <Button className={controls.pill ?? ''}>기록</Button>
        <DeedMenu
          label="기록"
          disabled={empty ? keep.map(({ id }) => id) : []}
          onAction={(id) => {
            if (id === 'save') void saveRun();
            if (id === 'open') picker.current?.click();
          }}
        >
          <Deeds title="이 실행" deeds={keep} />
          <Deeds title="저장한 실행" deeds={open} />
        </DeedMenu>
      </MenuTrigger>
      <input
        ref={picker}
        type="file"
        accept=".socketlab"
        hidden
        data-testid="recording-menu-file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void takeFile(file, navigate);
          currentTarget.value = '';
        }}
      />
    </>
  );
}

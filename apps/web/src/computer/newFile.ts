import type { HostName } from '@socketlab/protocol';
import { hostWords } from '@socketlab/timeline';
import { askName } from '../dialogs/question.ts';
import { refuseName } from '../state/createWork.ts';
import { useLab } from '../state/store.ts';
import { freeName, type WorkFile } from '../state/workFile.ts';

const blank = "const net = require('node:net');\n\n";

/** Asks for a name and adds an empty program to a computer. */
export async function newFile(host: HostName): Promise<void> {
  const { files, addFile } = useLab.getState();
  const taken = files.filter((file) => file.host === host).map(({ name }) => name);
  const first = host === 'server' ? 'server.js' : 'client.js';
  const name = await askName({
    title: '파일 더하기',
    text: `${hostWords[host]}에 프로그램을 하나 더합니다. 이 브라우저에 저장합니다.`,
    yes: '더하기',
    name: {
      label: '파일 이름',
      initial: taken.includes(first) ? freeName(first, taken) : first,
      refuse: (name) => refuseName(name, host, useLab.getState().files),
    },
  });
  if (name !== null) addFile(host, name, blank);
}

/** Asks for another name of a file. */
export async function renameFile(file: WorkFile): Promise<void> {
  const name = await askName({
    title: '이름 바꾸기',
    text: '실행하고 있는 프로그램은 끝납니다.',
    yes: '바꾸기',
    name: {
      label: '파일 이름',
      initial: file.name,
      refuse: (name) => refuseName(name, file.host, useLab.getState().files, file.id),
    },
  });
  if (name !== null) useLab.getState().renameFile(file.id, name);
}

import { create } from 'zustand';

/** What a page without a server can't do, each with why. */
export const liveLabTopics = {
  run: {
    title: '실행하려면 소켓랩을 내 컴퓨터에서',
    text: '이 페이지에는 서버가 없어 프로그램을 실행하지 못합니다. 강의의 실행은 기록으로 보고, 고친 코드는 내 컴퓨터에서 실행합니다.',
  },
  wire: {
    title: '회선에 손대려면 소켓랩을 내 컴퓨터에서',
    text: '패킷을 잡고 장애를 일으키는 일은 지금 실행되는 회선에서 합니다. 기록에서는 일어난 일을 봅니다.',
  },
  task: {
    title: '직접 해 보려면 소켓랩을 내 컴퓨터에서',
    text: '이 일은 프로그램을 실제로 실행해서 합니다. 기록에서 일어난 일은 마친 것으로 세지 않습니다.',
  },
  exercise: {
    title: '연습을 검사하려면 소켓랩을 내 컴퓨터에서',
    text: '검사는 고친 프로그램을 실제로 여러 번 실행해서 합니다. 코드는 여기에서 써 둘 수 있습니다.',
  },
  freeLab: {
    title: '자유 실험실은 내 컴퓨터에서',
    text: '자유 실험실은 프로그램과 회선을 실제로 다루는 곳이라 소켓랩의 서버가 필요합니다.',
  },
  fork: {
    title: '이 코드로 실험하려면 소켓랩을 내 컴퓨터에서',
    text: '기록의 프로그램은 자유 실험실에서 이어서 고치고 실행합니다. 기록을 파일로 저장해서 내 컴퓨터의 소켓랩에 끌어다 놓으면 그대로 열립니다.',
  },
  link: {
    title: '링크의 기록은 그 서버에 있습니다',
    text: '링크로 나눈 기록은 그것을 보관하는 소켓랩의 주소에서 열립니다. 파일로 받은 기록은 이 페이지에 끌어다 놓으면 열립니다.',
  },
  joinClass: {
    title: '수업에는 강사의 주소로 들어갑니다',
    text: '수업은 강사의 컴퓨터에서 실행되는 소켓랩에 있습니다. 강사가 보여 주는 QR 코드나 주소를 엽니다.',
  },
  openClass: {
    title: '수업은 내 컴퓨터에서 엽니다',
    text: '수업의 무대와 학생들의 실험실은 강사의 소켓랩에서 실행됩니다.',
  },
} as const;

export type LiveLabTopic = keyof typeof liveLabTopics;

/** Of what the page says now that it needs a live lab. */
export const useLiveLab = create<{ topic: LiveLabTopic | null }>()(() => ({ topic: null }));

/** Says, in front of the page, that this needs a live lab and how to get one. */
export const tellLiveLab = (topic: LiveLabTopic): void => useLiveLab.setState({ topic });

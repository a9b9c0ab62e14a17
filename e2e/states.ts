import type { PageWire } from './pages/pageWire.ts';
import type { StagePage } from './pages/stagePage.ts';
import { expect } from './test.ts';

interface Parts {
  stage: StagePage;
  wire: PageWire;
  url: string;
}

/** A state in which a student may meet the page, brought about by what a student does or a connection suffers. */
export interface PageState {
  name: string;
  /** The part that a narrow screen shows for it. */
  tab: '수업' | '무대' | '코드';
  /** From a new page, or from the state before it in its journey, on a wide screen. */
  enter(parts: Parts): Promise<void>;
}

async function openPage({ stage, url }: Parts): Promise<void> {
  await stage.page.goto(url);
  await stage.ready();
}

/** Programs that keep their connection, so that hands can be laid on their sockets. */
const openServer = "require('net').createServer((socket) => socket.on('data', () => {})).listen(8080);\n";
const openClient = "const socket = require('net').connect(8080, 'server');\nsocket.write('안녕하세요');\n";

const connecting: PageState = {
  name: 'connecting',
  tab: '무대',
  async enter({ stage, wire, url }) {
    wire.silence();
    await stage.page.goto(url);
    await expect(stage.page.getByText('서버에 연결하는 중입니다.')).toBeVisible();
  },
};

const empty: PageState = { name: 'empty', tab: '무대', enter: openPage };

const lesson: PageState = { name: 'lesson', tab: '수업', enter: async () => {} };

const notice: PageState = {
  name: 'notice',
  tab: '무대',
  async enter({ stage, wire }) {
    wire.say('{');
    await expect(stage.notice('bad-json')).toBeVisible();
  },
};

const programError: PageState = {
  name: 'program-error',
  tab: '코드',
  async enter({ stage }) {
    await stage.dismissNotices();
    await stage.replaceSource('client', "const net = require('net');\nnet.connect(8080, 'server');\n");
    await stage.runOne('client').click();
    await expect(stage.uncaught('client')).toContainText('ECONNREFUSED');
    await expect(stage.status('client')).toHaveText('끝남');
  },
};

const flying: PageState = {
  name: 'flying',
  tab: '무대',
  async enter({ stage }) {
    await stage.page.keyboard.press('Escape');
    await expect(stage.inspector).toBeHidden();
    const inFlight = stage.page.locator('g[data-packet][data-status="flying"]');
    do await stage.button('한 이벤트 뒤로').click();
    while ((await inFlight.count()) === 0);
  },
};

const finished: PageState = {
  name: 'finished',
  tab: '무대',
  async enter(parts) {
    const { stage } = parts;
    await openPage(parts);
    await stage.runAll();
    await stage.waitForEnd('client');
    await expect(stage.sockets('client').filter({ hasText: 'TIME_WAIT' })).toHaveCount(1);
  },
};

const list: PageState = {
  name: 'list',
  tab: '무대',
  async enter({ stage }) {
    await stage.page.getByRole('radio', { name: '이벤트 목록' }).click();
    await expect(stage.page.getByRole('region', { name: '이벤트 목록' })).toContainText('TIME_WAIT');
  },
};

const packet: PageState = {
  name: 'packet',
  tab: '무대',
  async enter({ stage }) {
    await stage.page.getByRole('radio', { name: '사다리' }).click();
    await stage.openPacket(stage.packets('DATA').first());
  },
};

const disconnected: PageState = {
  name: 'disconnected',
  tab: '무대',
  async enter({ stage, wire }) {
    await stage.button('실시간').click();
    await wire.cut();
    await expect(stage.lostBanner).toBeVisible();
  },
};

const running: PageState = {
  name: 'running',
  tab: '코드',
  async enter(parts) {
    const { stage } = parts;
    await openPage(parts);
    await stage.replaceSources({ server: openServer, client: openClient });
    await stage.runAll();
    await expect(stage.liveSockets('client').filter({ hasText: 'ESTABLISHED' })).toHaveCount(1);
    await expect(stage.liveSockets('server').filter({ hasText: 'ESTABLISHED' })).toHaveCount(1);
    await expect(stage.packets('DATA').first()).toHaveAttribute('data-status', 'delivered');
  },
};

const labGone: PageState = {
  name: 'lab-gone',
  tab: '무대',
  async enter({ stage, wire }) {
    const lab = await wire.find((message) => (message.kind === 'reply' ? message.lab : undefined));
    wire.say(JSON.stringify({ kind: 'closeLab', request: 1_000_000, lab }));
    await expect(stage.goneBanner).toBeVisible();
  },
};

/** Every state, each reached from the one before it: a page of its own for each of them would cost a minute. */
export const journeys: readonly (readonly PageState[])[] = [
  [connecting],
  [empty, lesson, notice, programError],
  [finished, list, packet, flying, disconnected],
  [running, labGone],
];

export const screenSizes = {
  desktop: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/** Shows an opened state at a size, in a theme. */
export async function showAt(
  stage: StagePage,
  state: Pick<PageState, 'tab'>,
  size: keyof typeof screenSizes,
  theme: 'light' | 'dark',
): Promise<void> {
  await stage.page.setViewportSize(screenSizes[size]);
  await stage.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  // Before the first state nothing is open yet.
  if (stage.page.url() === 'about:blank') return;
  await expect(stage.page.locator('html')).toHaveAttribute('data-theme', theme);
  const tab = stage.tab(state.tab);
  // A packet that is open covers the tabs of a small screen.
  if (size === 'phone' && (await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
}

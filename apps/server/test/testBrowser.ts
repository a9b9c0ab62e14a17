import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { ClassMessage, ClassRequest, JoinedClass, Me, OpenedClass } from '@socketlab/protocol/class';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { inTime } from './inTime.ts';
import { knock } from './knock.ts';
import type { TestApp } from './testApp.ts';
import { opened } from './testPage.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer.
  json: any;
}

/** A page of a class, over a real WebSocket. */
export interface TestClassPage {
  readonly closed: Promise<number>;
  readonly messages: ClassMessage[];
  ask(request: Record<string, unknown> & { kind: ClassRequest['kind'] }): Promise<ClassMessage>;
}

/** A browser with its cookies: what it is given it brings along, to this server alone. */
export interface TestBrowser {
  readonly cookies: Map<string, string>;
  cookieHeader(): string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  me(): Promise<Me>;
  /** The HTTP status with which a WebSocket is refused, or 101. */
  knock(path: '/ws' | '/ws/class', origin?: string | null): Promise<number>;
  open(path: '/ws' | '/ws/class'): Promise<WebSocket>;
  enter(classId: string, view: 'instructor' | 'student'): Promise<TestClassPage>;
}

export function createBrowser(app: TestApp, { token }: { token?: string } = {}): TestBrowser {
  const cookies = new Map<string, string>();
  if (token !== undefined) cookies.set(`socketlab-${app.port}`, token);
  const browser: TestBrowser = {
    cookies,
    cookieHeader: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    send(method, path, body, headers = {}) {
      const cookie = browser.cookieHeader();
      const sent = {
        ...(cookie ? { cookie } : {}),
        ...(method === 'POST' ? { origin: app.origin } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      };
      const answer = new Promise<Answer>((resolve, reject) => {
        const request = httpRequest({ host: '127.0.0.1', port: app.port, path, method, headers: sent }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () => {
            const bytes = Buffer.concat(chunks);
            const text = bytes.toString();
            keepCookies(cookies, response.headers['set-cookie'] ?? []);
            const isJson = String(response.headers['content-type']).includes('json');
            const { statusCode: status = 0, headers: received } = response;
            resolve({ status, headers: received, body: text, bytes, json: isJson && text ? JSON.parse(text) : null });
          });
        });
        request
          .on('error', reject)
          .end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body));
      });
      return inTime(answer, `an answer to ${method} ${path}`);
    },
    get: (path) => browser.send('GET', path),
    post: (path, body) => browser.send('POST', path, body),
    me: async () => (await browser.get('/api/me')).json,
    knock: (path, origin = app.origin) => knock(connect(app, path, browser.cookieHeader(), origin)),
    async open(path) {
      const socket = connect(app, path, browser.cookieHeader(), app.origin);
      onTestFinished(() => socket.terminate());
      await opened(socket);
      return socket;
    },
    async enter(classId, view) {
      const page = classPage(await browser.open('/ws/class'), classId);
      await page.ask({ kind: 'enter', view });
      return page;
    },
  };
  return browser;
}

function connect(app: TestApp, path: string, cookie: string, origin: string | null): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${app.port}${path}`, { headers: { cookie }, ...(origin ? { origin } : {}) });
}

function keepCookies(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}

function classPage(socket: WebSocket, classId: string): TestClassPage {
  const messages: ClassMessage[] = [];
  const listeners = new Set<(message: ClassMessage) => void>();
  socket.on('message', (data) => {
    const message: ClassMessage = JSON.parse(data.toString());
    messages.push(message);
    for (const listener of [...listeners]) listener(message);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  let last = 0;
  return {
    messages,
    get closed() {
      return inTime(closed, 'the page of the class is closed');
    },
    ask(request) {
      const number = ++last;
      socket.send(JSON.stringify({ ...request, class: classId, request: number }));
      const answer = new Promise<ClassMessage>((resolve) => {
        const listener = (message: ClassMessage) => {
          if ((message.kind !== 'reply' && message.kind !== 'error') || message.request !== number) return;
          listeners.delete(listener);
          resolve(message);
        };
        listeners.add(listener);
      });
      return inTime(answer, `an answer to ${request.kind}`);
    },
  };
}

/** A browser that has opened a class. */
export async function openClass(app: TestApp, title = '네트워크 1반') {
  const teacher = createBrowser(app, { token: app.token });
  const answer = await teacher.post('/api/classes', { title, instructor: '강사' });
  if (answer.status !== 200) throw new Error(answer.body);
  return { teacher, opened: answer.json as OpenedClass };
}

/** A browser without the token that has joined by PIN. */
export async function joinClass(app: TestApp, pin: string, nickname: string) {
  const student = createBrowser(app);
  const answer = await student.post('/api/join', { pin, nickname });
  if (answer.status !== 200) throw new Error(answer.body);
  return { student, joined: answer.json as JoinedClass };
}

import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { inTime } from './inTime.ts';
import { knock as knockOn } from './knock.ts';
import { stopWallClock } from './stopWallClock.ts';
import { startTestApp, type TestApp } from './testApp.ts';

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** `fetch` may not choose its Host header; `http.request` may. */
function get(app: TestApp, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const answer = new Promise<Answer>((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port: app.port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
  return inTime(answer, `an answer to ${path}`);
}

const cookieOf = (app: TestApp, token = app.token) => ({ cookie: `socketlab-${app.port}=${token}` });
const bearerOf = (app: TestApp) => ({ authorization: `Bearer ${app.token}` });

const knock = (app: TestApp, headers: Record<string, string>, origin?: string, path = '/ws') =>
  knockOn(new WebSocket(`ws://127.0.0.1:${app.port}${path}`, { headers, ...(origin ? { origin } : {}) }));

describe('the token', () => {
  test.each(['//', '///', '//[', '/.//evil.example/', '/\\evil.example/', '/%zz'])(
    '[SV2] with the odd path %s it leads to no other site and to no error nobody foresaw',
    async (path) => {
      const app = await startTestApp();
      const answer = await get(app, `${path}?token=${app.token}`);
      expect([303, 400, 404]).toContain(answer.status);
      expect(String(answer.headers.location ?? '/')).toMatch(/^\/(?![/\\])/);
      expect((await get(app, `${path}?token=wrong`)).status).toBeLessThan(500);
    },
  );

  test('[SV1] without it, or with a wrong one, there is 401 and a page that says what to do', async () => {
    const app = await startTestApp();
    for (const headers of [{}, cookieOf(app, 'x'.repeat(43))]) {
      const page = await get(app, '/', { accept: 'text/html', ...headers });
      expect(page.status).toBe(401);
      expect(page.body).toContain('npm start');
      const info = await get(app, '/api/info', headers);
      expect(info.status).toBe(401);
      expect(JSON.parse(info.body)).toMatchObject({ code: 'unauthorized' });
      expect(await knock(app, headers, app.origin)).toBe(401);
    }
    expect((await get(app, '/?token=wrong', { accept: 'text/html' })).status).toBe(401);
  });

  test('[SV2] in the address it becomes an HttpOnly Strict cookie named for the port, and leaves the address', async () => {
    const app = await startTestApp();
    const answer = await get(app, `/lessons/a?token=${app.token}&step=2`);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe('/lessons/a?step=2');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toContain(`socketlab-${app.port}=${app.token}; Path=/; HttpOnly; SameSite=Strict`);
    expect((await get(app, '/', cookieOf(app))).status).toBe(200);
  });

  test('[SV2] a link on another site gets in by a step of its own', async () => {
    const app = await startTestApp();
    const answer = await get(app, `//evil.example/?token=${app.token}`, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('content="0;url=/');
    expect(answer.body).not.toContain('url=//');
    expect(answer.body).not.toContain(app.token);
  });

  test('[SV3] the API and the WebSocket take it from a header or the cookie, never from the address', async () => {
    const app = await startTestApp();
    expect((await get(app, '/api/info', bearerOf(app))).status).toBe(200);
    expect((await get(app, '/api/info', cookieOf(app))).status).toBe(200);
    expect((await get(app, `/api/info?token=${app.token}`)).status).toBe(401);
  });
});

describe('the Host header', () => {
  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost@evil.example', '192.0.2.1', 'localhost.'])(
    '[SV4] %s is refused, token or not',
    async (host) => {
      const app = await startTestApp();
      const answer = await get(app, '/api/info', { ...bearerOf(app), host });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'forbidden-host' });
      expect(await knock(app, { ...bearerOf(app), host })).toBe(403);
    },
  );

  test('[SV4] the names of loopback pass, at any port, and so does a name the owner allowed', async () => {
    const app = await startTestApp({ allowedHosts: ['lab.school.example'] });
    for (const host of ['localhost', `127.0.0.1:${app.port}`, '[::1]:9', 'LOCALHOST:80', 'lab.school.example:443']) {
      expect((await get(app, '/api/info', { ...bearerOf(app), host })).status, host).toBe(200);
    }
  });
});

describe('the Origin header', () => {
  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost'])(
    '[SV5] a page of %s can neither open a WebSocket nor ask the API, with the cookie or without',
    async (origin) => {
      const app = await startTestApp();
      expect(await knock(app, cookieOf(app), origin)).toBe(403);
      expect(await knock(app, {}, origin)).toBe(403);
      const answer = await get(app, '/api/info', { ...cookieOf(app), origin });
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'forbidden-origin' });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  test('[SV5] a WebSocket with a cookie and no origin is refused; with the token in a header it passes', async () => {
    const app = await startTestApp();
    expect(await knock(app, cookieOf(app))).toBe(403);
    expect(await knock(app, cookieOf(app), undefined, '/%77s')).toBe(403);
    expect(await knock(app, bearerOf(app))).toBe(101);
    expect(await knock(app, cookieOf(app), app.origin)).toBe(101);
  });

  test('[SV5] a request that a browser marks as coming from elsewhere is refused at the API', async () => {
    const app = await startTestApp();
    for (const site of ['cross-site', 'same-site']) {
      for (const path of ['/api/info', '/%61pi/info', '/api/%69nfo']) {
        expect((await get(app, path, { ...cookieOf(app), 'sec-fetch-site': site })).status).toBe(403);
      }
    }
  });
});

test('[SV6] what is served runs no code but its own and sits in nobody’s frame', async () => {
  const app = await startTestApp();
  const { headers } = await get(app, '/', cookieOf(app));
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('upgrade-insecure-requests');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-cache');
});

test('[SV7] a place inside the app gets its document; a file or an API that is not there gets 404', async () => {
  const app = await startTestApp();
  expect((await get(app, '/lessons/tcp-server-client/2', cookieOf(app))).body).toContain('소켓랩');
  for (const path of ['/assets/gone.js', '/api/nothing', '/../package.json', '/%2e%2e/%2e%2e/etc/passwd']) {
    const answer = await get(app, path, cookieOf(app));
    expect([200, 404]).toContain(answer.status);
    expect(answer.body).not.toMatch(/root:|"name"/);
    if (!path.includes('..') && !path.includes('%'))
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'not-found' });
  }
  const noUri = await get(app, '/lessons/%E0%A4%A/x', cookieOf(app));
  expect([noUri.status, JSON.parse(noUri.body).code]).toEqual([404, 'not-found']);
});

test('[SV8] one address that asks too much is slowed down by name', async () => {
  stopWallClock();
  const app = await startTestApp();
  const statuses: number[] = [];
  for (let round = 0; round < 13; round++) {
    const batch = await Promise.all(Array.from({ length: 100 }, () => get(app, '/api/info', bearerOf(app))));
    statuses.push(...batch.map((answer) => answer.status));
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(1200);
  expect(statuses.filter((status) => status === 429)).toHaveLength(100);
}, 120_000);

test('[SV8] a classroom behind one address loads its pages: hashed pieces are not counted, guessed names are', async () => {
  stopWallClock();
  const app = await startTestApp();
  const ask = async (path: string, times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, () => get(app, path, cookieOf(app))));
    return new Set(answers.map((answer) => answer.status));
  };
  const piece = '/assets/page-abc.js';
  for (let round = 0; round < 14; round++) expect(await ask(piece, 100)).toEqual(new Set([200]));
  for (let round = 0; round < 12; round++) await ask('/assets/gone.js', 100);
  expect(await ask('/assets/gone.js', 1)).toEqual(new Set([429]));
  expect(await ask(piece, 1)).toEqual(new Set([200]));
}, 120_000);

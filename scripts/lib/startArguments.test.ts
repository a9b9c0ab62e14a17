import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseStartArguments, usage } from './startArguments.mjs';

describe('parseStartArguments', () => {
  test('[ST8] without any the server is for this machine alone, on a port of its choice', () => {
    expect(parseStartArguments([], {})).toEqual({ settings: { host: '127.0.0.1', port: null, openBrowser: true } });
  });

  test('[ST9] an option wins over the environment, the environment over the default', () => {
    const env = { PORT: '7000', HOST: '0.0.0.0' };
    expect(parseStartArguments([], env)).toMatchObject({ settings: { host: '0.0.0.0', port: 7000 } });
    expect(parseStartArguments(['--port', '1', '--host=::1', '--no-open'], env)).toEqual({
      settings: { host: '::1', port: 1, openBrowser: false },
    });
    expect(parseStartArguments([], { PORT: '', HOST: '' })).toMatchObject({
      settings: { host: '127.0.0.1', port: null },
    });
  });

  test.each([
    [['--port', '65536'], '65536'],
    [['--port', 'x'], 'x'],
    [['--port=-1'], '-1'],
    [['--port'], '--port'],
    [['--host='], '--host'],
    [['--host', ' '], '--host'],
    [['--fast'], '--fast'],
    [['-x'], '-x'],
    [['--no-open=yes'], '--no-open'],
    [['extra'], 'extra'],
  ])('[ST10] %j is refused with a Korean sentence that names it', (args, named) => {
    expect(parseStartArguments(args, {})).toMatchObject({
      problem: expect.stringMatching(new RegExp(`니다.*${named}`)),
    });
    // English words are left to options.
    expect(JSON.stringify(parseStartArguments(args, {}))).not.toMatch(/unknown|argument|does not|unexpected/i);
  });

  test('[ST10] an option that npm has kept for itself is asked for again, behind --', () => {
    expect(parseStartArguments(['5000'], {})).toMatchObject({
      problem: expect.stringContaining('npm start -- --port'),
    });
  });

  test('[ST10] a network that does not exist is refused', () => {
    expect(parseStartArguments([], { SOCKETLAB_NETWORK: 'Virtual' })).toMatchObject({
      problem: expect.stringContaining('virtual 또는 loopback'),
    });
    expect(parseStartArguments([], { SOCKETLAB_NETWORK: 'loopback' })).toHaveProperty('settings');
    expect(parseStartArguments([], { SOCKETLAB_NETWORK: '' })).toHaveProperty('settings');
  });

  test('[ST9] the help names every option and variable that README does', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const options = readme.slice(readme.indexOf('### 옵션'), readme.indexOf('## 수업 열기'));
    const named = [...options.matchAll(/`(--[a-z-]+|[A-Z][A-Z_]+)/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(8);
    for (const name of named.filter((one) => one !== 'XDG_STATE_HOME')) expect(usage).toContain(name);
  });

  test('[ST10] --help wins', () => {
    expect(parseStartArguments(['--help', '--port', 'x'], {})).toEqual({ help: true });
  });
});

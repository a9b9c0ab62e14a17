import { describe, expect, it } from 'vitest';
import { findSyntaxProblem } from './syntaxErrors.ts';

describe('[OC6] a syntax error is marked where the parser found it', () => {
  it.each([
    ['server.js', 'const a = (1 + 2;\n', 1, '앞의 괄호'],
    ['server.js', "const net = require('net');\nnet.createServer((socket) => {\n", 3, '여기서 끊겼습니다'],
    ['server.js', "socket.write('hello);\n", 1, '따옴표'],
    ['server.js', 'let a = 1;\nlet a = 2;', 2, '같은 이름'],
    ['server.js', 'function f() {\n  await g();\n}', 2, '`async` 함수'],
    ['server.cjs', "import net from 'node:net';", 1, 'JavaScript로 읽을 수 없습니다'],
    ['server.mjs', 'return 1;', 1, 'JavaScript로 읽을 수 없습니다'],
    ['server.js', "import net from 'node:net';\nconst = 1;", 2, '앞의 괄호'],
  ])('%s %j', (name, source, line, text) => {
    const problem = findSyntaxProblem(name, source);
    expect(problem).toMatchObject({ line });
    expect(problem?.text).toContain(text);
    expect(problem?.words).toMatch(/^[A-Z'].*[^)]$/);
  });

  it.each([
    ['server.js', '#!/usr/bin/env node\nif (process.argv[2]) return;\n'],
    ['server.js', "import net from 'node:net';\nawait 1;\n"],
    ['server.mjs', 'for await (const socket of server) {}'],
    ['server.cjs', 'with (Math) max(1);'],
    ['server.js', ''],
  ])('%s %j is fine, as it is for Node', (name, source) => {
    expect(findSyntaxProblem(name, source)).toBeNull();
  });
});

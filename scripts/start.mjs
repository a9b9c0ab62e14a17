// Starts SocketLab: installs and builds what is missing, serves, says where and what this machine can do.
import { parseArgs } from 'node:util';
import { buildStale } from './lib/buildTargets.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';

const help = `사용법: npm start -- [선택 항목]

  --port 번호    열 포트 (기본 4650, 쓰는 중이면 다음 빈 포트. 0은 아무 빈 포트)
  --host 주소    수신 대기할 주소 (기본 127.0.0.1: 이 컴퓨터에서만 접속)
  --no-open      브라우저를 열지 않습니다
  --help         이 도움말

환경 변수 PORT, HOST, SOCKETLAB_NETWORK(virtual 또는 loopback)도 씁니다.`;

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    process.exit(2);
  }
  if (values.help) {
    console.log(help);
    process.exit(0);
  }
  const portText = values.port ?? process.env.PORT;
  const port = portText === undefined || portText === '' ? undefined : Number(portText);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65535)) {
    console.error(`포트는 0부터 65535까지의 정수입니다. 받은 값: ${portText}`);
    process.exit(2);
  }
  return { host: values.host ?? (process.env.HOST || '127.0.0.1'), port, open: !values['no-open'] };
}

/** One line for each ability: yes, or no and what to do about it. */
function listAbilities(capabilities) {
  const lines = [
    ['가상 컴퓨터', capabilities.virtualHosts],
    ['샌드박스', capabilities.sandbox],
    ['커널 상태 보기', capabilities.kernelView],
  ];
  return lines
    .map(
      ([name, { available, detail, remedy }]) =>
        `  ${available ? '예    ' : '아니요'} ${name}: ${remedy && !available ? `${detail} ${remedy}` : detail}`,
    )
    .join('\n');
}

function hasDisplay() {
  if (process.env.CI) return false;
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

requireNode();
const options = readOptions();
await ensureDependencies();
await buildStale();

const { startServer } = await import('../apps/server/dist/server.mjs');
let server;
try {
  server = await startServer({ host: options.host, port: options.port ?? 4650, portGiven: options.port !== undefined });
} catch (error) {
  console.error(error.name === 'ListenError' ? error.message : error);
  process.exit(1);
}

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (closing) return;
    closing = true;
    await server.close();
    process.exit(0);
  });
}

const mode = server.capabilities.mode === 'virtual' ? '실제 커널 패킷 (가상 컴퓨터 두 대)' : '루프백 (세그먼트는 추정)';
console.log(
  `\n소켓랩이 실행 중입니다: ${mode}\n\n  ${server.url}\n\n${listAbilities(server.capabilities)}\n\n끝내려면 Ctrl+C를 누릅니다.`,
);
if (options.open && hasDisplay()) await server.openBrowser();

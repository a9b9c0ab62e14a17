// Starts SocketLab: installs and builds what is missing, serves, says where and what this machine can do.
import { tmpdir } from 'node:os';
import { buildStale } from './lib/buildTargets.mjs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { parseStartArguments, usage } from './lib/startArguments.mjs';
import { untilAskedToStop } from './lib/untilAskedToStop.mjs';

/** A close that takes longer than this is not waited for: the kernel takes back what is left. */
const closeMs = 5_000;

/** One line for each ability: yes, or no and what to do about it. */
function abilityLines({ virtualHosts, sandbox, kernelView, ownCode }) {
  const abilities = [
    ['가상 컴퓨터', virtualHosts],
    ['샌드박스', sandbox],
    ['커널 상태 보기', kernelView],
    ...(ownCode.available ? [] : [['직접 쓴 코드 실행', ownCode]]),
  ];
  return abilities
    .map(([name, { available, detail, remedy }]) => {
      const words = remedy && !available ? `${detail}\n           → ${remedy}` : detail;
      return `  ${available ? '예    ' : '아니요'} ${name}: ${words}`;
    })
    .join('\n');
}

function hasDisplay() {
  if (process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function serve({ host, port, openBrowser }) {
  const { startServer } = await import('../apps/server/dist/server.mjs');
  const server = await startServer({ host, port: port ?? 4650, portGiven: port !== null });
  const stop = untilAskedToStop();
  if (port === null && server.port !== 4650) {
    console.log(`포트 4650번을 다른 프로그램이 쓰고 있어 ${server.port}번으로 시작합니다.`);
  }
  const { capabilities } = server;
  const mode = capabilities.mode === 'virtual' ? '실제 커널 패킷 (가상 컴퓨터)' : '루프백 (세그먼트는 추정)';
  console.log(`\n소켓랩이 실행 중입니다: ${mode}\n\n  ${server.url}\n\n${abilityLines(capabilities)}\n`);
  if (server.joinAddresses.length > 0) {
    console.log(`수업에 들어올 학생의 주소\n\n${server.joinAddresses.map((address) => `  ${address}`).join('\n')}\n`);
  }
  console.log('끝내려면 Ctrl+C를 누릅니다.');
  if (openBrowser && hasDisplay()) await server.openBrowser();

  await stop;
  setTimeout(() => process.exit(1), closeMs).unref();
  await server.close();
  process.exit(0);
}

/** What kept the server from starting: a sentence where we know one, and everything there is where we don't. */
function explainStart(error) {
  if (error.name === 'ListenError') return error.message;
  if (error.path === tmpdir()) {
    return `임시 폴더를 읽을 수 없습니다: ${tmpdir()}\n→ 환경 변수 TMPDIR을 지우거나 쓸 수 있는 폴더를 줍니다. (예: TMPDIR=/tmp npm start)`;
  }
  if (error.name !== 'LabProcessUnavailable') return error;
  const otherwise = '환경 변수 SOCKETLAB_NETWORK 없이 시작하면 루프백 방식으로 실행합니다.';
  return [error.message, ...(error.remedy ? [`→ ${error.remedy}`] : []), otherwise].join('\n');
}

const parsed = parseStartArguments(process.argv.slice(2), process.env);
if ('help' in parsed) {
  console.log(usage);
} else if ('problem' in parsed) {
  console.error(`${parsed.problem}\n\n${usage}`);
  process.exitCode = 2;
} else {
  requireNode();
  await ensureDependencies();
  await buildStale();
  try {
    await serve(parsed.settings);
  } catch (error) {
    console.error(explainStart(error));
    process.exit(1);
  }
}

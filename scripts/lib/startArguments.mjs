import { parseArgs } from 'node:util';
import { explainArguments } from './explainArguments.mjs';

export const usage = `사용법: npm start -- [옵션]

  --port 번호    접속 포트 (기본 4650, 사용 중이면 다음 빈 포트). 환경 변수 PORT
  --host 주소    바인딩할 주소 (기본 127.0.0.1, 이 컴퓨터에서만 접속). 환경 변수 HOST
  --no-open      브라우저를 열지 않음
  --help         이 도움말

환경 변수로만 정하는 것

  SOCKETLAB_NETWORK        virtual 또는 loopback. 정하지 않으면 할 수 있는 쪽
  SOCKETLAB_TOKEN          접속 토큰. 정하지 않으면 시작할 때마다 새로 만듦
  SOCKETLAB_DATA           수업과 링크로 나눈 기록을 둘 폴더 (기본 ~/.local/state/socketlab)
  SOCKETLAB_ALLOWED_HOSTS  프록시 뒤에서 쓸 이름. 쉼표로 나눔`;

/**
 * @typedef {{ host: string, port: number | null, openBrowser: boolean }} StartSettings `port` null: the default one, or the next that is free
 *
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {{ settings: StartSettings } | { problem: string } | { help: true }}
 */
export function parseStartArguments(args, env) {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return { problem: explainArguments(error, 'npm start -- --port 5000') };
  }
  if (values.help) return { help: true };
  // An empty one (`--host "$ADDRESS"` where that is not set) would listen on every address of the machine.
  if (values.host?.trim() === '') return { problem: '주소가 비어 있습니다: --host' };
  const network = env.SOCKETLAB_NETWORK;
  if (network && !networks.includes(network)) {
    return { problem: `SOCKETLAB_NETWORK는 ${networks.join(' 또는 ')}이어야 합니다. 받은 값: ${network}` };
  }
  const port = values.port ?? (env.PORT || undefined);
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return { problem: `포트는 0부터 65535까지의 정수여야 합니다. 받은 값: ${port}` };
  }
  return {
    settings: {
      host: values.host ?? (env.HOST || '127.0.0.1'),
      port: port === undefined ? null : Number(port),
      openBrowser: !values['no-open'],
    },
  };
}

const networks = ['virtual', 'loopback'];

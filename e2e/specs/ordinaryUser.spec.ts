import { readFileSync } from 'node:fs';
import { StagePage } from '../pages/stagePage.ts';
import { startSocketLab } from '../startSocketLab.ts';
import { expect, test } from '../test.ts';

test.use({ viewport: { width: 1440, height: 1800 } });

test('an ordinary user gets virtual hosts, real packets and the sandbox', async ({ page }) => {
  const socketLab = await startSocketLab({ SOCKETLAB_NETWORK: 'virtual' }, { asOrdinaryUser: true });
  try {
    const status = readFileSync(`/proc/${socketLab.process.pid}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1], 'the server is not root').not.toBe('0');
    expect(socketLab.output()).not.toContain('아니요');

    const stage = new StagePage(page);
    await page.goto(socketLab.lessonUrl);
    await stage.ready();
    await stage.runAll();
    await stage.waitForEnd('client');
    await expect(stage.sent('SYN')).toHaveCount(1);
    await expect(stage.sent('FIN')).toHaveCount(2);
    await expect(stage.sockets('client').filter({ hasText: 'TIME_WAIT' })).toContainText('커널이 말한 상태');
    await expect(page.getByRole('banner')).toContainText('실제 커널 패킷');
    await expect(page.getByRole('banner')).not.toContainText('추정');
  } finally {
    await socketLab.close();
  }
});

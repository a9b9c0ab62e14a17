import { holdTimers } from '../pages/holdTimers.ts';
import { descendants, labProcessOf } from '../processes.ts';
import { expect, test } from '../test.ts';

// Tall enough that the whole run stands on the ladder.
test.use({ viewport: { width: 1440, height: 1600 } });

test('[SV32] [WB14] the lab process is killed: the page says so at once and can run again', async ({
  page,
  stage,
  neighbor,
  socketLab,
}) => {
  const serverPid = socketLab.process.pid ?? Number.NaN;
  await stage.runAll();
  await expect(stage.sent('SYN')).toHaveCount(1);
  await neighbor.runAll();
  await expect(neighbor.sent('SYN')).toHaveCount(1);

  const labProcess = labProcessOf(serverPid);
  const programs = [...descendants(labProcess).keys()];
  expect(programs.length).toBeGreaterThan(0);
  const goOn = await holdTimers(page);
  process.kill(labProcess, 'SIGKILL');
  await expect(stage.goneBanner).toBeVisible();
  await goOn();
  await expect(stage.goneBanner).toContainText('실험실 프로세스가 끝났습니다.');
  await expect(neighbor.goneBanner).toBeVisible();

  await test.step('what was seen stays, and nothing can be done to it', async () => {
    await expect(stage.sent('SYN')).toHaveCount(1);
    await expect(stage.stopOne('server')).toBeDisabled();
    const applied = await stage.applied.textContent();
    await stage.button('한 이벤트 뒤로').click();
    await expect(stage.applied).not.toHaveText(applied ?? '');
  });

  await test.step('no program outlives it', async () => {
    await expect.poll(() => programs.filter((pid) => descendants(serverPid).has(pid) || isAlive(pid))).toEqual([]);
  });

  await test.step('다시 실행 runs the lesson', async () => {
    await stage.goneBanner.getByRole('button', { name: '다시 실행' }).click();
    await expect(stage.goneBanner).toBeHidden();
    await expect(stage.console('client')).toContainText('잘 받았습니다. 안녕하세요');
    expect(labProcessOf(serverPid)).not.toBe(labProcess);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

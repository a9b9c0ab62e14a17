// The least an agent says: its start, and its exit code. Tests of hosts, wire and sandbox need no more.
const { writeSync } = require('node:fs');
const out = Number(process.env.SOCKETLAB_AGENT_OUT);
const at = () => Number(process.hrtime.bigint() / 1000n);
const say = (report) => {
  try {
    writeSync(out, `${JSON.stringify({ at: at(), ...report })}\n`);
  } catch {}
};
say({ kind: 'start', pid: process.pid, nodeVersion: process.version });
process.on('exit', (code) => say({ kind: 'exiting', code }));

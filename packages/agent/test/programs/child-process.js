const { spawnSync, fork, execFileSync } = require('child_process');
if (process.argv[2] === 'child') { console.log('child', process.execArgv, process.env.NODE_OPTIONS, Object.keys(process.env).filter((k) => k.includes('SOCKETLAB'))); process.send?.('hi'); require('net').createServer().listen(0, function () { this.close(); }); } else {
  console.log(spawnSync(process.execPath, [__filename, 'child'], { encoding: 'utf8' }).stdout);
  console.log(execFileSync('cat', { input: 'through' }).toString());
  fork(__filename, ['child']).on('message', (m) => console.log('message', m)).on('exit', (c) => console.log('exit', c));
}

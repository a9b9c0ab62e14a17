const http = require('http'); const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let n = 0;
const server = http.createServer((req, res) => res.end(String(n++))).listen(0, async () => {
  for (let i = 0; i < 3; i++) await new Promise((ok) => http.get({ port: server.address().port, agent }, (res) => res.on('data', (d) => console.log(String(d))).on('end', ok)));
  agent.destroy(); server.close(() => console.log('closed'));
});

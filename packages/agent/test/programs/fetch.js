const http = require('http');
const server = http.createServer((req, res) => res.end('hello ' + req.url)).listen(0, async () => {
  const r = await fetch(`http://127.0.0.1:${server.address().port}/f`); console.log(r.status, await r.text()); server.closeAllConnections(); server.close();
});

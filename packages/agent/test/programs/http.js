const http = require('http');
const server = http.createServer((req, res) => { console.log(req.method, req.url, new Error('request').stack); let body = ''; req.on('data', (d) => { body += d; }).on('end', () => res.end(body.toUpperCase())); });
server.on('connection', (s) => console.log('connection', s.constructor.name));
server.listen(0, () => {
  const req = http.request({ port: server.address().port, method: 'POST', path: '/x' }, (res) => { console.log(res.statusCode, new Error('response').stack); res.on('data', (d) => console.log(String(d))).on('end', () => server.close()); });
  req.on('socket', (s) => console.log('socket', s.listenerCount('close'), s.listenerCount('data')));
  req.end('body');
  http.get('http://127.0.0.1:1/').on('error', (e) => console.log(e.code, e.stack));
});

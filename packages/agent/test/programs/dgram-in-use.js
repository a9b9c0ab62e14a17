const dgram = require('dgram');
const first = dgram.createSocket('udp4').bind(0, '127.0.0.1', function () {
  const second = dgram.createSocket('udp4');
  second.on('error', (e) => { console.log(e.code, e.syscall, e.address, e.port === first.address().port, e.message.replace(/\d+$/, 'N')); second.bind(0, () => { console.log('bound'); second.close(); first.close(); }); });
  second.bind(first.address().port, '127.0.0.1', () => console.log('never'));
});

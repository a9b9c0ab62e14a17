const dns = require('dns');

function ask(family) {
  const options = { family };
  dns.lookup('localhost', options, (e, ip) => {
    console.log('IPv' + family, ip ?? e.code);
  });
}

ask(4);
ask(6);

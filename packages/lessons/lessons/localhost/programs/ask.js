const dns = require('dns');

function ask(family) {
  const options = { family };
  dns.lookup('localhost', options, (error, ip) => {
    console.log('IPv' + family, ip ?? error.code);
  });
}

ask(4);
ask(6);

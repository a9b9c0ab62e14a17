const dgram = require('dgram');

// Nobody at 9999: this one sits at another port and says nothing.
const socket = dgram.createSocket('udp4');
socket.bind(9998);
setTimeout(() => process.exit(), 7000);

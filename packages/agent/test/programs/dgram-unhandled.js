const dgram = require('dgram');
dgram.createSocket('udp4').bind(0, '192.0.2.1');

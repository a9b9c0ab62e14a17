require('net').createServer().listen(0, () => process.kill(process.pid, 'SIGTERM'));

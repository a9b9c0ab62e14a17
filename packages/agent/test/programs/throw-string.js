require('net').createServer().listen(0, () => { throw 'a string'; });

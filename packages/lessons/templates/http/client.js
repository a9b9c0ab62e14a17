const http = require('node:http');

const url = 'http://server:8080/hello';

const request = http.get(url, (response) => {
  console.log('상태', response.statusCode);
  response.setEncoding('utf8');
  response.on('data', (text) => {
    console.log('본문', text.trimEnd());
  });
  response.on('end', () => {
    console.log('응답이 끝남');
  });
});
request.on('error', (error) => {
  console.error('오류', error.code);
});

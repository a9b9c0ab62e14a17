const net = require('net');

// 클라이언트 생성
const client = net.createConnection({ port: 8080 }, () => {
    console.log('서버에 연결됨');
    client.write('안녕하세요, 서버님!'); // 데이터 전송
});

// 데이터 수신 처리
client.on('data', (data) => {
    console.log('서버 응답:', data.toString());
    client.end(); // 통신 종료
});

// 연결 종료 처리
client.on('end', () => {
    console.log('서버 연결 종료');
});

// 에러 처리
client.on('error', (err) => {
    console.error('클라이언트 에러:', err);
});
